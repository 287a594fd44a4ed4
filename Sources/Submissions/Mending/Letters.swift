import PrintModel

/// A text's characters with what each wears, so that they can be changed in place.
struct Letters: Equatable {
    private var characters: [Character]
    private var runs: [Int]
    private let styles: [RichText.Run]

    init(_ text: RichText) {
        characters = []
        runs = []
        styles = text.runs
        for (number, run) in text.runs.enumerated() {
            characters += run.text
            runs += Array(repeating: number, count: characters.count - runs.count)
        }
    }

    var count: Int { characters.count }
    subscript(index: Int) -> Character { characters[index] }

    /// Puts other characters in place of some; they wear what the first of those wore.
    mutating func replace(_ range: Range<Int>, by text: String) {
        let run = runs.indices.contains(range.lowerBound) ? runs[range.lowerBound] : runs.last ?? 0
        characters.replaceSubrange(range, with: text)
        runs.replaceSubrange(range, with: Array(repeating: run, count: text.count))
    }

    /// The text again.
    var text: RichText {
        var result: [RichText.Run] = []
        var latest = -1
        for (character, run) in zip(characters, runs) {
            if run == latest {
                result[result.count - 1].text.append(character)
            } else {
                latest = run
                var style = styles[run]
                style.text = String(character)
                result.append(style)
            }
        }
        return RichText(runs: result)
    }

    /// About twenty characters on either side of a place.
    func around(_ index: Int) -> String {
        let start = max(0, index - 20)
        let end = min(count, index + 20)
        return (start > 0 ? "…" : "") + String(characters[start..<end]) + (end < count ? "…" : "")
    }

    /// How many quotations in « » are open at a place.
    var depthOfGuillemets: (Int) -> Int {
        var depths: [Int] = []
        var depth = 0
        for character in characters {
            if character == "»" { depth = max(0, depth - 1) }
            depths.append(depth)
            if character == "«" { depth += 1 }
        }
        return { depths.indices.contains($0) ? depths[$0] : 0 }
    }

    /// Figures that follow one another from a place.
    func figures(from index: Int) -> Int {
        guard index < count else { return 0 }
        return characters[max(0, index)...].prefix { $0.isASCII && $0.isNumber }.count
    }

    /// Figures that stand right before a place.
    func figures(before index: Int) -> Int {
        characters[..<min(index, count)].reversed().prefix { $0.isASCII && $0.isNumber }.count
    }

    /// Whether a unit of temperature stands at a place: `25 °C` is no ordinal.
    func hasUnit(after index: Int) -> Bool {
        guard index < count, "CFK".contains(characters[index]) else { return false }
        return index + 1 >= count || !characters[index + 1].isLetter
    }
}
