import Foundation
import Geometry

/// Puts a selection into a publication's file: the `only` of its `select`. Comments and everything else stay as they are.
enum SelectionFile {
    /// Writes slugs into the file at `path`. Throws a `Fault` where it cannot be read or written; then it is unchanged.
    static func write(_ slugs: [String], into path: String, shown: String) throws {
        guard let data = FileManager.default.contents(atPath: path), let text = String(data: data, encoding: .utf8)
        else {
            throw Fault(.missingInput, .fileUnreadable, at: Finding.Place(file: shown), ["reason": "UTF-8"])
        }
        let file = try OutputFile(path: path)
        try Array(changed(text, slugs).utf8).withUnsafeBytes { try file.write($0) }
        try file.commit()
    }

    /// The text with the slugs in place.
    static func changed(_ text: String, _ slugs: [String]) -> String {
        var lines = text.components(separatedBy: "\n")
        let list = "[" + slugs.joined(separator: ", ") + "]"
        guard let select = lines.firstIndex(where: { $0.prefixMatch(of: #/select:\s*(#.*)?$/#) != nil }) else {
            return withoutBlock(lines, list)
        }
        let end =
            lines[(select + 1)...].firstIndex { !$0.isEmpty && !$0.hasPrefix(" ") && !$0.hasPrefix("#") } ?? lines.count
        let indent =
            lines[(select + 1)..<end].first { !$0.trimmingCharacters(in: .whitespaces).isEmpty && $0.hasPrefix(" ") }
            .map { String($0.prefix { $0 == " " }) } ?? "  "
        guard let only = lines[(select + 1)..<end].firstIndex(where: { $0.hasPrefix(indent + "only:") }) else {
            lines.insert(indent + "only: " + list, at: select + 1)
            return lines.joined(separator: "\n")
        }
        // A list over several lines goes with the key; a comment after it stays.
        var last = only
        let value = lines[only].dropFirst(indent.count + 5).trimmingCharacters(in: .whitespaces)
        if value.hasPrefix("["), !value.contains("]") {
            while last + 1 < end, !lines[last].contains("]") { last += 1 }
        } else if value.isEmpty || value.hasPrefix("#") {
            while last + 1 < end, lines[last + 1].hasPrefix(indent + " ") || lines[last + 1].hasPrefix(indent + "-") {
                last += 1
            }
        }
        let tail = lines[last].range(of: "]\\s*(#.*)$", options: .regularExpression).map {
            String(lines[last][$0].dropFirst())
        }
        lines.replaceSubrange(only...last, with: [indent + "only: " + list + (tail ?? "")])
        return lines.joined(separator: "\n")
    }

    /// A file whose `select` is on one line, or that has none.
    private static func withoutBlock(_ lines: [String], _ list: String) -> String {
        var lines = lines
        if let line = lines.firstIndex(where: { $0.hasPrefix("select:") }) {
            if let only = lines[line].range(of: "only:\\s*\\[[^\\]]*\\]", options: .regularExpression) {
                lines[line].replaceSubrange(only, with: "only: " + list)
            } else if let brace = lines[line].firstIndex(of: "{") {
                let rest = lines[line][lines[line].index(after: brace)...]
                let isEmpty = rest.trimmingCharacters(in: .whitespaces).hasPrefix("}")
                lines[line].insert(
                    contentsOf: "only: " + list + (isEmpty ? "" : ", "), at: lines[line].index(after: brace))
            }
            return lines.joined(separator: "\n")
        }
        while lines.last?.isEmpty == true { lines.removeLast() }
        return (lines + ["", "select:", "  only: " + list, ""]).joined(separator: "\n")
    }
}
