import Geometry
import PrintModel

/// A small chart a series, side by side, all on one scale: a line with its first and last number.
struct MultipleDrawing {
    private let chart: Chart
    private let pen: ChartPen
    private let width: Double

    /// Narrowest a small chart may be, points.
    private static let least = 74.0

    init(_ chart: Chart, _ pen: ChartPen, _ width: Double) { (self.chart, self.pen, self.width) = (chart, pen, width) }

    func draw() -> Double {
        let label = pen.style(.chartLabel)
        let value = pen.style(.chartValue, weight: 700)
        let gap = label.size * 1.6
        let most = max(1, min(chart.series.count, Int((width + gap) / (MultipleDrawing.least + gap))))
        // Lines as full as they come: four stand two by two, not three and one.
        let lines = (chart.series.count + most - 1) / most
        let columns = (chart.series.count + lines - 1) / lines
        let each = (width - gap * Double(columns - 1)) / Double(columns)
        let plot = each * 0.5
        let row = label.leading
        let depth = row * 2.2 + plot + row * 1.3
        let values = chart.series.flatMap { $0.values.compactMap { $0?.value } }
        let scale = ChartScale(values, steps: 2)
        for (index, series) in chart.series.enumerated() {
            let x = Double(index % columns) * (each + gap)
            let top = Double(index / columns) * (depth + row * 0.5)
            pen.write(
                pen.shortened(series.name, pen.style(.chartLabel, weight: 700), to: each),
                pen.style(.chartLabel, weight: 700), at: Point(x: x, y: top + row * 0.78))
            let frame = Rect(x: x, y: top + row * 2, width: each, height: plot)
            let zero = frame.maxY - plot * scale.share(0)
            pen.rule(from: Point(x: x, y: zero), to: Point(x: x + each, y: zero), 0.6, label.ink)
            let points = series.values.enumerated().compactMap { position, figure in
                figure.map { figure in
                    let share = series.values.count > 1 ? Double(position) / Double(series.values.count - 1) : 0.5
                    return Point(x: x + each * share, y: frame.maxY - plot * scale.share(figure.value))
                }
            }
            guard let first = points.first, let last = points.last else { continue }
            if points.count > 1 {
                let area = points + [Point(x: last.x, y: zero), Point(x: first.x, y: zero)]
                pen.draw(PagePath(through: area, closed: true), PathPaint(fill: pen.track))
                pen.draw(PagePath(through: points), PathPaint(stroke: pen.main, thickness: 1.4))
            }
            pen.draw(PagePath(circle: last, radius: 1.9), PathPaint(fill: pen.main))
            let known = series.values.compactMap { $0 }
            if let end = known.last {
                pen.write(end.text, value, at: Point(x: x + each, y: min(last.y, frame.maxY) - 4), .right)
            }
            let names = top + row * 2 + plot + row * 0.95
            if let start = chart.categories.first, chart.categories.count > 1 {
                pen.write(start, label, at: Point(x: x, y: names))
            }
            if let end = chart.categories.last { pen.write(end, label, at: Point(x: x + each, y: names), .right) }
        }
        return Double(lines) * (depth + row * 0.5) - row * 0.5
    }
}

/// One number set large, with what it counts and how it changed.
struct FigureDrawing {
    private let chart: Chart
    private let pen: ChartPen
    private let width: Double

    init(_ chart: Chart, _ pen: ChartPen, _ width: Double) { (self.chart, self.pen, self.width) = (chart, pen, width) }

    func draw() -> Double {
        let known = zip(chart.categories, chart.series[0].values).compactMap { name, value in value.map { (name, $0) } }
        guard let now = known.last else { return 0 }
        let label = pen.style(.chartLabel)
        var large = pen.style(.figureValue)
        // A unit that is percent and no more stands beside its number, as texts write it.
        let amount = chart.isPercent && now.1.suffix.isEmpty ? now.1.text + "\u{202F}%" : now.1.text
        let natural = pen.width(amount, large)
        if natural > width, natural > 0 { large = large.scaled(max(0.4, width / natural)) }
        pen.write(amount, large, at: Point(x: 0, y: large.leading * 0.78))
        var y = large.leading
        if let unit = chart.unit, !chart.isPercent {
            y += pen.write(unit, pen.style(.figureLabel), at: Point(x: 0, y: y), width: width)
        }
        guard known.count > 1, let before = known.dropLast().last else { return y }
        let change = before.1.value == 0 ? nil : (now.1.value - before.1.value) / abs(before.1.value)
        let size = label.size * 0.62
        let baseline = y + label.leading * 0.85
        var x = 0.0
        if let change, change != 0 {
            let (top, bottom) = (baseline - size, baseline)
            let up = [Point(x: 0, y: bottom), Point(x: size, y: bottom), Point(x: size / 2, y: top)]
            let down = [Point(x: 0, y: top), Point(x: size, y: top), Point(x: size / 2, y: bottom)]
            pen.draw(PagePath(through: change > 0 ? up : down, closed: true), PathPaint(fill: pen.main))
            x = size + 4
        }
        let percent = points(from: before.1, to: now.1) ?? change.map { ShareDrawing.percent(abs($0)) } ?? ""
        pen.write(percent, pen.style(.chartValue, weight: 700), at: Point(x: x, y: baseline))
        x += percent.isEmpty ? 0 : pen.width(percent, pen.style(.chartValue, weight: 700)) + 4
        pen.write(
            pen.shortened("\(before.0): \(before.1.text)", label, to: max(8, width - x)), label,
            at: Point(x: x, y: baseline))
        return y + label.leading * 1.1
    }

    /// The change of a share in points: from 64.5 to 71.2 percent is 6.7 points, not 10 %. `nil` of other numbers.
    private func points(from before: Figure, to now: Figure) -> String? {
        let unit = chart.unit?.lowercased() ?? ""
        let isShare = now.suffix.contains("%") || Chart.percents.contains { unit.hasPrefix($0) }
        let decimals = max(before.decimals, now.decimals)
        guard isShare, let first = before.scaled(to: decimals), let last = now.scaled(to: decimals) else { return nil }
        let (difference, isTooLarge) = last.subtractingReportingOverflow(first)
        guard !isTooLarge, difference != 0, difference > .min else { return nil }
        let change = Figure(digits: abs(difference), decimals: decimals)
        let isOne = change.value == 1
        return change.text
            + (pen.language.hasPrefix("en") ? (isOne ? " point" : " points") : (isOne ? " punto" : " puntos"))
    }
}

extension Chart {
    /// Units that count percent, as they begin.
    static let percents = ["%", "por ciento", "porciento", "porcentaje", "percent", "per cent"]

    /// Whether its unit is percent and says no more.
    var isPercent: Bool { unit.map { Chart.percents.contains($0.lowercased()) } ?? false }
}
