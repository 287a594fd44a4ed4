import Geometry

/// The same word twice, one after the other: what the eye does not see and the pen often writes.
enum RepeatedWords {
    /// Words that a sentence may repeat.
    private static let exempt: Set<String> = [
        "no", "sí", "si", "nos", "se", "ya", "muy", "casi", "así", "bla", "paso", "poco",
    ]

    static func findings(_ text: ReadPassage, _ sources: SourceLines) -> [Finding] {
        guard text.passage.kind.isProse else { return [] }
        return text.tokens.indices.dropFirst().compactMap { index in
            let (first, second) = (text.tokens[index - 1], text.tokens[index])
            guard first.kind == .word, second.kind == .word, second.isSpaced, !second.text.isCapitalised,
                first.text.lowercased() == second.text, !exempt.contains(second.text)
            else { return nil }
            let excerpt = text.excerpt(index - 1...index)
            let place = sources.place(of: excerpt, in: text.passage)
            return Finding(.warning, .spellingRepeated, at: place, ["text": excerpt])
        }
    }
}
