import Geometry
import PrintModel

/// The parts of a whole: one strip, and under it each part with its name, number and share, the largest first.
struct ShareDrawing {
    private struct Part {
        var name: String
        var figure: Figure
        var share: Double
    }

    private let parts: [Part]
    private let pen: ChartPen
    private let width: Double
    /// Whether amounts are shares already, and would only be said twice.
    private let isPercent: Bool

    init(_ chart: Chart, _ pen: ChartPen, _ width: Double) {
        (self.pen, self.width) = (pen, width)
        let figures = zip(chart.categories, chart.series[0].values).compactMap { name, value in value.map { (name, $0) }
        }
        isPercent = chart.isPercent
        let total = figures.reduce(0) { $0 + $1.1.value }
        parts = figures.enumerated().sorted { a, b in
            a.element.1.equals(b.element.1) ? a.offset < b.offset : b.element.1 < a.element.1
        }.map { Part(name: $0.element.0, figure: $0.element.1, share: total > 0 ? $0.element.1.value / total : 0) }
    }

    func draw() -> Double {
        let label = pen.style(.chartLabel)
        let value = pen.style(.chartValue, weight: 700)
        let row = label.leading
        let strip = row * 1.5
        var x = 0.0
        for (index, part) in parts.enumerated() {
            let rect = Rect(x: x, y: 0, width: width * part.share, height: strip)
            pen.fill(rect, pen.ink(index, of: parts.count))
            let isDark = pen.isDark(index, of: parts.count)
            let style = pen.style(.chartValue, ink: isDark ? pen.paper : nil, weight: 700)
            let words = ShareDrawing.percent(part.share)
            if !isDark || pen.paper != nil, pen.width(words, style) + 8 < rect.width {
                pen.write(words, style, at: Point(x: x + 4, y: strip / 2 + style.size * 0.35))
            }
            x += rect.width
            if index + 1 < parts.count, let paper = pen.paper {
                pen.rule(from: Point(x: x, y: 0), to: Point(x: x, y: strip), 0.6, paper)
            }
        }
        var y = strip + row * 0.45
        let square = label.size * 0.8
        let hasUnits = !isPercent && parts.contains { $0.figure.suffix != "%" }
        let shares = pen.width("100.0\u{202F}%", value) + 6
        for (index, part) in parts.enumerated() {
            let baseline = y + row * 0.78
            pen.fill(Rect(x: 0, y: baseline - square, width: square, height: square), pen.ink(index, of: parts.count))
            let amount = hasUnits ? part.figure.text : ""
            let room = width - square - 6 - shares - (hasUnits ? pen.width(amount, label) + 10 : 0)
            pen.write(pen.shortened(part.name, label, to: room), label, at: Point(x: square + 6, y: baseline))
            if hasUnits { pen.write(amount, label, at: Point(x: width - shares, y: baseline), .right) }
            pen.write(ShareDrawing.percent(part.share), value, at: Point(x: width, y: baseline), .right)
            y += row * 1.12
            pen.rule(from: Point(x: 0, y: y - row * 0.06), to: Point(x: width, y: y - row * 0.06), 0.25, pen.rule)
        }
        return y
    }

    /// A share in percent, to a tenth where it is small.
    static func percent(_ share: Double) -> String {
        let tenths = ChartScale.whole(share * 1000)
        let isWhole = tenths.isMultiple(of: 10) || tenths >= 100
        return isWhole
            ? Figure(digits: (tenths + 5) / 10, suffix: "%").text
            : Figure(digits: tenths, decimals: 1, suffix: "%").text
    }
}
