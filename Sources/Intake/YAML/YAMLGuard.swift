import Foundation
import Geometry
import Yams

/// What must be kept from the YAML parser, and what must be known of a text that it refuses.
///
/// The parser recurses once per level and compares keys by their whole content: deep nesting would exhaust the stack, and
/// a key that is an alias of aliases would take for ever. The checks here are coarse on purpose: they look at characters
/// and may refuse what no person writes, but never let such a text through.
enum YAMLGuard {
    /// Deepest nesting of brackets.
    private static let brackets = 64
    /// Longest run of spaces and list dashes at the start of a line.
    private static let indentation = 200

    /// The first line on which something must not reach the parser, and what it is.
    static func problem(in text: String) -> (line: Int, code: FindingCode)? {
        var depth = 0
        var anchorSeen = false
        var aliasKeyLine: Int?
        for (index, line) in text.utf8.split(separator: 0x0A, omittingEmptySubsequences: false).enumerated() {
            let explicitKey = line.contains(0x3F)
            var previous: UInt8 = 0x20
            var aliasOpen = false
            var indent: Int? = 0
            for (byte, next) in zip(line, line.dropFirst() + [0x20]) {
                if let columns = indent {
                    let leads = byte == 0x20 || ((byte == 0x2D || byte == 0x3F) && next == 0x20)
                    indent = leads ? columns + 1 : nil
                    if leads, columns > indentation { return (index + 1, .yamlTooDeep) }
                }
                switch byte {
                case 0x5B, 0x7B: depth += 1
                case 0x5D, 0x7D: depth = max(0, depth - 1)
                case 0x26 where startsToken(previous) && next != 0x20: anchorSeen = true
                case 0x2A where startsToken(previous) && next != 0x20: aliasOpen = true
                default: break
                }
                if depth > brackets { return (index + 1, .yamlTooDeep) }
                let isKey = aliasOpen && (byte == 0x3A || explicitKey || depth > 0)
                if isKey, aliasKeyLine == nil { aliasKeyLine = index + 1 }
                previous = byte
            }
        }
        if anchorSeen, let aliasKeyLine { return (aliasKeyLine, .yamlAlias) }
        return nil
    }

    /// Where the first node with an anchor stands. The walk meets an anchor before any of its aliases, so that it never
    /// takes longer than the text is long.
    static func firstAnchor(in node: Node) -> (line: Int, column: Int)? {
        if node.anchor != nil { return (node.mark?.line ?? 1, node.mark?.column ?? 1) }
        switch node {
        case .scalar, .alias: return nil
        case .sequence(let items):
            for item in items {
                if let mark = firstAnchor(in: item) { return mark }
            }
        case .mapping(let pairs):
            for (key, value) in pairs {
                if let mark = firstAnchor(in: key) ?? firstAnchor(in: value) { return mark }
            }
        }
        return nil
    }

    /// Whether a line begins with white space that has a tab in it, which YAML forbids as indentation.
    static func isIndentedByTab(line: Int, of text: String) -> Bool {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        guard lines.indices.contains(line - 1) else { return false }
        return lines[line - 1].prefix { $0 == " " || $0 == "\t" }.contains("\t")
    }

    /// The next line after `line` on which `key:` stands in the same column.
    static func line(ofKey key: String, after line: Int, column: Int, in text: String) -> Int? {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        return lines.indices.dropFirst(line).first { index in
            lines[index].dropFirst(column - 1).hasPrefix(key + ":")
        }.map { $0 + 1 }
    }

    private static func startsToken(_ previous: UInt8) -> Bool {
        [0x20, 0x09, 0x5B, 0x7B, 0x2C, 0x3A, 0x2D, 0x3F].contains(previous)
    }
}
