import Geometry
import PrintModel

/// A story of a book: what flows, and the tables that stand after it because they are taller than a foot can hold.
struct BookStory: Hashable {
    var story: Story
    var tables: [LongTable]
    /// Number of its chapter, from 0.
    var chapter: Int
}

/// A table with the subhead that stood right over it.
struct LongTable: Hashable {
    var title: Story.Part?
    var table: Table
    var line: Int
}

/// Turns an edition of chapters into stories, each reference in them saying its page.
struct BookStories {
    let edition: Edition
    let rules: StoryRules
    let book: BookRules
    /// Whether a photograph is sharp in a column of the text.
    let isSharp: (Photo) -> Bool

    /// Rows from which a table is broken over pages rather than stood at its story's foot.
    static let longTable = 10

    /// The stories in order. `pages` are those on which reports begin, as far as they are known.
    func stories(pages: [String: Int]) -> [BookStory] {
        let maker = StoryMaker(edition: edition, rules: rules)
        let references = References(pages: pages, language: edition.workspace.language)
        var stories: [BookStory] = []
        var number = 0
        for (index, part) in edition.sections.enumerated() {
            let isAnnex = edition.publication.chapters[index].isAnnex
            number += isAnnex ? 0 : 1
            for (place, report) in part.stories.enumerated() {
                var story = maker.story(report, section: part.section, opens: nil)
                story.body = story.body.map { part in
                    var part = part
                    part.block = references.resolved(part.block)
                    return part
                }
                if book.isNumbered, !isAnnex {
                    let own = "\(number).\(place + 1)"
                    story.kicker = story.kicker.map { "\(own) · \($0)" } ?? own
                }
                takePhotos(of: report, into: &story)
                stories.append(parted(story, chapter: index))
            }
        }
        return stories
    }

    /// Gives the photographs that stand in a report's text their places in it. One before all text goes with the head, as
    /// those that stand nowhere do, and so does one that a column would show blurred.
    private func takePhotos(of report: Report, into story: inout Story) {
        var blocks = 0
        for block in report.body {
            guard case .photo(let name) = block.content else {
                blocks += 1
                continue
            }
            guard blocks > 0, let index = story.photos.firstIndex(where: { $0.name == name && isSharp($0) }) else {
                continue
            }
            story.placed.append(PlacedPhoto(photo: story.photos.remove(at: index), after: blocks))
        }
    }

    /// The story with its long tables taken out of the text.
    private func parted(_ story: Story, chapter: Int) -> BookStory {
        var result = BookStory(story: story, tables: [], chapter: chapter)
        result.story.body = []
        var before: [Int] = []
        for part in story.body {
            before.append(result.story.body.count)
            guard case .table(let table) = part.block.content, table.rows.count >= BookStories.longTable else {
                result.story.body.append(part)
                continue
            }
            var title: Story.Part?
            if table.caption == nil, case .heading? = result.story.body.last?.block.content {
                title = result.story.body.popLast()
            }
            result.tables.append(LongTable(title: title, table: table, line: part.block.line))
        }
        before.append(result.story.body.count)
        for index in result.story.placed.indices {
            var after = before[min(story.placed[index].after, before.count - 1)]
            // Never between a heading and what it heads.
            while after > 0, after < result.story.body.count,
                case .heading = result.story.body[after - 1].block.content
            {
                after += 1
            }
            result.story.placed[index].after = after
        }
        return result
    }
}
