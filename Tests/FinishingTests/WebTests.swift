import Finishing
import Foundation
import Geometry
import PDFSyntax
import PDFWriting
import Painting
import PrintModel
import TestSupport
import Testing

/// The digital edition, read back as a reader for those who listen would.
@Suite struct WebTests {
    private func text(_ words: String, _ y: Double, ends: Bool = true) throws -> PageItem {
        var line = try SampleFont.lato().line(words, size: 10)
        line.endsParagraph = ends
        return .text(line, at: Point(x: 20, y: y))
    }

    private func write(
        _ pages: [[PageItem]], photos: [PhotoPlacement: PreparedPhoto] = [:], numbers: [Int]? = nil,
        in scratch: TemporaryFolder
    ) throws -> (file: PDFFile, findings: [Finding]) {
        let findings = try Fixture.web(pages, photos: photos, numbers: numbers, in: scratch)
        return (try PDFFile(path: scratch.path("web.pdf")), findings)
    }

    @Test(
        "Elements come in the order of the items; what stands in none is an artifact, and nothing stands outside both")
    func order() throws {
        let scratch = try TemporaryFolder()
        let items: [PageItem] =
            try [.fill(Rect(x: 0, y: 0, width: 50, height: 50), ink: "guinda")]
            + [text("Título", 40)].tagged(PageTag(.heading(1)))
            + [text("Folio", 390)]
            + [text("Uno dos", 60)].tagged(PageTag(.paragraph, language: "en"))
        let reading = try Structure(write([items], in: scratch).file)
        #expect(reading.outline == ["Document", "H1 “Título”", "P “Uno dos”"])
        #expect(reading.languages == ["en"])
        #expect(reading.artifacts == 2 && reading.unmarked == 0)
        #expect(reading.unmatched == 0)
    }

    @Test("Pieces with one key are one element, over columns and pages")
    func continued() throws {
        let scratch = try TemporaryFolder()
        let story = PageTag(.article, key: "puente")
        let first = try [text("Empieza", 40, ends: false)].tagged(PageTag(.paragraph, key: "1/0")).tagged(story)
        let second = try [text("sigue.", 40)].tagged(PageTag(.paragraph, key: "1/0")).tagged(story)
        let reading = try Structure(write([first, second], in: scratch).file)
        // The space between the lines is there, although no line has one.
        #expect(reading.outline == ["Document", "Art", "P “Empieza sigue.”"])
        #expect(reading.unmatched == 0)
    }

    @Test("A hyphen that only divides a word is soft")
    func hyphens() throws {
        let scratch = try TemporaryFolder()
        let font = try SampleFont.palladio()
        var line = font.line("camino de te-", size: 10)
        line.hyphenated = true
        line.endsParagraph = false
        let items: [PageItem] = [
            .text(line, at: Point(x: 20, y: 40)), .text(font.line("rracería", size: 10), at: Point(x: 20, y: 52)),
        ].tagged(PageTag(.paragraph))
        _ = try write([items], in: scratch)
        let words = try Tool.run("pdftotext", "-raw", scratch.path("web.pdf"), "-").text
        #expect(words.replacingOccurrences(of: "\u{AD}\n", with: "").contains("terracería"))
    }

