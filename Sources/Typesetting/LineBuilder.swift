import Geometry
import PrintModel

/// Makes lines of glyphs from chosen breaks: shapes what a division cut, and shares out what a line lacks.
struct LineBuilder {
    let tokens: [Copy.Token]
    let style: TextStyle
    let shape: LineShape
    let shaper: Shaper

    /// What stands on a line, left to right.
    private enum Part {
        case pieces([ShapedPiece], languages: [String?])
        case space(ShapedPiece)
    }
    /// What a line is made of.
    private struct Stuff {
        var parts: [Part] = []
        var material = LineShape.Material(letters: 0, spaces: 0, gaps: 0)

        mutating func add(_ pieces: [ShapedPiece], languages: [String?], width: Double, letters: Int) {
            parts.append(.pieces(pieces, languages: languages))
            material.letters += width
            material.gaps += Double(max(0, letters - 1))
        }
    }

    /// The lines that end at given places.
    func lines(to ends: [Copy.LineEnd]) -> [SetLine] {
        var start = Copy.Position(token: 0, character: 0)
        var hangLeft = 0.0
        return ends.enumerated().map { number, place in
            defer { (start, hangLeft) = (place.next, place.hangLeft) }
            let stuff = stuff(from: start, to: place.end, hyphen: place.kind == .hyphen)
            return line(stuff, number: number, place, hangLeft: shape.hang(hangLeft, ofLine: number))
        }
    }

    private func stuff(from start: Copy.Position, to end: Copy.Position, hyphen: Bool) -> Stuff {
        var stuff = Stuff()
        for token in start.token...max(start.token, min(end.token, tokens.count - 1))
        where token < tokens.count {
            let isLast = token == end.token
            if isLast && end.character == 0 { break }
            switch tokens[token] {
            case .forcedBreak: break
            case .space(let piece, _):
                stuff.parts.append(.space(piece))
                stuff.material.spaces += piece.width
            case .word(let word):
                let lower = token == start.token ? start.character : 0
                let upper = isLast ? end.character : Int.max
                if lower == 0 && upper == Int.max {
                    stuff.add(word.pieces, languages: word.languages, width: word.width, letters: word.letters)
                } else {
                    let (pieces, languages) = part(of: word, from: lower, to: upper, hyphen: hyphen && isLast)
                    stuff.add(
                        pieces, languages: languages, width: pieces.reduce(0) { $0 + $1.width },
                        letters: pieces.reduce(0) { $0 + $1.clusters.count })
                }
            }
        }
        return stuff
    }

    /// The part of a word between two characters, with a hyphen at its end where asked.
    private func part(
        of word: ShapedWord, from lower: Int, to upper: Int, hyphen: Bool
    ) -> (pieces: [ShapedPiece], languages: [String?]) {
        var parts: [ShapedWord.Segment] = []
        var seen = 0
        for segment in word.segments {
            let characters = Array(segment.text)
            let from = max(0, lower - seen)
            let to = min(characters.count, upper == Int.max ? characters.count : upper - seen)
            if from < to {
                parts.append(
                    ShapedWord.Segment(
                        text: String(characters[from..<to]), emphasis: segment.emphasis, language: segment.language))
            }
            seen += characters.count
        }
        if hyphen, !parts.isEmpty { parts[parts.count - 1].text += "-" }
        let pieces = parts.map { shaper.shape($0.text, style, $0.emphasis) }
        return (pieces.flatMap { $0 }, ShapedWord.languages(of: parts, pieces))
    }

    private func line(_ stuff: Stuff, number: Int, _ place: Copy.LineEnd, hangLeft: Double) -> SetLine {
        // Tracking of the style stands after every letter; after a line's last it shows nothing.
        let tail = stuff.parts.isEmpty ? 0 : style.tracking / 1000 * style.size
        let natural = stuff.material.letters + stuff.material.spaces - tail
        let width = shape.width(ofLine: number)
        let indent = shape.indent(ofLine: number)
        let ends = place.kind == .last
        var shares = LineShape.Shares()
        var left = indent
        var hangRight = 0.0
        if style.alignment == .justify {
            left -= hangLeft
            if !(ends || place.kind == .forced) || natural - hangLeft > width {
                hangRight = place.hangRight
                shares = shape.shares(of: width + hangLeft + hangRight - natural, stuff.material)
            }
        } else {
            let free = width - natural
            left += style.alignment == .centre ? free / 2 : style.alignment == .right ? free : 0
        }
        let runs = assemble(stuff.parts, from: left, shares)
        let end = (runs.last.map { $0.x + $0.width } ?? indent) - tail
        return SetLine(
            runs: runs, width: end, hyphenated: place.kind == .hyphen, dividesWord: place.next.character > 0,
            endsParagraph: ends, looseness: shares.space,
            overhang: max(0, end - hangRight - shape.measure, indent - hangLeft - left))
    }

