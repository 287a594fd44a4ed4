import Finishing
import Foundation
import Geometry
import PDFSyntax
import PrintModel
import TestSupport
import Testing

/// The digital edition by the Matterhorn Protocol, and the reader that judges it by files that break each condition.
@Suite struct AccessTests {
    /// Two pages with everything that a publication has.
    private func write(in scratch: TemporaryFolder) throws {
        let font = try SampleFont.lato()
        func text(_ words: String, _ y: Double) -> PageItem {
            .text(font.line(words, size: 10), at: Point(x: 20, y: y))
        }
        func item(_ number: Int) -> [PageItem] {
            ([text("\(number).", 120)].tagged(PageTag(.label, key: "\(number)l"))
                + [text("cosa", 120)].tagged(PageTag(.listBody, key: "\(number)b")))
                .tagged(PageTag(.listItem, key: "\(number)"))
        }
        func row(_ role: PageRole, _ cells: [String]) -> [PageItem] {
            [.begin(PageTag(.row))]
                + cells.flatMap { [.begin(PageTag(role))] + ($0.isEmpty ? [] : [text($0, 200)]) + [.end] } + [.end]
        }
        var foreign = font.line("Se publica como ", size: 10)
        var english = font.run("Open Data", size: 10, ink: "negro")
        english.language = "en"
        english.x = foreign.width
        for index in english.glyphs.indices { english.glyphs[index].x += foreign.width }
        var spanish = font.run("otra vez", size: 10, ink: "negro")
        spanish.language = "es-MX"
        foreign.runs += [english, spanish]
        foreign.endsParagraph = true
        let photo = try Fixture.jpeg("photo.jpg", width: 60, height: 40, cmyk: false, in: scratch)
        let placement = PhotoPlacement(path: "a.jpg", frame: Rect(x: 20, y: 250, width: 60, height: 40))
        let contents = [text("Puente, página 2", 60)].tagged(PageTag(.contentsItem, link: "puente"))
        let first: [PageItem] =
            [.fill(Rect(x: 0, y: 0, width: 50, height: 50), ink: "guinda"), text("Folio", 390)]
            + [text("Gaceta", 40)].tagged(PageTag(.heading(1))) + contents
            + [text("Escriba a prensa@amatlan.example.", 80)].tagged(PageTag(.paragraph))
            + [.text(foreign, at: Point(x: 20, y: 100))].tagged(PageTag(.paragraph)) + item(1) + item(2)
            + [.begin(PageTag(.table))] + row(.headerCell, ["Obra", "Pesos"]) + row(.cell, ["Puente", ""]) + [.end]
            + [.photo(placement)].tagged(PageTag(.figure, alternative: "Un puente"))
        let second = ([text("El puente", 40)].tagged(PageTag(.heading(3))) + [text("Ya.", 60)].tagged(PageTag(.quote)))
            .tagged(PageTag(.article, key: "puente"))
        let english2 = [text("Read on.", 80)].tagged(PageTag(.paragraph, language: "en"))
        let findings = try Fixture.web([first, second + english2], photos: [placement: photo], in: scratch)
        #expect(findings == [])
    }

    @Test("Nothing of what a machine can tell is broken; words in another language say which")
    func sound() throws {
        let scratch = try TemporaryFolder()
        try write(in: scratch)
        let audit = try AccessAudit(path: scratch.path("web.pdf"))
        #expect(audit.objections == [])
        #expect(audit.words.filter { $0.language == "en" }.map(\.text) == ["Open Data", "Read on. "])
        #expect(audit.words.allSatisfy { ["en", "es-MX"].contains($0.language) })
        #expect(audit.elements.filter { $0.type.hasPrefix("H") }.map(\.type) == ["H1", "H2"])
        #expect(try Tool.run("qpdf", "--check", scratch.path("web.pdf")).status == 0)
    }

    /// A way to break a file, and the condition that then fails.
    struct Damage: Sendable, CustomTestStringConvertible {
        let checkpoint: String
        let edit: @Sendable (PDFFile) throws -> Void
        var testDescription: String { checkpoint }

        init(_ checkpoint: String, _ edit: @escaping @Sendable (PDFFile) throws -> Void) {
            (self.checkpoint, self.edit) = (checkpoint, edit)
        }

        /// Changes the first element of a type.
        static func element(_ checkpoint: String, _ type: String, _ edit: @escaping @Sendable (PDFObject) -> Void)
            -> Damage
        {
            Damage(checkpoint) { file in
                var open = file.root["StructTreeRoot"].map { [$0] } ?? []
                while let next = open.popLast() {
                    if next["S"]?.name == type { return edit(next) }
                    open += next["K"].map { $0.kind == .array ? $0.elements() : [$0] } ?? []
                }
                Issue.record("there is no \(type)")
            }
        }

        /// Changes the text of the first page's content.
        static func content(_ checkpoint: String, _ old: String, _ new: String) -> Damage {
            Damage(checkpoint) { file in
                let page = file.pages()[0]
                let text = String(String.UnicodeScalarView(file.content(of: page).map { Unicode.Scalar($0) }))
                try #require(text.contains(old))
                let changed = text.replacing(old, with: new, maxReplacements: 1)
                file.setContent(changed.unicodeScalars.map { UInt8(truncatingIfNeeded: $0.value) }, of: page)
            }
        }

