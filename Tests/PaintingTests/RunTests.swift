import Foundation
import Geometry
import PDFWriting
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
        let painter = try Painter()
        for (name, painter) in [("a.pdf", painter), ("b.pdf", painter), ("c.pdf", try Painter())] {
            try Fixture.write(paint(edition, painter), to: scratch.path(name))
        }
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
                group.addTask { try Fixture.write(paint(edition, Painter()), to: file) }
            }
            try await group.waitForAll()
        }
        let all = try files.map { try Data(contentsOf: URL(fileURLWithPath: $0)) }
        #expect(Set(all).count == 1)
    }

    @Test("Pages painted apart make the document that pages painted together make")
    func apart() throws {
        let scratch = try TemporaryFolder()
        let edition = try Fixture.edition([items(), items().reversed(), items()])
        try Fixture.write(paint(edition, Painter()), to: scratch.path("together.pdf"))
        var pages = try paint(edition, Painter())
        for index in edition.pages.indices.reversed() {
            var alone = edition
            alone.pages = [edition.pages[index]]
            pages.pages[index] = try paint(alone, Painter()).pages[0]
        }
        try Fixture.write(pages, to: scratch.path("apart.pdf"))
        let all = try ["together.pdf", "apart.pdf"].map { try Data(contentsOf: URL(fileURLWithPath: scratch.path($0))) }
        #expect(all[0] == all[1])
    }

    private func paint(_ edition: LaidOutEdition, _ painter: Painter) throws -> PaintedPages {
        try painter.paint(
            edition, photos: [:], palette: Fixture.palette, sheet: .print, metadata: Fixture.metadata)
    }

    @Test("A proof shows its word, page, title and date on every page, and the boxes")
    func proof() throws {
        let scratch = try TemporaryFolder()
        let path = scratch.path("proof.pdf")
        let placement = PhotoPlacement(path: "none.jpg", frame: Rect(x: 10, y: 100, width: 50, height: 50))
        let edition = try Fixture.edition([items() + [.photo(placement)], []])
        let painted = try Painter().paint(
            edition, photos: [:], palette: .screen(Fixture.inks), sheet: .proof(word: "PRUEBA"),
            metadata: Fixture.metadata)
        try Fixture.write(painted, to: path)
        #expect(painted.findings == [])
        for page in 1...2 {
            let text = try Tool.run("pdftotext", "-layout", "-f", "\(page)", "-l", "\(page)", path, "-").text
            #expect(text.contains("\(page)/2") && text.contains("2024-05-31") && text.contains("Gaceta"))
        }
        let plain = try Fixture.plain(path)
        let margin = 10 + Sheet.proof(word: "PRUEBA").slug
        #expect(try Tool.run("pdfinfo", path).text.contains("\(Int(300 + 2 * margin))"))
        // The word is drawn twice on each page: tinted underneath and in outline on top.
        #expect(plain.components(separatedBy: ".9255 .8941 .902 rg").count == 3)
        #expect(plain.components(separatedBy: ".7451 .5882 .6275 RG").count == 3)
    }

    @Test("A proof of pages without any text still has its word")
    func proofWithoutText() throws {
        let scratch = try TemporaryFolder()
        let path = scratch.path("proof.pdf")
        try Fixture.write(
            Painter().paint(
                Fixture.edition([[]]), photos: [:], palette: .screen(Fixture.inks), sheet: .proof(word: "PRUEBA"),
                metadata: Fixture.metadata), to: path)
        #expect(try Fixture.plain(path).contains(".9255 .8941 .902 rg"))
    }

    @Test("A run that is stopped says why at the page where it was")
    func interrupted() throws {
        var pages = 0
        let fault = #expect(throws: Fault.self) {
            try Painter().paint(
                Fixture.edition([items(), items(), items()]), photos: [:], palette: Fixture.palette, sheet: .print,
                metadata: Fixture.metadata
            ) {
                pages += 1
                if pages == 2 { throw Fault(.interrupted, .interrupted) }
            }
        }
        #expect(fault?.kind == .interrupted && pages == 2)
    }
}