    @Test("Items of lists and entries of contents are gathered, tables keep rows and cells, headings skip no level")
    func groups() throws {
        let scratch = try TemporaryFolder()
        func item(_ number: Int) throws -> [PageItem] {
            try
                ([text("\(number).", 20)].tagged(PageTag(.label, key: "\(number)l"))
                + [text("cosa", 20)].tagged(PageTag(.listBody, key: "\(number)b"))).tagged(
                    PageTag(.listItem, key: "\(number)"))
        }
        func row(_ role: PageRole, _ cells: [String]) throws -> [PageItem] {
            try [.begin(PageTag(.row))]
                + cells.flatMap { try [.begin(PageTag(role))] + ($0.isEmpty ? [] : [text($0, 90)]) + [.end] } + [.end]
        }
        let items: [PageItem] =
            try [text("A", 10)].tagged(PageTag(.heading(1))) + [text("B", 15)].tagged(PageTag(.heading(4))) + item(1)
            + item(2) + [text("en medio", 30)].tagged(PageTag(.paragraph)) + item(3) + [.begin(PageTag(.table))]
            + row(.headerCell, ["Obra", "Pesos"]) + row(.cell, ["Puente", ""]) + row(.rowHeader, ["Agua"]) + [.end]
        let reading = try Structure(write([items], in: scratch).file)
        #expect(
            reading.outline == [
                "Document", "H1 “A”", "H2 “B”", "L Decimal", "LI", "Lbl “1.”", "LBody “cosa”", "LI", "Lbl “2.”",
                "LBody “cosa”", "P “en medio”", "L Decimal", "LI", "Lbl “3.”", "LBody “cosa”", "Table", "TR",
                "TH Column “Obra”", "TH Column “Pesos”", "TR", "TD “Puente”", "TD", "TR", "TH Row “Agua”",
            ])
    }

    @Test("A picture says what it shows and where it is; one that nobody described is a finding with its page")
    func figures() throws {
        let scratch = try TemporaryFolder()
        let photo = try Fixture.jpeg("photo.jpg", width: 60, height: 40, cmyk: false, in: scratch)
        let placement = PhotoPlacement(path: "a.jpg", frame: Rect(x: 20, y: 100, width: 60, height: 40))
        let shown: [PageItem] = [.photo(placement)].tagged(PageTag(.figure, alternative: "Un puente, de tarde"))
        let silent: [PageItem] = [.photo(placement)].tagged(PageTag(.figure))
        let (file, findings) = try write([shown, silent], photos: [placement: photo], in: scratch)
        let figure = try #require(Structure(file).elements.first { $0["S"]?.name == "Figure" })
        #expect(figure["Alt"]?.text == "Un puente, de tarde")
        #expect(figure["A"]?["BBox"]?.numbers() == [20, 260, 80, 300])
        #expect(findings.map(\.code) == [.webNoAlternative] && findings.first?.place.page == 2)
    }

    @Test(
        "Links lead to the element they name, say what they are, and stand in the structure; bookmarks follow headings")
    func links() throws {
        let scratch = try TemporaryFolder()
        let contents = try [text("Puente, página 2", 40)].tagged(PageTag(.contentsItem, link: "puente"))
        let lost = try [text("Nada", 60)].tagged(PageTag(.contentsItem, link: "no-existe"))
        let web = try [text("amatlan.example", 80)].tagged(PageTag(.paragraph, link: "https://amatlan.example/a(b)"))
        let story = try [text("El puente", 40)].tagged(PageTag(.heading(1))).tagged(PageTag(.article, key: "puente"))
        let (file, _) = try write([contents + lost + web, story], in: scratch)
        let pages = file.pages()
        let annotations = try #require(pages[0]["Annots"]).elements()
        #expect(annotations.count == 2)
        #expect(annotations[0]["Dest"]?[0]?.id == pages[1].id && annotations[0]["Contents"]?.text == "Puente, página 2")
        #expect(annotations[1]["A"]?["URI"]?.text == "https://amatlan.example/a(b)")
        #expect(annotations.allSatisfy { $0["F"]?.integer == 4 && $0["StructParent"]?.integer != nil })
        #expect(pages[0]["Tabs"]?.name == "S")
        let reading = try Structure(file)
        #expect(reading.outline.count { $0.hasPrefix("Link") } == 2)
        let bookmark = file.root["Outlines"]?["First"]
        #expect(bookmark?["Title"]?.text == "El puente" && bookmark?["Dest"]?[0]?.id == pages[1].id)
    }

    @Test("Addresses are links over just themselves, also where they run over a line's end; half an address is none")
    func addresses() throws {
        let scratch = try TemporaryFolder()
        let font = try SampleFont.lato()
        func line(_ words: String, _ y: Double, divides: Bool = false, hyphen: Bool = false, ends: Bool = false)
            -> PageItem
        {
            var line = font.line(words, size: 10)
            (line.dividesWord, line.hyphenated, line.endsParagraph) = (divides, hyphen, ends)
            return .text(line, at: Point(x: 20, y: y))
        }
        let whole = [
            line("Escriba a prensa@amatlan.example o vea (www.amatlan.example/obras), y luego", 40),
            line("pérez@otro.example oficina@amatlan.example https://amatlan.example/a", 60, ends: true),
        ].tagged(PageTag(.paragraph, key: "1"))
        let divided = [
            line("Vea «https://amatlan.example/", 80, divides: true),
            line("obras/puente», y nada más", 100, ends: true),
        ].tagged(PageTag(.paragraph, key: "2"))
        let over = [line("Escriba a obras-pub-", 380, divides: true, hyphen: true)].tagged(
            PageTag(.paragraph, key: "3"))
        let half = [line("Vea www.amatlan.example/", 390, divides: true)].tagged(PageTag(.paragraph, key: "4"))
        let rest = [line("licas@amatlan.example.", 40, ends: true)].tagged(PageTag(.paragraph, key: "3"))
        let (file, _) = try write([whole + divided + over + half, rest], in: scratch)
        let links = try #require(file.pages()[0]["Annots"]).elements()
        #expect(
            links.map { $0["A"]?["URI"]?.text } == [
                "mailto:prensa@amatlan.example", "https://www.amatlan.example/obras", "mailto:oficina@amatlan.example",
                "https://amatlan.example/a", "https://amatlan.example/obras/puente",
                "https://amatlan.example/obras/puente", "mailto:obras-publicas@amatlan.example",
            ])
        let after = try #require(file.pages()[1]["Annots"]).elements()
        #expect(after.map { $0["A"]?["URI"]?.text } == ["mailto:obras-publicas@amatlan.example"])
        func width(_ words: String) -> Double { font.run(words, size: 10, ink: "negro").width }
        func expect(_ link: PDFObject, from: Double, wide: Double) throws {
            let box = try #require(link["Rect"]?.numbers())
            #expect(abs(box[0] - 20 - from) < 0.1 && abs(box[2] - box[0] - wide) < 0.1)
        }
        try expect(links[0], from: width("Escriba a "), wide: width("prensa@amatlan.example"))
        try expect(links[4], from: width("Vea «"), wide: width("https://amatlan.example/"))
        try expect(links[5], from: 0, wide: width("obras/puente"))
        try expect(after[0], from: 0, wide: width("licas@amatlan.example"))
        let audit = try AccessAudit(path: scratch.path("web.pdf"))
        #expect(audit.objections == [])
        // Where a word goes on, no space comes between.
        #expect(audit.outline.contains("https://amatlan.example/obras/puente»"))
    }

    @Test("The file says what it is, in one language, with page numbers as printed, and holds a screen's colours alone")
    func identity() throws {
        let scratch = try TemporaryFolder()
        let page = try [text("Hola", 40)].tagged(PageTag(.paragraph))
        let (file, _) = try write([page, page, page], numbers: [1, 2, 7], in: scratch)
        #expect(file.version == "1.7" && file.root["MarkInfo"]?["Marked"]?.boolean == true)
        #expect(file.root["Lang"]?.text == "es-MX")
        #expect(file.root["ViewerPreferences"]?["DisplayDocTitle"]?.boolean == true)
        #expect(file.root["OutputIntents"]?[0]?["S"]?.name == "GTS_PDFA1")
        let labels = try #require(file.root["PageLabels"]?["Nums"])
        #expect(labels[0]?.integer == 0 && labels[2]?.integer == 2 && labels[3]?["St"]?.integer == 7)
        let packet = String(decoding: file.root["Metadata"]?.rawData ?? [], as: UTF8.self)
        for part in [
            "<pdfaid:part", "conformance xmlns:pdfaid=\"http://www.aiim.org/pdfa/ns/id/\">A<", "<pdfuaid:part",
        ] {
            #expect(packet.contains(part))
        }
        #expect(!packet.contains("GTS_PDFX"))
        let plain = try Tool.run("qpdf", "--qdf", scratch.path("web.pdf"), "-").text
        #expect(!plain.contains(" k\n") && !plain.contains("/DeviceCMYK"))
        #expect(try Tool.run("qpdf", "--check", scratch.path("web.pdf")).status == 0)
    }
}
