import Foundation
import Geometry
import PrintModel

/// Reads `words.txt`, the words that are right in a workspace whatever the dictionary says: one a line. The toolkit's
/// `layouts/words.txt` comes before it.
///
/// A line `en:` says which language the words after it belong to; those before any belong to the workspace's. What
/// follows `#` is a comment. A word in small letters may also stand capitalised; one with capitals only as it is.
struct WordListReader {
    let folder: WorkspaceFolder

    static let file = "words.txt"

    /// Words by language, in the order of the file; nothing where there is no such file.
    func read(language: String) -> (words: [String: [String]], findings: [Finding]) {
        let shared = read(Paths.join(folder.resources, "layouts/words.txt"), as: "layouts/words.txt", "es")
        let own = read(Paths.join(folder.root, WordListReader.file), as: WordListReader.file, language)
        return (shared.0.merging(own.0) { $0 + $1 }, shared.1 + own.1)
    }

    private func read(_ path: String, as file: String, _ language: String) -> ([String: [String]], [Finding]) {
        switch TextFile.read(path, as: file) {
        case .failure(let failure) where failure.finding.code == .fileMissing: return ([:], [])
        case .failure(let failure): return ([:], [failure.finding])
        case .success(let read): return WordListReader.words(in: read.text, of: file, language: language)
        }
    }

    private static func words(
        in text: String, of file: String, language: String
    ) -> ([String: [String]], [Finding]) {
        var words: [String: [String]] = [:]
        var findings: [Finding] = []
        var language = language
        for (index, whole) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            let line = whole.prefix { $0 != "#" }.trimmingCharacters(in: .whitespaces)
            if line.isEmpty { continue }
            if line.hasSuffix(":"), LanguageSpans.isLanguage(String(line.dropLast())) {
                language = String(line.dropLast())
            } else if isWord(line) {
                words[language, default: []].append(line)
            } else {
                let place = Finding.Place(file: file, line: index + 1)
                findings.append(Finding(.error, .wordListLine, at: place, ["word": String(line.prefix(60))]))
            }
        }
        return (words, findings)
    }

    /// Letters, with hyphens and apostrophes between them.
    private static func isWord(_ line: String) -> Bool {
        guard line.count <= 60, line.first?.isLetter == true, line.last?.isLetter == true else { return false }
        return line.allSatisfy { $0.isLetter || "-'’".contains($0) }
    }
}
