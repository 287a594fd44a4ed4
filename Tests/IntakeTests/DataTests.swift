import Foundation
import Geometry
import PrintModel
import TestSupport
import Testing

@testable import Intake

/// Numbers as texts write them.
struct FigureTests {
    @Test(arguments: [
        ("1,234.50", 123_450, 2, "", ""), ("$1,250,000", 1_250_000, 0, "$", ""), ("-3 %", -3, 0, "", "%"),
        ("−$ 45.1", -451, 1, "$", ""), ("12 km", 12, 0, "", "km"), ("(250)", -250, 0, "", ""),
        ("1234", 1234, 0, "", ""),
        ("0.5", 5, 1, "", ""), (" 33 ", 33, 0, "", ""),
    ])
    func numbersAreReadExactly(text: String, digits: Int, decimals: Int, prefix: String, suffix: String) {
        #expect(Figure(text) == Figure(digits: digits, decimals: decimals, prefix: prefix, suffix: suffix))
    }

    @Test(arguments: [
        "12/05/2024", "1,23", "12,3456", "", "abc", "3.1234567", "99999999999999999999", "5 de mayo de 2024", "1.2.3",
        "$", "-",
    ])
    func whatIsNoNumberIsNone(text: String) { #expect(Figure(text) == nil) }

    @Test func sumsAreExactAndPrintedAsMexicoPrintsThem() {
        let parts = ["0.1", "0.2", "1,000"].compactMap { Figure($0) }
        #expect(Figure.sum(parts)?.text == "1,000.3")
        #expect(Figure(digits: -1_234_567, decimals: 2, prefix: "$").text == "−$12,345.67")
        #expect(Figure(digits: 7, decimals: 2, suffix: "%").text == "0.07\u{202F}%")
        #expect(Figure(digits: 10, decimals: 1).equals(Figure(digits: 1)))
        #expect(Figure.sum([Figure(digits: .max), Figure(digits: 1)]) == nil)
    }
}

/// Tables and charts of reports, and the files they are made of.
struct DataTests {
    private func read(_ body: String, _ files: [String: Data] = [:]) throws -> (body: [Block], findings: [Finding]) {
        let bench = try Bench(report: SampleTexts.report(body: body))
        for (name, data) in files { try bench.folder.write("reports/obras/puente/" + name, data) }
        let shelf = try bench.shelf()
        return (shelf.reports.first?.body ?? [], shelf.findings)
    }

    private func table(_ body: String, _ files: [String: Data] = [:]) throws -> (Table?, [Finding]) {
        let (blocks, findings) = try read(body, files)
        return (blocks.compactMap { if case .table(let table) = $0.content { table } else { nil } }.first, findings)
    }

    private let csv =
        "Programa;Meta;Ejercido\r\nAgua;50;$1,250.50\r\n\"Luz; y \"\"más\"\"\";30;$890\r\nTotal;80;$2,140.50\r\n"

    @Test(arguments: [String.Encoding.utf8, .utf16, .windowsCP1252])
    func separatedTextOfAnyEncodingIsATable(encoding: String.Encoding) throws {
        let text = csv.replacing("Agua", with: "Añil")
        let data = try #require(text.data(using: encoding))
        let (table, findings) = try table(
            "Texto.\n\n```tabla\ndatos: obra.csv\ntitulo: Avance\nfuente: Tesorería\n```", ["obra.csv": data])
        #expect(findings.isEmpty)
        #expect(table?.header.map(\.plain) == ["Programa", "Meta", "Ejercido"])
        #expect(table?.rows.map { $0.map(\.plain) }[0] == ["Añil", "50", "$1,250.50"])
        #expect(table?.rows[1][0].plain == "Luz; y \"más\"")
        #expect(table?.caption?.plain == "Avance")
        #expect(table?.notes.map(\.plain) == ["Fuente: Tesorería"])
        #expect(table?.totals == [2])
        #expect(table?.alignments == [.left, .right, .right])
    }

