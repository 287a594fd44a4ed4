import Geometry
import Production
import Revision

/// The words that changed between two versions, as `wdiff` marks them: `[-gone-]`, `{+new+}`.
struct VersionDiffText {
    let diff: VersionDiff
    let language: Language

    /// Words that are kept on each side of a change.
    private static let context = 8

    /// The parts that changed, under a line that says which versions are compared and by how much they differ.
    var text: String {
        let to = diff.to.map { "v\($0)" } ?? language.say("ahora", "now")
        let counts = WordDiff.counts(diff.changes.flatMap(\.edits))
        var lines = ["\(diff.report): v\(diff.from) → \(to)  +\(counts.added) −\(counts.removed)"]
        for change in diff.changes where change.isChanged {
            lines.append("")
            lines.append("\(name(change.kind)): " + marked(change.edits))
        }
        if !diff.photos.isEmpty {
            lines.append("")
            lines.append(
                language.say("Archivos que cambiaron: ", "Files that changed: ") + diff.photos.joined(separator: ", "))
        }
        if lines.count == 1 { lines.append(language.say("Las palabras son las mismas.", "The words are the same.")) }
        return lines.joined(separator: "\n")
    }

    private func name(_ kind: TextUnit.Kind) -> String {
        let key =
            switch kind {
            case .heading: "heading"
            case .item: "item"
            case .paragraph, .quotation: "text"
            case .row: "table"
            case .alternative: "alt"
            case .photo: "photo-list"
            case .fact(let key): key
            default: "\(kind)"
            }
        if key == "heading" { return language.say("subtítulo", "heading") }
        if key == "item" { return language.say("lista", "list") }
        return revisionTerms[key]?[language] ?? key
    }

    private func marked(_ edits: [WordDiff.Edit]) -> String {
        edits.enumerated().map { index, edit in
            switch edit {
            case .same(_, let text): shortened(text, isFirst: index == 0, isLast: index == edits.count - 1)
            case .added(let text): wrapped(text, "{+", "+}")
            case .removed(let text): wrapped(text, "[-", "-]")
            }
        }.joined().replacing("\t", with: " | ")
    }

    /// The marks touch the words; the space after stays outside.
    private func wrapped(_ text: String, _ open: String, _ close: String) -> String {
        let words = text.reversed().drop(while: \.isWhitespace).reversed()
        return open + String(words) + close + text.dropFirst(words.count)
    }

    private func shortened(_ text: String, isFirst: Bool, isLast: Bool) -> String {
        let words = text.split(separator: " ", omittingEmptySubsequences: false)
        let most = VersionDiffText.context
        guard words.count > 2 * most + 2 else { return text }
        let head = isFirst ? [] : words.prefix(most)
        let tail = isLast ? [] : words.suffix(most)
        return (head + ["…"] + tail).joined(separator: " ")
    }

    private struct Root: Encodable {
        var report: String
        var from: Int
        var to: Int?
        var added: Int
        var removed: Int
        var changes: [Change]
        var photos: [String]
        var findings: [JSONReport.Item]
    }

    private struct Change: Encodable {
        var part: String
        var edits: [[String: String]]
    }

    /// The same as one object.
    func json(_ result: ComposeResult) -> String {
        let counts = WordDiff.counts(diff.changes.flatMap(\.edits))
        let changes = diff.changes.filter(\.isChanged).map { change in
            Change(
                part: name(change.kind),
                edits: change.edits.map { edit in
                    switch edit {
                    case .same(_, let text): ["same": text]
                    case .added(let text): ["added": text]
                    case .removed(let text): ["removed": text]
                    }
                })
        }
        return JSONReport.text(
            of: Root(
                report: diff.report, from: diff.from, to: diff.to, added: counts.added, removed: counts.removed,
                changes: changes, photos: diff.photos, findings: result.findings.map { JSONReport.Item($0, language) }))
    }
}
