import PrintModel

/// An address of the web or of mail, or the part of one that stands in a line.
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

    /// The part of a word that may be an address, and where that leads; `nil` for any other word.
    static func find(in word: String) -> (core: Substring, target: String)? {
        guard word.utf8.contains(where: { $0 == 0x40 || $0 == 0x2E }) else { return nil }
        var core = word[...]
        while let first = core.first, opening.contains(first) { core.removeFirst() }
        while let last = core.last, closing.contains(last) { core.removeLast() }
        guard !core.isEmpty, let target = target(of: core) else { return nil }
        return (core, target)
    }

    private static func target(of word: Substring) -> String? {
        let isPlain = word.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F }
        guard isPlain, word.utf8.count <= 500 else { return nil }
        let lower = word.lowercased()
        if lower.hasPrefix("https://") || lower.hasPrefix("http://") {
            return word.contains(".") ? String(word) : nil
        }
        if lower.hasPrefix("www."), word.dropFirst(4).contains(".") { return "https://" + word }
        let parts = word.split(separator: "@", omittingEmptySubsequences: false)
        guard parts.count == 2, !parts[0].isEmpty, isHost(parts[1]) else { return nil }
        return "mailto:" + word
    }

    private static func isHost(_ name: Substring) -> Bool {
        let labels = name.split(separator: ".", omittingEmptySubsequences: false)
        return labels.count >= 2
            && labels.allSatisfy { label in
                !label.isEmpty && label.allSatisfy { $0.isLetter || $0.isNumber || $0 == "-" }
            }
    }
}

extension SetLine {
    /// Where some bytes of the line's text stand, points from its start.
    func span(_ bytes: Range<Int>) -> (from: Double, to: Double)? {
        var (byte, from, to) = (0, Double?.none, Double?.none)
        for run in runs {
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
