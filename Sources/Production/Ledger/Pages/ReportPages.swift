import Geometry
import Ledger
import PrintModel

/// A report of the ledger on pages: title, table, a chart where it has one, and room to sign.
struct ReportPages {
    let report: LedgerReport
    let words: ReportWords
    private let sheet: SheetWriter
    private let table: SheetTable

    private static let foot = 52.0
    /// What signing takes, with room for a hand.
    private static let signatures = 62.0

    init(_ report: LedgerReport, _ words: ReportWords) throws {
        self.report = report
        self.words = words
        sheet = try SheetWriter(page: Size(width: 792, height: 612), margin: 42)
        let columns = report.columns.map {
            SheetTable.Column(
                heading: words.heading($0), isText: $0.isText, room: $0.id == "light" ? TrafficLight.width + 6 : 0)
        }
        let rows = report.rows.map { words.texts($0) } + (report.total.map { [words.texts($0, isTotal: true)] } ?? [])
        table = SheetTable(sheet, columns, for: rows, bottom: sheet.page.height - ReportPages.foot)
    }

    /// Paints the report; gives what could not be set.
    func paint(to path: String) throws -> [Finding] {
        var y = table.head(at: heading())
        for row in report.rows {
            y = table.draw(words.texts(row), "cell", at: y) { column, x, baseline in
                if case .light(let light) = row[column] {
                    TrafficLight.draw(light, x: x, baseline: baseline, on: sheet)
                }
            }
        }
        if let total = report.total { y = table.draw(words.texts(total, isTotal: true), "sum", at: y) }
        if !report.chart.isEmpty {
            y = ReportChart(report, words, sheet).draw(
                below: y, bottom: sheet.page.height - ReportPages.foot - ReportPages.signatures)
        }
        y = explain(below: y)
        sign(below: y)
        sheet.onEveryPage { page, all in
            let foot = sheet.page.height - 26
            sheet.write(words.municipality, "small", x: sheet.margin, y: foot, width: 400)
            sheet.write(words.folio(page, all), "small", x: sheet.right, y: foot, width: 200, side: .right)
        }
        guard let date = CivilDate(report.date) else { throw Fault(.usage, .ledgerDate, ["date": report.date]) }
        return try sheet.finish(
            title: words.titles[report.kind] ?? "", author: words.municipality, date: date, to: path)
    }

    private func heading() -> Double {
        let width = sheet.right - sheet.margin
        sheet.write(words.municipality, "lead", x: sheet.margin, y: 54, width: width)
        let y = sheet.write(words.titles[report.kind] ?? "", "title", x: sheet.margin, y: 78, width: width)
        sheet.write(words.subtitle(report.year, report.date), "lead", x: sheet.margin, y: y - 5, width: width)
        return y + 10
    }

    /// What the figures mean, for whoever did not make the report.
    private func explain(below top: Double) -> Double {
        guard let note = words.notes[report.kind] else { return top }
        let width = sheet.right - sheet.margin
        let lines = sheet.lines(note, "small", width: width)
        let height = Double(lines.count) * sheet.leading("small") + 12
        var top = top
        if top + height > sheet.page.height - ReportPages.foot {
            sheet.turn()
            top = 48
        }
        sheet.place(lines, "small", x: sheet.margin, y: top + 16)
        return top + height
    }

    private func sign(below top: Double) {
        guard !words.signers.isEmpty else { return }
        if top + ReportPages.signatures > sheet.page.height - ReportPages.foot { sheet.turn() }
        let y = sheet.page.height - ReportPages.foot - 16
        let width = (sheet.right - sheet.margin - 48) / Double(words.signers.count)
        for (index, signer) in words.signers.enumerated() {
            let x = sheet.margin + (width + 24) * Double(index)
            sheet.rule(y, from: x, to: x + width)
            sheet.write(signer, "small", x: x, y: y + 11, width: width)
        }
    }
}
