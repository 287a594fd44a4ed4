import Foundation
import Geometry
import Painting
import PrintModel
import TestSupport
import Testing

@Suite struct RunTests {
    private func items() throws -> [PageItem] {
        let font = try SampleFont.lato()
        return [
            .fill(Rect(x: 0, y: 0, width: 300, height: 60), ink: "guinda"),
            .text(font.line("Obras en marcha", size: 20, ink: "papel"), at: Point(x: 20, y: 40)),
            .text(font.line("El camino quedó listo.", size: 9.2), at: Point(x: 20, y: 90)),
        ]
    }

    @Test("The same values give the same bytes, whatever the painter did before")
    func deterministic() throws {
        let scratch = try TemporaryFolder()
        let edition = try Fixture.edition([items(), items()])
        let painter = Painter()
        for name in ["a.pdf", "b.pdf"] {
            _ = try painter.paint(
                edition, photos: [:], keys: Fixture.keys, sheet: .print, metadata: Fixture.metadata,
                to: scratch.path(name))
        }
        _ = try Painter().paint(
            edition, photos: [:], keys: Fixture.keys, sheet: .print, metadata: Fixture.metadata,
            to: scratch.path("c.pdf"))
        let all = try ["a.pdf", "b.pdf", "c.pdf"].map { try Data(contentsOf: URL(fileURLWithPath: scratch.path($0))) }
        #expect(all[0] == all[1] && all[0] == all[2])
        #expect(scratch.names() == ["a.pdf", "b.pdf", "c.pdf"])
    }

    @Test("Painters at work at the same time give the bytes one gives alone")
    func concurrent() async throws {
        let scratch = try TemporaryFolder()
        let edition = try Fixture.edition([items(), items(), items()])
        let files = (0..<6).map { scratch.path("\($0).pdf") }
        try await withThrowingTaskGroup(of: Void.self) { group in
            for file in files {
                group.addTask {
                    _ = try Painter().paint(
                        edition, photos: [:], keys: Fixture.keys, sheet: .print, metadata: Fixture.metadata, to: file)
                }
            }
            try await group.waitForAll()
        }
        let all = try files.map { try Data(contentsOf: URL(fileURLWithPath: $0)) }
        #expect(Set(all).count == 1)
    }

    @Test("Metadata comes from the edition, never from the clock")
    func metadata() throws {
        let scratch = try TemporaryFolder()
        let info = try Tool.run("pdfinfo", "-isodates", Fixture.paint(items(), in: scratch).path).text
        #expect(info.contains("Gaceta «Ñandú»"))
        #expect(info.contains("CreationDate:    2024-05-31T00:00:00Z"))
        #expect(info.contains("ModDate:         2024-05-31T00:00:00Z"))
        #expect(info.contains("Creator:         Imprenta"))
    }

    @Test("A proof shows its word, page, title and date on every page, and the boxes")
    func proof() throws {
        let scratch = try TemporaryFolder()
        let path = scratch.path("proof.pdf")
        let placement = PhotoPlacement(path: "none.jpg", frame: Rect(x: 10, y: 100, width: 50, height: 50))
        let edition = try Fixture.edition([items() + [.photo(placement)], []])
        let findings = try Painter().paint(
            edition, photos: [:], keys: ColourKeys(resembling: Fixture.inks), sheet: .proof(word: "PRUEBA"),
            metadata: Fixture.metadata, to: path)
        #expect(findings == [])
        for page in 1...2 {
            let text = try Tool.run("pdftotext", "-layout", "-f", "\(page)", "-l", "\(page)", path, "-").text
            #expect(text.contains("\(page)/2") && text.contains("2024-05-31") && text.contains("Gaceta"))
        }
        let plain = try Fixture.plain(path)
        let margin = 10 + Sheet.proof(word: "PRUEBA").slug
        #expect(try Tool.run("pdfinfo", path).text.contains("\(Int(300 + 2 * margin))"))
        // The word is drawn twice on each page: tinted underneath and in outline on top.
        #expect(plain.components(separatedBy: "0.92549 0.894118 0.901961 rg").count == 3)
        #expect(plain.components(separatedBy: "0.745098 0.588235 0.627451 RG").count == 3)
    }

    @Test("A proof of pages without any text still has its word")
    func proofWithoutText() throws {
        let scratch = try TemporaryFolder()
        let path = scratch.path("proof.pdf")
        _ = try Painter().paint(
            Fixture.edition([[]]), photos: [:], keys: ColourKeys(resembling: Fixture.inks),
            sheet: .proof(word: "PRUEBA"), metadata: Fixture.metadata, to: path)
        #expect(try Fixture.plain(path).contains("0.92549 0.894118 0.901961 rg"))
    }

    @Test("A run that is stopped leaves the file that was there, and nothing beside it")
    func interrupted() throws {
        let scratch = try TemporaryFolder()
        let path = try scratch.write("print.pdf", "the last good one")
        var pages = 0
        let fault = #expect(throws: Fault.self) {
            try Painter().paint(
                Fixture.edition([items(), items(), items()]), photos: [:], keys: Fixture.keys, sheet: .print,
                metadata: Fixture.metadata, to: path
            ) {
                pages += 1
                if pages == 2 { throw Fault(.interrupted, .interrupted) }
            }
        }
        #expect(fault?.kind == .interrupted)
        #expect(scratch.names() == ["print.pdf"])
        #expect(try String(contentsOfFile: path, encoding: .utf8) == "the last good one")
    }

    @Test("A folder that is not there, and a disk that is full, are faults that say so")
    func unwritable() throws {
        let scratch = try TemporaryFolder()
        let fault = #expect(throws: Fault.self) {
            try Painter().paint(
                Fixture.edition([items()]), photos: [:], keys: Fixture.keys, sheet: .print,
                metadata: Fixture.metadata, to: scratch.path("none/print.pdf"))
        }
        #expect(fault?.kind == .cannotWrite)
        #expect(fault?.findings.first?.code == .outputUnwritable)
        // Its temporary name leads to a device that is always full.
        let path = scratch.path("print.pdf")
        try FileManager.default.createSymbolicLink(
            atPath: "\(path).\(ProcessInfo.processInfo.processIdentifier).imprenta-tmp",
            withDestinationPath: "/dev/full")
        let full = #expect(throws: Fault.self) {
            try Painter().paint(
                Fixture.edition([items()]), photos: [:], keys: Fixture.keys, sheet: .print,
                metadata: Fixture.metadata, to: path)
        }
        #expect(full?.findings.first?.code == .outputFull)
        #expect(scratch.names() == [])
    }
}