        static func packet(_ checkpoint: String, _ old: String) -> Damage {
            Damage(checkpoint) { file in
                let stream = try #require(file.root["Metadata"])
                let text = String(decoding: stream.rawData, as: UTF8.self)
                try #require(text.contains(old))
                stream.replaceData(Array(text.replacing(old, with: "").utf8))
            }
        }

        static func font(_ checkpoint: String, _ edit: @escaping @Sendable (PDFObject) -> Void) -> Damage {
            Damage(checkpoint) { file in edit(try #require(file.pages()[0]["Resources"]?["Font"]?["F1"])) }
        }

        static func link(_ checkpoint: String, _ edit: @escaping @Sendable (PDFObject) -> Void) -> Damage {
            Damage(checkpoint) { file in edit(try #require(file.pages()[0]["Annots"]?[1])) }
        }
    }

    static let damages: [Damage] = [
        .content("01-003", "/H1 <</MCID 0>> BDC", "/H1 <</MCID 0>> BDC /Artifact BMC EMC"),
        .content("01-004", "/H1 <</MCID 0>> BDC", "/Artifact BMC /H1 <</MCID 0>> BDC EMC"),
        .content("01-005", "/Artifact BMC", "/Nothing BMC"),
        Damage("01-007") { $0.root["MarkInfo"]?.set("Suspects", to: .boolean(true)) },
        .element("02-001", "BlockQuote") { $0.set("S", to: .name("Cita")) },
        Damage("02-003") { file in
            let map: PDFValue = .dictionary(["Cita": .name("Dicho"), "Dicho": .name("Cita")])
            file.root["StructTreeRoot"]?.set("RoleMap", to: map)
            file.root["StructTreeRoot"]?["K"]?["K"]?[0]?.set("S", to: .name("Cita"))
        },
        Damage("02-004") { file in
            file.root["StructTreeRoot"]?.set("RoleMap", to: .dictionary(["P": .name("H1")]))
        },
        Damage("06-001") { $0.root.remove("Metadata") },
        .packet("06-002", "<pdfuaid:part xmlns:pdfuaid=\"http://www.aiim.org/pdfua/ns/id/\">1</pdfuaid:part>"),
        .packet("06-003", "<dc:title>"),
        Damage("07-001") { $0.root.remove("ViewerPreferences") },
        Damage("07-002") { $0.root["ViewerPreferences"]?.set("DisplayDocTitle", to: .boolean(false)) },
        .element("09-004", "TR") { $0.set("S", to: .name("P")) },
        .element("09-005", "LI") { $0.set("S", to: .name("P")) },
        .element("09-006", "TOCI") { $0.set("S", to: .name("P")) },
        .font("10-001") { font in font["ToUnicode"]?.replaceData(Array("1 beginbfchar\n<0001> <0041>\n".utf8)) },
        Damage("11-001") { $0.root.remove("Lang") }, Damage("11-002") { $0.root.remove("Lang") },
        Damage("11-006") { $0.root.remove("Lang") },
        .element("13-004", "Figure") { $0.remove("Alt") },
        .element("14-002", "H1") { $0.set("S", to: .name("H2")) },
        .element("14-003", "H2") { $0.set("S", to: .name("H4")) },
        .element("14-007", "H2") { $0.set("S", to: .name("H")) },
        .element("15-003", "TH") { $0.remove("A") },
        .element("15-005", "TR") { $0["K"]?.remove(at: 1) },
        .element("16-001", "L") { $0.remove("A") },
        .element("19-003", "BlockQuote") { $0.set("S", to: .name("Note")) },
        .link("28-002") { $0.file.pages()[0]["Annots"]?.append(.dictionary(["Subtype": .name("Link")])) },
        .link("28-006") { $0.set("Subtype", to: .name("Sello")) },
        Damage("28-008") { $0.pages()[0].remove("Tabs") },
        Damage("28-009") { $0.pages()[0].set("Tabs", to: .name("R")) },
        .element("28-011", "Link") { $0.set("S", to: .name("Span")) },
        .link("28-012") { $0.remove("Contents") },
        .font("31-001") { $0["DescendantFonts"]?[0]?["CIDSystemInfo"]?.set("Registry", to: .text("Otra")) },
        .font("31-006") { $0.set("Encoding", to: .name("UniGB-UCS2-H")) },
        .font("31-009") { font in
            for key in ["FontFile", "FontFile2", "FontFile3"] {
                font["DescendantFonts"]?[0]?["FontDescriptor"]?.remove(key)
            }
        },
        .font("31-027") { $0.remove("ToUnicode") },
        .packet("A2a 6.6.2.3", "pdfaExtension:schemas"), .packet("A2a 6.6.4", "pdfaid:conformance"),
        Damage("A2a 6.2.3") { $0.root.remove("OutputIntents") }, .link("A2a 6.3.2") { $0.remove("F") },
        .link("A2a 6.5.1") { $0["A"]?.set("S", to: .name("Launch")) },
        .element("tree", "H2") { $0.remove("P") },
    ]

    @Test("The reader tells each condition that it knows", arguments: damages)
    func told(_ damage: Damage) throws {
        let scratch = try TemporaryFolder()
        try write(in: scratch)
        let file = try PDFFile(path: scratch.path("web.pdf"))
        try damage.edit(file)
        try file.write(to: scratch.path("broken.pdf"))
        let audit = try AccessAudit(path: scratch.path("broken.pdf"))
        #expect(audit.objections.contains { $0.checkpoint == damage.checkpoint }, "\(audit.objections)")
    }
}
