import Geometry
import PrintModel

/// A chart set to a width.
struct SetChart {
    /// Height, points.
    var height: Double
    /// What stands in it, relative to its top-left corner, as one figure with its words.
    var items: [PageItem]
}

/// Draws charts as a newspaper's graphics desk does: from zero, with labels beside what they name, few rules, one ink or
/// tints of one, numbers as texts print them.
struct ChartSetter {
    let setter: any TextSetting
    let styles: StyleBook
    let language: String
    /// What goes wrong is told to it.
    var note: ([Finding]) -> Void = { _ in }

    /// Most categories and series of one chart: beyond these nobody tells them apart.
    static let most = (categories: 60, points: 2_000, series: 6)

    /// The chart across a width; `nil`, with a finding, where there is nothing to draw.
    func set(_ chart: Chart, width: Double, place: Finding.Place) -> SetChart? {
        guard let problem = problem(with: chart) else { return drawn(chart, width: width) }
        note([Finding(.error, .chartUndrawable, at: place, ["reason": problem])])
        return nil
    }

    /// Why a chart cannot be drawn, by a word that messages know.
    private func problem(with chart: Chart) -> String? {
        let values = chart.series.flatMap { $0.values.compactMap { $0?.value } }
        let isTimed = chart.kind == .lines || chart.kind == .areas || chart.kind == .multiples
        if values.isEmpty { return "chart-empty" }
        if chart.series.count > ChartSetter.most.series, chart.kind != .multiples { return "chart-too-many-series" }
        if chart.categories.count > (isTimed ? ChartSetter.most.points : ChartSetter.most.categories) {
            return "chart-too-many-categories"
        }
        let isWhole = [.shares, .stacked, .areas, .progress].contains(chart.kind)
        if isWhole, values.contains(where: { $0 < 0 }) { return "chart-negative" }
        if chart.kind == .shares, values.allSatisfy({ $0 == 0 }) { return "chart-empty" }
        return values.contains { !$0.isFinite } ? "chart-empty" : nil
    }

    private func drawn(_ chart: Chart, width: Double) -> SetChart {
        let pen = ChartPen(setter: setter, styles: styles, language: language)
        var y = 0.0
        if let title = chart.title {
            y += pen.write(title, pen.style(.chartTitle), at: Point(x: 0, y: y), width: width)
        }
        if let unit = chart.unit, chart.kind != .figure {
            y += pen.write(unit, pen.style(.chartNote), at: Point(x: 0, y: y), width: width)
        }
        if y > 0 { y += styles[.chartLabel].leading * 0.4 }
        let head = pen.take()
        let height = draw(chart, pen, width)
        let body = pen.take()
        pen.add(head, x: 0, y: 0)
        pen.add(body, x: 0, y: y)
        y += height
        if let source = chart.note {
            y += styles[.chartNote].leading * 0.45
            y += pen.write(source, pen.style(.chartNote), at: Point(x: 0, y: y), width: width)
        }
        note(pen.findings)
        // One figure: its labels are told by its words, in an order that makes sense.
        let marks = pen.take().filter { item in
            switch item {
            case .begin, .end: false
            default: true
            }
        }
        let tag = PageTag(.figure, alternative: chart.spoken(in: language))
        return SetChart(height: y, items: marks.tagged(tag))
    }

    /// Draws the body from the origin down; gives its height.
    private func draw(_ chart: Chart, _ pen: ChartPen, _ width: Double) -> Double {
        switch chart.kind {
        case .bars where chart.series.count == 1: BarDrawing(chart, pen, width).plain()
        case .bars, .grouped: BarDrawing(chart, pen, width).grouped()
        case .stacked: BarDrawing(chart, pen, width).stacked()
        case .shares: ShareDrawing(chart, pen, width).draw()
        case .progress: ProgressDrawing(chart, pen, width).draw()
        case .lines: LineDrawing(chart, pen, width).lines()
        case .areas: LineDrawing(chart, pen, width).areas()
        case .multiples: MultipleDrawing(chart, pen, width).draw()
        case .figure: FigureDrawing(chart, pen, width).draw()
        }
    }
}
