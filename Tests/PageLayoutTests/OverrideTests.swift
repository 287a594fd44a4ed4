import Foundation
import Geometry
import PrintModel
import Production
import TestSupport
import Testing

/// What the designer decides, and the pages that come of it.
@Suite struct Overrides {
    /// Five stories of one section with a photograph each.
    private func edition(_ decide: (inout [String: StoryOverride]) -> Void = { _ in }) throws -> Edition {
        var room = try Newsroom(seed: 77)
        let stories = (1...5).map { number in
            let title = room.prose.phrase(3)
            return room.report("nota-\(number)", words: 110 + 35 * number, priority: 3, photos: 1, title: title)
        }
        var edition = room.edition(stories, notices: 3)
        edition.lead = nil
        decide(&edition.publication.overrides)
        return edition
    }

    private func compose(
        _ decide: (inout [String: StoryOverride]) -> Void = { _ in }
    ) throws -> (pages: LaidOutEdition, inspection: Inspection) {
        let layout = try Workshop.gazette()
        let edition = try edition(decide)
        let pages = try Workshop.compose(edition, layout)
        return (pages, Inspection(edition, pages, layout))
    }

    private func impossible(_ pages: LaidOutEdition, _ key: String, _ slug: String) -> Bool {
        pages.findings.contains {
            $0.code == .overrideImpossible && $0.values["key"] == key && $0.place.report == slug
                && $0.place.file == "publications/gaceta.yml" && $0.place.line == 31
        }
    }

    private func title(_ slug: String, in inspection: Inspection) throws -> Reading.Paragraph {
        let report = try #require(inspection.reports.first { $0.slug == slug })
        return try #require(inspection.reading.headline(report.title))
    }

    @Test(arguments: ["nota-2", "nota-3"], [3, 4]) func pageIsWhereAStoryBegins(slug: String, page: Int) throws {
        let (pages, inspection) = try compose { $0[slug] = StoryOverride(page: page, line: 31) }
        #expect(inspection.problems == [])
        #expect(try title(slug, in: inspection).first.page == page)
        let isSaid = impossible(pages, "page", slug)
        #expect(!isSaid)
    }

    @Test(arguments: [4, 8, 12]) func spanIsTheWidthOfAStory(span: Int) throws {
        let (pages, inspection) = try compose { $0["nota-3"] = StoryOverride(span: span, line: 31) }
        #expect(inspection.problems == [])
        let isObeyed = !impossible(pages, "span", "nota-3")
        try #require(isObeyed)
        let lines = try #require(inspection.found["nota-3"]).flatMap(\.lines)
        let (left, right) = (lines.map(\.at.x).min() ?? 0, lines.map(\.box.maxX).max() ?? 0)
        let area = inspection.reading.area(of: 3)
        let gutter = inspection.layout.grid.gutter
        let column = (area.width - 11 * gutter) / 12
        #expect(abs(right - left - (column * Double(span) + gutter * Double(span - 1))) < 0.5)
    }

    @Test func patternIsTheShapeOfAStory() throws {
        let (above, inspection) = try compose { $0["nota-2"] = StoryOverride(pattern: "plana-foto-arriba", line: 31) }
        #expect(inspection.problems == [])
        let isObeyed = !impossible(above, "pattern", "nota-2")
        try #require(isObeyed)
        let photo = try #require(inspection.reading.photos["/fotos/nota-2-1.jpg"])
        let head = try title("nota-2", in: inspection)
        #expect(abs(photo.placement.frame.width - inspection.reading.area(of: photo.page).width) < 0.01)
        #expect(photo.placement.frame.maxY < head.first.box.minY)
        #expect(head.first.size == inspection.layout.styles["headline-xl"]?.size)

        let (beside, other) = try compose { $0["nota-3"] = StoryOverride(pattern: "tres-foto-columna", line: 31) }
        #expect(other.problems == [])
        let isObeyedToo = !impossible(beside, "pattern", "nota-3")
        try #require(isObeyedToo)
        let narrow = try #require(other.reading.photos["/fotos/nota-3-1.jpg"])
        #expect(narrow.placement.frame.width < other.reading.area(of: narrow.page).width / 3)
        let text = try #require(other.found["nota-3"]?.first)
        #expect(narrow.placement.frame.minY < text.first.at.y)
    }

