import Geometry
import PrintModel
import TestSupport
import Testing
import Typesetting

@testable import PageLayout

/// Charts as they are drawn.
struct ChartTests {
    private let layout: Layout
    private let setter: Typesetter

    init() throws {
        layout = try Workshop.gazette()
        setter = try Workshop.typesetter(layout)
    }

    private func texts(_ items: [PageItem]) -> [String] {
        items.compactMap { if case .text(let line, _) = $0 { line.text } else { nil } }
    }

    private func chart(_ kind: Chart.Kind, _ values: [[Int?]], names: [String]? = nil) -> Chart {
        let categories = names ?? (0..<(values.first?.count ?? 0)).map { "Localidad de nombre largo \($0)" }
        return Chart(
            kind: kind, title: "Título de la gráfica", unit: "casos", categories: categories,
            series: values.enumerated().map { index, values in
                Chart.Series(name: "Serie número \(index)", values: values.map { $0.map { Figure(digits: $0) } })
            }, note: "Fuente: Tesorería")
    }

    private func set(_ chart: Chart, width: Double) -> (SetChart?, [Finding]) {
        var findings: [Finding] = []
        let setter = ChartSetter(setter: setter, styles: StyleBook(layout: layout), language: "es") { findings += $0 }
        return (setter.set(chart, width: width, place: Finding.Place(line: 3)), findings)
    }

    @Test(arguments: Chart.Kind.allCases)
    func chartsStayInTheirFrames(kind: Chart.Kind) throws {
        let several = [Chart.Kind.bars, .shares, .figure].contains(kind) ? 1 : 3
        for (width, points) in [(160.0, 4), (240, 12), (500, 40)] {
            let values = (0..<several).map { series in (0..<points).map { (series + 2) * ($0 * 37 % 91 + 5) as Int? } }
            let (set, findings) = set(chart(kind, values), width: width)
            let drawn = try #require(set)
            #expect(findings.isEmpty)
            for item in drawn.items {
                switch item {
                case .text(let line, let at):
                    #expect(at.x >= -1 && at.x + line.width <= width + 8, "\(line.text) \(at) \(line.width)")
                    #expect(at.y > 0 && at.y <= drawn.height + 1, "\(line.text)")
                case .fill(let rect, _):
                    #expect(rect.minX >= -0.5 && rect.maxX <= width + 0.5 && rect.maxY <= drawn.height + 0.5)
                case .path(let path, _):
                    #expect(
                        path.points.allSatisfy {
                            $0.x >= -3 && $0.x <= width + 3 && $0.y >= -3 && $0.y <= drawn.height + 3
                        })
                default: break
                }
            }
            guard case .begin(let tag)? = drawn.items.first else { return #expect(Bool(false)) }
            #expect(tag.role == .figure && tag.alternative?.hasPrefix("Gráfica. Título de la gráfica. casos.") == true)
        }
    }

    private func texts(_ chart: SetChart) -> [(text: String, from: Double, to: Double)] {
        chart.items.compactMap {
            if case .text(let line, let at) = $0 { (line.text, at.x, at.x + line.width) } else { nil }
        }
    }

