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
                stories.append(parted(story, chapter: index))
            }
        }
        return stories
    }

    /// The story with its long tables taken out of the text.
    private func parted(_ story: Story, chapter: Int) -> BookStory {
        var result = BookStory(story: story, tables: [], chapter: chapter)
        result.story.body = []
        for part in story.body {
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
        return result
    }
}
