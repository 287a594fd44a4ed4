import Geometry
import PrintModel

/// Lines and areas over time, their names at their ends.
struct LineDrawing {
    private let chart: Chart
    private let pen: ChartPen
    private let width: Double
    private let label: TextStyle
    private let value: TextStyle
    private var row: Double { label.leading }

    /// Height of the plot, as a share of its width.
    private static let proportion = 0.46

    init(_ chart: Chart, _ pen: ChartPen, _ width: Double) {
        (self.chart, self.pen, self.width) = (chart, pen, width)
        label = pen.style(.chartLabel)
        value = pen.style(.chartValue, weight: 700)
    }

    /// Where the plot stands.
    private struct Plot {
        var frame: Rect
        var scale: ChartScale
        var count: Int

        func x(_ index: Int) -> Double {
            count > 1 ? frame.x + frame.width * Double(index) / Double(count - 1) : frame.x + frame.width / 2
        }
        func y(_ value: Double) -> Double { frame.maxY - frame.height * scale.share(value) }
    }

    /// A line a series.
    func lines() -> Double {
        let values = chart.series.flatMap { $0.values.compactMap { $0?.value } }
        let plot = plot(ChartScale(values, ofLines: chart.series.count > 1), right: endLabels())
        frame(plot)
        for (index, series) in chart.series.enumerated() {
            let rank = ChartPen.rank(of: index, in: chart)
            for stretch in stretches(series.values) {
                let points = stretch.map { Point(x: plot.x($0.0), y: plot.y($0.1)) }
                let paint = PathPaint(
                    stroke: pen.line(rank, of: chart.series.count), thickness: 1.5,
                    dash: ChartPen.dash(rank))
                if points.count > 1 { pen.draw(PagePath(through: points), paint) }
                if let end = points.last {
                    pen.draw(PagePath(circle: end, radius: 2), PathPaint(fill: paint.stroke))
                }
            }
        }
        let ends = chart.series.map { series in
            series.values.lastIndex { $0 != nil }.flatMap { index in series.values[index].map { (index, $0) } }
        }
        nameEnds(
            ends.enumerated().compactMap { index, end in
                end.map { (index, plot.y($0.1.value), $0.1.text) }
            }, plot)
        return height(plot)
    }

    /// An area a series, one on another.
    func areas() -> Double {
        var sums = Array(repeating: 0.0, count: chart.categories.count)
        var tops: [[Double]] = []
        for series in chart.series {
            for (index, figure) in series.values.enumerated() { sums[index] += figure?.value ?? 0 }
            tops.append(sums)
        }
        let plot = plot(ChartScale(sums), right: endLabels())
        frame(plot)
        for (index, top) in tops.enumerated().reversed() {
            let under = index > 0 ? tops[index - 1] : Array(repeating: 0, count: top.count)
            let upper = top.enumerated().map { Point(x: plot.x($0.offset), y: plot.y($0.element)) }
            let lower = under.enumerated().map { Point(x: plot.x($0.offset), y: plot.y($0.element)) }
            guard upper.count > 1 else { continue }
            pen.draw(
                PagePath(through: upper + lower.reversed(), closed: true),
                PathPaint(fill: pen.ink(index, of: chart.series.count)))
            if let paper = pen.paper, index + 1 < tops.count {
                pen.draw(PagePath(through: upper), PathPaint(stroke: paper, thickness: 0.5))
            }
        }
        let last = chart.categories.count - 1
        nameEnds(
            tops.enumerated().compactMap { index, top in
                guard last >= 0, let figure = chart.series[index].values[last] else { return nil }
                let under = index > 0 ? tops[index - 1][last] : 0
                return (index, plot.y((top[last] + under) / 2), figure.text)
            }, plot)
        return height(plot)
    }

    // MARK: The plot

