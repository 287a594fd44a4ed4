import PrintModel

/// A word as it was shaped: its glyphs, what of it hangs at an edge, and the places where it may be divided.
///
/// Made once for each distinct word of a style and shared by every line that shows it.
final class ShapedWord: Sendable {
    /// Part of a word that wears one emphasis.
    struct Segment: Sendable, Hashable {
        var text: String
        var emphasis: RichText.Emphasis
        var language: String?
    }
    /// How a word is divided.
    enum Mark: Sendable {
        /// By a hyphen that the text does not have.
        case hyphen
        /// After a hyphen of the text.
        case written
        /// After a dash, or within an address, with no mark.
        case bare
    }
    /// A place where the word may be divided.
    struct Division: Sendable {
        /// Characters before it.
        var character: Int
        var mark: Mark
        /// Width up to it, without the hyphen, points.
        var width: Double
        /// Width of the hyphen it needs, points.
        var hyphen: Double
        /// Letters (clusters) before it.
        var letters: Int
        /// Characters left for the next line.
        var carried: Int
        /// What hangs out at the right of the line it ends, and at the left of the line it begins, points.
        var hangRight: Double
        var hangLeft: Double
    }

    /// Different for every word and space of the typesetters that share words.
    let number: Int
    let segments: [Segment]
    let pieces: [ShapedPiece]
    /// The language of each piece, where it is not the paragraph's; none where all are the paragraph's.
    let languages: [String?]
    let width: Double
    /// Letters (clusters).
    let letters: Int
    let divisions: [Division]
    /// What hangs out where the word begins or ends a line, points.
    let hangLeft: Double
    let hangRight: Double
    /// Characters that the fonts cannot show.
    let missing: [Character]

    /// The characters.
    let text: String

    /// What ties it to its neighbours.
    let ties: Ties.Nature

    /// Whether its last character is a hyphen.
    let endsInHyphen: Bool

    init(
        number: Int, segments: [Segment], style: TextStyle, shaper: Shaper, hyphenator: Hyphenator?
    ) {
        self.number = number
        self.segments = segments
        text = segments.count == 1 ? segments[0].text : segments.map(\.text).joined()
        // A word of one emphasis is made once and kept whole.
        let isWhole = segments.count == 1
        let parts = segments.map { segment in
            isWhole
                ? shaper.shapeAnew(segment.text, style, segment.emphasis)
                : shaper.shape(segment.text, style, segment.emphasis)
        }
        pieces = isWhole ? parts[0] : parts.flatMap { $0 }
        languages = ShapedWord.languages(of: segments, parts)
        let plain = PlainWord(text)
        ties = Ties.Nature(of: text)
        endsInHyphen = plain == nil && (text.utf8.last == UInt8(ascii: "-") || text.last == "\u{2010}")
        width = pieces.reduce(0) { $0 + $1.width }
        letters = pieces.reduce(0) { $0 + $1.clusters.count }
        missing = pieces.flatMap(\.missing)
        let characters = plain == nil ? Array(text) : []
        let count = plain?.count ?? characters.count
        var edge = Edge(offsets: ShapedWord.offsets(of: pieces), width: width)
        if style.alignment == .justify {
            let table = shaper.hanging(in: style.font)
            edge.shares = plain?.scalars.map(table.share) ?? characters.map(table.share)
            edge.hyphen = table.share(of: UInt32(0x2D)).right
        }
        hangLeft = edge.left(of: 0)
        hangRight = edge.right(of: count - 1)
        let hyphenator = style.hyphenate ? hyphenator : nil
        let places =
            plain.map { word in (hyphenator?.points(in: word) ?? []).map { ($0, Mark.hyphen) } }
            ?? ShapedWord.places(in: text, characters, hyphenator)
        let (whole, letters) = (width, letters)
        divisions = places.map { place, mark in
            let emphasis = ShapedWord.emphasis(in: segments, at: place - 1)
            let hyphen = mark == .hyphen ? shaper.hyphenWidth(style, emphasis) : 0
            return Division(
                character: place, mark: mark, width: place < edge.offsets.count ? edge.offsets[place] : whole,
                hyphen: hyphen, letters: letters * place / count, carried: count - place,
                hangRight: mark == .hyphen ? edge.hyphen * hyphen : edge.right(of: place - 1),
                hangLeft: edge.left(of: place))
        }
    }

    /// A space.
    init(number: Int, space piece: ShapedPiece, emphasis: RichText.Emphasis) {
        self.number = number
        text = " "
        segments = [Segment(text: " ", emphasis: emphasis, language: nil)]
        pieces = [piece]
        (languages, divisions, missing) = ([], [], [])
        width = piece.width
        letters = piece.clusters.count
        (hangLeft, hangRight) = (0, 0)
        ties = Ties.Nature()
        endsInHyphen = false
    }

