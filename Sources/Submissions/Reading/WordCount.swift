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
            found.add(text.plain)
            found.endWord()
        }
        var all = self
        all.endWord()
        return all.order.filter { all.counts[$0, default: 0] > found.counts[$0, default: 0] && !found.holds($0) }
    }

    /// Whether a word stands inside others: a mark of a note behind it, or a raised figure, makes it another.
    private func holds(_ word: String) -> Bool {
        order.contains { $0.hasPrefix(word) && $0.dropFirst(word.count).allSatisfy { !$0.isASCII || $0.isNumber } }
    }
}
