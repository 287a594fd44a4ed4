import Geometry
import PrintModel

/// Makes lines of glyphs from chosen breaks: shapes what a division cut, and shares out what a line lacks.
struct LineBuilder {
    let copy: Copy
    let style: TextStyle
    let shape: LineShape
    let shaper: Shaper

    /// The lines of a breaking.
    func lines(of breaking: Breaking) -> [SetLine] {
        var start = Copy.Position(token: 0, character: 0)
        return breaking.breaks.enumerated().map { number, index in
            let place = copy.breaks[index]
            defer { start = place.next }
            let pieces = pieces(from: start, to: place.end, hyphen: place.kind == .hyphen)
            let ends = place.kind == .last
            return line(pieces, number: number, justified: !ends && place.kind != .forced, place.kind == .hyphen, ends)
        }
    }

    private func pieces(from start: Copy.Position, to end: Copy.Position, hyphen: Bool) -> [ShapedPiece] {
        var result: [ShapedPiece] = []
        var token = start.token
        while token < copy.tokens.count, token <= end.token {
            let isLast = token == end.token
            if isLast && end.character == 0 { break }
            switch copy.tokens[token] {
            case .forcedBreak: break
            case .space(let piece, _): result.append(piece)
            case .word(let segments):
                let lower = token == start.token ? start.character : 0
                let upper = isLast ? end.character : Int.max
                result += shaped(segments, from: lower, to: upper, hyphen: hyphen && isLast)
            }
            token += 1
        }
        return result
    }

    /// The part of a word between two characters, with a hyphen at its end where asked.
    private func shaped(_ segments: [Copy.Segment], from lower: Int, to upper: Int, hyphen: Bool) -> [ShapedPiece] {
        var parts: [Copy.Segment] = []
        var seen = 0
        for segment in segments {
            let characters = Array(segment.text)
            let from = max(0, lower - seen)
            let to = min(characters.count, upper == Int.max ? characters.count : upper - seen)
            if from < to { parts.append(Copy.Segment(text: String(characters[from..<to]), emphasis: segment.emphasis)) }
            seen += characters.count
        }
        if hyphen, !parts.isEmpty { parts[parts.count - 1].text += "-" }
        return parts.flatMap { shaper.shape($0.text, style, $0.emphasis) }
    }

    private func line(
        _ pieces: [ShapedPiece], number: Int, justified: Bool, _ hyphenated: Bool, _ ends: Bool
    ) -> SetLine {
        let tail = style.tracking / 1000 * style.size
        let natural = pieces.reduce(0) { $0 + $1.width } - (pieces.isEmpty ? 0 : tail)
        let spaces = pieces.reduce(0) { $0 + ($1.text == " " ? $1.width : 0) }
        let glyphs = pieces.reduce(0) { $0 + $1.clusters.count }
        let width = shape.width(ofLine: number)
        let indent = shape.indent(ofLine: number)
        var space = 0.0
        var letter = 0.0
        if style.alignment == .justify, justified || natural > width {
            (space, letter) = shares(of: width - natural, spaces: spaces, glyphs: max(1, glyphs - 1))
        }
        let free = width - natural
        let shift = style.alignment == .centre ? free / 2 : style.alignment == .right ? free : 0
        let runs = assemble(pieces, from: indent + shift, space: space, letter: letter)
        let end = (runs.last.map { $0.x + $0.width } ?? indent) - tail - letter
        return SetLine(
            runs: runs, width: end, hyphenated: hyphenated, endsParagraph: ends, looseness: space,
            overhang: max(0, end - shape.measure, -shift))
    }

    /// What each space gains as a share of its width, and each letter in points. Letters give with the
    /// spaces, up to a limit; spaces take the rest.
    private func shares(of missing: Double, spaces: Double, glyphs: Int) -> (space: Double, letter: Double) {
        let share = missing >= 0 ? LineShape.stretch : LineShape.shrink
        let give = spaces * share + Double(glyphs) * shape.tracking
        guard give > 0 else { return (0, 0) }
        let ratio = missing / give
        // A line that cannot be shrunk enough sticks out; its words must not run into one another.
        // A little more than the limit makes up for the kerning that a division undoes.
        if ratio < -1.25 { return (spaces > 0 ? -share : 0, -shape.tracking) }
        let letter = shape.tracking * max(-1, min(LineShape.mostTracking, ratio))
        guard spaces > 0 else { return (0, ratio > 1 ? 0 : letter) }
        return ((missing - letter * Double(glyphs)) / spaces, letter)
    }

    /// Runs of one face, from pieces set one after the other.
    private func assemble(_ pieces: [ShapedPiece], from left: Double, space: Double, letter: Double) -> [GlyphRun] {
        var runs: [GlyphRun] = []
        var x = left
        for piece in pieces {
            if runs.last?.face != piece.face {
                runs.append(
                    GlyphRun(
                        face: piece.face, size: style.size, ink: style.ink, text: "", glyphs: [], clusters: [], x: x,
                        width: 0))
            }
            let run = runs.count - 1
            runs[run].text += piece.text
            runs[run].clusters += piece.clusters
            var glyph = 0
            for (number, cluster) in piece.clusters.enumerated() {
                for _ in 0..<cluster.glyphs {
                    var placed = piece.glyphs[glyph]
                    placed.x += x + Double(number) * letter
                    runs[run].glyphs.append(placed)
                    glyph += 1
                }
            }
            x += piece.width + Double(piece.clusters.count) * letter + (piece.text == " " ? piece.width * space : 0)
            runs[run].width = x - runs[run].x
        }
        return runs
    }
}
