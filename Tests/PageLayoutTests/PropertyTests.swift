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
        #expect(pages.figures.fill >= 0.97)
        #expect(pages.findings.filter { $0.severity == .error } == [])
    }
}