    @Test(arguments: ["headline-s", "headline-xl"]) func headlineIsTheStyleOfTheTitle(style: String) throws {
        let (_, inspection) = try compose { $0["nota-4"] = StoryOverride(headline: style, line: 31) }
        #expect(inspection.problems == [])
        #expect(try title("nota-4", in: inspection).first.size == inspection.layout.styles[style]?.size)
    }

    @Test func priorityMakesAStoryLarger() throws {
        var room = try Newsroom(seed: 78)
        let stories = (1...4).map { number in
            let title = room.prose.phrase(3)
            return room.report("nota-\(number)", words: 100 + 7 * number, priority: 4, title: title)
        }
        var edition = room.edition(stories)
        let layout = try Workshop.gazette()
        let before = Inspection(edition, try Workshop.compose(edition, layout), layout)
        let sizes = try stories.map { try title($0.slug, in: before).first.size }
        let leads = try #require(layout.styles["headline-l"]?.size)
        let small = try #require(sizes.firstIndex { $0 < leads })
        edition.publication.overrides[stories[small].slug] = StoryOverride(priority: 1)
        let after = Inspection(edition, try Workshop.compose(edition, layout), layout)
        #expect(after.problems == [])
        #expect(try title(stories[small].slug, in: after).first.size >= leads)
    }

    @Test func orderIsThePlaceInTheSection() throws {
        var edition = try edition()
        edition.workspace.sections = edition.sections.map(\.section)
        let reports = edition.sections.flatMap(\.stories)
        for place in [1, 5] {
            edition.publication.overrides = ["nota-3": StoryOverride(order: place)]
            let chosen = Selector.select(reports, for: edition.publication, in: edition.workspace).edition
            let layout = try Workshop.gazette()
            let inspection = Inspection(chosen, try Workshop.compose(chosen, layout), layout)
            #expect(inspection.problems == [])
            let pages = try reports.map { try title($0.slug, in: inspection).first.page }
            let page = try title("nota-3", in: inspection).first.page
            #expect(page == (place == 1 ? pages.min() : pages.max()))
        }
    }

    @Test func photographsAreLeftOutFocusedCroppedAndSized() throws {
        let crop = Rect(x: 0.1, y: 0.2, width: 0.5, height: 0.6)
        let focus = Point(x: 0.9, y: 0.1)
        let (_, inspection) = try compose {
            $0["nota-1"] = StoryOverride(photos: ["nota-1-1.jpg": PhotoOverride(omit: true)], line: 31)
            $0["nota-2"] = StoryOverride(photos: ["nota-2-1.jpg": PhotoOverride(focus: focus, crop: crop)], line: 31)
            $0["nota-3"] = StoryOverride(
                pattern: "tres-foto-doble", photos: ["nota-3-1.jpg": PhotoOverride(rows: 17)], line: 31)
        }
        #expect(inspection.problems == [])
        let photos = inspection.reading.photos
        #expect(photos["/fotos/nota-1-1.jpg"] == nil)
        #expect(photos["/fotos/nota-2-1.jpg"]?.placement.focus == focus)
        #expect(photos["/fotos/nota-2-1.jpg"]?.placement.crop == crop)
        let height = try #require(photos["/fotos/nota-3-1.jpg"]?.placement.frame.height)
        let leading = inspection.layout.leading
        #expect(height > 16 * leading && height < 17 * leading)
    }

