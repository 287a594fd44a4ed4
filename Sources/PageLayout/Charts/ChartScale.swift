import PrintModel

/// The numbers along an axis: from a round number at or under the least to one at or over the most, in round steps.
struct ChartScale: Equatable {
    let low: Double
    let high: Double
    let step: Double

    /// Lines whose least number is over this share of their most are drawn without zero: from it they would be one.
    private static let near = 0.6

    /// A scale that holds numbers, in about so many steps of 1, 2 or 5 times a power of ten.
    ///
    /// Bars and areas stand on zero, or they lie about their proportions. Lines do as well, since readers compare heights
    /// whatever the axis says, unless they lie so near one another that they could not be told apart.
    init(_ values: [Double], steps: Int = 4, ofLines: Bool = false) {
        var least = min(0, values.min() ?? 0)
        let most = max(0, values.max() ?? 0)
        if ofLines, let low = values.min(), low > most * ChartScale.near, low < most { least = low }
        let span = most - least
        guard span > 0, span.isFinite else {
            (low, high, step) = (0, 1, 1)
            return
        }
        let rough = span / Double(max(1, steps))
        var power = 1.0
        while power * 10 <= rough { power *= 10 }
        while power > rough { power /= 10 }
        step = [1, 2, 2.5, 5, 10].map { $0 * power }.first { $0 >= rough * 0.999 } ?? power * 10
        low = (least / step + 1e-9).rounded(.down) * step
        high = (most / step - 1e-9).rounded(.up) * step
    }

    /// Its marks, from the lowest.
    var ticks: [Double] {
        let count = Int(((high - low) / step).rounded())
        return (0...max(0, min(count, 50))).map { low + Double($0) * step }
    }

    /// Where a number stands between the ends, 0 to 1.
    func share(_ value: Double) -> Double { min(1, max(0, (value - low) / (high - low))) }

    /// A mark as it is printed.
    func label(_ value: Double) -> String {
        var decimals = 0
        var unit = step
        while abs(unit - unit.rounded()) > 1e-6, decimals < 6 {
            unit *= 10
            decimals += 1
        }
        var scaled = abs(value)
        for _ in 0..<decimals { scaled *= 10 }
        guard scaled < 1e15 else { return "" }
        return Figure(digits: ChartScale.whole(value < 0 ? -scaled : scaled), decimals: decimals).text
    }

    /// The nearest whole number, or the nearest that can be held: shares of almost nothing are beyond counting.
    static func whole(_ value: Double) -> Int {
        value.isFinite ? Int(min(max(value.rounded(), -9e18), 9e18)) : 0
    }
}
