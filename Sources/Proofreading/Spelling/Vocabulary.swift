import PrintModel

/// What is right in a language: its dictionary, the workspace's own words, and the words of its names.
final class Vocabulary {
    /// `nil` where there is no dictionary.
    let dictionary: SpellingDictionary?
    private let exact: Set<String>
    private let small: Set<String>
    private let prefixes: [String]
    private let isSpanish: Bool

    /// Spanish prefixes that are written together with any word (Ortografía de la lengua española, 2010, II.4.1).
    private static let spanishPrefixes = [
        "anti", "auto", "bio", "contra", "eco", "ex", "extra", "foto", "geo", "hidro", "infra", "inter", "macro",
        "mega", "micro", "mini", "multi", "pluri", "poli", "post", "pos", "pre", "pro", "re", "semi", "sobre", "socio",
        "sub", "super", "tele", "ultra", "vice",
    ]

    init(_ language: String, _ workspace: Workspace) {
        let settings = workspace.proofreading
        let base = language.split(separator: "-").first.map(String.init) ?? language
        let path = settings.dictionaries[language] ?? settings.dictionaries[base]
        dictionary = (path ?? SpellingDictionary.path(for: language)).flatMap { SpellingDictionary($0) }
        var words = (settings.words[language] ?? []) + (language == base ? [] : settings.words[base] ?? [])
        words += Vocabulary.names(of: workspace).flatMap { name in
            TokenScanner.tokens(of: name).filter { $0.kind == .word }.map(\.text)
        }
        exact = Set(words)
        small = Set(words.filter { !$0.isCapitalised }).union(
            workspace.hyphenationExceptions[language]?.keys ?? [:].keys)
        isSpanish = base == "es"
        prefixes = isSpanish ? Vocabulary.spanishPrefixes : []
    }

    /// Everything that the settings name, whose spelling is theirs to say.
    static func names(of workspace: Workspace) -> [String] {
        [workspace.municipality, workspace.place] + workspace.delegations
            + workspace.areas.sorted { $0.key < $1.key }.map(\.value.name) + workspace.proofreading.names
            + workspace.masthead.flatMap { [$0.role, $0.who] } + workspace.sections.map(\.title)
    }

    /// Whether a word is right as it stands.
    func has(_ word: String) -> Bool {
        if exact.contains(word) || small.contains(word.lowercased()) { return true }
        guard let dictionary else { return true }
        if dictionary.has(word) { return true }
        let straight = word.replacing("’", with: "'").replacing("\u{2011}", with: "-")
        let parts = straight.split(separator: "-").map(String.init)
        if parts.count > 1 { return parts.allSatisfy { has($0) } }
        if isSpanish, SpanishForms.bases(of: straight).contains(where: { $0.count > 2 && knows($0) }) { return true }
        return hasPrefixed(straight)
    }

    private func knows(_ word: String) -> Bool { small.contains(word) || dictionary?.has(word) == true }

    /// A long enough word of the dictionary after a prefix.
    private func hasPrefixed(_ word: String) -> Bool {
        let lower = word.lowercased()
        return prefixes.contains { prefix in
            lower.hasPrefix(prefix) && lower.count >= prefix.count + 5 && knows(String(lower.dropFirst(prefix.count)))
        }
    }
}
