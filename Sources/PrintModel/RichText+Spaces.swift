extension RichText {
    /// The text with runs of ordinary spaces made one, and none at its ends or after a line break; no-break spaces stay.
    public var withSingleSpaces: RichText {
        var result: [Run] = []
        var afterSpace = true
        for var run in runs {
            var text = ""
            for character in run.text {
                let isSpace = character == " " || character == "\t" || character == "\n"
                if isSpace && afterSpace { continue }
                text.append(isSpace ? " " : character)
                afterSpace = isSpace || character == "\u{2028}"
            }
            run.text = text
            if !text.isEmpty { result.append(run) }
        }
        while var last = result.popLast() {
            while last.text.last == " " || last.text.last == "\u{2028}" { last.text.removeLast() }
            if !last.text.isEmpty { return RichText(runs: result + [last]) }
        }
        return RichText(runs: [])
    }
}