    /// Room for the names at the right.
    private func endLabels() -> Double {
        let names = chart.series.reduce(0) { max($0, pen.width($1.name, label)) }
        let values = chart.series.compactMap { $0.values.last.flatMap { $0 }?.text }
        let numbers = values.reduce(0) { max($0, pen.width($1, value)) }
        return min(width * 0.44, names > 0 ? names + numbers + 14 : numbers + 10)
    }

    private func plot(_ scale: ChartScale, right: Double) -> Plot {
        let left = scale.ticks.reduce(0) { max($0, pen.width(scale.label($1), label)) } + 6
        let plotWidth = max(20, width - left - right)
        return Plot(
            frame: Rect(
                x: left, y: row * 0.5, width: plotWidth, height: max(row * 5, plotWidth * LineDrawing.proportion)),
            scale: scale, count: chart.categories.count)
    }

    /// Rules of the scale with their numbers, and the categories under them.
    private func frame(_ plot: Plot) {
        for tick in plot.scale.ticks {
            let y = plot.y(tick)
            let isZero = abs(tick) < plot.scale.step * 1e-6
            pen.rule(
                from: Point(x: plot.frame.x, y: y), to: Point(x: plot.frame.maxX, y: y), isZero ? 0.7 : 0.25,
                isZero ? label.ink : pen.rule)
            pen.write(plot.scale.label(tick), label, at: Point(x: plot.frame.x - 5, y: y + label.size * 0.35), .right)
        }
        let widest = chart.categories.reduce(0) { max($0, pen.width($1, label)) }
        // Where there is no room for half of the first before the plot it begins with it.
        let isIndented = widest / 2 > plot.frame.x
        for index in named(room: max(1, Int(plot.frame.width / (widest * (isIndented ? 1.5 : 1) + 6)))) {
            let x = plot.x(index)
            let anchor: ChartPen.Anchor = index == 0 && isIndented ? .left : .centre
            pen.rule(
                from: Point(x: x, y: plot.frame.maxY), to: Point(x: x, y: plot.frame.maxY + 2.5), 0.4, label.ink)
            pen.write(
                chart.categories[index], label, at: Point(x: x, y: plot.frame.maxY + 3 + row * 0.8), anchor)
        }
    }

    /// The categories that are named where so many names stand side by side: at even distances, the first and the last among
    /// them where that leaves three; of few the first and the last, of many those that end with the last.
    private func named(room: Int) -> [Int] {
        let last = chart.categories.count - 1
        guard last > 0 else { return Array(chart.categories.indices) }
        let least = max(1, (last + room - 1) / room)
        if let even = (least...max(least, last / 2)).first(where: { last % $0 == 0 }), even <= max(1, last / 2) {
            return Array(stride(from: 0, through: last, by: even))
        }
        return last < 8 ? [0, last] : stride(from: last, through: 0, by: -least).reversed()
    }

    private func height(_ plot: Plot) -> Double { plot.frame.maxY + 3 + row }

    /// Names and last numbers at the right, none over another.
    private func nameEnds(_ ends: [(series: Int, y: Double, number: String)], _ plot: Plot) {
        let places = LabelColumn.places(
            ends.map(\.y), height: row * 0.95, low: 0, high: plot.frame.maxY + row * 0.5)
        let x = plot.frame.maxX + 6
        for (end, y) in zip(ends, places) {
            let name = chart.series[end.series].name
            let baseline = y + label.size * 0.35
            pen.write(end.number, value, at: Point(x: x, y: baseline))
            let after = x + pen.width(end.number, value) + 4
            pen.write(pen.shortened(name, label, to: max(6, width - after)), label, at: Point(x: after, y: baseline))
        }
    }

    /// Runs of numbers without gaps: a line does not cross what is not known.
    private func stretches(_ values: [Figure?]) -> [[(Int, Double)]] {
        var result: [[(Int, Double)]] = []
        var open = false
        for (index, figure) in values.enumerated() {
            guard let figure else {
                open = false
                continue
            }
            if open {
                result[result.count - 1].append((index, figure.value))
            } else {
                result.append([(index, figure.value)])
            }
            open = true
        }
        return result
    }
}
