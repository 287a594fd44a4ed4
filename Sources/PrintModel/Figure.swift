/// A number as Mexican texts print it (`$1,234.50`, `-3 %`, `12 km`), read exactly: whole units and decimals, no floating
/// point.
public struct Figure: Sendable, Hashable, Codable, Comparable {
    /// The number times ten to the power of `decimals`.
    public var digits: Int
    /// Decimals it was written with, 0 to 6.
    public var decimals: Int
    /// What stands before it: `$`.
    public var prefix: String
    /// What stands after it: `%`, `km`.
    public var suffix: String

    /// A number.
    public init(digits: Int, decimals: Int = 0, prefix: String = "", suffix: String = "") {
        self.digits = digits
        self.decimals = decimals
        self.prefix = prefix
        self.suffix = suffix
    }

    /// Whether a cell says that there is nothing: it is empty, or a dash.
    public static func isNothing(_ text: some StringProtocol) -> Bool {
        text.allSatisfy { $0.isWhitespace || "-–—.*".contains($0) }
            || ["n/d", "n.d.", "nd", "n/a"].contains(text.lowercased())
    }

    /// Reads a text that is a number and nothing else: an optional sign and `$`, figures with commas of thousands in their
    /// places or none, a point and up to six decimals, and a unit of up to twelve letters or signs. `nil` for anything else,
    /// such as a date, a range or a telephone.
    public init?(_ text: some StringProtocol) {
        var rest = Substring(text).drop(while: \.isWhitespace)
        var isNegative = false
        if let first = rest.first, "-−(".contains(first) {
            isNegative = true
            rest = rest.dropFirst()
        }
        var prefix = ""
        if rest.first == "$" {
            prefix = "$"
            rest = rest.dropFirst().drop(while: \.isWhitespace)
        }
        if let first = rest.first, "-−".contains(first), !isNegative {
            isNegative = true
            rest = rest.dropFirst()
        }
        let whole = rest.prefix { $0.isASCII && ($0.isNumber || $0 == ",") }
        rest = rest[whole.endIndex...]
        guard let units = Figure.units(whole) else { return nil }
        var decimals: Substring = ""
        if rest.first == ".", let next = rest.dropFirst().first, next.isASCII, next.isNumber {
            decimals = rest.dropFirst().prefix { $0.isASCII && $0.isNumber }
            rest = rest[decimals.endIndex...]
        }
        guard decimals.count <= 6 else { return nil }
        if rest.first == ")" { rest = rest.dropFirst() }
        let suffix = rest.drop(while: \.isWhitespace)
        let unit = suffix.reversed().drop(while: \.isWhitespace).reversed()
        guard unit.count <= 12,
            !unit.contains(where: { $0.isASCII && $0.isNumber || "/:,;".contains($0) && unit.count < 3 })
        else { return nil }
        var digits = units
        for character in decimals {
            let (tens, over) = digits.multipliedReportingOverflow(by: 10)
            let (sum, more) = tens.addingReportingOverflow(character.wholeNumberValue ?? 0)
            if over || more { return nil }
            digits = sum
        }
        self.init(
            digits: isNegative ? -digits : digits, decimals: decimals.count, prefix: prefix, suffix: String(unit))
    }

    /// Figures with their commas in place, or without any.
    private static func units(_ text: Substring) -> Int? {
        let groups = text.split(separator: ",", omittingEmptySubsequences: false)
        guard let first = groups.first, !first.isEmpty, first.count <= 15 else { return nil }
        if groups.count > 1, first.count > 3 || groups.dropFirst().contains(where: { $0.count != 3 }) { return nil }
        return groups.count > 6 ? nil : Int(groups.joined())
    }

    /// The same with so many decimals, at least its own. `nil` where it would be too large.
    public func scaled(to places: Int) -> Int? {
        var value = digits
        for _ in 0..<max(0, places - decimals) {
            let (next, over) = value.multipliedReportingOverflow(by: 10)
            if over { return nil }
            value = next
        }
        return value
    }

    /// The sum of numbers, in the most decimals of any; `nil` where it would be too large.
    public static func sum(_ figures: [Figure]) -> Figure? {
        let places = figures.map(\.decimals).max() ?? 0
        var total = 0
        for figure in figures {
            guard let value = figure.scaled(to: places) else { return nil }
            let (next, over) = total.addingReportingOverflow(value)
            if over { return nil }
            total = next
        }
        return Figure(
            digits: total, decimals: places, prefix: figures.first?.prefix ?? "", suffix: figures.first?.suffix ?? "")
    }

    /// As a floating-point number, for drawing.
    public var value: Double {
        var value = Double(digits)
        for _ in 0..<decimals { value /= 10 }
        return value
    }

    /// As Mexican texts print it: `$1,234.50`.
    public var text: String {
        let sign = digits < 0 ? "−" : ""
        var figures = String(digits.magnitude)
        if figures.count <= decimals { figures = String(repeating: "0", count: decimals + 1 - figures.count) + figures }
        var whole = String(figures.dropLast(decimals))
        let fraction = figures.suffix(decimals)
        var grouped = ""
        while whole.count > 3 {
            grouped = "," + whole.suffix(3) + grouped
            whole.removeLast(3)
        }
        let unit = suffix.isEmpty ? "" : (suffix == "%" ? "\u{202F}%" : "\u{A0}" + suffix)
        return sign + prefix + whole + grouped + (fraction.isEmpty ? "" : "." + fraction) + unit
    }

    /// Numbers by their values, whatever they count.
    public static func < (a: Figure, b: Figure) -> Bool {
        let places = max(a.decimals, b.decimals)
        guard let first = a.scaled(to: places), let second = b.scaled(to: places) else { return a.value < b.value }
        return first < second
    }

    /// Whether two have the same value, however many decimals either is written with.
    public func equals(_ other: Figure) -> Bool { !(self < other) && !(other < self) }
}
