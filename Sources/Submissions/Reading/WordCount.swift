import PrintModel

/// The words of a document as its file holds them, to see afterwards that none was lost.
struct WordCount {
    private var counts: [String: Int] = [:]
    private var order: [String] = []
    private var word = ""

    /// Takes in characters; a word may come in pieces.
    mutating func add(_ text: String) {
        for character in text {
            guard character.isLetter || character.isNumber else {
                endWord()
                continue
            }
            // Raised and lowered figures are figures.
            let figure = character.isASCII ? nil : character.wholeNumberValue
            word += figure.map(String.init) ?? String(character)
        }
    }

    /// What follows is another word, whatever the characters.
    mutating func endWord() {
        guard !word.isEmpty else { return }
        if counts[word] == nil { order.append(word) }
        counts[word, default: 0] += 1
        word = ""
    }

    /// The words that a draft has fewer times than the file, in the file's order.
    func missing(in draft: Draft) -> [String] {
        var found = WordCount()
        for text in draft.blocks.flatMap(\.texts) + draft.notes.flatMap({ $0 }) {
            // The mark of a note inside a word parts it, as it does in the file.
            found.add(text.plain.replacing(#/[⁰¹²³⁴⁵⁶⁷⁸⁹]+(?=\p{L})/#, with: " "))
            found.endWord()
        }
        var all = self
        all.endWord()
        let stems = found.stems
        return all.order.filter { all.counts[$0, default: 0] > found.counts[$0, default: 0] && !stems.contains($0) }
    }

    /// The words without what may have been set behind them: a mark of a note, or a raised figure, makes a word another.
    private var stems: Set<String> {
        var stems: Set<String> = []
        for word in order {
            var stem = word
            stems.insert(stem)
            for _ in 0..<WordCount.marks {
                guard let last = stem.last, !last.isASCII || last.isNumber, stem.count > 1 else { break }
                stem.removeLast()
                stems.insert(stem)
            }
        }
        return stems
    }

    /// Most characters of such a mark.
    private static let marks = 12
}
