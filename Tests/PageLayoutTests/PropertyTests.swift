import Geometry
import PrintModel
import TestSupport
import Testing

/// What holds of every edition, whatever is in it.
@Suite struct Properties {
    @Test(arguments: 1...9) func ofAnyEdition(seed: Int) throws {
        var room = try Newsroom(seed: UInt64(seed))
        let edition = room.edition(reports: 1 + seed % 9, notices: seed % 5)
        let layout = try Workshop.gazette()
        let pages = try Workshop.compose(edition, layout)
        let inspection = Inspection(edition, pages, layout)
        #expect(inspection.problems == [])
        #expect(pages.figures.pages == pages.pages.count)
        #expect(pages.figures.stories == inspection.reports.count)
        #expect(pages.figures.widows == 0 && pages.figures.orphans == 0 && pages.figures.offGrid == 0)
        #expect(pages.figures.lines == inspection.reading.flow.reduce(0) { $0 + $1.lines.count })
    }

    /// Who shapes which story makes no difference.
    @Test(arguments: [4, 6]) func ofOneCoreAndTwo(seed: Int) throws {
        var room = try Newsroom(seed: UInt64(seed))
        let edition = room.edition(reports: 14)
        let (one, two) = try (Workshop.compose(edition, cores: 1), Workshop.compose(edition, cores: 2))
        #expect(one == two)
        #expect(one.pages.count > 4)
    }

    /// Every word in its order, every column level: of editions drawn from the sample's reports.
    @Test(arguments: [2, 5, 11]) func ofEditionsDrawnFromTheSample(seed: Int) throws {
        let layout = try Workshop.gazette()
        var room = try Newsroom(seed: UInt64(seed))
        let all = try Workshop.sampleEdition { $0.selection.except = [] }.sections.flatMap(\.stories).map(\.slug)
            .sorted()
        let drawn = Set(all.shuffled(using: &room.prose.numbers).prefix(6 + seed))
        let edition = try Workshop.sampleEdition { $0.selection.except = all.filter { !drawn.contains($0) } }
        let pages = try Workshop.compose(edition, layout)
        let inspection = Inspection(edition, pages, layout)
        #expect(Set(inspection.reports.map(\.slug)) == drawn)
        #expect(inspection.problems == [])
        #expect(pages.findings.filter { $0.code == .columnsUneven && $0.values["rows"] != "1" } == [])
        #expect(pages.figures.fill >= 0.99 && pages.figures.overset == 0)
        #expect(pages.figures.widows == 0 && pages.figures.orphans == 0 && pages.figures.offGrid == 0)
    }

    @Test func ofTheSample() throws {
        let layout = try Workshop.gazette()
        let edition = try Workshop.sampleEdition()
        let pages = try Workshop.compose(edition, layout)
        #expect(Inspection(edition, pages, layout).problems == [])
        #expect(pages.pages.count == 16)
        // The cover's photograph bleeds on both sides.
        let cover = pages.pages[0].items.compactMap { if case .photo(let photo) = $0 { photo.frame } else { nil } }
        #expect(cover.map(\.minX) == [-pages.bleed])
        #expect(cover.map(\.maxX) == [pages.trim.width + pages.bleed])
        #expect(pages.figures.fill >= 0.99)
        #expect(pages.findings.filter { $0.code == .columnsUneven } == [])
        #expect(pages.findings.filter { $0.severity == .error } == [])
    }
}
