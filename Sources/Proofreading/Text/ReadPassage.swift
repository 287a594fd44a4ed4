import Geometry
import PrintModel

/// A passage with its tokens: what every check reads.
struct ReadPassage {
    let passage: Passage
    let tokens: [Token]
    /// Language of each token.
    let languages: [String]
    private let scalars: String.UnicodeScalarView

    init(_ passage: Passage) {
        self.passage = passage
        let plain = passage.text.plain
        scalars = plain.unicodeScalars
        tokens = TokenScanner.tokens(of: plain)
        if passage.text.runs.contains(where: { $0.language != nil }) {
            let spans = passage.languages()
            var span = 0
            languages = tokens.map { token in
                while span + 1 < spans.count, token.range.lowerBound >= spans[span].end { span += 1 }
                return spans.isEmpty ? passage.language : spans[span].language
            }
        } else {
            languages = Array(repeating: passage.language, count: tokens.count)
        }
    }

    /// The text between two tokens, both included.
    func excerpt(_ range: ClosedRange<Int>) -> String {
        let start = tokens[range.lowerBound].range.lowerBound
        let end = tokens[range.upperBound].range.upperBound
        return String(String.UnicodeScalarView(scalars.dropFirst(start).prefix(end - start)))
    }

    /// Whether a token begins a sentence, a quotation or the passage.
    func startsSentence(_ index: Int) -> Bool {
        var previous = index - 1
        while previous >= 0, tokens[previous].kind == .mark, "«“\"‘'¿¡([—–-".contains(tokens[previous].text) {
            if "«“\"‘¿¡—–".contains(tokens[previous].text) { return true }
            previous -= 1
        }
        guard previous >= 0 else { return true }
        let before = tokens[previous]
        if before.kind == .mark { return ".?!:…»”\"•·|".contains(before.text) }
        return false
    }

    func token(_ index: Int) -> Token? { tokens.indices.contains(index) ? tokens[index] : nil }
}

extension String {
    /// Whether it begins with a capital.
    var isCapitalised: Bool { unicodeScalars.first.map { $0.properties.isUppercase } ?? false }
    /// Whether all its letters are capitals.
    var isAllCapitals: Bool { !unicodeScalars.contains { $0.properties.isLowercase } }
}
