import Foundation
import Geometry
import PrintModel

/// Gathers findings, one for each rule, page and kind of thing, with how often it was met.
struct FindingCollector {
    private struct Key: Hashable {
        var code: FindingCode
        var page: Int?
        var kind: String
    }

    private struct Entry {
        var values: [String: String]
        var count = 1
        var areas: [Rect] = []
    }

    /// Most findings that are kept.
    private static let limit = 1000
    /// Most places of one finding that are kept.
    private static let areaLimit = 24

    private let file: String
    private let levels: [FindingCode: PreflightProfile.Level]
    private var order: [Key] = []
    private var entries: [Key: Entry] = [:]
    private var dropped = 0

    init(file: String, levels: [FindingCode: PreflightProfile.Level]) {
        self.file = file
        self.levels = levels
    }

    /// Adds a finding. Those of one code, page and kind are one: the first tells where, `{count}` how many.
    mutating func add(
        _ code: FindingCode, page: Int? = nil, kind: String = "", _ values: @autoclosure () -> [String: String] = [:],
        _ area: Rect? = nil
    ) {
        let key = Key(code: code, page: page, kind: kind)
        if entries[key] != nil {
            entries[key]?.count += 1
            if let area, entries[key]?.areas.count ?? 0 < FindingCollector.areaLimit {
                entries[key]?.areas.append(area)
            }
        } else if order.count < FindingCollector.limit {
            order.append(key)
            entries[key] = Entry(values: values(), areas: area.map { [$0] } ?? [])
        } else {
            dropped += 1
        }
    }

    /// Adds what another collector found, after its own.
    mutating func add(_ other: FindingCollector) {
        for key in other.order {
            guard let entry = other.entries[key] else { continue }
            if entries[key] != nil {
                entries[key]?.count += entry.count
            } else if order.count < FindingCollector.limit {
                order.append(key)
                entries[key] = entry
            } else {
                dropped += 1
            }
        }
        dropped += other.dropped
    }

    /// The findings: pages in order, the document's own first.
    var findings: [Finding] {
        let sorted = order.enumerated().sorted { ($0.element.page ?? 0, $0.offset) < ($1.element.page ?? 0, $1.offset) }
        var result = sorted.compactMap { finding($0.element) }
        if dropped > 0 {
            result.append(
                Finding(.note, .preflightMore, at: Finding.Place(file: file), ["count": String(dropped)]))
        }
        return result
    }

    private func finding(_ key: Key) -> Finding? {
        guard let entry = entries[key] else { return nil }
        var severity = ClauseLedger.severities[key.code] ?? .error
        if let level = levels[key.code] {
            guard let changed = level.severity else { return nil }
            severity = changed
        }
        var values = entry.values
        values["count"] = String(entry.count)
        if let page = key.page { values["page"] = String(page) }
        return Finding(
            severity, key.code, at: Finding.Place(file: file, page: key.page, areas: entry.areas), values)
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
