import Geometry
import Ledger
import PrintModel

/// A report's chart: two columns for a row of the table, from a common ground, on a scale of round amounts; what was
/// planned in grey, what came of it in black.
struct ReportChart {
    private let report: LedgerReport
    private let words: ReportWords
    private let sheet: SheetWriter
    private let columns: [Int]
    private let series: [[Int]]

    private static let heights = 64.0...120.0
    private static let scale = 62.0

    init(_ report: LedgerReport, _ words: ReportWords, _ sheet: SheetWriter) {
        self.report = report
        self.words = words
        self.sheet = sheet
        columns = report.chart.compactMap { id in report.columns.firstIndex { $0.id == id } }
        series = columns.map { column in
            report.rows.map { row in if case .money(let amount) = row[column] { max(0, amount.count) } else { 0 } }
        }
    }

    /// Draws it, as tall as there is room above `bottom`, or on a new page where there is none; gives where it ends.
    func draw(below top: Double, bottom: Double) -> Double {
        var y = top + 22
        if y + ReportChart.heights.lowerBound + 16 > bottom {
            sheet.turn()
            y = 66
        }
        let height = min(ReportChart.heights.upperBound, bottom - 16 - y)
        legend(y)
        let step = ReportChart.step(for: series.joined().max() ?? 0)
        let lines = max(1, ((series.joined().max() ?? 0) + step - 1) / step)
        let ground = y + height
        let tall = height - 18
        for line in 0...lines {
            let level = ground - tall * Double(line) / Double(lines)
            if line > 0 { sheet.rule(level, from: sheet.margin + ReportChart.scale, thickness: 0.3, ink: "gris") }
            sheet.write(
                pesos(step * line), "small", x: sheet.margin + ReportChart.scale - 6, y: level + 2.4,
                width: ReportChart.scale, side: .right)
        }
        bars(ground, tall / Double(step * lines))
        sheet.rule(ground, from: sheet.margin + ReportChart.scale, thickness: 0.6)
        return ground + 16
    }

    private func bars(_ ground: Double, _ points: Double) {
        let left = sheet.margin + ReportChart.scale
        let step = (sheet.right - left) / Double(max(1, report.rows.count))
        let bar = min(16, step / 3)
        for (index, row) in report.rows.enumerated() {
            let x = left + step * Double(index) + (step - bar * 2) / 2
            for (part, values) in series.enumerated() where values[index] > 0 {
                let height = Double(values[index]) * points
                sheet.fill(
                    Rect(x: x + bar * Double(part), y: ground - height, width: bar, height: height),
                    part == 0 ? "gris" : "negro")
            }
            let label = sheet.lines(String(words.text(row[0]).prefix(3)), "small", width: step)
            sheet.place(label, "small", x: x + bar - (label.first?.width ?? 0) / 2, y: ground + 11)
        }
    }

    private func legend(_ y: Double) {
        var x = sheet.margin + ReportChart.scale
        for (part, column) in columns.enumerated() {
            sheet.fill(Rect(x: x, y: y - 6.5, width: 8, height: 8), part == 0 ? "gris" : "negro")
            let lines = sheet.lines(words.heading(report.columns[column]), "small", width: 200)
            sheet.place(lines, "small", x: x + 12, y: y)
            x += 12 + (lines.first?.width ?? 0) + 18
        }
    }

    private func pesos(_ centavos: Int) -> String { String(Centavos(centavos).text.dropLast(3)) }

    /// The round amount between two lines: 1, 2 or 5 with zeros, so that there are at most five.
    static func step(for most: Int) -> Int {
        var unit = 100
        while unit < 1_000_000_000_000_000 {
            for factor in [1, 2, 5] where unit * factor * 5 >= most { return unit * factor }
            unit *= 10
        }
        return max(1, most)
    }
}
