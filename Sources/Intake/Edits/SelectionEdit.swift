import Geometry
import Yams

/// Adds reports to the `only` of a publication's `select`, and touches nothing else: what a person wrote there, its order,
/// its comments and its spaces stay, byte for byte.
public enum SelectionEdit {
    /// The text with those slugs that `only` lacks added at its end; the text as it is where it lacks none. `nil` where that
    /// cannot be done without touching something else: a text that is no YAML, or whose `only` is no list.
    public static func adding(_ slugs: [String], to text: String) -> String? {
        guard let before = root(of: text) else { return nil }
        let named = only(before)
        guard let named else { return nil }
        var seen = Set(named)
        let missing = slugs.filter { seen.insert($0).inserted }
        if missing.isEmpty { return text }
        guard missing.allSatisfy(isPlain), let edited = edited(text, before, missing),
            let after = root(of: edited), only(after) == named + missing, isElsewhereAlike(before, after)
        else { return nil }
        return edited
    }

    // MARK: What the text says

    private static func root(of text: String) -> Node.Mapping? {
        let document = YAMLDocument(file: "")
        guard case .mapping(let map)? = document.root(of: text)?.node, document.findings.isEmpty else { return nil }
        return map
    }

    private static func value(_ key: String, in map: Node.Mapping) -> (key: Node, value: Node)? {
        map.first { $0.key.scalar?.string == key }.map { ($0.key, $0.value) }
    }

    private static func isNull(_ node: Node) -> Bool {
        YAMLCursor(node: node, name: "", document: YAMLDocument(file: "")).isNull
    }

    /// The slugs named; none where nothing is said, `nil` where what is said is no list.
    private static func only(_ root: Node.Mapping) -> [String]? {
        guard let select = value("select", in: root)?.value, !isNull(select) else { return [] }
        guard case .mapping(let map) = select else { return nil }
        guard let only = value("only", in: map)?.value, !isNull(only) else { return [] }
        guard case .sequence(let items) = only else { return nil }
        let slugs = items.compactMap { $0.scalar?.string }
        return slugs.count == items.count ? slugs : nil
    }

    /// Whether all but `select.only` is what it was.
    private static func isElsewhereAlike(_ before: Node.Mapping, _ after: Node.Mapping) -> Bool {
        func rest(_ map: Node.Mapping, without key: String) -> [[Node]] {
            map.filter { $0.key.scalar?.string != key }.map { [$0.key, $0.value] }
        }
        func select(_ map: Node.Mapping) -> [[Node]] {
            guard case .mapping(let select)? = value("select", in: map)?.value else { return [] }
            return rest(select, without: "only")
        }
        return rest(before, without: "select") == rest(after, without: "select") && select(before) == select(after)
    }

    /// Slugs are names of folders; anything else would want quotes.
    private static func isPlain(_ slug: String) -> Bool {
        slug.first?.isLetter == true && slug.allSatisfy { $0.isLetter || $0.isNumber || $0 == "-" || $0 == "_" }
            && !["null", "true", "false", "yes", "no", "on", "off", "y", "n"].contains(slug.lowercased())
    }

    // MARK: Where it goes

    private static func edited(_ text: String, _ root: Node.Mapping, _ slugs: [String]) -> String? {
        let source = YAMLSource(text)
        let list = "[" + slugs.joined(separator: ", ") + "]"
        guard let (key, select) = value("select", in: root) else {
            return source.character(at: root.mark) == "{" ? nil : source.appending(["", "select:", "  only: \(list)"])
        }
        if isNull(select) {
            // `select:` with nothing after it, or with a word that means nothing.
            return source.replacing(null: select, after: key, by: "{only: \(list)}")
        }
        guard case .mapping(let map) = select else { return nil }
        guard let (only, items) = value("only", in: map) else {
            if source.character(at: map.mark) == "{" {
                let more = map.isEmpty ? "" : ", "
                return source.inserting("only: \(list)\(more)", after: select.mark, skipping: 1)
            }
            guard let first = map.first?.key.mark else { return nil }
            return source.inserting(
                line: String(repeating: " ", count: first.column - 1) + "only: \(list)", under: key.mark)
        }
        if isNull(items) { return source.replacing(null: items, after: only, by: list) }
        guard case .sequence(let sequence) = items else { return nil }
        guard let last = sequence.last else {
            return source.inserting(slugs.joined(separator: ", "), after: items.mark, skipping: 1)
        }
        if source.character(at: items.mark) == "[" {
            return source.inserting(", " + slugs.joined(separator: ", "), afterScalar: last)
        }
        return source.inserting(items: slugs, afterItem: last)
    }
}

/// A YAML text as its characters, by the lines and columns that nodes stand at.
struct YAMLSource {
    private let lines: [[Unicode.Scalar]]
    private let end: String

