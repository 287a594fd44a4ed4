import Foundation
import Geometry
import Preflight
import PrintModel
import Testing

/// Files that Ghostscript makes, where it is installed.
@Suite(.enabled(if: FileManager.default.isExecutableFile(atPath: "/usr/bin/gs"))) struct OtherProducersTests {
    /// What preflight makes of PostScript that Ghostscript has turned into PDF.
    private func distilled(_ postScript: String, _ options: [String] = []) throws -> PreflightReport {
        let folder = FileManager.default.temporaryDirectory.appending(path: "preflight-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let source = folder.appending(path: "page.ps").path
        let target = folder.appending(path: "page.pdf").path
        try Data(("%!PS\n<< /PageSize [300 400] >> setpagedevice\n" + postScript + "\nshowpage\n").utf8)
            .write(to: URL(filePath: source))
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/gs")
        process.arguments = ["-q", "-dNOPAUSE", "-dBATCH", "-sDEVICE=pdfwrite", "-o", target] + options + [source]
        try process.run()
        process.waitUntilExit()
        return try Preflight.check(path: target, condition: .sample)
    }

    @Test func coloursAndTextAreRead() throws {
        let page =
            "1 0 0 setrgbcolor 50 50 60 60 rectfill 0 0 0 1 setcmykcolor /Helvetica 9 selectfont 50 200 moveto "
            + "(Hola) show"
        // Ghostscript leaves the base fonts out unless told otherwise.
        #expect(try distilled(page).findings.contains { $0.code == .preflightFont })
        let report = try distilled(page, ["-dPDFSETTINGS=/prepress"])
        let codes = Set(report.findings.map(\.code))
        #expect(codes.isSuperset(of: [.preflightDeviceRGB, .preflightBlackKnockout, .preflightTrimBox]))
        #expect(!codes.contains(.preflightFont) && !codes.contains(.preflightDamaged))
        #expect(report.summary.pages == 1 && report.summary.fonts.values.allSatisfy { $0 })
        let rgb = report.findings.first { $0.code == .preflightDeviceRGB }
        #expect(rgb?.values["x"] == "17.6" && rgb?.values["y"] == "102.3")
    }

    @Test func linesAndSpotColoursAreRead() throws {
        let report = try distilled(
            "[/Separation (Gold) /DeviceCMYK {dup 0 exch dup 0.5 mul exch pop 0}] setcolorspace 1 setcolor "
                + "0.1 setlinewidth 50 50 moveto 90 90 lineto stroke 1 1 1 0.5 setcmykcolor 50 200 40 40 rectfill")
        let codes = Set(report.findings.map(\.code))
        #expect(codes.isSuperset(of: [.preflightHairline, .preflightSpots, .preflightInk]))
        #expect(report.summary.spots == ["Gold"])
        #expect(report.summary.highestInk == 350)
    }

    @Test func imagesAreMeasured() throws {
        // 40 × 40 CMYK pixels, every one full of ink, over 72 points: 40 ppi and 400 %.
        let image =
            "/DeviceCMYK setcolorspace gsave 50 50 translate 72 72 scale << /ImageType 1 /Width 40 /Height 40 "
            + "/BitsPerComponent 8 /Decode [0 1 0 1 0 1 0 1] /ImageMatrix [40 0 0 40 0 0] "
            + "/DataSource { (\\377\\377\\377\\377) } >> image grestore"
        for options in [
            ["-dAutoFilterColorImages=false", "-dColorImageFilter=/DCTEncode"], ["-dEncodeColorImages=false"],
        ] {
            let report = try distilled(image, options)
            let codes = Set(report.findings.map(\.code))
            #expect(codes.isSuperset(of: [.preflightResolution, .preflightAreaInk]), "\(options)")
            #expect(abs(report.summary.highestAreaInk - 400) < 2 && report.summary.lowestResolution == 40)
        }
    }
}