    /// Names beside bars break before they are cut, and stand over the bars where numbers leave no room beside them.
    @Test func namesAreWholeAndNumbersStayInside() throws {
        let long = ["Alumbrado público y luminarias", "Agua"]
        let plain = try #require(set(chart(.bars, [[9, 4]], names: long), width: 180).0)
        let words = texts(plain).map(\.text).joined(separator: " ")
        #expect(words.contains("Alumbrado público y luminarias") || words.contains("Alumbrado público"))
        #expect(!words.contains("…"))
        let names = ["Dirección de Desarrollo Urbano y Obras Públicas", "DIF"]
        let grouped = try #require(
            set(chart(.grouped, [[1_250_000, 300], [-40_000, 20], [980, 0]], names: names), width: 180).0)
        #expect(texts(grouped).allSatisfy { $0.from >= -1 && $0.to <= 181 }, "\(texts(grouped))")
        #expect(texts(grouped).contains { $0.text == "Serie número 1" })
    }

    /// What counts percent is said once, beside its number.
    @Test func percentIsSaidOnce() throws {
        func chart(_ kind: Chart.Kind) -> Chart {
            Chart(
                kind: kind, unit: "por ciento", categories: ["2023", "2024"],
                series: [Chart.Series(name: "", values: [Figure(digits: 29), Figure(digits: 71)])])
        }
        let figure = texts(try #require(set(chart(.figure), width: 200).0)).map(\.text)
        #expect(
            figure.contains { $0.hasPrefix("71") && $0.hasSuffix("%") } && !figure.contains("por ciento"), "\(figure)")
        let shares = texts(try #require(set(chart(.shares), width: 200).0)).map(\.text)
        #expect(!shares.contains("71") && shares.filter { $0.hasPrefix("71") }.count == 2)
    }

    @Test(arguments: [
        (Chart.Kind.bars, [[nil, nil]]), (.shares, [[0, 0]]), (.shares, [[5, -1]]), (.stacked, [[-1], [2]]),
        (.bars, [] as [[Int?]]),
    ])
    func whatCannotBeDrawnIsTold(kind: Chart.Kind, values: [[Int?]]) {
        let (set, findings) = set(chart(kind, values), width: 200)
        #expect(set == nil)
        #expect(findings.map(\.code) == [.chartUndrawable])
        #expect(findings.first?.place.line == 3)
    }

    @Test(arguments: [[0, 0, 0], [7], [-5, 3, -2], [Int.max / 2, 1]])
    func oddNumbersAreDrawn(values: [Int]) {
        for kind in [Chart.Kind.bars, .lines, .multiples, .figure] {
            #expect(set(chart(kind, [values]), width: 200).0 != nil)
        }
        let many = set(
            chart(.lines, [(0..<1500).map { $0 * $0 % 997 }], names: (0..<1500).map(String.init)), width: 300)
        #expect(many.0 != nil)
        #expect(set(chart(.bars, [(0..<400).map { $0 as Int? }]), width: 300).1.map(\.code) == [.chartUndrawable])
    }

    @Test(arguments: [Chart.Kind.progress, .figure, .lines])
    func numbersFarApartAreDrawn(kind: Chart.Kind) {
        let (huge, tiny) = (Figure(digits: .max), Figure(digits: 1, decimals: 6))
        let series =
            kind == .progress
            ? [Chart.Series(name: "Avance", values: [huge]), Chart.Series(name: "Meta", values: [tiny])]
            : [Chart.Series(name: "", values: [tiny, huge])]
        let names = kind == .progress ? ["Agua"] : ["Ene", "Feb"]
        #expect(set(Chart(kind: kind, categories: names, series: series), width: 200).0 != nil)
    }

    @Test func barsStandOnZeroAndTellTheirNumbers() throws {
        let drawn = try #require(set(chart(.bars, [[100, 50, 25]]), width: 300).0)
        let widths = drawn.items.compactMap { if case .fill(let rect, _) = $0 { rect.width } else { nil } }
        #expect(widths.count == 3)
        #expect(abs(widths[0] / widths[1] - 2) < 0.001 && abs(widths[0] / widths[2] - 4) < 0.001)
        let shown = texts(drawn.items)
        #expect(["100", "50", "25"].allSatisfy(shown.contains))
    }

    /// What a chart of years tells is the last of them.
    @Test(arguments: [(["2022", "2023", "2024"], [60, 62, 100]), (["Agua", "Luz", "2024"], [100, 62, 60])])
    func theLatestYearIsDrawnTheStrongest(names: [String], shares: [Int]) throws {
        let series = names.map { name in
            Chart.Series(name: name, values: [3, 5, 4].map { Figure(digits: $0) })
        }
        let chart = Chart(kind: .lines, categories: ["a", "b", "c"], series: series)
        let strokes = try #require(set(chart, width: 300).0).items.compactMap { item -> String? in
            if case .path(_, let paint) = item { paint.stroke } else { nil }
        }
        let main = try #require(layout.story.inks["figure-rule"])
        let full = shares.map { $0 == 100 }
        #expect(strokes.map { $0 == main || $0 == TintedInk.name(main, 100) } == full)
    }

    /// From 64.5 to 71.2 percent is 6.7 points; what is no share changes by percents.
    @Test(arguments: [
        ("por ciento", ["64.5", "71.2"], "6.7 puntos"), ("por ciento", ["70", "71"], "1 punto"),
        ("habitantes", ["200", "220"], "10"), ("% de predios", ["80", "64.25"], "15.75 puntos"),
    ])
    func sharesChangeByPoints(unit: String, values: [String], words: String) throws {
        let series = [Chart.Series(name: "Predios", values: values.map { Figure($0) })]
        let chart = Chart(kind: .figure, unit: unit, categories: ["2023", "2024"], series: series)
        let shown = texts(try #require(set(chart, width: 200).0).items)
        #expect(shown.contains { $0.hasPrefix(words) }, "\(shown)")
        #expect(shown.contains { $0.contains("punto") } == words.contains("punto"))
    }

    @Test func labelsAtLinesEndsNeverCollide() throws {
        var newsroom = try Newsroom(seed: 9)
        for _ in 0..<200 {
            let count = newsroom.number(1...6)
            let wanted = (0..<count).map { _ in Double(newsroom.number(0...100)) }
            let places = LabelColumn.places(wanted, height: 10, low: -5, high: 105)
            let sorted = places.sorted()
            for (a, b) in zip(sorted, sorted.dropFirst()) { #expect(b - a >= 9.99) }
            #expect(sorted[0] >= -0.01 && (sorted.last ?? 0) <= 100.01)
            // Those that are apart already stay where they belong.
            let spread = wanted.sorted()
            let isFree = zip(spread, spread.dropFirst()).allSatisfy { $1 - $0 >= 10 }
            if isFree { #expect(zip(places, wanted).allSatisfy { abs($0 - $1) < 0.01 }) }
        }
    }

    @Test(arguments: [([0.0, 97], 25.0, 100.0), ([3, 8], 2, 8), ([0.02, 0.09], 0.025, 0.1), ([0, 0], 1, 1)])
    func scalesAreRound(values: [Double], step: Double, high: Double) {
        let scale = ChartScale(values)
        #expect(abs(scale.step - step) < 1e-9 && abs(scale.high - high) < 1e-9 && scale.low == 0, "\(scale)")
    }

    /// Lines that lie near one another are drawn without zero, so that they can be told apart; one line, and others, with it.
    @Test func linesNearOneAnotherAreDrawnWithoutZero() {
        #expect(ChartScale([46, 56, 52], ofLines: true).low == 45)
        #expect(ChartScale([46, 56, 52]).low == 0 && ChartScale([10, 56, 52], ofLines: true).low == 0)
        #expect(ChartScale([-4, 56], ofLines: true).low < 0 && ChartScale([7, 7], ofLines: true).low == 0)
    }

    @Test func tintsAreInksOfTheirOwn() throws {
        let drawn = try #require(set(chart(.stacked, [[3, 4], [2, 5]]), width: 200).0)
        let pages = [LaidOutPage(number: 1, kind: "x", items: drawn.items)]
        let used = TintedInk.used(on: pages, of: layout.inks)
        #expect(used.map(\.name) == ["guinda@46"])
        let cmyk = try #require(used.first?.cmyk)
        #expect(abs(cmyk.magenta - 46) < 0.01 && !used[0].overprint)
        #expect(
            TintedInk.ink(named: "nada@40", of: layout.inks) == nil
                && TintedInk.ink(named: "guinda@200", of: layout.inks) == nil)
    }
}
