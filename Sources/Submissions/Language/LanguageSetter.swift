import PrintModel

/// Gives a text the languages that its words are in: the document one, and clearly foreign paragraphs theirs.
struct LanguageSetter {
    /// What a document was found to be in, or `nil`.
    private(set) var language: String?

    /// The draft with what was declared kept only where the words allow it.
    mutating func set(_ draft: Draft) -> Draft {
        var draft = draft
        let texts = draft.blocks.flatMap(\.texts) + draft.notes.flatMap { $0 }
        language = LanguageFinder.language(of: texts)
        guard let language else { return draft }
        draft.blocks = draft.blocks.map { $0.mapTexts { LanguageSetter.marked($0, in: language) } }
        draft.notes = draft.notes.map { $0.map { LanguageSetter.marked($0, in: language) } }
        return draft
    }

    private static func marked(_ text: RichText, in language: String) -> RichText {
        let other = LanguageFinder.otherLanguage(of: text, than: language)
        return RichText(
            runs: text.runs.map { run in
                var run = run
                if let hint = run.language, LanguageFinder.base(hint) == other ?? language { run.language = nil }
                if let hint = run.language, !LanguageFinder.allows(hint, for: run.text, in: other ?? language) {
                    run.language = nil
                }
                run.language = run.language ?? other
                return run
            })
    }
}
