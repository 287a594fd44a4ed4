import Geometry
import Ledger
import PrintModel

/// A report of the ledger on pages: title, table, a chart where it has one, and room to sign.
struct ReportPages {
    let report: LedgerReport
    let words: ReportWords
    private let sheet: SheetWriter
    private let widths: [Double]

    private static let gap = 9.0
    private static let bottom = 52.0

    init(_ report: LedgerReport, _ words: ReportWords) throws {
        self.report = report
        self.words = words
        sheet = try SheetWriter(page: Size(width: 792, height: 612), margin: 42)
        widths = ReportPages.widths(report, words, sheet)
    }

    /// Paints the report; gives what could not be set.
    func paint(to path: String) throws -> [Finding] {
        var y = heading()
        y = head(at: y)
        for row in report.rows { y = draw(words.texts(row), "cell", at: y) }
        if let total = report.total {
            y = draw(words.texts(total, isTotal: true), "sum", at: y)
        }
        if !report.chart.isEmpty { y = chart(below: y) }
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

    // MARK: The table

    /// Columns are as wide as what stands in them, and share what is left; where it does not suffice, the widest text is
    /// broken into lines.
    private static func widths(_ report: LedgerReport, _ words: ReportWords, _ sheet: SheetWriter) -> [Double] {
        let rows = report.rows + (report.total.map { [$0] } ?? [])
        func natural(_ column: Int) -> Double {
            let cells = rows.map { sheet.lines(words.text($0[column]), "sum", width: 2_000).first?.width ?? 0 }
            let words = words.heading(report.columns[column]).split(separator: " ")
            let heads = words.map { sheet.lines(String($0), "head", width: 2_000).first?.width ?? 0 }
            return (cells + heads).max() ?? 0
        }
        var widths = report.columns.indices.map { natural($0) + 1 }
        let room = sheet.right - sheet.margin - gap * Double(report.columns.count - 1)
        let rest = room - widths.reduce(0, +)
        if rest >= 0 { return widths.map { $0 + rest / Double(widths.count) } }
        let texts = report.columns.indices.filter { report.columns[$0].isText }
        if let widest = texts.max(by: { widths[$0] < widths[$1] }) { widths[widest] = max(70, widths[widest] + rest) }
        return widths
    }

    private func head(at top: Double) -> Double {
        sheet.rule(top, thickness: 1)
        let cells = report.columns.indices.map { column in
            sheet.lines(words.heading(report.columns[column]), "head", width: widths[column])
        }
        let height = Double(cells.map(\.count).max() ?? 1) * sheet.leading("head")
        for (column, lines) in cells.enumerated() {
            // Headings stand on the rule, as what they head hangs from it.
            let y = top + 12 + height - Double(lines.count) * sheet.leading("head")
            place(lines, "head", column, y)
        }
        let y = top + height + 7
        sheet.rule(y)
        return y
    }

    /// A row under the rule at `top`; gives where its own rule is. It never breaks over two pages.
    private func draw(_ texts: [String], _ style: String, at top: Double) -> Double {
        let cells = texts.indices.map { Array(sheet.lines(texts[$0], style, width: widths[$0]).prefix(6)) }
        let height = Double(max(1, cells.map(\.count).max() ?? 1)) * sheet.leading(style) + 5.5
        var top = top
        if top + height > sheet.page.height - ReportPages.bottom {
            sheet.turn()
            top = head(at: 48)
        }
        if style == "sum" {
            sheet.fill(Rect(x: sheet.margin, y: top, width: sheet.right - sheet.margin, height: height), "bruma")
        }
        for (column, lines) in cells.enumerated() { place(lines, style, column, top + 11.5) }
        sheet.rule(top + height, thickness: style == "sum" ? 1 : 0.25)
        return top + height
    }

    private func place(_ lines: [SetLine], _ style: String, _ column: Int, _ y: Double) {
        let x = sheet.margin + widths[..<column].reduce(0, +) + ReportPages.gap * Double(column)
        let isText = report.columns[column].isText
        sheet.place(lines, style, x: isText ? x : x + widths[column], y: y, side: isText ? .left : .right)
    }

    // MARK: The chart

    /// Two columns a row of the table, from a common ground: what was planned in grey, what came of it in black.
    private func chart(below top: Double) -> Double {
        let height = 92.0
        var y = top + 30
        if y + height + 30 > sheet.page.height - ReportPages.bottom {
            sheet.turn()
            y = 66
        }
        let columns = report.chart.compactMap { id in report.columns.firstIndex { $0.id == id } }
        let series = columns.map { column in
            report.rows.map { row -> Int in if case .money(let amount) = row[column] { amount.count } else { 0 } }
        }
        let most = max(1, series.joined().max() ?? 1)
        legend(columns, y)
        let ground = y + height
        let step = (sheet.right - sheet.margin) / Double(max(1, report.rows.count))
        let bar = min(18, step / 3)
        for (index, row) in report.rows.enumerated() {
            let x = sheet.margin + step * Double(index) + (step - bar * 2) / 2
            for (part, values) in series.enumerated() where values[index] > 0 {
                let tall = Double(values[index]) / Double(most) * (height - 16)
                sheet.fill(
                    Rect(x: x + bar * Double(part), y: ground - tall, width: bar, height: tall),
                    part == 0 ? "gris" : "negro")
            }
            let name = String(words.text(row[0]).prefix(3))
            let label = sheet.lines(name, "small", width: step)
            sheet.place(label, "small", x: x + bar - (label.first?.width ?? 0) / 2, y: ground + 11)
        }
        sheet.rule(ground)
        sheet.write(Centavos(most).text, "small", x: sheet.right, y: ground - height + 12, width: 120, side: .right)
        sheet.rule(ground - height + 16, thickness: 0.2)
        return ground + 16
    }

    private func legend(_ columns: [Int], _ y: Double) {
        var x = sheet.margin
        for (part, column) in columns.enumerated() {
            sheet.fill(Rect(x: x, y: y - 6.5, width: 8, height: 8), part == 0 ? "gris" : "negro")
            let lines = sheet.lines(words.heading(report.columns[column]), "small", width: 200)
            sheet.place(lines, "small", x: x + 12, y: y)
            x += 12 + (lines.first?.width ?? 0) + 18
        }
    }

    // MARK: Signatures

    private func sign(below top: Double) {
        guard !words.signers.isEmpty else { return }
        if top + 76 > sheet.page.height - ReportPages.bottom { sheet.turn() }
        let y = sheet.page.height - ReportPages.bottom - 16
        let width = (sheet.right - sheet.margin - 48) / Double(words.signers.count)
        for (index, signer) in words.signers.enumerated() {
            let x = sheet.margin + (width + 24) * Double(index)
            sheet.rule(y, from: x, to: x + width)
            sheet.write(signer, "small", x: x, y: y + 11, width: width)
        }
    }
}
