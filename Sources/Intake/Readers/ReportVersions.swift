import Geometry
import PrintModel

/// Reads the shorter versions of a report's text: `versions:` with the words that each should have and its Markdown.
enum ReportVersions {
    /// How far a version may be from the words it says, in percent.
    private static let tolerance = 20

    /// The versions, the longest first. One that has other than about its words is told, and used all the same.
    static func read(_ cursor: YAMLCursor?, of report: Report) -> [[Block]] {
        var versions: [(words: Int, body: [Block])] = []
        for (key, value, keyCursor) in cursor?.entries() ?? [] {
            guard let wanted = Int(key), (10...2_000).contains(wanted) else {
                keyCursor.refuse("integer", ["low": "10", "high": "2000"])
                continue
            }
            guard let text = value.string() else { continue }
            let isBlock = text.contains("\n")
            let (blocks, findings) = MarkdownReader.read(
                text, file: value.document.file, report: value.document.report,
                lineOffset: value.line - (isBlock ? 0 : 1))
            value.document.add(findings)
            let words = blocks.words
            if abs(words - wanted) * 100 > wanted * tolerance {
                value.add(.versionLength, .warning, ["wanted": String(wanted), "words": String(words)])
            }
            let language = report.language
            versions.append((words, language.map { language in blocks.map { $0.inLanguage(language) } } ?? blocks))
        }
        return versions.filter { !$0.body.isEmpty }.sorted { $0.words > $1.words }.map(\.body)
    }
}
