import Foundation

/// How numbers are written: plain decimals, as short as may be, at most four of them.
enum PDFNumber {
    /// `12`, `-0.5`, `3.1416`; what is not finite is 0, what no reader can hold is brought to ±3e38.
    static func text(_ value: Double, decimals: Int = 4) -> String {
        guard value.isFinite else { return "0" }
        let value = min(max(value, -3e38), 3e38)
        if abs(value) >= 1e14 { return String(format: "%.0f", value) }
        var scale = 1.0
        for _ in 0..<decimals { scale *= 10 }
        guard abs(value) < 9e18 / scale else { return String(format: "%.0f", value) }
        let scaled = Int((value * scale).rounded())
        var digits = String(abs(scaled))
        if digits.count <= decimals { digits = String(repeating: "0", count: decimals + 1 - digits.count) + digits }
        let whole = digits.dropLast(decimals)
        var fraction = digits.suffix(decimals)
        while fraction.last == "0" { fraction.removeLast() }
        return (scaled < 0 ? "-" : "") + whole + (fraction.isEmpty ? "" : "." + fraction)
    }
}
