import Geometry
import KeptWork
import PrintModel

/// Words that no dictionary has: each is said once, with how often it stands and where first.
final class SpellCheck {
    private struct Spot {
        var passage: Passage
        var isName: Bool
    }
    private struct Seen {
        var count = 0
        var spots: [Spot] = []
        /// Whether it ever stands capitalised where a small letter would do.
        var isName = false
    }
    private struct Key: Hashable {
        var language: String
        var word: String
    }

    private let workspace: Workspace
    private let kept: KeptWork
    private var seen: [Key: Seen] = [:]
    private var order: [Key] = []

    /// Most words that are told, and most for which other words are proposed, which takes time.
    private static let most = 500
    private static let mostSuggested = 150
    private static let mostSpots = 3

    /// - Parameter kept: What the last run knows of words that no dictionary has.
    init(_ workspace: Workspace, kept: KeptWork) {
        self.workspace = workspace
        self.kept = kept
    }

    /// Notes the words of a passage.
    func read(_ text: ReadPassage) {
        guard text.passage.kind != .credit else { return }
        for (index, token) in text.tokens.enumerated()
        where token.kind == .word && SpellCheck.isPlain(token, index, text) {
            let key = Key(language: text.languages[index], word: token.text)
            let isName = token.text.isCapitalised && !text.startsSentence(index) && text.passage.kind != .place
            if seen[key] == nil { order.append(key) }
            var entry = seen[key] ?? Seen()
            entry.count += 1
            entry.isName = entry.isName || isName || text.passage.kind == .place
            if entry.spots.count < SpellCheck.mostSpots {
                entry.spots.append(Spot(passage: text.passage, isName: isName))
            }
            seen[key] = entry
        }
    }

    /// Whether a token is a word of the language, not an acronym, an address or an abbreviation.
    private static func isPlain(_ token: Token, _ index: Int, _ text: ReadPassage) -> Bool {
        let word = token.text
        guard word.utf8.count > 1,
            !word.unicodeScalars.contains(where: { $0.isDigit || $0 == "@" || $0 == "_" || $0 == "." })
        else { return false }
        if word.isAllCapitals { return false }
        // `obrasPublicas`, `kWh`: a capital inside is no word.
        if word.unicodeScalars.dropFirst().contains(where: { $0.properties.isUppercase }), !word.contains("-") {
            return false
        }
        // «12 mm», «20 min»: symbols.
        if word.count <= 3, text.token(index - 1)?.kind == .number { return false }
        if let before = text.token(index - 1), !token.isSpaced, ["@", "#", "/", "_", "\\"].contains(before.text) {
            return false
        }
        // An abbreviation ends in a point after which no sentence begins.
        if let after = text.token(index + 1), after.isMark("."), !after.isSpaced, word.count <= 5 {
            guard let next = text.token(index + 2) else { return word.count > 3 }
            if next.kind == .number || (next.kind == .word && !next.text.isCapitalised) || next.isMark(",") {
                return false
            }
        }
        return true
    }

    /// What was found, in the order of reading. `languages` that have no dictionary are passed over, but for the first.
    func findings(_ lexicon: Lexicon, _ sources: SourceLines) -> [Finding] {
        guard lexicon[workspace.language].dictionary != nil else {
            let place = Finding.Place(file: "imprenta.yml")
            return [Finding(.warning, .spellingNoDictionary, at: place, ["language": workspace.language])]
        }
        var findings: [Finding] = []
        var unknown = 0
        for key in order {
            guard let entry = seen[key], !isName(key, entry) else { continue }
            let words = lexicon[key.language]
            guard let dictionary = words.dictionary, !words.has(key.word) else { continue }
            unknown += 1
            guard unknown <= SpellCheck.most else { continue }
            let suggested = unknown <= SpellCheck.mostSuggested ? suggestions(for: key.word, dictionary) : []
            findings.append(finding(key, entry, suggested, sources))
        }
        if unknown > SpellCheck.most {
            findings.append(Finding(.warning, .spellingMore, ["count": String(unknown - SpellCheck.most)]))
        }
        return findings
    }

    private func suggestions(for word: String, _ dictionary: SpellingDictionary) -> [String] {
        kept.value(for: KeptWork.Key("suggestions", word, after: dictionary.key)) { dictionary.suggestions(for: word) }
    }

    /// A capitalised word that is a name somewhere is one everywhere.
    private func isName(_ key: Key, _ entry: Seen) -> Bool {
        key.word.isCapitalised && entry.isName
    }

    private func finding(_ key: Key, _ entry: Seen, _ suggested: [String], _ sources: SourceLines) -> Finding {
        let places = entry.spots.map { sources.place(of: key.word, in: $0.passage) }
        var values = ["word": key.word, "count": String(entry.count)]
        if !suggested.isEmpty { values["suggestions"] = suggested.joined(separator: ", ") }
        let others = places.dropFirst().compactMap { place in place.file.map { "\($0):\(place.line ?? 1)" } }
        if !others.isEmpty { values["also"] = others.joined(separator: ", ") }
        return Finding(.warning, .spellingUnknown, at: places.first ?? Finding.Place(), values)
    }
}
