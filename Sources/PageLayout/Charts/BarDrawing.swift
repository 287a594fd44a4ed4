import Geometry
import PrintModel

/// Bars that lie, so that their names can be read: a name at the left, the bar from zero, its number at its end.
struct BarDrawing {
    let chart: Chart
    let pen: ChartPen
    let width: Double
    private let label: TextStyle
    private let value: TextStyle
    /// Depth of a line of labels.
    private let row: Double
    /// Width of the names at the left, and how far bars stand from them. Long names take two lines.
    private let names: Double
    private let gap: Double
    /// Lines that the longest name takes there.
    private let nameLines: Int
    /// Where numbers and names would leave the bars no room, names stand over their bars instead, on so many lines.
    private var linesAbove = 0
    private var isNamedAbove: Bool { linesAbove > 0 }

    init(_ chart: Chart, _ pen: ChartPen, _ width: Double) {
        (self.chart, self.pen, self.width) = (chart, pen, width)
        label = pen.style(.chartLabel)
        value = pen.style(.chartValue, weight: 700)
        row = label.leading
        gap = label.size * 0.7
        let style = label
        let widest = chart.categories.map { pen.leastWidths(of: $0, style, lines: 3) }
            .reduce([0, 0, 0]) { zip($0, $1).map(max) }
        let room = [width * 0.36, width * 0.45, width * 0.45]
        nameLines = (1...3).first { widest[$0 - 1] <= room[$0 - 1] } ?? 3
        names = min(widest[nameLines - 1], width * 0.45)
    }

    private var start: Double { names > 0 && !isNamedAbove ? names + gap : 0 }

    /// Share of the width that bars have at least with their names beside them.
    private static let leastBars = 0.25

    /// A bar a category.
    func plain() -> Double {
        let values = chart.series[0].values
        return rows(values.map { [$0] }, depth: row * [1.25, 1.75, 2.65][nameLines - 1], thickness: row * 0.78)
    }

    /// Bars of several series by category, the first category's named.
    func grouped() -> Double {
        let values = chart.categories.indices.map { category in chart.series.map { $0.values[category] } }
        let bar = row * 0.92
        return rows(
            values, depth: max(bar * Double(chart.series.count) + row * 0.75, row * Double(nameLines)),
            thickness: bar * 0.82)
    }

    private func rows(_ values: [[Figure?]], depth: Double, thickness: Double) -> Double {
        let numbers = values.flatMap { $0.compactMap { $0?.value } }
        let texts = values.flatMap { $0.compactMap { $0.map { text(of: $0) } } }
        let widest = texts.reduce(0) { max($0, pen.width($1, value)) } + gap * 0.6
        let series = chart.series.count > 1 ? chart.series.reduce(0) { max($0, pen.width($1.name, label)) } + gap : 0
        let hasNegative = numbers.contains { $0 < 0 }
        let taken = widest + series + (hasNegative ? widest : 0)
        if names > 0, !isNamedAbove, width - start - taken < width * BarDrawing.leastBars {
            var above = self
            above.linesAbove = chart.categories.map { pen.lines($0, label, in: width, most: 2).count }.max() ?? 1
            let bars = thickness * Double(values.first?.count ?? 1)
            return above.rows(values, depth: bars + row * (Double(above.linesAbove) + 0.5), thickness: thickness)
        }
        let room = max(12, width - start - taken)
        let (least, most) = (min(0, numbers.min() ?? 0), max(0, numbers.max() ?? 0))
        let scale = most - least > 0 ? room / (most - least) : 0
        let zero = start + (hasNegative ? widest : 0) - least * scale
        for (category, group) in values.enumerated() {
            let top = Double(category) * depth
            let bars = thickness * Double(group.count)
            var first = top + (depth - row * 0.25 - bars) / 2
            if isNamedAbove {
                let lines = pen.lines(chart.categories[category], label, in: width, most: 2)
                for (index, line) in lines.enumerated() {
                    let place = Double(linesAbove - lines.count + index) + 0.75
                    pen.write(line, label, at: Point(x: 0, y: top + row * place))
                }
                first = top + row * Double(linesAbove)
                axis(at: zero, from: first, to: first + bars)
            } else {
                name(category, middle: top + (depth - row * 0.25) / 2)
            }
            for (index, figure) in group.enumerated() {
                let y = first + Double(index) * thickness
                bar(figure, index, from: zero, scale, y, thickness * (group.count > 1 ? 0.9 : 1), named: category == 0)
            }
        }
        let height = Double(values.count) * depth - row * 0.25
        if !isNamedAbove { axis(at: zero, from: 0, to: height) }
        return height
    }

    private func axis(at x: Double, from top: Double, to bottom: Double) {
        pen.rule(from: Point(x: x, y: top), to: Point(x: x, y: bottom), 0.6, label.ink)
    }

