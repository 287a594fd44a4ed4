import Foundation
import Geometry
import PrintModel

/// Gathers findings, one for each rule, page and kind of thing, with how often it was met.
struct FindingCollector: Codable {
    private struct Key: Hashable, Codable {
        var code: FindingCode
        var page: Int?
        var kind: String
    }

    private struct Entry: Codable {
        var values: [String: String]
        var count = 1
        var areas: [Rect] = []
    }

    /// Most findings that are shown, and most that are kept until then.
    private static let limits = (shown: 1000, kept: 20_000)
    /// A thing met on more pages than this is told once where it has no place on them, and so often where there are too
    /// many findings.
    private static let pages = 12
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
        } else if order.count < FindingCollector.limits.kept {
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
            } else if order.count < FindingCollector.limits.kept {
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
        var keys = sorted.map(\.element).filter { levels[$0.code]?.severity != nil || levels[$0.code] == nil }
        var others: [Key: Int] = [:]
        keys = thinned(keys, to: 1, &others) { $0.allSatisfy { entries[$0]?.areas.isEmpty ?? true } }
        if keys.count > FindingCollector.limits.shown {
            keys = thinned(keys, to: FindingCollector.pages, &others) { _ in true }
        }
        var result = keys.prefix(FindingCollector.limits.shown).compactMap { finding($0, others: others[$0] ?? 0) }
        let unseen = dropped + max(keys.count - FindingCollector.limits.shown, 0)
        if unseen > 0 {
            result.append(Finding(.note, .preflightMore, at: Finding.Place(file: file), ["count": String(unseen)]))
        }
        return result
    }

    /// Leaves so many pages of each thing that is met on many, where `isThinned` says so; the first of them tells how
    /// many others there are.
    private func thinned(
        _ keys: [Key], to count: Int, _ others: inout [Key: Int], where isThinned: ([Key]) -> Bool
    ) -> [Key] {
        let groups = Dictionary(grouping: keys) { Key(code: $0.code, page: $0.page == nil ? 0 : nil, kind: $0.kind) }
        var left: Set<Key> = []
        for group in groups.values where group.count > FindingCollector.pages && isThinned(group) {
            left.formUnion(group.dropFirst(count))
            others[group[0], default: 0] += group.count - count
        }
        return keys.filter { !left.contains($0) }
    }

    private func finding(_ key: Key, others: Int) -> Finding? {
        guard let entry = entries[key] else { return nil }
        var severity = ClauseLedger.severities[key.code] ?? .error
        if let level = levels[key.code] {
            guard let changed = level.severity else { return nil }
            severity = changed
        }
        var values = entry.values
        values["count"] = String(entry.count)
        if let page = key.page { values["page"] = String(page) }
        if others > 0 { values["other-pages"] = String(others) }
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
