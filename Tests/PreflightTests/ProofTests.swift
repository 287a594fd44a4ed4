import Foundation
import Geometry
import PDFSyntax
import Preflight
import PreflightProof
import PrintModel
import TestSupport
import Testing

@Suite struct ProofTests {
    private let words = ProofWords(
        title: "Revisión", verdict: { "\($0) errores, \($1) avisos" }, page: { "Página \($0)" },
        finding: { $0.code.rawValue + " " + ($0.values["ink"] ?? "") }, count: { "\($1) \($0.rawValue)" },
        facts: { [("Páginas", String($0.pages)), ("Perfil", $1.name)] }, document: "Del archivo", pages: "Por página",
        ink: { "Límite \($0)" }, nothing: "Nada", continued: "continúa")

    /// A page with a photograph, type and several faults.
    private var faulty: SamplePDF {
        var sample = SamplePDF()
        sample.resources = "/XObject << /I 20 0 R >>"
        sample.content =
            "1 0 0 rg 50 50 30 30 re f 0.1 w 0 0 0 1 K 50 200 m 90 200 l S q 72 0 0 72 150 250 cm /I Do Q "
            + "1 1 1 1 k 100 100 90 90 re f 0 0 0 1 k BT /F1 9 Tf 50 300 Td (Hola) Tj ET"
        sample.objects[20] = (
            "/Subtype /Image /Width 40 /Height 40 /BitsPerComponent 8 /ColorSpace /DeviceCMYK",
            (0..<6400).map { UInt8(truncatingIfNeeded: $0 &* 7) }
        )
        return sample
    }

    private func proof(_ sample: SamplePDF, _ body: (PDFFile, Int) throws -> Void) throws {
        let folder = try TemporaryFolder()
        let profile = PreflightProfile(name: "sample")
        try sample.withFile { path in
            let report = try Preflight.check(path: path, profile: profile)
            let sheets = try ProofSheets.write(
                of: path, findings: report.findings, summary: report.summary, profile: profile, name: "página.pdf",
                words: words, to: folder.path + "/proof.pdf")
            try body(PDFFile(path: folder.path + "/proof.pdf"), sheets)
            #expect(folder.names() == ["proof.pdf"])
        }
    }

    @Test func everyPageHasItsSheetAfterTheSummary() throws {
        try proof(faulty) { file, sheets in
            #expect(sheets == 2 && file.pages().count == 2 && file.warnings.isEmpty)
            for page in file.pages() { #expect(page["MediaBox"]?.numbers() == [0, 0, 841.89, 595.28]) }
        }
    }

    @Test func pagesAreCopiedAsTheyAre() throws {
        let sample = faulty
        try proof(sample) { file, _ in
            let form = try #require(file.pages()[1]["Resources"]?["XObject"]?["Page"])
            #expect(form.decoded() == .bytes(Array((sample.content + "\n").utf8)))
            #expect(form["BBox"]?.numbers() == [0, 0, 300, 400])
            let image = form["Resources"]?["XObject"]?["I"]
            #expect(image?.decoded() == .bytes(sample.objects[20]?.data ?? []))
            #expect(form["Resources"]?["Font"]?["F1"]?["FontDescriptor"]?["FontFile2"] != nil)
        }
    }

    @Test func itsOwnFontsAreEmbedded() throws {
        try proof(faulty) { file, _ in
            let fonts = file.pages()[0]["Resources"]?["XObject"]?["Marks"]?["Resources"]?["Font"]
            #expect(fonts?.keys.isEmpty == false)
            for key in fonts?.keys ?? [] {
                let font = fonts?[key]
                let descriptor = (font?["DescendantFonts"]?[0] ?? font)?["FontDescriptor"]
                #expect(["FontFile", "FontFile2", "FontFile3"].contains { descriptor?[$0] != nil })
            }
        }
    }

    @Test func theSameFileGivesTheSameBytes() throws {
        let folder = try TemporaryFolder()
        let profile = PreflightProfile(name: "sample")
        try faulty.withFile { path in
            let report = try Preflight.check(path: path, profile: profile)
            let written = try (0..<2).map { round in
                try ProofSheets.write(
                    of: path, findings: report.findings, summary: report.summary, profile: profile, name: "a.pdf",
                    words: words, to: folder.path + "/\(round).pdf")
                return try Data(contentsOf: URL(filePath: folder.path + "/\(round).pdf"))
            }
            #expect(written[0] == written[1])
        }
    }

    @Test func turnedAndOddPagesAreShown() throws {
        for entries in ["/Rotate 90", "/Rotate -180", "/Rotate 270", "/Rotate 45"] {
            var sample = faulty
            sample.page = entries
            try proof(sample) { file, sheets in #expect(sheets == 2 && file.warnings.isEmpty) }
        }
        var damaged = faulty
        damaged.objects[8] = ("/Filter /FlateDecode", [1, 2, 3])
        try proof(damaged) { _, sheets in #expect(sheets == 2) }
    }

    @Test func manyFindingsGoOnOverMoreSheets() throws {
        var sample = SamplePDF()
        sample.content = (0..<80).map { "1 1 1 0.\($0 + 10) k 50 \(40 + 4 * $0) 3 3 re f" }.joined(separator: " ")
        try proof(sample) { file, sheets in
            #expect(sheets > 2 && sheets < 10 && file.pages().count == sheets)
        }
    }
}
