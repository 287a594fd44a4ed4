import Foundation
import Geometry
import Inspection
import TestSupport
import Testing

/// Plates of files that Ghostscript made, whose coverage is known.
@Suite struct PlateTests {
    let folder: TemporaryFolder
    init() throws { folder = try TemporaryFolder() }

    /// A PDF of pages of PostScript, 200 × 100 pt each.
    func pdf(_ name: String, _ pages: [String], size: String = "200 100") throws -> String {
        let program = "<< /PageSize [\(size)] >> setpagedevice\n" + pages.map { $0 + "\nshowpage\n" }.joined()
        let source = try folder.write(name + ".ps", program)
        let path = folder.path(name + ".pdf")
        #expect(try Tool.run("gs", "-q", "-dBATCH", "-dNOPAUSE", "-sDEVICE=pdfwrite", "-o", path, source).status == 0)
        return path
    }

    private func plates(_ path: String) throws -> (report: PlateReport, files: [String]) {
        var files: [String] = []
        let report = try PlateInspection.run(path, check: {}) { png, name in
            #expect(png.starts(with: [0x89, 0x50, 0x4E, 0x47]))
            try Data(png).write(to: URL(fileURLWithPath: folder.path(name)))
            files.append(name)
        }
        return (report, files)
    }

    private func coverage(_ report: PlateReport, _ ink: String, page: Int = 1) -> Double {
        report.pages[page - 1].plates.first { $0.ink == ink }?.coverage ?? -1
    }

    private static let cyan = "0.5 0 0 0 setcmykcolor 0 0 100 50 rectfill"
    private static let spot =
        "[/Separation (PANTONE 7421 C) /DeviceCMYK {dup 0.25 mul exch dup exch dup 0.65 mul exch 0.25 mul}] setcolorspace "
        + "0.3 setcolor 100 50 100 50 rectfill"

    @Test func aQuarterOfThePageInHalfCyanIsAnEighth() throws {
        let (report, files) = try plates(try pdf("quarter", [PlateTests.cyan]))
        #expect(abs(coverage(report, "Cyan") - 12.5) < 0.15)
        #expect(coverage(report, "Magenta") == 0 && coverage(report, "Black") == 0)
        #expect(files == ["page-001-cyan.png", "sheet-1.png"])
        #expect(abs(report.pages[0].width - 200 / 72 * 25.4) < 0.01)
    }

    @Test func aSpotInkHasItsOwnPlateAndInksAddUpOverPages() throws {
        let (report, files) = try plates(try pdf("spot", [PlateTests.cyan, PlateTests.spot, ""]))
        #expect(abs(coverage(report, "PANTONE 7421 C", page: 2) - 7.5) < 0.15)
        #expect(files.contains("page-002-pantone-7421-c.png"))
        let inks = report.inks
        #expect(inks.map(\.ink) == ["Cyan", "Magenta", "Yellow", "Black", "PANTONE 7421 C"])
        #expect(abs((inks.first?.coverage ?? 0) - 12.5 / 3) < 0.1)
        let page = 200 * 100 / 72.0 / 72 * 2.54 * 2.54
        #expect(abs((inks.first?.area ?? 0) - 0.125 * page) < 0.1)
    }

    @Test func coverageIsWhatGhostscriptsOwnCountIs() throws {
        let text = "/Times-Roman findfont 30 scalefont setfont 0.2 0.9 0.1 0.4 setcmykcolor 10 40 moveto (Gaceta) show"
        let path = try pdf("text", [text])
        let counted = try Tool.run(
            "gs", "-q", "-dBATCH", "-dNOPAUSE", "-sDEVICE=ink_cov", "-r200", "-o", "-", path
        ).text.split { $0 == " " || $0 == "\n" }.compactMap { Double($0) }
        let (report, _) = try plates(path)
        for (ink, percent) in zip(["Cyan", "Magenta", "Yellow", "Black"], counted) {
            #expect(abs(coverage(report, ink) - percent) < 0.1)
        }
    }

    @Test func theSameFileGivesTheSameBytes() throws {
        let path = try pdf("same", [PlateTests.cyan])
        var runs: [[[UInt8]]] = []
        for _ in 0..<2 {
            var pictures: [[UInt8]] = []
            _ = try PlateInspection.run(path, check: {}) { png, _ in pictures.append(png) }
            runs.append(pictures)
        }
        #expect(runs[0] == runs[1])
    }

    @Test func whatIsNoPDFOrTooLargeIsRefusedBeforeItIsDrawn() throws {
        let huge = try pdf("huge", [""], size: "14000 14000")
        let broken = try folder.write("broken.pdf", "%PDF-1.4\nnothing")
        for path in [huge, broken] {
            #expect(throws: Fault.self) { try PlateInspection.run(path, check: {}) { _, _ in } }
        }
    }

    @Test func aRunStopsWhereItIsAskedTo() throws {
        let path = try pdf("stop", [PlateTests.cyan])
        #expect(throws: CancellationError.self) {
            try PlateInspection.run(path, check: { throw CancellationError() }) { _, _ in }
        }
    }
}
