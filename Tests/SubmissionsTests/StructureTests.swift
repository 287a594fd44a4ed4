import Foundation
import Geometry
import OfficeFiles
import PrintModel
import TestSupport
import Testing

@testable import Submissions

/// What authors mean, however their programs wrote it.
struct StructureTests: DocumentWriting {
    let folder: TemporaryFolder
    let reader = SubmissionReader(areas: ["Obras Públicas"])

    init() throws { folder = try TemporaryFolder() }

    private func items(_ document: SubmittedDocument) -> [[String]] {
        document.report.blocks.compactMap { block in
            guard case .list(_, let items) = block else { return nil }
            return items.map { $0.map(\.plain).joined(separator: " ") }
        }
    }

    @Test func bulletsOfSymbolFacesTabsAndLettersAreLists() throws {
        func typed(_ mark: String, _ text: String) -> String {
            paragraph("<w:r><w:t>\(mark)</w:t><w:tab/><w:t>\(text)</w:t></w:r>")
        }
        let document = try word(
            paragraph(Sent.run("Se hizo lo siguiente en la calle:")) + typed("-", "Uno") + typed("-", "Dos")
                + typed("\u{F0B7}", "Tres") + typed("\u{F0B7}", "Cuatro") + typed("o", "Cinco") + typed("o", "Seis")
                + paragraph(Sent.run("Lo demás se hará")) + paragraph(Sent.run("o se aplaza.")))
        #expect(items(document) == [["Uno", "Dos"], ["Tres", "Cuatro"], ["Cinco", "Seis"]])
        #expect(document.report.blocks.last == .paragraph(RichText("o se aplaza.")))
        #expect(document.findings.first(.documentLostWords) == nil)
    }

    @Test func boldLabelsAreHeadingsAndBoldSentencesAreNot() throws {
        func bold(_ text: String) -> String { paragraph(Sent.run(text, "<w:b/>")) }
        let long = "Esta es una oración completa que el autor puso toda en negritas para que se note."
        let document = try word(
            bold("Avances de la obra:") + paragraph(Sent.run("Ya quedó.")) + bold(long) + paragraph(Sent.run("Fin.")))
        #expect(document.report.blocks.first == .heading(level: 2, RichText("Avances de la obra")))
        #expect(document.report.blocks.contains(.paragraph(RichText(long, .bold))))
    }

