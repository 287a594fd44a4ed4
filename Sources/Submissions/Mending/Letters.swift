import PrintModel

/// A text's characters with what each wears, so that they can be changed in place: two stacks with a gap between them, which
/// goes where something is changed. Rules that go through a text from its start to its end move each character once.
struct Letters {
    private struct Letter {
        var character: Character
        var run: Int
    }

    /// What stands before the gap, and what stands after it, the last first.
    private var head: [Letter] = []
    private var tail: [Letter]
    private let styles: [RichText.Run]
    /// How often something was changed.
    private(set) var changes = 0

    init(_ text: RichText) {
        styles = text.runs
        var letters: [Letter] = []
        for (number, run) in text.runs.enumerated() {
            letters += run.text.map { Letter(character: $0, run: number) }
        }
        tail = letters.reversed()
    }

    var count: Int { head.count + tail.count }
    subscript(index: Int) -> Character { letter(index).character }

    private func letter(_ index: Int) -> Letter {
        index < head.count ? head[index] : tail[tail.count - 1 - (index - head.count)]
    }

    /// Puts other characters in place of some; they wear what the first of those wore.
    mutating func replace(_ range: Range<Int>, by text: String) {
        let run = count == 0 ? 0 : letter(min(range.lowerBound, count - 1)).run
        while head.count > range.lowerBound, let letter = head.popLast() { tail.append(letter) }
        while head.count < range.lowerBound, let letter = tail.popLast() { head.append(letter) }
        tail.removeLast(range.count)
        head += text.map { Letter(character: $0, run: run) }
        changes += 1
    }

    /// The text again.
    var text: RichText {
        var result: [RichText.Run] = []
        var latest = -1
        for index in 0..<count {
            let (character, run) = (letter(index).character, letter(index).run)
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
        return (start > 0 ? "…" : "") + String((start..<end).map { self[$0] }) + (end < count ? "…" : "")
    }

    /// How many quotations in « » are open at a place.
    var depthOfGuillemets: (Int) -> Int {
        var depths: [Int] = []
        var depth = 0
        for index in 0..<count {
            let character = self[index]
            if character == "»" { depth = max(0, depth - 1) }
            depths.append(depth)
            if character == "«" { depth += 1 }
        }
        return { depths.indices.contains($0) ? depths[$0] : 0 }
    }

    /// Figures that follow one another from a place.
    func figures(from index: Int) -> Int {
        var end = max(0, index)
        while end < count, isFigure(end) { end += 1 }
        return end - max(0, index)
    }

    /// Figures that stand right before a place.
    func figures(before index: Int) -> Int {
        var start = min(index, count)
        while start > 0, isFigure(start - 1) { start -= 1 }
        return min(index, count) - start
    }

    private func isFigure(_ index: Int) -> Bool { self[index].isASCII && self[index].isNumber }

    /// Whether a unit of temperature stands at a place: `25 °C` is no ordinal.
    func hasUnit(after index: Int) -> Bool {
        guard index < count, "CFK".contains(self[index]) else { return false }
        return index + 1 >= count || !self[index + 1].isLetter
    }
}
