import Geometry
import PrintModel

/// A paragraph's text cut into words and spaces, shaped, with the places where a line may end.
struct Copy {
    /// A word or a space.
    enum Token {
        case word(segments: [Segment])
        case space(piece: ShapedPiece, hold: Hold)
        case forcedBreak
    }
    /// How firmly a space keeps its neighbours on one line.
    enum Hold {
        /// Not at all.
        case free
        /// Where it can be helped: a number and its unit.
        case tied
        /// Always: a no-break space.
        case fixed
    }
    /// Part of a word that wears one emphasis.
    struct Segment {
        var text: String
        var emphasis: RichText.Emphasis
    }
    /// Where in the copy something is: a token, and characters into it.
    struct Position: Hashable {
        var token: Int
        var character: Int
    }
    /// Running totals from the paragraph's start.
    struct Totals {
        var width = 0.0
        var spaces = 0.0
        var glyphs = 0
    }
    /// A place where a line may end, and how the next begins.
    struct Break {
        var end: Position
        var next: Position
        var endTotals: Totals
        var nextTotals: Totals
        var kind: Kind
        /// Letters that a division leaves on the next line.
        var carried = 0
    }
    enum Kind { case space, tie, hyphen, dash, forced, last }

    var tokens: [Token]
    var breaks: [Break]
    /// Characters that the fonts cannot show, once each, in order of appearance.
    var missing: [Character] = []

    /// Shapes the text and finds its breaks.
    init(_ text: RichText, style: TextStyle, shaper: Shaper, hyphenator: Hyphenator?) {
        tokens = Copy.tokens(of: text, style: style, shaper: shaper)
        breaks = []
        var totals = Totals()
        for (index, token) in tokens.enumerated() {
            switch token {
            case .space(let piece, let hold):
                var after = totals
                after.width += piece.width
                after.spaces += piece.width
                after.glyphs += 1
                if hold != .fixed {
                    add(
                        hold == .tied ? .tie : .space, Position(token: index, character: 0),
                        Position(token: index + 1, character: 0), totals, after)
                }
                totals = after
            case .forcedBreak:
                add(
                    .forced, Position(token: index, character: 0), Position(token: index + 1, character: 0), totals,
                    totals)
            case .word(let segments):
                addBreaks(inside: segments, at: index, style, shaper, hyphenator, &totals)
            }
        }
        let end = Position(token: tokens.count, character: 0)
        add(.last, end, end, totals, totals)
    }

    private mutating func add(_ kind: Kind, _ end: Position, _ next: Position, _ a: Totals, _ b: Totals) {
        breaks.append(Break(end: end, next: next, endTotals: a, nextTotals: b, kind: kind))
    }

    /// Divisions of one word; moves the totals past it.
    private mutating func addBreaks(
        inside segments: [Segment], at token: Int, _ style: TextStyle, _ shaper: Shaper, _ hyphenator: Hyphenator?,
        _ totals: inout Totals
    ) {
        let characters = segments.flatMap { Array($0.text) }
        let divisions = style.hyphenate ? hyphenator?.points(in: String(characters)) ?? [] : []
        let dashes = Copy.dashBreaks(in: characters)
        var offsets: [Double] = []
        var glyphs = 0
        var width = 0.0
        for segment in segments {
            for piece in shaper.shape(segment.text, style, segment.emphasis) {
                offsets += Copy.characterOffsets(of: piece, from: width)
                for character in piece.missing where !missing.contains(character) { missing.append(character) }
                width += piece.width
                glyphs += piece.glyphs.count
            }
        }
        for place in (divisions + dashes).sorted() where place > 0 && place < characters.count {
            let isHyphen = !dashes.contains(place)
            let emphasis = Copy.emphasis(in: segments, at: place - 1)
            let hyphen = isHyphen ? shaper.shape("-", style, emphasis).reduce(0) { $0 + $1.width } : 0
            var before = totals
            before.width += place < offsets.count ? offsets[place] : width
            before.glyphs += glyphs * place / characters.count
            var end = before
            end.width += hyphen
            let position = Position(token: token, character: place)
            add(isHyphen ? .hyphen : .dash, position, position, end, before)
            breaks[breaks.count - 1].carried = characters.count - place
        }
        totals.width += width
        totals.glyphs += glyphs
    }

