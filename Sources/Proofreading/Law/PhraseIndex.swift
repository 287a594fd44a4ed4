/// Finds phrases in a text, whatever their case and accents.
struct PhraseIndex<Value> {
    private var byFirst: [String: [(words: [String], value: Value)]] = [:]

    /// Files a phrase.
    mutating func add(_ phrase: String, _ value: Value) {
        let words = PhraseIndex.words(of: phrase)
        guard let first = words.first else { return }
        byFirst[first, default: []].append((words, value))
    }

    /// Where the phrases stand among tokens, in order.
    func matches(in tokens: [Token]) -> [(range: ClosedRange<Int>, value: Value)] {
        guard !byFirst.isEmpty else { return [] }
        let spoken = tokens.indices.filter { tokens[$0].kind != .mark }
        let folded = spoken.map { Folding.plain(tokens[$0].text) }
        var found: [(ClosedRange<Int>, Value)] = []
        for (position, word) in folded.enumerated() {
            for (words, value) in byFirst[word] ?? [] where position + words.count <= folded.count {
                guard words.indices.allSatisfy({ folded[position + $0] == words[$0] }) else { continue }
                found.append((spoken[position]...spoken[position + words.count - 1], value))
            }
        }
        return found
    }

    static func words(of phrase: String) -> [String] {
        TokenScanner.tokens(of: phrase).filter { $0.kind != .mark }.map { Folding.plain($0.text) }
    }
}