    /// Runs of one face and language, from parts set one after the other.
    private func assemble(_ parts: [Part], from left: Double, _ shares: LineShape.Shares) -> [GlyphRun] {
        var runs = RunMaker(style: style, shares: shares, x: left)
        for (index, part) in parts.enumerated() {
            switch part {
            case .pieces(let pieces, let languages): runs.add(word: pieces, languages: languages)
            case .space(let piece): runs.add(space: piece, language: LineBuilder.language(ofSpace: index, in: parts))
            }
        }
        return runs.finished()
    }

    /// A space between two words of another language is of that language too.
    private static func language(ofSpace index: Int, in parts: [Part]) -> String? {
        guard index > 0, index + 1 < parts.count, case .pieces(_, let before) = parts[index - 1],
            case .pieces(_, let after) = parts[index + 1], let language = before.last ?? nil
        else { return nil }
        return after.first == language ? language : nil
    }
}

/// Sets pieces one after the other into runs of one face and language.
private struct RunMaker {
    let style: TextStyle
    let shares: LineShape.Shares
    var x: Double
    private var runs: [GlyphRun] = []
    private var run: GlyphRun?

    init(style: TextStyle, shares: LineShape.Shares, x: Double) {
        self.style = style
        self.shares = shares
        self.x = x
    }

    mutating func add(word pieces: [ShapedPiece], languages: [String?]) {
        for (number, piece) in pieces.enumerated() {
            append(piece, languages.isEmpty ? nil : languages[number])
            x += piece.width * shares.width + Double(piece.clusters.count - 1) * shares.tracking
            if number + 1 < pieces.count { x += shares.tracking }
        }
    }

    mutating func add(space piece: ShapedPiece, language: String?) {
        append(piece, language)
        x += piece.width * (1 + shares.space)
    }

    mutating func finished() -> [GlyphRun] {
        endRun()
        return runs
    }

    private mutating func append(_ piece: ShapedPiece, _ language: String?) {
        if run == nil || run?.face != piece.face || run?.language != language {
            endRun()
            var fresh = GlyphRun(
                face: piece.face, size: style.size, stretch: shares.width, ink: style.ink, text: "",
                language: language, glyphs: [], clusters: [], x: x, width: 0)
            fresh.glyphs.reserveCapacity(64)
            fresh.clusters.reserveCapacity(64)
            run = fresh
        }
        run?.add(piece, at: x, shares)
    }

    private mutating func endRun() {
        guard var done = run else { return }
        done.width = x - done.x
        runs.append(done)
        run = nil
    }
}

extension GlyphRun {
    fileprivate mutating func add(_ piece: ShapedPiece, at x: Double, _ shares: LineShape.Shares) {
        text += piece.text
        clusters += piece.clusters
        if piece.clusters.count == piece.glyphs.count {
            // A glyph a letter: what nearly all words are.
            piece.glyphs.withUnsafeBufferPointer { from in
                for index in 0..<from.count {
                    let letter = x + Double(index) * shares.tracking
                    glyphs.append(
                        Glyph(id: from[index].id, x: letter + from[index].x * shares.width, rise: from[index].rise))
                }
            }
            return
        }
        var glyph = 0
        for (number, cluster) in piece.clusters.enumerated() {
            let letter = x + Double(number) * shares.tracking
            for _ in 0..<cluster.glyphs {
                let from = piece.glyphs[glyph]
                glyphs.append(Glyph(id: from.id, x: letter + from.x * shares.width, rise: from.rise))
                glyph += 1
            }
        }
    }
}
