import Foundation
import Geometry

/// Finds the quantities of a text: `$4,860,000`, `3.4 kilómetros`, `27 por ciento`, `412 hogares`, `38.4 millones`.
struct QuantityReader {
    let text: ReadPassage

    private static let measures: [String: String] = [
        "km": "km", "kilometro": "km", "m": "m", "metro": "m", "cm": "cm", "centimetro": "cm", "mm": "mm",
        "milimetro": "mm", "ha": "ha", "hectarea": "ha", "kg": "kg", "kilo": "kg", "kilogramo": "kg", "t": "t",
        "tonelada": "t", "l": "l", "litro": "l", "h": "h", "hora": "h", "minuto": "min", "min": "min", "m²": "m2",
        "m2": "m2", "m³": "m3", "m3": "m3",
    ]
    private static let months = Set(MonthNames.spanish)
    /// Words before a number that say it is not exact.
    private static let vague: Set<String> = [
        "casi", "unos", "unas", "cerca", "aproximadamente", "alrededor", "hasta", "otros", "otras", "primeros",
        "primeras",
    ]

    /// All of them; hours, dates and years are none.
    func quantities() -> [Quantity] {
        text.tokens.indices.compactMap { text.tokens[$0].kind == .number ? quantity(at: $0) : nil }
    }

    /// Whether a quantity is said to be approximate, or to be more or less than the truth.
    func isVague(_ quantity: Quantity) -> Bool {
        var index = quantity.range.lowerBound - 1
        for _ in 0..<3 {
            guard let token = text.token(index), token.kind == .word else { return false }
            let word = token.text.lowercased()
            if QuantityReader.vague.contains(word) || word == "más" || word == "menos" { return true }
            guard ["de", "del", "los", "las", "a"].contains(word) else { return false }
            index -= 1
        }
        return false
    }

    private func quantity(at index: Int) -> Quantity? {
        let token = text.tokens[index]
        guard let (value, decimals, digits, suffix) = QuantityReader.number(token.text) else { return nil }
        var (start, end) = (index, index)
        var quantity = Quantity(
            value: value, unit: .none, grain: pow(10, -Double(decimals)), digits: digits, range: index...index)
        let isMoney = index > 0 && text.tokens[index - 1].isMark("$")
        if isMoney { start -= 1 }
        if !isMoney, isDateOrHour(index) { return nil }
        multiply(&quantity, &end, isMoney: isMoney, suffix)
        quantity.unit = isMoney ? .money : unit(after: &end, suffix)
        quantity.range = start...end
        if quantity.unit == .none, !isMoney, suffix.isEmpty, (1900...2100).contains(value), digits.count == 4,
            token.text.count == 4
        {
            return nil
        }
        return quantity
    }

    /// `38.4 M`, `140 millones`, `5 mil`.
    private func multiply(_ quantity: inout Quantity, _ end: inout Int, isMoney: Bool, _ suffix: String) {
        guard let next = text.token(end + 1), next.kind == .word else {
            if isMoney, suffix == "M" { scale(&quantity, 1e6) }
            return
        }
        switch next.text.lowercased() {
        case "millones", "millón", "mdp":
            (end, quantity.digits) = (end + 1, quantity.digits + "M"); scale(&quantity, 1e6)
        case "mil": (end, quantity.digits) = (end + 1, quantity.digits + "K"); scale(&quantity, 1e3)
        default:
            if next.text == "M", isMoney {
                (end, quantity.digits) = (end + 1, quantity.digits + "M"); scale(&quantity, 1e6)
            }
        }
    }

    private func scale(_ quantity: inout Quantity, _ factor: Double) {
        quantity.value *= factor
        quantity.grain *= factor
    }

    private func unit(after end: inout Int, _ suffix: String) -> Quantity.Unit {
        if !suffix.isEmpty { return QuantityReader.measures[Folding.plain(suffix)].map { .measure($0) } ?? .none }
        guard let next = text.token(end + 1) else { return .none }
        if next.isMark("%") {
            end += 1
            return .percent
        }
        guard next.kind == .word else { return .none }
        let word = Folding.plain(next.text)
        if word == "por", text.token(end + 2)?.isWord("ciento") == true {
            end += 2
            return .percent
        }
        if word == "peso" || word == "pesos" || (word == "de" && text.token(end + 2)?.isWord("pesos") == true) {
            end += word == "de" ? 2 : 1
            return .money
        }
        if let symbol = QuantityReader.measures[Stems.singular(word)] ?? QuantityReader.measures[word] {
            end += 1
            guard symbol == "m" || symbol == "km", let power = text.token(end + 1)?.text.lowercased() else {
                return .measure(symbol)
            }
            if power.hasPrefix("cuadrad") { end += 1; return .measure(symbol + "2") }
            if power.hasPrefix("cúbic") { end += 1; return .measure(symbol + "3") }
            return .measure(symbol)
        }
        guard let stem = Stems.stem(next.text) else { return .none }
        end += 1
        return .things(stem)
    }

    private func isDateOrHour(_ index: Int) -> Bool {
        if let mark = text.token(index - 1), !text.tokens[index].isSpaced, mark.isMark(":") || mark.isMark("/") {
            return true
        }
        guard let next = text.token(index + 1) else { return false }
        if !next.isSpaced, next.isMark(":") || next.isMark("/") { return true }
        guard next.isWord("de"), let month = text.token(index + 2)?.text.lowercased() else { return false }
        return QuantityReader.months.contains(month)
    }

    /// The value of a number as Mexico writes it, its decimals, its digits and what follows them; `nil` for another way.
    static func number(_ text: String) -> (value: Double, decimals: Int, digits: String, suffix: String)? {
        let body = text.prefix { $0.isASCII && ($0.isNumber || $0 == "." || $0 == ",") }
        let parts = body.split(separator: ".", omittingEmptySubsequences: false)
        let groups = parts[0].split(separator: ",", omittingEmptySubsequences: false)
        guard parts.count <= 2, parts.count == 1 || !parts[1].contains(","),
            groups.count == 1 || ((1...3).contains(groups[0].count) && groups.dropFirst().allSatisfy { $0.count == 3 })
        else { return nil }
        let digits = groups.joined() + (parts.count == 2 ? parts[1] : "")
        guard digits.count <= 15, let whole = Double(groups.joined() + (parts.count == 2 ? "." + parts[1] : "")) else {
            return nil
        }
        return (whole, parts.count == 2 ? parts[1].count : 0, digits, String(text.dropFirst(body.count)))
    }
}
