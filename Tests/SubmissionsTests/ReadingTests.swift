import OfficeFiles
import Foundation
import Geometry
import PrintModel
import TestSupport
import Testing

@testable import Submissions

/// What is read of documents of every maker, and that no word is lost.
struct ReadingTests {
    private let folder: TemporaryFolder
    private let reader = SubmissionReader(
        areas: ["Obras Públicas", "Salud Municipal"], names: ["El Ojite", "Paso Hondo"])

    init() throws { folder = try TemporaryFolder() }

    private static let report = """
        **DIRECCIÓN DE OBRAS PÚBLICAS**

        **CONCLUYE EL CAMINO DE EL OJITE A PASO HONDO CON EL DIF**

        Amatlán, Ver., a 14 de mayo de 2024

        Se rastrearon *doce* kilómetros en **tres** meses; queda pendiente el vado[^1].

        **Qué se hizo**

        - Se limpió la cuneta
        - Se colocaron 12 alcantarillas

        1. Primero el trazo
        2. Luego la base

        | Tramo | Metros |
        |-------|-------:|
        | Norte |  1,200 |
        | Sur   |    800 |

        > Ya no nos quedamos aislados.

        [^1]: Se licitará en agosto.
        """

    @Test(arguments: ["docx", "odt"])
    func everyWordOfADocumentIsInItsReport(format: String) throws {
        let path = try Sent.document(ReadingTests.report, as: format, in: folder)
        let document = try reader.read(path, named: "informe." + format)
        let report = document.report
        #expect(report.title == "Concluye el camino de El Ojite a Paso Hondo con el DIF")
        #expect(report.kicker == "Dirección de Obras Públicas")
        #expect(report.place == "Amatlán")
        #expect(report.date?.iso == "2024-05-14")
        #expect(report.notes.map { $0.map(\.plain) } == [["Se licitará en agosto."]])
        #expect(report.blocks.contains(.heading(level: 2, RichText("Qué se hizo"))))
        let lists = report.blocks.compactMap { block -> [String]? in
            guard case .list(_, let items) = block else { return nil }
            return items.map { $0[0].plain }
        }
        #expect(
            lists == [
                ["Se limpió la cuneta", "Se colocaron 12 alcantarillas"], ["Primero el trazo", "Luego la base"],
            ])
        let tables = report.blocks.compactMap { block -> DraftTable? in
            if case .table(let table) = block { table } else { nil }
        }
        #expect(tables.map(\.heads) == [1])
        #expect(
            tables[0].grid.map { $0.map { $0.texts.map(\.plain).joined() } } == [
                ["Tramo", "Metros"], ["Norte", "1,200"], ["Sur", "800"],
            ])
        #expect(report.blocks.contains(.quotation([RichText("Ya no nos quedamos aislados.")])))
        #expect(document.findings.first(.documentLostWords) == nil)
        let emphasis = report.blocks.compactMap { if case .paragraph(let text) = $0 { text } else { nil } }.first
        #expect(emphasis?.runs.contains { $0.text == "doce" && $0.emphasis == .italic } == true)
    }

    @Test func listsAndHeadingsThatWereTypedAreFound() throws {
        let text = """
            MEJORA EL ALUMBRADO DE EL OJITE

            Se cambiaron las lámparas de la avenida principal y de las calles que llegan a la escuela.

            RESULTADOS

            - Noventa luminarias nuevas
            - Treinta postes pintados
            —Ya se puede salir de noche, dijo una vecina.

            1) Una
            2) Dos
            4) Cuatro no sigue
            """
        let path = try folder.write("alumbrado.txt", text)
        let report = try reader.read(path, named: "alumbrado.txt").report
        #expect(report.title == "Mejora el alumbrado de El Ojite")
        #expect(report.blocks.contains(.heading(level: 2, RichText("RESULTADOS"))))
        let lists = report.blocks.compactMap { if case .list(_, let items) = $0 { items.count } else { nil } }
        #expect(lists == [2, 2])
        #expect(report.blocks.contains { $0.texts.contains { $0.plain.hasPrefix("—Ya se puede") } })
    }

    @Test(arguments: [String.Encoding.utf8, .utf16, .windowsCP1252])
    func textOfAnyEncodingIsRead(encoding: String.Encoding) throws {
        let bytes = try #require("Año de señales\r\n\r\nEl camión llegó; costó 10 pesos.".data(using: encoding))
        let path = try folder.write("nota.txt", bytes)
        let report = try reader.read(path, named: "nota.txt").report
        #expect(report.title == "Año de señales")
        #expect(report.blocks.flatMap(\.texts).map(\.plain) == ["El camión llegó; costó 10 pesos."])
    }

    @Test func trackedChangesCommentsHiddenTextAndBoxesAreTold() throws {
        let plain = try Sent.document("Título\n\nEl puente mide MARCA metros.", as: "docx", in: folder)
        let box =
            "<w:r><w:pict><v:shape xmlns:v=\"urn:schemas-microsoft-com:vml\"><v:textbox><w:txbxContent>"
            + "<w:p>\(Sent.run("Aviso en cuadro"))</w:p></w:txbxContent></v:textbox></v:shape></w:pict></w:r>"
        let path = try Sent.changed(plain, "word/document.xml", in: folder) { xml in
            xml.replacing(
                "MARCA",
                with: "</w:t></w:r><w:del w:author=\"Ana\"><w:r><w:delText>treinta</w:delText></w:r></w:del>"
                    + "<w:ins w:author=\"Beto\">\(Sent.run("cuarenta"))</w:ins>\(Sent.run("secreto", "<w:vanish/>"))"
                    + "\(Sent.run("visible", "<w:vanish w:val=\"false\"/>"))\(box)<w:r><w:t xml:space=\"preserve\">")
        }
        let document = try reader.read(path, named: "puente.docx")
        let words = document.report.blocks.flatMap(\.texts).map(\.plain)
        #expect(words == ["El puente mide cuarentavisible metros.", "Aviso en cuadro"])
        let deletion = document.findings.first(.documentDeletion)
        #expect(deletion?.values == ["author": "Ana", "text": "treinta"])
        #expect(document.findings.first(.documentInsertion)?.values == ["author": "Beto", "text": "cuarenta"])
        #expect(document.findings.first(.documentHidden)?.values["text"] == "secreto")
        #expect(document.findings.first(.documentBox)?.values["text"] == "Aviso en cuadro")
    }

    @Test func theStrictFormatIsReadLikeTheOther() throws {
        let plain = try Sent.document(ReadingTests.report, as: "docx", in: folder)
        let archive = try ZipFile(plain, named: "x")
        var parts: [String: [UInt8]] = [:]
        for entry in archive.entries where entry.name.hasSuffix(".xml") || entry.name.hasSuffix(".rels") {
            let text = String(decoding: archive.bytes(of: entry.name) ?? [], as: UTF8.self)
            let strict = text.replacing(
                #/http://schemas\.openxmlformats\.org/(officeDocument|wordprocessingml|drawingml)/2006//#
            ) {
                "http://purl.oclc.org/ooxml/\($0.1)/"
            }
            parts[entry.name] = Array(strict.utf8)
        }
        let path = folder.path("strict.docx")
        #expect(ZipFile.rewrite(plain, to: path, with: parts))
        let strict = try reader.read(path, named: "strict.docx").report
        #expect(strict == (try reader.read(plain, named: "plain.docx").report))
    }

    @Test func mergedCellsKeepEveryWordAndAreTold() throws {
        let plain = try Sent.document(ReadingTests.report, as: "docx", in: folder)
        func merged(_ change: @escaping (String) -> String) throws -> SubmittedDocument {
            let path = try Sent.changed(plain, "word/document.xml", in: folder) { xml in
                let cells = xml.components(separatedBy: "<w:tc>")
                return (cells.prefix(1) + cells.dropFirst().map { $0.contains("Tramo") ? change($0) : $0 })
                    .joined(separator: "<w:tc>")
            }
            return try reader.read(path, named: "t.docx")
        }
        // A cell over two columns in a row that has one more: pandoc drops what the table's own grid has no column for.
        let wide = try merged { $0.replacing("<w:tcPr />", with: "<w:tcPr><w:gridSpan w:val=\"2\"/></w:tcPr>") }
        #expect(wide.findings.first(.documentLostWords) == nil)
        #expect(wide.report.blocks.flatMap(\.texts).map(\.plain).contains("Metros"))
        let nested = try merged {
            $0.replacing("Tramo", with: "Tramo</w:t></w:r></w:p><w:p><w:r><w:t>del camino")
        }
        #expect(nested.report.blocks.flatMap(\.texts).map(\.plain).contains("del camino"))
        #expect(nested.findings.first(.documentLostWords) == nil)
    }

    @Test func mergedCellsOfWebPagesStandInTheirFirstPlace() throws {
        let page =
            "<h1>Cuadro</h1><table><tr><th colspan=2>Obra</th></tr><tr><td rowspan=2>Norte</td><td>1</td></tr>"
            + "<tr><td>2</td></tr></table>"
        let document = try reader.read(try folder.write("t.html", page), named: "t.html")
        #expect(document.findings.first(.documentMergedCells)?.values["text"] == "Obra")
        guard case .table(let table)? = document.report.blocks.first else { return #expect(Bool(false)) }
        let grid = table.grid.map { $0.map { $0.texts.map(\.plain).joined() } }
        #expect(grid == [["Obra", ""], ["Norte", "1"], ["", "2"]])
    }

    @Test func aReportReadsBackToItsWords() throws {
        let odd =
            "Cuesta \\$5 \\* 3 \\_x\\_ \\# [uno] <dos> & ~tres~ | 4. `cinco`\n\n5\\. No es lista\n\n\\- Tampoco ésta"
        let path = try Sent.document("# Título: «raro» y \"más\"\n\n" + odd, as: "docx", in: folder)
        let document = try reader.read(path, named: "raro.docx")
        let text = document.markdown(section: "servicios", pictures: [], language: nil)
        let markdown = text.components(separatedBy: "\n---\n")[1]
        let again = try Sent.document("# Otra vez\n\n" + markdown, as: "html", in: folder)
        let read = try SubmissionReader().read(again, named: "again.html")
        #expect(
            read.report.blocks.flatMap(\.texts).map(\.plain) == document.report.blocks.flatMap(\.texts).map(\.plain))
        #expect(text.contains("title: \"Título: «raro» y"))
    }
}
