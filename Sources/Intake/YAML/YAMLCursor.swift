import Foundation
import Geometry
import Yams

/// A place in a YAML document from which one value can be read, with its kind checked and its findings gathered.
struct YAMLCursor {
    /// The node.
    let node: Node
    /// What the value is called, for findings: `photos.1.focus`.
    let name: String
    /// Where findings go.
    let document: YAMLDocument

    /// Line in the file, from 1.
    var line: Int { (node.mark?.line ?? 1) + document.lineOffset }

    /// The place, for findings made elsewhere.
    var place: Finding.Place {
        Finding.Place(file: document.file, line: line, column: node.mark?.column, report: document.report)
    }

    /// Whether the value is absent: nothing, `~` or `null`.
    var isNull: Bool {
        guard case .scalar(let scalar) = node, scalar.style == .plain || scalar.style == .any else { return false }
        return ["", "~", "null", "Null", "NULL"].contains(scalar.string)
    }

    /// Whether the value is a map.
    var isMap: Bool { if case .mapping = node { true } else { false } }

    /// Whether the value is a list.
    var isList: Bool { if case .sequence = node { true } else { false } }

    /// Reports that the value is not what was expected. `expected` names a kind that messages know.
    func refuse(_ expected: String, _ values: [String: String] = [:]) {
        var values = values
        values["key"] = name
        values["expected"] = expected
        values["found"] = found
        add(.yamlBadValue, values)
    }

    /// Adds a finding at this place.
    func add(_ code: FindingCode, _ severity: Finding.Severity = .error, _ values: [String: String] = [:]) {
        document.add(code, severity, line: node.mark?.line, column: node.mark?.column, values)
    }

    private func add(_ code: FindingCode, _ values: [String: String]) { add(code, .error, values) }

    private var found: String {
        switch node {
        case .scalar(let scalar): scalar.string.count > 60 ? scalar.string.prefix(59) + "…" : scalar.string
        case .sequence: "[…]"
        case .mapping: "{…}"
        case .alias: "*"
        }
    }

    // MARK: Single values

    /// Text that is not blank.
    func string() -> String? {
        guard case .scalar(let scalar) = node else { return refused("text") }
        let text = scalar.string.trimmingCharacters(in: .whitespacesAndNewlines)
        return text.isEmpty ? refused("text") : text
    }

    /// Text of one line: line ends and runs of white space become one space.
    func oneLine() -> String? {
        string().map { $0.split { $0.isWhitespace && $0 != "\u{A0}" && $0 != "\u{202F}" }.joined(separator: " ") }
    }

    /// A whole number inside a range.
    func int(in range: ClosedRange<Int>) -> Int? {
        guard let text = plain, let value = Int(text), range.contains(value) else {
            return refused("integer", ["low": String(range.lowerBound), "high": String(range.upperBound)])
        }
        return value
    }

    /// A number inside a range.
    func number(in range: ClosedRange<Double>) -> Double? {
        guard let text = plain, let value = Double(text), range.contains(value) else {
            return refused("number", ["low": short(range.lowerBound), "high": short(range.upperBound)])
        }
        return value
    }

    /// A length with its unit, inside a range, in points.
    func length(in range: ClosedRange<Double> = 0...14_400) -> Double? {
        guard let text = plain, let value = Length(text)?.points, range.contains(value) else {
            return refused("length", ["low": short(range.lowerBound), "high": short(range.upperBound)])
        }
        return value
    }

    /// `true` or `false`.
    func bool() -> Bool? {
        switch plain {
        case "true": true
        case "false": false
        default: refused("boolean")
        }
    }

    /// A date, `2024-05-31`.
    func date() -> CivilDate? {
        plain.flatMap { CivilDate($0) } ?? refused("date")
    }

    /// One of the values of an enumeration.
    func choice<Choice: RawRepresentable & CaseIterable>(_: Choice.Type) -> Choice? where Choice.RawValue == String {
        let known = Choice.allCases.map(\.rawValue)
        guard let text = plain, let value = Choice(rawValue: text) else {
            return refused("choice", ["choices": known.joined(separator: ", ")])
        }
        return value
    }

    private var plain: String? {
        guard case .scalar(let scalar) = node else { return nil }
        return scalar.string
    }

    private func refused<Value>(_ expected: String, _ values: [String: String] = [:]) -> Value? {
        refuse(expected, values)
        return nil
    }

    private func short(_ number: Double) -> String {
        number == number.rounded() && abs(number) < 1e9 ? String(Int(number)) : String(number)
    }
}

extension YAMLCursor {
    // MARK: Lists and maps

    /// The items of a list.
    func list() -> [YAMLCursor]? {
        guard case .sequence(let items) = node else { return refused("list") }
        return items.enumerated().map { index, item in
            YAMLCursor(node: item, name: "\(name).\(index + 1)", document: document)
        }
    }

    /// A list of so many items.
    func list(of count: Int) -> [YAMLCursor]? {
        guard case .sequence(let items) = node, items.count == count else {
            return refused("list-of", ["count": String(count)])
        }
        return list()
    }

    /// A map whose keys are given; any other is reported with the nearest of them.
    func map(_ keys: [String]) -> YAMLMap? {
        guard let entries = entries() else { return nil }
        var values: [String: YAMLCursor] = [:]
        for (key, cursor, keyCursor) in entries {
            if keys.contains(key) {
                values[key] = cursor
            } else {
                var found = ["key": key, "known": keys.sorted().joined(separator: ", ")]
                found["nearest"] = nearest(to: key, among: keys)
                keyCursor.add(.yamlUnknownKey, .error, found)
            }
        }
        return YAMLMap(cursor: self, values: values)
    }

    /// The keys of a map, sorted; none of anything else. Says nothing: for looking ahead.
    var keys: [String] {
        guard case .mapping(let pairs) = node else { return [] }
        return pairs.compactMap { $0.key.scalar?.string }.sorted()
    }

    /// The entries of a map with free keys, in the order of the file.
    func entries() -> [(key: String, value: YAMLCursor, keyCursor: YAMLCursor)]? {
        guard case .mapping(let pairs) = node else { return refused("map") }
        return pairs.compactMap { key, value in
            let keyCursor = YAMLCursor(node: key, name: name, document: document)
            guard case .scalar(let scalar) = key, !scalar.string.isEmpty else {
                keyCursor.refuse("text")
                return nil
            }
            let path = name.isEmpty ? scalar.string : name + "." + scalar.string
            return (scalar.string, YAMLCursor(node: value, name: path, document: document), keyCursor)
        }
    }
}

/// A map whose keys are known.
struct YAMLMap {
    /// The map's place.
    let cursor: YAMLCursor
    /// Its values by key.
    let values: [String: YAMLCursor]

    /// The value of a key, unless it is absent or null.
    subscript(_ key: String) -> YAMLCursor? {
        guard let value = values[key], !value.isNull else { return nil }
        return value
    }

    /// The value of a key that must be there. Without it the document is unusable.
    func required(_ key: String) -> YAMLCursor? {
        if let value = self[key] { return value }
        let name = cursor.name.isEmpty ? key : cursor.name + "." + key
        (values[key] ?? cursor).add(.yamlMissingKey, .error, ["key": name])
        return nil
    }
}
