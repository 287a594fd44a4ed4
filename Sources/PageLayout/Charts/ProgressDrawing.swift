import Geometry
import PrintModel

/// How far each goal has come: a track as long as the goal, filled as far as it was reached. The first series is what was
/// done, the second the goal; a single series is in percent.
struct ProgressDrawing {
    private let chart: Chart
    private let pen: ChartPen
    private let width: Double

    init(_ chart: Chart, _ pen: ChartPen, _ width: Double) { (self.chart, self.pen, self.width) = (chart, pen, width) }

    func draw() -> Double {
        let label = pen.style(.chartLabel)
        let value = pen.style(.chartValue, weight: 700)
        let (row, bar) = (label.leading, label.leading * 0.55)
        var y = 0.0
        for (index, category) in chart.categories.enumerated() {
            guard let done = chart.series[0].values[index] else { continue }
            let goal = chart.series.count > 1 ? chart.series[1].values[index] : Figure(digits: 100)
            let share = (goal?.value ?? 0) > 0 ? done.value / (goal?.value ?? 1) : 0
            let percent = Figure(digits: ChartScale.whole(share * 100), suffix: "%").text
            let of = chart.series.count > 1 ? "\(done.text) / \(goal?.text ?? "—")" : ""
            let amounts = of.isEmpty ? 0 : pen.width(of, label) + 10
            let shares = pen.width("100\u{202F}%", value) + 8
            let names = pen.lines(category, label, in: max(10, width - amounts - shares), most: 2)
            // The numbers stand with the name's last line, over the track they belong to.
            for line in names {
                pen.write(line, label, at: Point(x: 0, y: y + row * 0.78))
                y += row
            }
            y -= row
            pen.write(of, label, at: Point(x: width - shares, y: y + row * 0.78), .right)
            pen.write(percent, value, at: Point(x: width, y: y + row * 0.78), .right)
            y += row * 1.05
            pen.fill(Rect(x: 0, y: y, width: width, height: bar), pen.track)
            pen.fill(Rect(x: 0, y: y, width: width * min(1, share), height: bar), pen.main)
            // What went beyond its goal is marked where the goal was.
            if share > 1 {
                let mark = width / share
                if let paper = pen.paper {
                    pen.rule(from: Point(x: mark, y: y), to: Point(x: mark, y: y + bar), 1.2, paper)
                }
            }
            y += bar + row * 0.55
        }
        return max(0, y - row * 0.55)
    }
}
