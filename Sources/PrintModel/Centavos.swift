/// Money: a whole number of centavos of a peso. It never passes through a floating-point number.
///
/// Arithmetic throws where the result would leave `Centavos.limit`; nothing wraps and nothing traps.
public struct Centavos: Sendable, Hashable, Comparable {
    /// A sum that no town hall has, and that arithmetic refuses.
    public struct Overflow: Error, Sendable {
        /// A refusal.
        public init() {}
    }

    /// How many.
    public let count: Int

    /// Most centavos a sum may come to, either way: ten billion million pesos.
    public static let limit = 1_000_000_000_000_000_000

    /// None.
    public static let zero = Centavos(0)

    /// So many centavos.
    public init(_ count: Int) { self.count = count }

    /// Whole pesos and centavos of a text as people in Mexico write it: `17000`, `17,000.00`, `$17,000.5`, `-3.20`; `nil`
    /// for anything else, for more than two decimals, and for commas that do not part thousands.
    public init?(_ text: some StringProtocol) {
        var rest = Substring(text).drop { $0 == " " }
        while rest.last == " " { rest = rest.dropLast() }
        let negative = rest.first == "-"
        if negative { rest = rest.dropFirst() }
        if rest.first == "\\" { rest = rest.dropFirst() }
        if rest.first == "$" { rest = rest.dropFirst().drop { $0 == " " } }
        let parts = rest.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count <= 2, let pesos = Centavos.pesos(parts[0]) else { return nil }
        var cents = 0
        if parts.count == 2 {
            guard (1...2).contains(parts[1].utf8.count), let digits = Centavos.digits(parts[1]) else { return nil }
            cents = parts[1].utf8.count == 1 ? digits * 10 : digits
        }
        let value = pesos * 100 + cents
        self.init(negative ? -value : value)
    }

    private static func pesos(_ text: Substring) -> Int? {
        let groups = text.split(separator: ",", omittingEmptySubsequences: false)
        guard let first = groups.first, text.utf8.count <= 17 else { return nil }
        if groups.count > 1 {
            guard (1...3).contains(first.utf8.count), groups.dropFirst().allSatisfy({ $0.utf8.count == 3 }) else {
                return nil
            }
        }
        return digits(groups.joined()[...]).flatMap { $0 <= 10_000_000_000_000_000 - 1 ? $0 : nil }
    }

    private static func digits(_ text: Substring) -> Int? {
        text.utf8.allSatisfy { (0x30...0x39).contains($0) } ? Int(text) : nil
    }

    /// `17,000.00`; a minus sign before what is owed.
    public var text: String {
        let digits = String(count.magnitude)
        let padded = String(repeating: "0", count: max(0, 3 - digits.count)) + digits
        var pesos = ""
        for (index, digit) in padded.dropLast(2).reversed().enumerated() {
            if index > 0, index.isMultiple(of: 3) { pesos.append(",") }
            pesos.append(digit)
        }
        return (count < 0 ? "-" : "") + String(pesos.reversed()) + "." + padded.suffix(2)
    }

    /// `17000.00`, for files that programs read.
    public var plain: String { text.replacing(",", with: "") }

    /// Less money first.
    public static func < (a: Centavos, b: Centavos) -> Bool { a.count < b.count }

    /// The sum.
    public static func + (a: Centavos, b: Centavos) throws(Overflow) -> Centavos {
        try checked(a.count.addingReportingOverflow(b.count))
    }

    /// The difference.
    public static func - (a: Centavos, b: Centavos) throws(Overflow) -> Centavos {
        try checked(a.count.subtractingReportingOverflow(b.count))
    }

    /// So many times.
    public static func * (a: Centavos, times: Int) throws(Overflow) -> Centavos {
        try checked(a.count.multipliedReportingOverflow(by: times))
    }

    /// The other way.
    public static prefix func - (a: Centavos) -> Centavos { Centavos(-a.count) }

    /// The share `part / whole` of it, to the nearest centavo, halves away from zero. `whole` is above 0.
    public func share(_ part: Int, of whole: Int) throws(Overflow) -> Centavos {
        guard whole > 0 else { throw Overflow() }
        let product = Int128(count) * Int128(part)
        let half = Int128(whole) / 2
        let quotient = product >= 0 ? (product + half) / Int128(whole) : (product - half) / Int128(whole)
        guard let exact = Int(exactly: quotient) else { throw Overflow() }
        return try Centavos.checked((exact, false))
    }

    /// The sum of all.
    public static func sum(_ amounts: some Sequence<Centavos>) throws(Overflow) -> Centavos {
        var total = Centavos.zero
        for amount in amounts { total = try total + amount }
        return total
    }

    private static func checked(_ result: (Int, Bool)) throws(Overflow) -> Centavos {
        guard !result.1, result.0 <= limit, result.0 >= -limit else { throw Overflow() }
        return Centavos(result.0)
    }
}

extension Centavos: Codable {
    /// From a whole number of centavos. Throws where it is beyond `limit`.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let count = try container.decode(Int.self)
        guard (-Centavos.limit...Centavos.limit).contains(count) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "an amount beyond all reason")
        }
        self.init(count)
    }

    /// As a whole number of centavos.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(count)
    }
}
