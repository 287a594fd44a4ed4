import Foundation
import Geometry
import Inspection
import TestSupport
import Testing

/// What changed between two files that Ghostscript made.
@Suite struct DifferenceTests {
    let plates: PlateTests
    init() throws { plates = try PlateTests() }

    private static let frame = "0 setgray 10 10 180 2 rectfill "

    private func page(_ words: String) -> String {
        DifferenceTests.frame + "/Times-Roman findfont 20 scalefont setfont 20 60 moveto (\(words)) show"
    }

    private func difference(_ a: [String], _ b: [String]) throws -> (report: DifferenceReport, files: [String]) {
        let (first, second) = (try plates.pdf("a", a), try plates.pdf("b", b))
        var files: [String] = []
        let report = try DifferenceInspection.run(first, second, check: {}) { _, name in files.append(name) }
        return (report, files)
    }

    @Test func filesThatLookTheSameHaveNoChanges() throws {
        let (report, files) = try difference([page("Puente")], [page("Puente")])
        #expect(report.isSame && files.isEmpty && report.pages.count == 1)
    }

    @Test func aChangedWordIsFoundInItsPlace() throws {
        let (report, files) = try difference(
            [page("uno"), page("Puente listo")], [page("uno"), page("Puente abierto")])
        #expect(files == ["page-002.png"])
        #expect(report.pages.map(\.change) == [.same, .changed])
        let region = try #require(report.pages[1].regions.first)
        #expect(report.pages[1].regions.count == 1)
        #expect(region.removed == "listo" && region.added == "abierto")
        // The first word ends at about 77 pt, 27 mm, and the baseline is 40 pt, 14 mm, from the top.
        #expect(region.frame.minX > 24 && region.frame.minY < 14 && region.frame.maxY > 13)
    }

    @Test func whatMovedOrChangedColourHasNoWords() throws {
        let (report, _) = try difference(
            [page("Puente")], ["1 0 0 setrgbcolor 100 80 60 10 rectfill " + page("Puente")])
        let region = try #require(report.pages.first?.regions.first)
        #expect(region.added.isEmpty && region.removed.isEmpty && region.frame.minX > 30)
    }

    @Test func pagesThatOneFileLacksAreSaid() throws {
        let (longer, _) = try difference([page("uno")], [page("uno"), page("dos")])
        #expect(longer.pages.map(\.change) == [.same, .added])
        let (shorter, _) = try difference([page("uno"), page("dos")], [page("uno")])
        #expect(shorter.pages.map(\.change) == [.same, .removed])
    }
}
