import Foundation
import PrintModel

/// The properties of an XMP packet: a reading of its RDF that is enough for simple values, and for lists by their first.
///
/// Written here because a packet of a hostile file is read: no entities but the five of XML, no external references,
/// one pass, bounded nesting.
struct XMP {
    /// Values by namespace and local name, joined.
    private(set) var values: [String: String] = [:]

    private static let rdf = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
    private static let depthLimit = 64

    private struct Element {
        var name: String
        var spaces: [String: String]
        var text = ""
    }

    /// Reads a packet; `nil` where there is no RDF description in it.
    init?(_ bytes: [UInt8]) {
        guard bytes.count < 10_000_000, let text = String(validating: bytes, as: UTF8.self) else { return nil }
        var stack: [Element] = []
        var found = false
        var rest = Substring(text)
        while let open = rest.firstIndex(of: "<") {
            if !stack.isEmpty { stack[stack.count - 1].text += rest[..<open] }
            rest = rest[open...]
            if let end = XMP.afterSpecial(rest) {
                rest = rest[end...]
                continue
            }
            guard let close = rest.firstIndex(of: ">") else { return nil }
            let tag = rest[rest.index(after: rest.startIndex)..<close]
            rest = rest[rest.index(after: close)...]
            if tag.hasPrefix("/") {
                guard let element = stack.popLast() else { return nil }
                finish(element, in: stack)
            } else {
                guard stack.count < XMP.depthLimit else { return nil }
                let element = read(tag, inside: stack.last)
                found = found || element.name == XMP.rdf + "Description"
                if !tag.hasSuffix("/") { stack.append(element) }
            }
        }
        guard found, stack.isEmpty else { return nil }
    }

    /// The value of a property, without white space around it.
    func value(_ entry: PacketEntry) -> String? {
        values[entry.namespace + entry.name].flatMap { $0.isEmpty ? nil : $0 }
    }

    /// Where a comment, a declaration or a processing instruction ends.
    private static func afterSpecial(_ text: Substring) -> Substring.Index? {
        let end = text.hasPrefix("<!--") ? "-->" : text.hasPrefix("<?") ? "?>" : text.hasPrefix("<!") ? ">" : ""
        guard !end.isEmpty else { return nil }
        return text.range(of: end)?.upperBound ?? text.endIndex
    }

    private mutating func read(_ tag: Substring, inside parent: Element?) -> Element {
        let parts = XMP.attributes(tag)
        var spaces = parent?.spaces ?? [:]
        for (name, value) in parts.attributes where name.hasPrefix("xmlns:") {
            spaces[String(name.dropFirst(6))] = value
        }
        let element = Element(name: XMP.resolve(parts.name, spaces), spaces: spaces)
        if element.name == XMP.rdf + "Description" {
            for (name, value) in parts.attributes where !name.hasPrefix("xmlns") {
                set(XMP.resolve(name, spaces), value)
            }
        }
        return element
    }

    private mutating func finish(_ element: Element, in stack: [Element]) {
        guard let parent = stack.last else { return }
        if parent.name == XMP.rdf + "Description" {
            set(element.name, element.text)
        } else if element.name == XMP.rdf + "li", stack.count > 1 {
            set(stack[stack.count - 2].name, element.text)
        }
    }

    private mutating func set(_ name: String, _ value: String) {
        let value = XMP.unescape(value).trimmingCharacters(in: .whitespacesAndNewlines)
        if values[name]?.isEmpty ?? true { values[name] = value }
    }

    private static func resolve(_ name: Substring, _ spaces: [String: String]) -> String {
        guard let colon = name.firstIndex(of: ":") else { return String(name) }
        return (spaces[String(name[..<colon])] ?? "") + name[name.index(after: colon)...]
    }

    private static func attributes(_ tag: Substring) -> (name: Substring, attributes: [(Substring, String)]) {
        let name = tag.prefix { !$0.isWhitespace && $0 != "/" }
        var rest = tag[name.endIndex...]
        var attributes: [(Substring, String)] = []
        while let equals = rest.firstIndex(of: "="), attributes.count < 1000 {
            let key = rest[..<equals].drop { $0.isWhitespace }.prefix { !$0.isWhitespace }
            let after = rest[rest.index(after: equals)...].drop { $0.isWhitespace }
            guard let quote = after.first, quote == "\"" || quote == "'" else { break }
            let value = after.dropFirst().prefix { $0 != quote }
            attributes.append((key, unescape(String(value))))
            rest = after[value.endIndex...].dropFirst()
        }
        return (name, attributes)
    }

    private static func unescape(_ text: String) -> String {
        guard text.contains("&") else { return text }
        return [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&apos;", "'"), ("&amp;", "&")].reduce(text) {
            $0.replacingOccurrences(of: $1.0, with: $1.1)
        }
    }
}