    @Test func whatCannotBeIsSaidAndTheIssueIsComposedWithoutIt() throws {
        let cases: [(String, StoryOverride)] = [
            ("page", StoryOverride(page: 1, line: 31)), ("page", StoryOverride(page: 40, line: 31)),
            ("span", StoryOverride(span: 5, line: 31)), ("pattern", StoryOverride(pattern: "no-hay", line: 31)),
            ("pattern", StoryOverride(pattern: "tres-dos-fotos", line: 31)),
            ("rows", StoryOverride(photos: ["nota-2-1.jpg": PhotoOverride(rows: 300)], line: 31)),
            ("rows", StoryOverride(photos: ["nota-2-1.jpg": PhotoOverride(rows: -5)], line: 31)),
        ]
        for (key, override) in cases {
            let (pages, inspection) = try compose { $0["nota-2"] = override }
            #expect(inspection.problems == [], "\(override)")
            let isSaid = impossible(pages, key, "nota-2")
            #expect(isSaid, "\(key): \(override)")
        }
        // Nor does one story's impossible page take another's possible one away from it.
        let (_, inspection) = try compose {
            $0["nota-2"] = StoryOverride(page: 40, line: 31)
            $0["nota-3"] = StoryOverride(page: 4, line: 32)
        }
        #expect(inspection.problems == [])
    }

    @Test func tooFewPagesAskedForIsAnErrorAndNothingIsCut() throws {
        let layout = try Workshop.gazette()
        var edition = try edition()
        edition.publication.pages = 4
        let pages = try Workshop.compose(edition, layout)
        let inspection = Inspection(edition, pages, layout)
        #expect(inspection.problems == [])
        #expect(pages.pages.count > 4)
        let finding = try #require(pages.findings.first { $0.code == .overset })
        #expect(finding.severity == .error)
        let lines = try #require(finding.values["lines"].flatMap { Int($0) })
        // One page of stories of the four was asked for: what is beyond it is too much.
        let beyond = inspection.reading.flow.flatMap(\.lines).filter { $0.page > layout.front.count + 1 }
        #expect(lines == beyond.count)
        #expect(pages.figures.overset == lines)
    }

    /// What is proposed was tried: without those stories, or that photograph, the issue has the pages asked for.
    @Test(arguments: [1, 2, 3, 4]) func whatIsProposedSuffices(seed: Int) throws {
        let layout = try Workshop.gazette()
        var room = try Newsroom(seed: UInt64(seed) + 400)
        var edition = room.edition(reports: 8 + seed, notices: 2)
        let natural = try Workshop.compose(edition, layout).pages.count
        edition.publication.pages = natural - 4
        let finding = try #require(
            try Workshop.compose(edition, layout).findings.first { [.overset, .pageCount].contains($0.code) })
        let titles = try #require(finding.values["story"]).components(separatedBy: "; ")
        var shorter = edition
        for index in shorter.sections.indices {
            shorter.sections[index].stories.removeAll { titles.contains($0.title) }
        }
        let left = edition.sections.flatMap(\.stories).filter { titles.contains($0.title) }
        #expect(left.count == titles.count)
        let pages = try Workshop.compose(shorter, layout)
        #expect(pages.pages.count == natural - 4 && pages.figures.overset == 0)
        if let name = finding.values["photo"] {
            var without = edition
            for index in without.sections.indices {
                for story in without.sections[index].stories.indices {
                    without.sections[index].stories[story].photos.removeAll { $0.name == name }
                }
            }
            #expect(try Workshop.compose(without, layout).pages.count == natural - 4)
        }
    }

    @Test func aCountThatCannotBePrintedProposesToo() throws {
        var layout = try Workshop.gazette()
        var room = try Newsroom(seed: 77)
        // A single page of stories more than sheets of twelve pages have room for.
        layout.page.multiple = 12
        let edition = room.edition([room.report("larga", words: 5_600), room.report("otra", words: 900)], notices: 0)
        let pages = try Workshop.compose(edition, layout)
        let finding = try #require(pages.findings.first { $0.code == .pageCount })
        #expect(pages.pages.count % 12 != 0)
        #expect((finding.values["lines"].flatMap { Int($0) } ?? 0) > 0)
        let title = try #require(finding.values["story"])
        #expect(edition.sections[0].stories.contains { $0.title == title })
    }

    @Test func morePagesThanThereIsTextForIsSaid() throws {
        let layout = try Workshop.gazette()
        var edition = try edition()
        edition.publication.pages = 64
        let pages = try Workshop.compose(edition, layout)
        #expect(Inspection(edition, pages, layout).problems == [])
        let finding = try #require(pages.findings.first { $0.code == .pageCount })
        #expect(finding.severity == .error && finding.values["missing"] == String(64 - pages.pages.count))
    }
}
