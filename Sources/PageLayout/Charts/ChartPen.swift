import Geometry
import PrintModel

/// What a chart is drawn with: labels in the layout's type, areas and lines in its inks and their tints.
final class ChartPen {
    /// Where a label stands about its point.
    enum Anchor { case left, centre, right }

    let setter: any TextSetting
    let styles: StyleBook
    let language: String
    private(set) var items: [PageItem] = []
    private(set) var findings: [Finding] = []

    init(setter: any TextSetting, styles: StyleBook, language: String) {
        self.setter = setter
        self.styles = styles
        self.language = language
    }

    // MARK: Inks

    /// How strongly a series is drawn, 0 the most: the first of all; of years the last, which is what the chart tells.
    static func rank(of series: Int, in chart: Chart) -> Int {
        let years = chart.series.compactMap { $0.name.count == 4 ? Int($0.name) : nil }
        let ascend = years.count == chart.series.count && zip(years, years.dropFirst()).allSatisfy { $0 < $1 }
        return ascend ? chart.series.count - 1 - series : series
    }

    /// Ink of a series among so many: what the layout says for it, else a tint of the main ink.
    func ink(_ series: Int, of count: Int) -> String {
        styles.layout.story.inks["chart-\(series + 1)"] ?? TintedInk.name(main, ChartPen.tint(series, of: count))
    }

    /// Ink of a series' line: thin lines want more ink than areas.
    func line(_ series: Int, of count: Int) -> String {
        styles.layout.story.inks["chart-\(series + 1)"]
            ?? TintedInk.name(main, max(60, ChartPen.tint(series, of: count)))
    }

    /// Whether labels on it must be light.
    func isDark(_ series: Int, of count: Int) -> Bool {
        styles.layout.story.inks["chart-\(series + 1)"] != nil || ChartPen.tint(series, of: count) >= 50
    }

    /// Share of the main ink, percent: in even steps from the whole to a light one, so that each is told from the next in
    /// one ink alone.
    static func tint(_ series: Int, of count: Int) -> Int {
        guard count > 1 else { return 100 }
        let least = count == 2 ? 46.0 : count == 3 ? 24 : 16
        // The eye tells light tints apart more easily than dark ones: steps grow smaller towards them.
        let share = Double(series) / Double(count - 1)
        return Int((100 - (100 - least) * (share * 1.2 - share * share * 0.2)).rounded())
    }

    var main: String { styles.layout.story.inks["chart-1"] ?? styles.ink("figure-rule") }
    /// A ground that shows how far something could go.
    var track: String { TintedInk.name(main, 12) }
    var rule: String { styles.ink("rule") }
    /// Ink of labels on dark areas: the paper.
    var paper: String? {
        styles.layout.inks.values.filter { $0.spot == nil && $0.cmyk.total == 0 }.map(\.name).min()
    }

    /// Dashes of a series' line: none of the first.
    static func dash(_ series: Int) -> [Double] {
        [[], [5, 2.2], [1.2, 1.8], [7, 2, 1.2, 2], [3, 3], [10, 3]][series % 6]
    }

    // MARK: Type

    /// A style in another ink or alignment.
    func style(_ part: StyleBook.Part, ink: String? = nil, weight: Int? = nil) -> TextStyle {
        var style = styles[part]
        style.alignment = .left
        style.indent = 0
        style.hyphenate = false
        if let ink { style.ink = ink }
        if let weight { style.weight = weight }
        return style
    }

    /// Width of a text on one line.
    func width(_ text: String, _ style: TextStyle) -> Double { line(text, style)?.width ?? 0 }

    private func line(_ text: String, _ style: TextStyle) -> SetLine? {
        guard !text.isEmpty else { return nil }
        return setter.set(TextRequest(RichText(text), style: style, measure: 10_000, language: language)).lines.first
    }

    /// Writes a text on one line whose baseline stands at a point.
    func write(_ text: String, _ style: TextStyle, at point: Point, _ anchor: Anchor = .left) {
        guard let line = line(text, style) else { return }
        let shift = anchor == .left ? 0 : anchor == .centre ? line.width / 2 : line.width
        items.append(.text(line, at: Point(x: point.x - shift, y: point.y)))
    }

    /// Writes a text of several lines in a width; gives its height.
    func write(_ text: String, _ style: TextStyle, at corner: Point, width: Double) -> Double {
        guard !text.isEmpty else { return 0 }
        var stack = TextStack(setter: setter, width: width)
        stack.add(RichText(text), style, language: language, place: Finding.Place())
        findings += stack.findings
        items += stack.items.map { $0.moved(x: corner.x, y: corner.y) }
        return stack.y
    }

    /// A text cut to a width at a word, with an ellipsis.
    func shortened(_ text: String, _ style: TextStyle, to width: Double) -> String {
        if self.width(text, style) <= width { return text }
        var words = text.split(separator: " ")
        while words.count > 1 {
            words.removeLast()
            let shorter = words.joined(separator: " ") + "…"
            if self.width(shorter, style) <= width { return shorter }
        }
        var letters = String(words.first ?? "")
        while letters.count > 1, self.width(letters + "…", style) > width { letters.removeLast() }
        return letters + "…"
    }

    /// A text in lines of a width, at most so many; what is left over is cut.
    func lines(_ text: String, _ style: TextStyle, in width: Double, most: Int) -> [String] {
        var lines: [String] = []
        var rest = text.split(separator: " ").map(String.init)
        while !rest.isEmpty, lines.count + 1 < most {
            var line = rest.removeFirst()
            while let next = rest.first, self.width(line + " " + next, style) <= width {
                line += " " + rest.removeFirst()
            }
            lines.append(shortened(line, style, to: width))
        }
        if !rest.isEmpty { lines.append(shortened(rest.joined(separator: " "), style, to: width)) }
        return lines
    }

    /// The least widths in which a text breaks into one line, two, and so on.
    func leastWidths(of text: String, _ style: TextStyle, lines most: Int) -> [Double] {
        let words = text.split(separator: " ").map(String.init)
        guard words.count > 1 else { return Array(repeating: width(text, style), count: most) }
        let count = min(words.count, 12)
        var widths: [[Double]] = []
        for first in 0..<count {
            widths.append((first..<count).map { width(words[first...$0].joined(separator: " "), style) })
        }
        let all = width(text, style)
        return (1...most).map { lines in
            guard lines > 1 else { return all }
            return widths.joined().sorted().first { width in
                var (line, used) = (0, 0)
                while line < count, used < lines {
                    guard let fitting = widths[line].lastIndex(where: { $0 <= width + 0.01 }) else { return false }
                    line += fitting + 1
                    used += 1
                }
                return line >= count
            } ?? all
        }
    }

    // MARK: Shapes

    func fill(_ rect: Rect, _ ink: String) {
        if rect.width > 0, rect.height > 0 { items.append(.fill(rect, ink: ink)) }
    }

    func rule(from: Point, to: Point, _ thickness: Double, _ ink: String) {
        items.append(.rule(from: from, to: to, thickness: thickness, ink: ink))
    }

    func draw(_ path: PagePath, _ paint: PathPaint) { items.append(.path(path, paint)) }

    /// Everything drawn so far, moved.
    func take() -> [PageItem] {
        defer { items = [] }
        return items
    }

    func add(_ more: [PageItem], x: Double, y: Double) { items += more.map { $0.moved(x: x, y: y) } }
}
