import PrintModel

/// The addresses in the text of all pages, with the parts of those that run over a line's end, whatever column or page
/// the next line stands in.
struct WebAddresses {
    /// A line of text, by its page and its number among the page's items.
    struct Place: Hashable {
        let page: Int
        let item: Int
    }
    /// Part of a word in a line: bytes of the line's text.
    private struct Part {
        let place: Place
        let line: SetLine
        let bytes: Range<Int>
    }
    /// A word, as far as it was read.
    private struct Word {
        var text = ""
        var parts: [Part] = []
    }
    private var found: [Place: [WebAddress]] = [:]
    /// Words that go on in a line that was not met yet, by the paragraph they stand in.
    private var open: [String: Word] = [:]

    /// Reads every line of some pages.
    init(_ pages: [LaidOutPage]) {
        for (number, page) in pages.enumerated() {
            var path: [String] = []
            for (index, item) in page.items.enumerated() {
                switch item {
                case .begin(let tag): path.append(tag.key ?? "\(number)/\(index)")
                case .end: _ = path.popLast()
                case .text(let line, _):
                    if let paragraph = path.last { read(line, at: Place(page: number, item: index), in: paragraph) }
                default: break
                }
            }
        }
    }

    /// The addresses, or their parts, in a line.
    subscript(place: Place) -> [WebAddress] { found[place] ?? [] }

    private mutating func read(_ line: SetLine, at place: Place, in paragraph: String) {
        let text = line.text
        let before = open.removeValue(forKey: paragraph)
        guard before != nil || line.dividesWord || text.utf8.contains(where: { $0 == 0x40 || $0 == 0x2E }) else {
            return
        }
        let words = text.split(whereSeparator: \.isWhitespace)
        for (number, piece) in words.enumerated() {
            var word = number == 0 ? before ?? Word() : Word()
            let goesOn = line.dividesWord && number + 1 == words.count
            let start = text.utf8.distance(from: text.startIndex, to: piece.startIndex)
            word.parts.append(Part(place: place, line: line, bytes: start..<start + piece.utf8.count))
            // A hyphen that only divides is not part of the word; it is covered by the link all the same.
            word.text += goesOn && line.hyphenated ? piece.dropLast() : piece
            if goesOn { open[paragraph] = word } else { keep(word) }
        }
    }

    private mutating func keep(_ word: Word) {
        guard let (core, target) = WebAddress.find(in: word.text) else { return }
        let start = word.text.utf8.distance(from: word.text.startIndex, to: core.startIndex)
        let left = word.text.utf8.count - start - core.utf8.count
        for (number, part) in word.parts.enumerated() {
            // What stands around the address is in its first and its last part, or the part holds nothing else.
            let lower = part.bytes.lowerBound + (number == 0 ? start : 0)
            let upper = part.bytes.upperBound - (number + 1 == word.parts.count ? left : 0)
            guard lower < upper, let span = part.line.span(lower..<upper) else { continue }
            found[part.place, default: []].append(WebAddress(target: target, from: span.from, to: span.to))
        }
    }
}
