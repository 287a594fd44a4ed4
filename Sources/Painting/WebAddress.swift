import PrintModel

/// An address of the web or of mail that stands whole in a line.
struct WebAddress: Equatable {
    /// As a link leads there.
    let target: String
    /// From where to where it stands, points from the line's start.
    let from: Double
    let to: Double

    private static let opening: Set<Character> = ["(", "«", "“", "\"", "'", "¿", "¡", "[", "<"]
    private static let closing: Set<Character> = [
        ".", ",", ";", ":", ")", "»", "”", "\"", "'", "!", "?", "]", ">", "…",
    ]

    /// The addresses of a line. One that may go on in the next line, or have begun in the one before, is left out: half an
    /// address leads nowhere.
    static func all(in line: SetLine) -> [WebAddress] {
        let text = line.text
        guard text.utf8.contains(where: { $0 == 0x40 || $0 == 0x2E }) else { return [] }
        var found: [WebAddress] = []
        let words = text.split(whereSeparator: \.isWhitespace)
        for (number, word) in words.enumerated() {
            var core = word
            while let first = core.first, opening.contains(first) { core.removeFirst() }
            while let last = core.last, closing.contains(last) { core.removeLast() }
            let touchesEnd = core.endIndex == text.endIndex && !line.endsParagraph
            guard !core.isEmpty, !touchesEnd, let target = target(of: String(core), opensLine: number == 0) else {
                continue
            }
            let bytes = text.utf8
            let start = bytes.distance(from: bytes.startIndex, to: core.startIndex)
            guard let span = span(start..<start + core.utf8.count, in: line) else { continue }
            found.append(WebAddress(target: target, from: span.from, to: span.to))
        }
        return found
    }

    private static func target(of word: String, opensLine: Bool) -> String? {
        let isPlain = word.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F }
        guard isPlain, word.utf8.count <= 500 else { return nil }
        let lower = word.lowercased()
        if lower.hasPrefix("https://") || lower.hasPrefix("http://") { return word.contains(".") ? word : nil }
        if lower.hasPrefix("www."), word.dropFirst(4).contains(".") { return "https://" + word }
        let parts = word.split(separator: "@", omittingEmptySubsequences: false)
        guard parts.count == 2, !opensLine, !parts[0].isEmpty, isHost(parts[1]) else { return nil }
        return "mailto:" + word
    }

    private static func isHost(_ name: Substring) -> Bool {
        let labels = name.split(separator: ".", omittingEmptySubsequences: false)
        return labels.count >= 2
            && labels.allSatisfy { label in
                !label.isEmpty && label.allSatisfy { $0.isLetter || $0.isNumber || $0 == "-" }
            }
    }

    /// Where some bytes of the line's text stand.
    private static func span(_ bytes: Range<Int>, in line: SetLine) -> (from: Double, to: Double)? {
        var (byte, from, to) = (0, Double?.none, Double?.none)
        for run in line.runs {
            var glyph = 0
            for cluster in run.clusters {
                if byte >= bytes.lowerBound, from == nil, glyph < run.glyphs.count { from = run.glyphs[glyph].x }
                byte += cluster.bytes
                glyph += cluster.glyphs
                if byte >= bytes.upperBound, to == nil {
                    to = glyph < run.glyphs.count ? run.glyphs[glyph].x : run.x + run.width
                }
            }
        }
        guard let from, let to, to > from else { return nil }
        return (from, to)
    }
}