    @Test(arguments: [",", ";", "\t", "|"])
    func theSeparatorIsFound(separator: String) throws {
        let rows = [["Lugar", "Fugas"], ["El Ojite", "4"], ["Paso Hondo", "1.5"]]
        let text = rows.map { $0.joined(separator: separator) }.joined(separator: "\n")
        #expect(DelimitedText.rows(of: Array(text.utf8)) == rows)
    }

    @Test func workbooksOfBothKindsGiveTheirSheets() throws {
        let folder = try TemporaryFolder()
        // Written as LibreOffice and Excel write them, as far as readers care.
        let script = """
            import sys, zipfile
            f = sys.argv[1]
            with zipfile.ZipFile(f + '/b.xlsx', 'w') as z:
                z.writestr('[Content_Types].xml', '<Types/>')
                z.writestr('xl/workbook.xml', '<workbook xmlns:r="r"><sheets><sheet name="Uno" r:id="a"/><sheet name="Dos" r:id="b"/></sheets></workbook>')
                z.writestr('xl/_rels/workbook.xml.rels', '<R><Relationship Id="a" Target="worksheets/s1.xml"/><Relationship Id="b" Target="/xl/worksheets/s2.xml"/></R>')
                z.writestr('xl/sharedStrings.xml', '<sst><si><t>Obra</t></si><si><r><t>Cos</t></r><r><t>to</t></r></si><si><t>Agua</t></si></sst>')
                z.writestr('xl/styles.xml', '<styleSheet><numFmts><numFmt numFmtId="170" formatCode="&quot;$&quot;#,##0.00"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="170"/><xf numFmtId="10"/><xf numFmtId="14"/></cellXfs></styleSheet>')
                z.writestr('xl/worksheets/s1.xml', '<worksheet><sheetData><row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="D1" t="inlineStr"><is><t>Fecha</t></is></c></row><row r="3"><c r="A3" t="s"><v>2</v></c><c r="B3" s="1"><f>1+1</f><v>1234.5</v></c><c r="C3" s="2"><v>0.125</v></c><c r="D3" s="3"><v>45426</v></c></row></sheetData></worksheet>')
                z.writestr('xl/worksheets/s2.xml', '<worksheet><sheetData><row><c t="str"><v>x</v></c></row></sheetData></worksheet>')
            with zipfile.ZipFile(f + '/b.ods', 'w') as z:
                z.writestr('mimetype', 'application/vnd.oasis.opendocument.spreadsheet')
                z.writestr('content.xml', '<o xmlns:table="t" xmlns:text="x"><table:table table:name="Uno"><table:table-row><table:table-cell><text:p>Obra</text:p></table:table-cell><table:table-cell><text:p>Costo</text:p></table:table-cell><table:table-cell table:number-columns-repeated="16000"/></table:table-row><table:table-row table:number-rows-repeated="2"><table:table-cell><text:p>Agua</text:p></table:table-cell><table:table-cell><text:p>$1,234.50</text:p></table:table-cell></table:table-row><table:table-row table:number-rows-repeated="1048000"><table:table-cell table:number-columns-repeated="16000"/></table:table-row></table:table></o>')
            """
        #expect(try Tool.run("python3", "-c", script, folder.path).status == 0)
        let shelf = DataShelf(folder: folder.path, root: folder.path)
        let excel = try shelf.sheet("b.xlsx", sheet: "Uno", range: nil).get()
        #expect(excel.rows[0] == ["Obra", "Costo", "", "Fecha"])
        #expect(excel.rows.last == ["Agua", "$1,234.50", "12.50\u{202F}%", "14/05/2024"])
        let open = try shelf.sheet("b.ods", sheet: nil, range: nil).get()
        #expect(open.rows == [["Obra", "Costo"], ["Agua", "$1,234.50"], ["Agua", "$1,234.50"]])
        #expect(try shelf.sheet("b.ods", sheet: nil, range: "A1:A2").get().rows == [["Obra"], ["Agua"]])
        #expect(throws: DataShelf.Problem.sheet) { try shelf.sheet("b.xlsx", sheet: "Tres", range: nil).get() }
        #expect(throws: DataShelf.Problem.range) { try shelf.sheet("b.ods", sheet: nil, range: "B9:A1").get() }
        #expect(throws: DataShelf.Problem.empty) { try shelf.sheet("b.xlsx", sheet: "Dos", range: nil).get() }
    }

