import Foundation
import Geometry
import PrintModel

/// Reads `hyphenation.txt`, the words that a workspace divides its own way: one a line, hyphens where it may be divided
/// (`A-ma-tlán`), none where it never is (`SEDESOL`).
///
/// A line `en:` says which language the words after it belong to; those before any belong to the workspace's. What
/// follows `#` is a comment.
struct HyphenationReader {
    let folder: WorkspaceFolder

    static let file = "hyphenation.txt"

    /// Offsets in characters by language and word in lower case; nothing where there is no such file.
    func read(language: String) -> (exceptions: [String: [String: [Int]]], findings: [Finding]) {
        switch TextFile.read(Paths.join(folder.root, HyphenationReader.file), as: HyphenationReader.file) {
        case .failure(let failure) where failure.finding.code == .fileMissing: return ([:], [])
        case .failure(let failure): return ([:], [failure.finding])
        case .success(let file): return HyphenationReader.exceptions(in: file.text, language: language)
        }
    }

    private static func exceptions(
        in text: String, language: String
    ) -> (exceptions: [String: [String: [Int]]], findings: [Finding]) {
        var exceptions: [String: [String: [Int]]] = [:]
        var findings: [Finding] = []
        var language = language
        for (index, whole) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            let line = whole.prefix { $0 != "#" }.trimmingCharacters(in: .whitespaces)
            let place = Finding.Place(file: file, line: index + 1)
            if line.isEmpty { continue }
            if line.hasSuffix(":"), LanguageSpans.isLanguage(String(line.dropLast())) {
                language = String(line.dropLast())
            } else if let (word, points) = division(line) {
                if let before = exceptions[language]?[word], before != points {
                    findings.append(Finding(.error, .hyphenationTwice, at: place, ["word": line]))
                } else {
                    exceptions[language, default: [:]][word] = points
                }
            } else {
                findings.append(Finding(.error, .hyphenationWord, at: place, ["word": String(line.prefix(60))]))
            }
        }
        return (exceptions, findings)
    }

    /// A word and where it may be divided, or `nil` where the line is no single word.
    private static func division(_ line: String) -> (word: String, points: [Int])? {
        let parts = line.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.allSatisfy({ !$0.isEmpty && $0.allSatisfy(\.isLetter) }) else { return nil }
        let word = parts.joined().lowercased()
        guard word.count >= 2, word.count <= 100, word.count == parts.reduce(0, { $0 + $1.count }) else { return nil }
        var points: [Int] = []
        for part in parts.dropLast() { points.append((points.last ?? 0) + part.count) }
        return (word, points)
    }
}