    private static func emphasis(in segments: [Segment], at character: Int) -> RichText.Emphasis {
        var seen = 0
        for segment in segments {
            seen += segment.text.count
            if character < seen { return segment.emphasis }
        }
        return []
    }

    /// Where each character of a piece starts, with the piece starting at `origin`.
    private static func characterOffsets(of piece: ShapedPiece, from origin: Double) -> [Double] {
        var result: [Double] = []
        var glyph = 0
        var index = piece.text.utf8.startIndex
        for (number, cluster) in piece.clusters.enumerated() {
            let next = piece.text.utf8.index(index, offsetBy: cluster.bytes)
            let start = piece.glyphs[glyph].x
            glyph += cluster.glyphs
            let end = number + 1 < piece.clusters.count ? piece.glyphs[glyph].x : piece.width
            let count = max(1, piece.text[index..<next].count)
            for k in 0..<count { result.append(origin + start + (end - start) * Double(k) / Double(count)) }
            index = next
        }
        return result
    }

    /// A written hyphen, a dash between words or a slash lets the line end after it.
    private static func dashBreaks(in characters: [Character]) -> [Int] {
        characters.indices.dropLast().filter { index in
            guard index >= 1 else { return false }
            switch characters[index] {
            case "-", "–": return characters[index - 1].isLetter && characters[index + 1].isLetter
            case "/": return characters.count > 12 && index > 2
            default: return false
            }
        }.map { $0 + 1 }
    }
}

extension Copy {
    /// Words and spaces of a text. White space collapses; ties from `Ties` and no-break spaces hold.
    static func tokens(of text: RichText, style: TextStyle, shaper: Shaper) -> [Token] {
        var tokens: [Token] = []
        var word: [Segment] = []
        func endWord() {
            if !word.isEmpty { tokens.append(.word(segments: word)) }
            word = []
        }
        for run in text.runs {
            var part = ""
            func endPart() {
                if !part.isEmpty { word.append(Segment(text: part, emphasis: run.emphasis)) }
                part = ""
            }
            for character in run.text {
                if character == "\u{2028}" {
                    endPart()
                    endWord()
                    tokens.append(.forcedBreak)
                } else if character.isWhitespace {
                    endPart()
                    endWord()
                    let breakable = character != "\u{A0}" && character != "\u{202F}"
                    addSpace(to: &tokens, breakable ? .free : .fixed, style, run.emphasis, shaper)
                } else {
                    // Pango ends a text at a NUL; nothing prints it either.
                    part.append(character == "\0" ? "\u{FFFD}" : character)
                }
            }
            endPart()
        }
        endWord()
        while case .space? = tokens.last { tokens.removeLast() }
        tie(&tokens)
        return tokens
    }

    private static func addSpace(
        to tokens: inout [Token], _ hold: Hold, _ style: TextStyle, _ emphasis: RichText.Emphasis, _ shaper: Shaper
    ) {
        switch tokens.last {
        case nil, .forcedBreak: return
        case .space(let piece, let before):
            tokens[tokens.count - 1] = .space(piece: piece, hold: before == .fixed ? .fixed : hold)
        case .word:
            guard let piece = shaper.shape(" ", style, emphasis).first else { return }
            tokens.append(.space(piece: piece, hold: hold))
        }
    }

    /// Ties the spaces that keep a number with its unit or an abbreviation with what it belongs to.
    private static func tie(_ tokens: inout [Token]) {
        guard tokens.count > 2 else { return }
        for index in 1..<tokens.count - 1 {
            guard case .space(let piece, .free) = tokens[index], case .word(let before) = tokens[index - 1],
                case .word(let after) = tokens[index + 1]
            else { continue }
            if Ties.bind(before.map(\.text).joined(), after.map(\.text).joined()) {
                tokens[index] = .space(piece: piece, hold: .tied)
            }
        }
    }
}
