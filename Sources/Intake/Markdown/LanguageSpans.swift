import PrintModel

/// Words in another language than the text around them: `[Open Data]{lang=en}`, as Pandoc's Markdown writes a span.
enum LanguageSpans {
    /// Most spans inside one another.
    private static let depth = 8

    /// The runs with the spans' marks taken out and their words in their language. What is no whole span stays as it is.
    static func marked(_ runs: [RichText.Run]) -> [RichText.Run] {
        // Few paragraphs have any.
        guard runs.contains(where: { $0.text.contains("]{") }) else { return runs }
        let characters = runs.enumerated().flatMap { number, run in run.text.map { (run: number, character: $0) } }
        let text = characters.map(\.character)
        var languages = [String?](repeating: nil, count: characters.count)
        var isMark = [Bool](repeating: false, count: characters.count)
        var open: [Int] = []
        var index = 0
        while index < characters.count {
            if text[index] == "[", open.count < depth { open.append(index) }
            if text[index] == "]", let start = open.popLast(),
                let (language, end) = language(after: index, in: text)
            {
                // Inner spans were met before, and keep their language.
                for place in start..<index where languages[place] == nil { languages[place] = language }
                for place in [start] + Array(index..<end) { isMark[place] = true }
                index = end
                continue
            }
            index += 1
        }
        var result: [RichText.Run] = []
        var last: Int?
        for (place, part) in characters.enumerated() where !isMark[place] {
            if last == part.run, result.last?.language == languages[place] {
                result[result.count - 1].text.append(part.character)
            } else {
                let run = RichText.Run(
                    String(part.character), runs[part.run].emphasis, language: languages[place],
                    reference: runs[part.run].reference)
                result.append(run)
            }
            last = part.run
        }
        return result
    }

    /// Whether a text names a language as BCP 47 does: `es`, `en-GB`.
    static func isLanguage(_ name: String) -> Bool {
        let parts = name.split(separator: "-", omittingEmptySubsequences: false)
        return (2...3).contains(parts[0].count)
            && parts.allSatisfy { part in
                (1...8).contains(part.count) && part.utf8.allSatisfy { isASCIILetterOrDigit($0) }
            }
    }

    private static func isASCIILetterOrDigit(_ byte: UInt8) -> Bool {
        (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
    }

    /// What `{lang=en}` right after a bracket says, and where it ends.
    private static func language(after bracket: Int, in text: [Character]) -> (String, end: Int)? {
        let rest = text[(bracket + 1)...].prefix(30)
        guard rest.starts(with: Array("{lang=")), let close = rest.firstIndex(of: "}") else { return nil }
        let name = String(rest[(bracket + 7)..<close]).filter { $0 != "\"" }
        return isLanguage(name) ? (name, close + 1) : nil
    }
}