    init(_ text: String) {
        lines = text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false).map(Array.init)
        end = text.contains("\r\n") ? "\r\n" : "\n"
    }

    /// What stands at a mark.
    func character(at mark: Mark?) -> Unicode.Scalar? {
        guard let mark, let place = place(mark), place.column < lines[place.line].count else { return nil }
        return lines[place.line][place.column]
    }

    private func joined(_ lines: [[Unicode.Scalar]]) -> String {
        var text = String.UnicodeScalarView()
        for (index, line) in lines.enumerated() {
            if index > 0 { text.append("\n") }
            text.append(contentsOf: line)
        }
        return String(text)
    }

    private func scalars(_ text: String) -> [Unicode.Scalar] { Array(text.unicodeScalars) }

    /// Lines added at the end, before a mark that ends the document.
    func appending(_ more: [String]) -> String {
        var lines = lines
        var rest: [[Unicode.Scalar]] = []
        if let mark = lines.lastIndex(where: { $0.starts(with: scalars("...")) }) {
            rest = Array(lines[mark...])
            lines.removeSubrange(mark...)
        } else if lines.last?.isEmpty == true {
            lines.removeLast()
            rest = [[]]
        }
        let carriage = scalars(end).dropLast()
        if rest.isEmpty, lines.last?.isEmpty == false { rest = [[]] }
        return joined(lines + more.map { scalars($0) + carriage } + rest)
    }

    /// A text put in behind so many characters at a mark.
    func inserting(_ text: String, after mark: Mark?, skipping count: Int) -> String? {
        guard let mark, let place = place(mark), place.column + count <= lines[place.line].count else { return nil }
        var lines = lines
        lines[place.line].insert(contentsOf: scalars(text), at: place.column + count)
        return joined(lines)
    }

    /// A text put in behind a scalar that stands on one line.
    func inserting(_ text: String, afterScalar node: Node) -> String? {
        guard let length = length(of: node) else { return nil }
        return inserting(text, after: node.mark, skipping: length)
    }

    /// A line put in under that of a mark.
    func inserting(line: String, under mark: Mark?) -> String? {
        guard let mark, let place = place(mark) else { return nil }
        var lines = lines
        lines.insert(scalars(line) + scalars(end).dropLast(), at: place.line + 1)
        return joined(lines)
    }

    /// Items put in under the last of a list whose items begin with a dash, with the same space before it.
    func inserting(items: [String], afterItem node: Node) -> String? {
        guard let mark = node.mark, let place = place(mark), length(of: node) != nil,
            let dash = lines[place.line].firstIndex(of: "-"), dash < place.column,
            lines[place.line][..<dash].allSatisfy({ $0 == " " })
        else { return nil }
        var lines = lines
        let before = lines[place.line][..<dash]
        let added = items.map { Array(before) + scalars("- " + $0) }
        if place.line == lines.count - 1 {
            // The file ends without a line's end.
            lines += added
        } else {
            let carriage = scalars(end).dropLast()
            lines.insert(contentsOf: added.map { $0 + carriage }, at: place.line + 1)
        }
        return joined(lines)
    }

    /// A value put in where nothing, or a word for nothing, stands after a key.
    func replacing(null node: Node, after key: Node, by text: String) -> String? {
        guard let keyMark = key.mark, let keyPlace = place(keyMark), let keyLength = length(of: key) else { return nil }
        var lines = lines
        let word = node.scalar.map { scalars($0.string) } ?? []
        if !word.isEmpty {
            guard let mark = node.mark, let place = place(mark), lines[place.line].count >= place.column + word.count
            else { return nil }
            lines[place.line].replaceSubrange(place.column..<place.column + word.count, with: scalars(text))
            return joined(lines)
        }
        let line = lines[keyPlace.line]
        guard let colon = line[min(line.count, keyPlace.column + keyLength)...].firstIndex(of: ":") else { return nil }
        lines[keyPlace.line].insert(contentsOf: scalars(" " + text), at: colon + 1)
        return joined(lines)
    }

    private func place(_ mark: Mark) -> (line: Int, column: Int)? {
        let (line, column) = (mark.line - 1, mark.column - 1)
        return lines.indices.contains(line) && (0...lines[line].count).contains(column) ? (line, column) : nil
    }

    /// How many characters a scalar takes where it stands; `nil` where its quotes hold more than its own characters.
    private func length(of node: Node) -> Int? {
        guard let scalar = node.scalar, let mark = node.mark, let place = place(mark) else { return nil }
        let text = scalars(scalar.string)
        let rest = Array(lines[place.line][place.column...])
        if rest.starts(with: text), !text.isEmpty, scalar.style == .plain || scalar.style == .any { return text.count }
        guard let quote = rest.first, quote == "\"" || quote == "'", rest.dropFirst().starts(with: text),
            rest.count > text.count + 1, rest[text.count + 1] == quote
        else { return nil }
        return text.count + 2
    }
}
