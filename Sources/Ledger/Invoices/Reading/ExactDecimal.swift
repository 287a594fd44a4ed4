import PrintModel

/// A decimal number as an invoice writes it: up to twelve digits, up to six decimals, exactly.
struct ExactDecimal: Equatable {
    /// Millionths.
    let millionths: Int128
    /// How many decimals were written.
    let decimals: Int

    /// `1234.56`, `0.160000`; `nil` for anything else, a sign among it.
    init?(_ text: String) {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        func digits(_ part: Substring, _ most: Int) -> Int? {
            guard (1...most).contains(part.utf8.count), part.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else {
                return nil
            }
            return Int(part)
        }
        guard (1...2).contains(parts.count), let whole = digits(parts[0], 12) else { return nil }
        var fraction = 0
        if parts.count == 2 {
            guard var value = digits(parts[1], 6) else { return nil }
            for _ in parts[1].utf8.count..<6 { value *= 10 }
            fraction = value
        }
        decimals = parts.count == 2 ? parts[1].utf8.count : 0
        millionths = Int128(whole) * 1_000_000 + Int128(fraction)
    }

    /// The amount in whole centavos, or `nil` where it has a fraction of one.
    var centavos: Centavos? {
        guard millionths % 10_000 == 0 else { return nil }
        return Int(exactly: millionths / 10_000).map { Centavos($0) }
    }

    /// Half of the last decimal written, in millionths, doubled: one unit of that decimal.
    var step: Int128 { (decimals..<6).reduce(Int128(1)) { step, _ in step * 10 } }

    /// Millionths to the nearest centavo, halves up, as text.
    static func pesos(_ millionths: Int128) -> String {
        Int(exactly: rounded(millionths)).map { Centavos($0).text } ?? "—"
    }

    /// Millionths to the nearest centavo, halves away from zero.
    static func rounded(_ millionths: Int128) -> Int128 {
        (millionths >= 0 ? millionths + 5_000 : millionths - 5_000) / 10_000
    }
}
