import Foundation
import TestSupport
import Testing

/// The sample gazette as a person composes it, judged by programs that are not ours.
@Suite struct SampleGazetteTests {
    private func compose(into output: String) throws -> Command.Outcome {
        try Command.imprenta([
            "compose", "gaceta-02", "--workspace", Repository.path("assets/sample"), "--output", output, "--json",
        ])
    }

    @Test func sixteenFullPagesThatJudgesAccept() throws {
        let folder = try TemporaryFolder()
        let cold = try compose(into: folder.path("a"))
        #expect(cold.code == 0, "\(cold.err)")
        let layout = try #require(cold.json["layout"] as? [String: Any])
        for (key, expected) in ["pages": 16, "overset": 0, "widows": 0, "orphans": 0, "offGrid": 0] {
            #expect(layout[key] as? Int == expected, "\(key)")
        }
        #expect(try #require(layout["fill"] as? Double) >= 0.99)
        #expect((cold.json["seconds"] as? [String: Any])?.count == 8)

        let pdf = folder.path("a/gaceta-02/print.pdf")
        #expect(try Tool.run("qpdf", "--check", pdf).status == 0)
        let fonts = try Tool.run("pdffonts", pdf).text.split(separator: "\n").dropFirst(2)
        #expect(!fonts.isEmpty && fonts.allSatisfy { $0.contains(" yes yes ") }, "embedded and subset")
        let images = try Tool.run("pdfimages", "-list", pdf).text.split(separator: "\n").dropFirst(2)
        #expect(!images.isEmpty && images.allSatisfy { $0.contains(" cmyk ") })
        let boxes = try Tool.run("pdfinfo", "-box", pdf).text
        #expect(boxes.contains("Pages:           16"))
        #expect(try Tool.run("pdftotext", folder.path("a/gaceta-02/proof.pdf"), "-").text.contains("2024-07-01"))

        let audit = try AccessAudit(path: folder.path("a/gaceta-02/web.pdf"))
        #expect(audit.objections == [] && audit.elements.count > 200)

        try sameBytes(folder)
        for page in [1, 4, 15] { try looks(like: "gazette-\(page).pgm", page: page, of: pdf) }
    }

    /// With the photographs prepared before: the same files to the last byte.
    private func sameBytes(_ folder: TemporaryFolder) throws {
        func bytes(_ name: String) throws -> Data { try Data(contentsOf: URL(fileURLWithPath: folder.path(name))) }
        let first = (try bytes("a/gaceta-02/print.pdf"), try bytes("a/gaceta-02/proof.pdf"))
        #expect(try compose(into: folder.path("a")).code == 0)
        #expect(try bytes("a/gaceta-02/print.pdf") == first.0, "composed again with cached photos")
        #expect(try bytes("a/gaceta-02/proof.pdf") == first.1)
    }

    /// A small grey picture of the page, against the one kept with the tests: on average within 2 of 255, so that a
    /// moved block is seen and another rounding of grey is not. `IMPRENTA_RECORD=1` keeps the new picture and fails.
    private func looks(like name: String, page: Int, of pdf: String) throws {
        let picture = try Tool.run("pdftoppm", "-gray", "-r", "16", "-f", "\(page)", "-l", "\(page)", pdf).output
        let kept = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent(
            "Snapshots/\(name)")
        if ProcessInfo.processInfo.environment["IMPRENTA_RECORD"] == "1" {
            try picture.write(to: kept)
            Issue.record("recorded \(name); look at it, then run without IMPRENTA_RECORD")
            return
        }
        let expected = try Data(contentsOf: kept)
        try #require(expected.count == picture.count, "\(name): another size")
        let difference = zip(expected, picture).reduce(0) { $0 + abs(Int($1.0) - Int($1.1)) }
        #expect(Double(difference) / Double(picture.count) < 2, "\(name) looks different")
    }
}