    @Test func quotationsAndCaptionsAreKnownByTheirStyle() throws {
        let document = try word(
            paragraph(Sent.run("Ya no nos inundamos."), style: "Citadestacada")
                + paragraph(Sent.run("Dijo la vecina."), style: "Citadestacada")
                + paragraph(Sent.run("Cuadro 1. Metros"), style: "Descripcin")
                + "<w:tbl><w:tr><w:tc>\(paragraph(Sent.run("Norte")))</w:tc><w:tc>\(paragraph(Sent.run("12")))</w:tc></w:tr>"
                + "</w:tbl>" + paragraph(Sent.run("Fin del texto.")),
            styles: ["Citadestacada": "Intense Quote", "Descripcin": "caption"])
        #expect(
            document.report.blocks.first
                == .quotation([RichText("Ya no nos inundamos."), RichText("Dijo la vecina.")]))
        let captions = document.report.blocks.compactMap {
            if case .table(let table) = $0 { table.caption } else { nil }
        }
        #expect(captions.map(\.plain) == ["Cuadro 1. Metros"])
        #expect(!document.markdown.unicodeScalars.contains { (0xE000...0xF8FF).contains($0.value) })
    }

    @Test func tablesWithoutAGridAndTablesInTablesAreRead() throws {
        func cell(_ content: String) -> String { "<w:tc>\(content)</w:tc>" }
        let inner = "<w:tbl><w:tblPr/><w:tr>\(cell(paragraph(Sent.run("dentro"))))</w:tr></w:tbl>" + paragraph("")
        let document = try word(
            paragraph(Sent.run("Antes.")) + "<w:tbl><w:tblPr/><w:tr>\(cell(paragraph(Sent.run("uno")) + inner))"
                + cell(paragraph(Sent.run("dos"))) + "</w:tr></w:tbl>" + paragraph(Sent.run("Después.")))
        #expect(document.report.blocks.flatMap(\.texts).map(\.plain) == ["Antes.", "uno", "dentro", "dos", "Después."])
        #expect(document.findings.first(.documentLostWords) == nil)
    }

    @Test func whatWrapsWordsIsReadThrough() throws {
        let document = try word(
            paragraph(
                Sent.run("Tabla ") + "<w:fldSimple w:instr=\"SEQ\">\(Sent.run("siete"))</w:fldSimple>"
                    + "<w:sdt><w:sdtPr><w:alias w:val=\"x\"/></w:sdtPr><w:sdtContent>\(Sent.run(" control"))</w:sdtContent></w:sdt>"
                    + "<w:smartTag>\(Sent.run(" lugar"))</w:smartTag>"
                    + "<w:ruby><w:rt>\(Sent.run("voz"))</w:rt><w:rubyBase>\(Sent.run(" base"))</w:rubyBase></w:ruby>")
                + paragraph(Sent.run("Fin.")))
        #expect(document.report.blocks.first == .paragraph(RichText("Tabla siete control lugar base")))
        #expect(document.findings.first(.documentLostWords) == nil)
    }

    @Test func formulasAreText() throws {
        let path = try Sent.document("# Área\n\nMide $x^2+\\delta$ y cuesta \\$5 o \\$6.", as: "docx", in: folder)
        let document = try reader.read(path, named: "a.docx")
        #expect(document.report.blocks.map { $0.texts.map(\.plain) } == [["Mide x² + δ y cuesta $5 o $6."]])
        // In Markdown, two amounts of pesos are no formula.
        let text = try folder.write("a.md", "# Pesos\n\nCuesta $240 millones este año, con otros $340 después.")
        let read = try reader.read(text, named: "a.md")
        #expect(read.report.blocks.first?.texts.first?.plain.hasPrefix("Cuesta $240 millones este año") == true)
    }

    @Test func picturesSetInATableHaveTheWordsUnderThem() throws {
        _ = try folder.write("p.png", try #require(Data(base64Encoded: StructureTests.dot)))
        let table =
            "<table><tr><td><img src='p.png'></td><td><img src='p.png'></td></tr>"
            + "<tr><td>La calle antes</td><td>La calle después</td></tr></table><p>Fin del texto.</p>"
        let source = try folder.write("s.html", "<h1>Calle nueva</h1><p>Así quedó la calle.</p>" + table)
        let path = folder.path("s.docx")
        _ = try Tool.run("pandoc", "--resource-path", folder.path, "-o", path, source)
        let report = try reader.read(path, named: "s.docx").report
        #expect(report.pictures.map { $0.caption?.plain } == ["La calle antes", "La calle después"])
        #expect(!report.blocks.contains { if case .table = $0 { true } else { false } })
    }

    @Test func picturesOfPagesAreTakenAndWordsUnderMissingOnesStay() throws {
        let page =
            "<h1>Calle nueva</h1><p>Así quedó.</p><p><img src='data:image/png;base64,\(StructureTests.dot)'></p>"
            + "<p><em>Foto: Ana</em></p><p><img src='falta.png'></p><p><em>Foto: Beto</em></p><p>Fin.</p>"
        let document = try reader.read(try folder.write("a.html", page), named: "a.html")
        #expect(document.report.pictures.map { $0.caption?.plain } == ["Foto: Ana", nil])
        #expect(document.pictures.count == 1)
        #expect(document.report.blocks.contains { $0.texts.first?.plain == "Foto: Beto" })
        #expect(document.findings.first(.documentPictureElsewhere)?.values["picture"] == "falta.png")
    }

    @Test func hiddenWordsChangesAndRunningHeadsOfOpenDocumentAreTold() throws {
        let styles =
            "<style:style style:name=\"Oculto\" style:family=\"text\"><style:text-properties text:display=\"none\"/>"
            + "</style:style>"
        let changes =
            "<text:tracked-changes><text:changed-region text:id=\"c1\"><text:insertion><office:change-info><dc:creator>Ana"
            + "</dc:creator></office:change-info></text:insertion></text:changed-region></text:tracked-changes>"
        let body =
            changes + "<text:p>Se ve<text:span text:style-name=\"Oculto\"> secreto</text:span>"
            + "<text:change-start text:change-id=\"c1\"/> y agregado<text:change-end text:change-id=\"c1\"/>.</text:p>"
        let document = try open(body, styles: styles)
        #expect(document.report.blocks.map { $0.texts.map(\.plain) } == [["Se ve y agregado."]])
        #expect(document.findings.first(.documentHidden)?.values["text"] == "secreto")
        #expect(document.findings.first(.documentInsertion)?.values == ["author": "Ana", "text": "y agregado"])
        #expect(document.findings.first(.documentLostWords) == nil)
    }

    @Test func shapesOfOpenDocumentAreBoxes() throws {
        let shape =
            "<draw:custom-shape><text:p>Dentro de la forma</text:p><draw:enhanced-geometry/></draw:custom-shape>"
        let document = try open("<text:p>Antes\(shape) y después.</text:p>")
        #expect(document.report.blocks.flatMap(\.texts).map(\.plain) == ["Antes y después.", "Dentro de la forma"])
        #expect(document.findings.first(.documentBox)?.values["text"] == "Dentro de la forma")
        #expect(document.findings.first(.documentLostWords) == nil)
    }

    @Test func coveredCellsOfOpenDocumentKeepTheirColumns() throws {
        func cell(_ text: String, _ more: String = "") -> String {
            "<table:table-cell\(more)><text:p>\(text)</text:p></table:table-cell>"
        }
        let body =
            "<table:table><table:table-column table:number-columns-repeated=\"3\"/><table:table-row>"
            + cell("Obra", " table:number-columns-spanned=\"2\"") + "<table:covered-table-cell/>" + cell("Costo")
            + "</table:table-row><table:table-row>" + cell("a") + cell("b") + cell("7")
            + "</table:table-row></table:table>"
        let document = try open(body)
        guard case .table(let table)? = document.report.blocks.last else { return #expect(Bool(false)) }
        #expect(
            table.grid.map { $0.map { $0.texts.map(\.plain).joined() } } == [["Obra", "", "Costo"], ["a", "b", "7"]])
        #expect(document.findings.first(.documentMergedCells) != nil)
    }

    @Test func aDayOfTheWeekIsNoPlace() throws {
        let text = "Se abre el puente\n\nMiércoles, 5 de marzo de 2014\n\nEl puente ya está abierto a todos."
        let report = try reader.read(try folder.write("a.txt", text), named: "a.txt").report
        #expect(report.place == nil)
        #expect(report.date?.iso == "2014-03-05")
    }

    /// A picture of one dot.
    private static let dot =
        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="

    @Test func linesOfContentsAreLeftOutAndTold() throws {
        let lines = ["Antecedentes 2", "Avances 5"].map { paragraph("<w:r><w:t>\($0)</w:t></w:r>", style: "TDC1") }
        let body =
            paragraph("<w:r><w:t>Índice</w:t></w:r>", style: "TtuloTDC") + lines.joined()
            + paragraph("<w:r><w:t>Se abrió el pozo en mayo.</w:t></w:r>")
        let document = try word(body, styles: ["TDC1": "toc 1", "TtuloTDC": "TOC Heading"])
        #expect(document.report.texts.map(\.plain) == ["Se abrió el pozo en mayo."])
        #expect(document.findings.first(.documentContents)?.values == ["count": "1"])
        #expect(document.findings.first(.documentLostWords) == nil)
        let without = try word(body, styles: ["TDC1": "Normal indent"])
        #expect(without.report.texts.map(\.plain).contains("Avances 5"))
        #expect(without.findings.first(.documentContents) == nil)
    }

    @Test func wordsThatAStyleHidesAreLeftOutAndTold() throws {
        let styles = [
            "Oculto": "Oculto\"/><w:rPr><w:vanish/></w:rPr><w:x w:val=\"", "Hijo": "Hijo\"/><w:basedOn w:val=\"Oculto",
        ]
        let document = try word(
            paragraph(Sent.run("Se ve."))
                + paragraph(Sent.run("No se ve.") + Sent.run(" Esto sí.", "<w:vanish w:val=\"0\"/>"), style: "Hijo")
                + paragraph(Sent.run("A medias: ") + Sent.run("borrador", "<w:rStyle w:val=\"Oculto\"/>")),
            styles: styles)
        #expect(document.report.texts.map(\.plain) == ["Se ve.", "Esto sí.", "A medias:"])
        let hidden = document.findings.filter { $0.code == .documentHidden }.compactMap { $0.values["text"] }
        #expect(hidden == ["No se ve.", "borrador"])
    }

    @Test func wordsBesideADrawingAndInItAreKept() throws {
        let picture = Sent.picture(link: "x.png").replacing("<w:r>", with: "").replacing("</w:r>", with: "")
        let canvas =
            "<w:r><w:drawing><lc:lockedCanvas xmlns:lc=\"urn:lc\"><a:txBody xmlns:a=\"urn:a\"><a:p><a:r><a:t>En el "
            + "lienzo</a:t></a:r></a:p></a:txBody></lc:lockedCanvas></w:drawing></w:r>"
        let document = try word(
            paragraph("<w:r><w:t>Antes</w:t>\(picture)<w:t>después</w:t></w:r>") + paragraph(canvas))
        let words = document.report.texts.map(\.plain).joined(separator: " ")
        #expect(words.contains("Antes") && words.contains("después") && words.contains("En el lienzo"))
        #expect(document.findings.first(.documentLostWords) == nil)
        #expect(document.findings.first(.documentBox)?.values["text"] == "En el lienzo")
    }

    @Test func linesEndFirstLettersAndNotesPartWordsAsTheFileDoes() throws {
        let note = "<w:r><w:footnoteReference w:id=\"99\"/></w:r>"
        let body =
            "<w:p><w:pPr><w:framePr w:dropCap=\"drop\"/></w:pPr><w:r><w:t>H</w:t></w:r></w:p>"
            + paragraph("<w:r><w:t>oy se abrió</w:t></w:r><w:r><w:cr/><w:t>el pozo</w:t></w:r>")
            + paragraph("<w:r><w:t>antes</w:t></w:r>\(note)<w:r><w:t>después</w:t></w:r>")
        let document = try word(body)
        let words = document.report.texts.map { $0.plain.replacing("\u{2028}", with: " ") }
        #expect(words.first == "Hoy se abrió el pozo")
        #expect(document.findings.first(.documentLostWords) == nil)
    }

    @Test func wordsOfTablesInCellsAndOfFramesOnPagesAreKept() throws {
        let list =
            "<text:list><text:list-header><text:p>Sin marca</text:p></text:list-header><text:list-item>"
            + "<text:p>Con marca</text:p></text:list-item></text:list>"
        func table(_ cell: String) -> String {
            "<table:table><table:table-column/><table:table-row><table:table-cell>\(cell)</table:table-cell>"
                + "<table:table-cell><text:p>Fuera</text:p></table:table-cell></table:table-row></table:table>"
        }
        let document = try open(
            "<draw:frame text:anchor-type=\"page\"><draw:text-box><text:p>En la página</text:p></draw:text-box>"
                + "</draw:frame>"
                + table(
                    "<text:h text:outline-level=\"2\">Arriba</text:h>" + list + table("<text:p>Dentro</text:p>"))
                + "<text:section text:display=\"none\"><text:p>Oculta</text:p></text:section>"
                + "<text:p>Una nota<text:note text:note-class=\"footnote\"><text:note-citation>1</text:note-citation>"
                + "<text:note-body><text:list><text:list-item><text:p>De lista</text:p></text:list-item></text:list>"
                + "</text:note-body></text:note>.</text:p>")
        let words = (document.report.texts + document.report.notes.flatMap { $0 }).map(\.plain)
        #expect(!words.contains { $0.contains("Oculta") })
        #expect(document.findings.first(.documentHidden)?.values["text"] == "Oculta")
        for kept in ["En la página", "Arriba", "Sin marca", "Con marca", "Dentro", "Fuera", "De lista"] {
            #expect(words.contains { $0.contains(kept) }, "\(kept)")
        }
        #expect(document.findings.first(.documentLostWords) == nil)
        guard
            case .table(let read)? = document.report.blocks.first(where: { if case .table = $0 { true } else { false } }
            )
        else { return #expect(Bool(false)) }
        #expect(read.rows.map(\.count) == [2])
    }

    @Test func picturesStandInTheirPlacesInTheReport() throws {
        let dot =
            "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNkYAAAAAYAAjCB0C8AAAAASUVORK5CYII="
        let page = """
            <h1>La obra</h1><p>Primero se abrió la zanja.</p><p><img src="\(dot)"></p><p><em>La zanja abierta</em></p>
            <p>Luego se tendió el tubo.</p><p><img src="\(dot)"></p><p><em>El tubo</em></p><p>Se probó en mayo.</p>
            """
        let document = try reader.read(try folder.write("p.html", page), named: "p.html")
        #expect(document.words == 14)
        let text = document.markdown
        #expect(text.contains("photos:\n  - file: \"1\"\n    caption: \"La zanja abierta\"\n"))
        // One picture twice is shown once; what stands under it the second time is text.
        #expect(
            text.hasSuffix(
                """
                Primero se abrió la zanja.

                ![](1)

                Luego se tendió el tubo.

                *El tubo*

                Se probó en mayo.

                """))
    }
}
