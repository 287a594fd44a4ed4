/// The proper names of a passage, as far as capitals tell.
enum NamePhrases {
    private static let links: Set<String> = ["de", "del", "la", "las", "los", "el"]
    private static let openers: Set<String> = [
        "a", "al", "ante", "así", "aún", "aunque", "cada", "como", "con", "cuando", "de", "del", "desde", "después",
        "donde",
        "durante", "en", "entre", "esta", "estas", "este", "estos", "hacia", "hasta", "hoy", "no", "para", "pero",
        "por",
        "según", "si", "sí", "sin", "sobre", "su", "sus", "también", "tras", "un", "una", "y", "ya",
    ]

    /// Ranges of tokens: capitalised words with the small words that link them. A single word that begins a sentence
    /// is none; a leading article is left out.
    static func ranges(in text: ReadPassage) -> [ClosedRange<Int>] {
        var ranges: [ClosedRange<Int>] = []
        var index = 0
        while index < text.tokens.count {
            guard isName(text.tokens[index]) else {
                index += 1
                continue
            }
            let end = end(from: index, in: text)
            if let range = trimmed(index...end, in: text) { ranges.append(range) }
            index = end + 1
        }
        return ranges
    }

    private static func isName(_ token: Token) -> Bool {
        token.kind == .word && token.text.isCapitalised && !(token.text.count > 1 && token.text.isAllCapitals)
            && !token.text.utf8.contains(0x2E) && !token.text.utf8.contains(0x40)
    }

    /// The last token of the name that begins at an index.
    private static func end(from index: Int, in text: ReadPassage) -> Int {
        var end = index
        while true {
            var next = end + 1
            while next - end <= 2, let link = text.token(next), link.kind == .word, links.contains(link.text) {
                next += 1
            }
            guard let token = text.token(next), isName(token), token.isSpaced else { return end }
            end = next
        }
    }

    private static func trimmed(_ range: ClosedRange<Int>, in text: ReadPassage) -> ClosedRange<Int>? {
        var first = range.lowerBound
        let starts = text.startsSentence(first)
        let word = text.tokens[first].text.lowercased()
        if starts, openers.contains(word) { first += 1 }
        while first < range.upperBound, NameAuthority.articles.contains(text.tokens[first].text.lowercased()) {
            first += 1
        }
        guard first <= range.upperBound, text.tokens[first].text.isCapitalised else { return nil }
        if first == range.upperBound, starts, first == range.lowerBound { return nil }
        return first...range.upperBound
    }
}