    @Test func whatIsWrongWithDataIsTold() throws {
        let (_, findings) = try read(
            """
            Texto.

            ```tabla
            datos: nadie.csv
            ```

            ```tabla
            datos: /etc/passwd
            ```

            ```tabla
            datos: roto.xlsx
            ```

            ```grafica
            tipo: pastel
            valores: {a: 1}
            ```

            ```grafica
            tipo: barras
            valores: {a: mucho}
            colores: rojo
            ```

            ```tabla
            datos: obra.csv
            columnas: [Programa, Metas]
            ```
            """, ["roto.xlsx": Data("PK".utf8), "obra.csv": Data(csv.utf8)])
        let shown = findings.map { finding in
            [finding.code.rawValue, finding.values["reason"], finding.values["nearest"], finding.values["key"]]
                .compactMap { $0 }.joined(separator: " ")
        }
        #expect(
            shown == [
                "data.unusable data-missing", "data.unusable data-outside", "data.unusable data-unreadable",
                "yaml.bad-value tipo", "yaml.unknown-key valores colores", "yaml.bad-value valores.a",
                "data.unknown-column Meta",
            ])
        #expect(findings.allSatisfy { $0.place.line ?? 0 > 7 })
    }

    @Test func wrongTotalsAreTold() throws {
        let text = """
            Texto.

            Tabla: Gasto por mes

            | Mes | Obra | Luz | Total |
            |---|---|---|---|
            | Abril | 10.5 | 5 | 15.5 |
            | Mayo | 20 | 6 | 26 |
            | Subtotal | 30.5 | 11 | 41.5 |
            | Junio | 1 | 1 | 3 |
            | Total | 31.5 | 13 | 43.5 |

            Fuente: Tesorería.
            """
        let (table, findings) = try table(text)
        #expect(table?.caption?.plain == "Gasto por mes")
        #expect(table?.notes.map(\.plain) == ["Fuente: Tesorería."])
        #expect(table?.totals == [2, 4])
        let wrong = findings.filter { $0.code == .tableWrongTotal }.map { $0.values }
        #expect(
            wrong == [
                ["row": "Total", "column": "Luz", "found": "13", "sum": "12"],
                ["row": "Total", "column": "Total", "found": "43.5", "sum": "44.5"],
                ["row": "Junio", "column": "Total", "found": "3", "sum": "2"],
            ])
    }

    @Test func sharesMayBeOffByTheirRounding() throws {
        let rows = "| A | % |\n|---|---|\n| uno | 33.3 % |\n| dos | 33.3 % |\n| tres | 33.3 % |\n| Total | 100 % |"
        #expect(try table("Texto.\n\n" + rows).1.isEmpty)
        #expect(try table("Texto.\n\n" + rows.replacing("100 %", with: "101 %")).1.map(\.code) == [.tableWrongTotal])
    }

    @Test func sharesWithoutATotalMakeTheWhole() throws {
        let rows = "| A | Participación |\n|---|---|\n| uno | 33.3 % |\n| dos | 33.3 % |\n| tres | 33.3 % |"
        #expect(try table("Texto.\n\n" + rows).1.isEmpty)
        let wrong = try table("Texto.\n\n" + rows.replacing("| dos | 33.3", with: "| dos | 43.3")).1
        #expect(wrong.map(\.code) == [.tableShares])
        #expect(wrong.first?.values["sum"] == "109.9\u{202F}%")
        // How far works have come is no share of anything.
        let progress = rows.replacing("Participación", with: "Avance").replacing("| dos | 33.3", with: "| dos | 43.3")
        #expect(try table("Texto.\n\n" + progress).1.isEmpty)
    }

    @Test func aWrongTotalIsToldOnItsLine() throws {
        let rows = "| A | B |\n|---|---|\n| uno | 1 |\n| dos | 2 |\n| Total | 4 |"
        let lines = try [rows, "Otro.\n\n" + rows].map { try table("Texto.\n\n" + $0).1.first?.place.line ?? 0 }
        #expect(lines[1] - lines[0] == 2)
        let text = SampleTexts.report(body: "Texto.\n\n" + rows)
        #expect(text.split(separator: "\n", omittingEmptySubsequences: false)[lines[0] - 1].hasPrefix("| Total"))
    }

    @Test func numbersAtTheEdgeOfWhatCanBeCountedDoNotCrash() throws {
        let part = "-4,500,000,000,000 %"
        let rows = "| A | % |\n|---|---|\n| a | \(part) |\n| b | \(part) |\n| Total | 9,000,000,000,000 % |"
        #expect(try table("Texto.\n\n" + rows).1.map(\.code) == [.tableWrongTotal])
        #expect(Figure(digits: .min).text == "−9,223,372,036,854,775,808")
    }

    @Test(arguments: ["Programa,Meta,Avance\nCaminos,64,41\n", "Programa,Avance,Meta\nCaminos,41,64\n"])
    func aGoalIsKnownByItsHead(text: String) throws {
        let body = "Texto.\n\n```grafica\ntipo: avance\ndatos: a.csv\n```"
        let (blocks, findings) = try read(body, ["a.csv": Data(text.utf8)])
        #expect(findings.isEmpty)
        let charts = blocks.compactMap { if case .chart(let chart) = $0.content { chart } else { nil } }
        #expect(charts.first?.series.map(\.values) == [[Figure("41")], [Figure("64")]])
    }

    @Test func chartsTakeTheirNumbersFromFilesOrTheReport() throws {
        let (blocks, findings) = try read(
            """
            Texto.

            ```grafica
            tipo: avance
            datos: obra.csv
            columnas: [Programa, Meta]
            titulo: Metas
            ```

            ```chart
            type: lines
            series: [2023, 2024]
            values: {Ene: [1, 2], Feb: [null, 3]}
            unit: casos
            ```
            """, ["obra.csv": Data(csv.utf8)])
        #expect(findings.isEmpty)
        let charts = blocks.compactMap { if case .chart(let chart) = $0.content { chart } else { nil } }
        #expect(charts.map(\.kind) == [.progress, .lines])
        #expect(charts[0].categories == ["Agua", "Luz; y \"más\""])
        #expect(charts[0].series == [Chart.Series(name: "Meta", values: [Figure("50"), Figure("30")])])
        #expect(charts[1].series.map(\.values) == [[Figure("1"), nil], [Figure("2"), Figure("3")]])
        #expect(charts[1].spoken(in: "es") == "Gráfica. casos. 2023: Ene: 1; Feb: sin dato. 2024: Ene: 2; Feb: 3.")
    }

    @Test func headsOfTwoRowsAreOne() throws {
        let csv = Data("Obra,Inversión,,Total\n,Federal,Municipal,\nCalle,10,20,30\n".utf8)
        let body = "```tabla\ndatos: obra.csv\nencabezado: 2\n```\n"
        let (read, findings) = try table(body, ["obra.csv": csv])
        #expect(read?.header.map(\.plain) == ["Obra", "Inversión: Federal", "Inversión: Municipal", "Total"])
        #expect(read?.rows.map { $0.map(\.plain) } == [["Calle", "10", "20", "30"]] && findings == [])
        #expect(try table(body.replacing("2", with: "9"), ["obra.csv": csv]).1.map(\.code) == [.yamlBadValue])
    }
}