    private func bar(
        _ figure: Figure?, _ series: Int, from zero: Double, _ scale: Double, _ y: Double, _ thickness: Double,
        named: Bool
    ) {
        let baseline = y + thickness / 2 + value.size * 0.35
        guard let figure else {
            return pen.write(
                pen.language.hasPrefix("en") ? "n/a" : "s/d", label, at: Point(x: zero + gap * 0.6, y: baseline))
        }
        let length = abs(figure.value) * scale
        let x = figure.value < 0 ? zero - length : zero
        pen.fill(
            Rect(x: x, y: y, width: length, height: thickness),
            pen.ink(ChartPen.rank(of: series, in: chart), of: chart.series.count))
        let words = text(of: figure)
        if figure.value < 0 {
            pen.write(words, value, at: Point(x: x - gap * 0.4, y: baseline), .right)
            guard named, chart.series.count > 1 else { return }
            pen.write(chart.series[series].name, label, at: Point(x: zero + gap * 0.5, y: baseline))
        } else {
            pen.write(words, value, at: Point(x: x + length + gap * 0.4, y: baseline))
            guard named, chart.series.count > 1 else { return }
            let after = x + length + gap * 0.9 + pen.width(words, value)
            pen.write(chart.series[series].name, label, at: Point(x: after, y: baseline))
        }
    }

    /// Bars whose parts stand one after the other, the parts named over the first.
    func stacked() -> Double {
        let totals = chart.categories.indices.map { category in
            chart.series.reduce(0) { $0 + ($1.values[category]?.value ?? 0) }
        }
        let sums = chart.categories.indices.map { category in
            Figure.sum(chart.series.compactMap { $0.values[category] })
        }
        let widest = sums.reduce(0) { max($0, pen.width($1.map(text) ?? "", value)) } + gap * 0.6
        let room = max(12, width - start - widest)
        let most = totals.max() ?? 0
        let scale = most > 0 ? room / most : 0
        let top = legend()
        let depth = row * [1.35, 1.75, 2.65][nameLines - 1]
        for category in chart.categories.indices {
            let y = top + Double(category) * depth
            name(category, middle: y + row * 0.5)
            var x = start
            for (index, series) in chart.series.enumerated() {
                guard let figure = series.values[category] else { continue }
                let length = figure.value * scale
                pen.fill(Rect(x: x, y: y, width: length, height: row), pen.ink(index, of: chart.series.count))
                inside(figure, index, Rect(x: x, y: y, width: length, height: row))
                x += length
                // A hair of paper parts tints that are alike.
                if index + 1 < chart.series.count, let paper = pen.paper {
                    pen.rule(from: Point(x: x, y: y), to: Point(x: x, y: y + row), 0.5, paper)
                }
            }
            let baseline = y + row / 2 + value.size * 0.35
            if chart.series.count > 1, let sum = sums[category] {
                pen.write(text(of: sum), value, at: Point(x: x + gap * 0.4, y: baseline))
            }
        }
        let height = top + Double(chart.categories.count) * depth - row * 0.35
        axis(at: start, from: top, to: height)
        return height
    }

    /// A number inside its part, where it fits with room to spare.
    private func inside(_ figure: Figure, _ series: Int, _ part: Rect) {
        let isDark = pen.isDark(series, of: chart.series.count)
        guard !isDark || pen.paper != nil else { return }
        let style = pen.style(.chartLabel, ink: isDark ? pen.paper : nil, weight: isDark ? 700 : nil)
        let words = text(of: figure)
        guard pen.width(words, style) + gap < part.width else { return }
        pen.write(words, style, at: Point(x: part.x + gap * 0.5, y: part.y + part.height / 2 + style.size * 0.35))
    }

    /// The parts' names, each after a square of its ink, in one or more lines; gives their height.
    private func legend() -> Double {
        let square = label.size * 0.72
        let all = chart.series.reduce(0) { $0 + square + gap * 1.9 + pen.width($1.name, label) }
        // From where bars begin, or from the left where that saves a line.
        let left = start + all - gap * 1.4 <= width ? start : 0
        var (x, y) = (left, 0.0)
        for (index, series) in chart.series.enumerated() {
            let length = square + gap * 0.5 + pen.width(series.name, label) + gap * 1.4
            if x + length - gap * 1.4 > width, x > left { (x, y) = (left, y + row) }
            pen.fill(
                Rect(x: x, y: y + row * 0.78 - square, width: square, height: square),
                pen.ink(index, of: chart.series.count))
            pen.write(series.name, label, at: Point(x: x + square + gap * 0.5, y: y + row * 0.78))
            x += length
        }
        return y + row * 1.4
    }

    private func name(_ category: Int, middle: Double) {
        guard names > 0 else { return }
        let lines = pen.lines(chart.categories[category], label, in: names, most: 3)
        let leading = label.size * 1.08
        var y = middle + label.size * 0.35 - leading * Double(lines.count - 1) / 2
        for line in lines {
            pen.write(line, label, at: Point(x: names, y: y), .right)
            y += leading
        }
    }

    private func text(of figure: Figure) -> String { figure.text }
}