    /// What stands between two characters.
    func part(from lower: Int, to upper: Int) -> [Segment] {
        var parts: [Segment] = []
        var seen = 0
        for segment in segments {
            let characters = Array(segment.text)
            let from = max(0, lower - seen)
            let to = min(characters.count, upper == Int.max ? characters.count : upper - seen)
            if from < to {
                parts.append(
                    Segment(
                        text: String(characters[from..<to]), emphasis: segment.emphasis, language: segment.language))
            }
            seen += characters.count
        }
        return parts
    }

    /// The language of each piece of some segments; none where all are the paragraph's.
    static func languages(of segments: [Segment], _ parts: [[ShapedPiece]]) -> [String?] {
        guard segments.contains(where: { $0.language != nil }) else { return [] }
        return zip(segments, parts).flatMap { segment, pieces in pieces.map { _ in segment.language } }
    }

    /// Where a word of any characters may be divided, and how.
    private static func places(
        in text: String, _ characters: [Character], _ hyphenator: Hyphenator?
    ) -> [(Int, Mark)] {
        guard characters.count > 2 else { return [] }
        let address = AddressBreaks.hasMark(text) ? AddressBreaks.points(in: characters) : []
        let bare = address.isEmpty ? DashBreaks.points(in: characters) : address
        let syllables = hyphenator?.points(in: text) ?? []
        let places = syllables.isEmpty ? bare : bare.isEmpty ? syllables : Set(bare + syllables).sorted()
        return places.filter {
            $0 > 0 && $0 < characters.count && !Ties.strands(characters, at: $0)
        }.map { place in
            let last = characters[place - 1]
            return (place, !bare.contains(place) ? .hyphen : last == "-" || last == "\u{2010}" ? .written : .bare)
        }
    }

    private static func emphasis(in segments: [Segment], at character: Int) -> RichText.Emphasis {
        guard segments.count > 1 else { return segments.first?.emphasis ?? [] }
        var seen = 0
        for segment in segments {
            seen += segment.text.count
            if character < seen { return segment.emphasis }
        }
        return []
    }

    /// Where each character starts, points from the word's left end.
    private static func offsets(of pieces: [ShapedPiece]) -> [Double] {
        var result: [Double] = []
        result.reserveCapacity(pieces.reduce(0) { $0 + $1.text.utf8.count })
        var origin = 0.0
        for piece in pieces {
            var glyph = 0
            var index = piece.text.utf8.startIndex
            for (number, cluster) in piece.clusters.enumerated() {
                let next = piece.text.utf8.index(index, offsetBy: cluster.bytes)
                let start = piece.glyphs[glyph].x
                glyph += cluster.glyphs
                let end = number + 1 < piece.clusters.count ? piece.glyphs[glyph].x : piece.width
                let count = cluster.bytes == 1 ? 1 : max(1, piece.text[index..<next].count)
                for k in 0..<count { result.append(origin + start + (end - start) * Double(k) / Double(count)) }
                index = next
            }
            origin += piece.width
        }
        return result
    }

    /// What hangs of the characters of a word.
    private struct Edge {
        let offsets: [Double]
        let width: Double
        /// Of each character; none where nothing hangs.
        var shares: [Hanging.Share] = []
        /// Of a hyphen at a line's end.
        var hyphen = 0.0

        init(offsets: [Double], width: Double) {
            self.offsets = offsets
            self.width = width
        }

        func left(of index: Int) -> Double {
            shares.indices.contains(index) ? shares[index].left * advance(of: index) : 0
        }

        func right(of index: Int) -> Double {
            shares.indices.contains(index) ? shares[index].right * advance(of: index) : 0
        }

        private func advance(of index: Int) -> Double {
            guard offsets.indices.contains(index) else { return 0 }
            return (index + 1 < offsets.count ? offsets[index + 1] : width) - offsets[index]
        }
    }
}

/// Where a word may be divided at what is written in it.
enum DashBreaks {
    /// Offsets in characters after a written hyphen, a dash between words or a slash.
    static func points(in characters: [Character]) -> [Int] {
        guard characters.contains(where: { $0 == "-" || $0 == "–" || $0 == "/" }) else { return [] }
        return characters.indices.dropLast().filter { index in
            guard index >= 1 else { return false }
            switch characters[index] {
            case "-", "–": return characters[index - 1].isLetter && characters[index + 1].isLetter
            // Between two words of three letters or more: `entrada/salida`, not `y/o` or `km/h`.
            case "/":
                return index >= 3 && index + 3 < characters.count
                    && characters[index - 3..<index].allSatisfy(\.isLetter)
                    && characters[index + 1...index + 3].allSatisfy(\.isLetter)
            default: return false
            }
        }.map { $0 + 1 }
    }
}
