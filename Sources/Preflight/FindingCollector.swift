import Foundation
import Geometry

/// Gathers findings, one for each rule, page and kind of thing, with how often it was met.
struct FindingCollector {
    private struct Key: Hashable {
        var code: FindingCode
        var page: Int?
        var kind: String
    }

    /// Most findings that are kept.
    private static let limit = 1000

    private let file: String
    private var order: [Key] = []
    private var values: [Key: [String: String]] = [:]
    private var counts: [Key: Int] = [:]
    private var dropped = 0

    init(file: String) { self.file = file }

    /// Adds a finding. Those of one code, page and kind are one: the first tells where, `{count}` how many.
    mutating func add(_ code: FindingCode, page: Int? = nil, kind: String = "", _ values: [String: String] = [:]) {
        let key = Key(code: code, page: page, kind: kind)
        if counts[key] != nil {
            counts[key, default: 0] += 1
        } else if order.count < FindingCollector.limit {
            order.append(key)
            counts[key] = 1
            self.values[key] = values
        } else {
            dropped += 1
        }
    }

    /// The findings: pages in order, the document's own first.
    var findings: [Finding] {
        let sorted = order.enumerated().sorted { ($0.element.page ?? 0, $0.offset) < ($1.element.page ?? 0, $1.offset) }
        var result = sorted.map { _, key in
            var values = values[key] ?? [:]
            values["count"] = String(counts[key] ?? 1)
            if let page = key.page { values["page"] = String(page) }
            return Finding(
                Clause.severities[key.code] ?? .error, key.code, at: Finding.Place(file: file, page: key.page), values)
        }
        if dropped > 0 {
            result.append(
                Finding(.note, .preflightMore, at: Finding.Place(file: file), ["count": String(dropped)]))
        }
        return result
    }
}

/// A number as findings show it.
func readable(_ value: Double, decimals: Int = 1) -> String {
    guard value.isFinite else { return "0" }
    let text = String(format: "%.\(decimals)f", value)
    guard text.contains(".") else { return text }
    var trimmed = Substring(text)
    while trimmed.last == "0" { trimmed.removeLast() }
    if trimmed.last == "." { trimmed.removeLast() }
    return trimmed == "-0" ? "0" : String(trimmed)
}
