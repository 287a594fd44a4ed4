import Foundation
import Geometry
import PDFWriting
import Painting
import PrintModel
import TestSupport
import Testing

@Suite struct TextTests {
    private func boxes(_ path: String) throws -> [(x: Double, word: String)] {
        try Tool.run("pdftotext", "-bbox", path, "-").text.split(separator: "\n").compactMap { line in
            guard line.contains("<word xMin=\""), let x = Double(line.split(separator: "\"")[1]),
                let start = line.firstIndex(of: ">"), let end = line.lastIndex(of: "<")
            else { return nil }
            return (x, String(line[line.index(after: start)..<end]))
        }
    }

    @Test("Extraction gives the run's text", arguments: [true, false])
    func extraction(trueType: Bool) throws {
        let scratch = try TemporaryFolder()
        let font = try trueType ? SampleFont.lato() : SampleFont.palladio()
        let text = "¿Qué pingüino —según Íñigo— «vio» 1,234.50 pesos?"
        let (path, _) = try Fixture.paint(
            [.text(font.line(text, size: 11), at: Point(x: 10, y: 50))], in: scratch)
        #expect(try Tool.run("pdftotext", "-layout", path, "-").text.contains(text))
        #expect(try Tool.run("pdffonts", path).text.contains("yes yes yes"))
    }

    @Test("Ligatures and glyphs without characters extract as their text")
    func clusters() throws {
        let scratch = try TemporaryFolder()
        let font = try SampleFont.lato()
        let fi = font.glyph("\u{FB01}")
        #expect(fi != 0)
        var run = font.run("o\u{FB01}cina", size: 12, ink: "negro")
        run.text = "oficina"
        run.clusters = [
            Cluster(bytes: 1, glyphs: 1), Cluster(bytes: 2, glyphs: 1), Cluster(bytes: 1, glyphs: 1),
            Cluster(bytes: 1, glyphs: 1), Cluster(bytes: 1, glyphs: 1), Cluster(bytes: 1, glyphs: 1),
        ]
        let (path, _) = try Fixture.paint(
            [.text(SetLine(runs: [run], width: run.width), at: Point(x: 10, y: 50))], in: scratch)
        #expect(try Tool.run("pdftotext", path, "-").text.contains("oficina"))
    }

    @Test("Glyphs stand within 5/1000 of a point of where the line puts them, to the end of the line")
    func positions() throws {
        let scratch = try TemporaryFolder()
        let font = try SampleFont.palladio()
        let line = font.line("a b c d e f g h i j k l m n o p q r s t u v", size: 9.2) { 1.337 + 0.0917 * Double($0) }
        let (path, _) = try Fixture.paint([.text(line, at: Point(x: 12.3456, y: 50))], in: scratch)
        let expected = line.runs[0].glyphs.enumerated().filter { $0.offset % 2 == 0 }.map { 22.3456 + $0.element.x }
        let found = try boxes(path).map(\.x)
        #expect(found.count == expected.count)
        for (a, b) in zip(found, expected) { #expect(abs(a - b) <= 0.0055, "\(a) is not \(b)") }
    }

    @Test("A run's stretch widens its glyphs and nothing else, from one embedded font", arguments: [0.98, 1.02])
    func stretch(_ stretch: Double) throws {
        let scratch = try TemporaryFolder()
        let font = try SampleFont.lato()
        var line = font.line("mmm mmm", size: 10)
        let plain = line
        line.runs[0].stretch = stretch
        let (path, _) = try Fixture.paint(
            [.text(line, at: Point(x: 10, y: 50)), .text(plain, at: Point(x: 10, y: 80))], in: scratch)
        let text = try Fixture.plain(path)
        #expect(text.contains("\(Int(100 * stretch)) Tz") && text.contains("100 Tz"))
        #expect(text.contains("/F1 10 Tf"))
        #expect(text.components(separatedBy: "/FontFile").count == 2)
        let found = try boxes(path)
        #expect(abs(found[1].x - found[3].x) <= 0.03)
    }

    @Test("A page on its own has the size of its sheet and no bleed, and may be in black alone")
    func pageByPage() throws {
        let scratch = try TemporaryFolder()
        let line = try SampleFont.lato().line("uno", size: 10)
        let painter = try Painter()
        let document = try DocumentWriter(path: scratch.path("pages.pdf"), version: "1.5")
        for number in 1...3 {
            let size = Size(width: 100, height: 50)
            let page = LaidOutPage(number: number, kind: "", items: [.text(line, at: Point(x: 10, y: 20))])
            let palette = Palette.black([Fixture.inks[0]])
            // As a page, or by lines given one after the other.
            let painted =
                number == 1
                ? try painter.paint(page, size: size, palette: palette)
                : try painter.paint(page: number, size: size, palette: palette) { show in
                    try show(line, Point(x: 10, y: 20))
                }
            #expect(painted.findings.isEmpty)
            try document.add(painted.content)
        }
        #expect(document.pageCount == 3)
        try document.finish(info: PDFBytes())
        let text = try Fixture.plain(scratch.path("pages.pdf"))
        #expect(text.contains("0 0 0 rg") && text.contains("10 30 Td"))
        #expect(text.components(separatedBy: "/MediaBox").count == 4)
        #expect(text.components(separatedBy: "/FontFile").count == 2)
    }

    @Test("A rise lifts a glyph off the baseline")
    func rise() throws {
        let scratch = try TemporaryFolder()
        var line = try SampleFont.lato().line("x", size: 10)
        line.runs[0].glyphs[0].rise = 4
        let (path, _) = try Fixture.paint([.text(line, at: Point(x: 10, y: 50))], in: scratch)
        // The trim lies 10 pt inside a sheet 420 high: the baseline is at 60 from its top, and the glyph 4 higher.
        #expect(try Fixture.plain(path).contains("20 364 Td"))
    }

    @Test("A run whose clusters do not fit its text stops the run with its page and leaves no file")
    func badClusters() throws {
        let scratch = try TemporaryFolder()
        var line = try SampleFont.lato().line("ñu", size: 10)
        line.runs[0].clusters = [Cluster(bytes: 1, glyphs: 1), Cluster(bytes: 2, glyphs: 1)]
        let fault = #expect(throws: Fault.self) {
            try Fixture.paint([.text(line, at: Point(x: 10, y: 50))], in: scratch)
        }
        #expect(fault?.findings.first?.code == .paintFailed)
        #expect(fault?.findings.first?.place.page == 1)
        #expect(scratch.names() == [])
    }

    @Test("A font file that is not there stops the run")
    func fontMissing() throws {
        let scratch = try TemporaryFolder()
        var line = try SampleFont.lato().line("a", size: 10)
        line.runs[0].face = FontFace(path: scratch.path("none.ttf"))
        let fault = #expect(throws: Fault.self) {
            try Fixture.paint([.text(line, at: Point(x: 10, y: 50))], in: scratch)
        }
        #expect(fault?.kind == .missingInput)
        #expect(fault?.findings.first?.code == .fontMissing)
    }
}
