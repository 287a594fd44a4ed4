import Geometry
import PrintModel

/// Makes lines of glyphs from chosen breaks: shapes what a division cut, and shares out what a line lacks.
struct LineBuilder {
    let tokens: [Copy.Token]
    let style: TextStyle
    let shape: LineShape
    let shaper: Shaper

    /// What stands on a line, left to right: what is left of a divided word, words and spaces, the start of a divided word.
    private struct Contents {
        var head: PartFigures?
        var tokens: Range<Int>
        var tail: PartFigures?
        var isEmpty = true
        var material = LineShape.Material(letters: 0, spaces: 0, gaps: 0)

        mutating func add(_ width: Double, letters: Int) {
            isEmpty = false
            material.letters += width
            material.gaps += Double(max(0, letters - 1))
        }
    }

    /// The lines that end at given places.
    func lines(to ends: [ParagraphWays.End]) -> [SetLine] { ends.indices.map { line($0, of: ends) } }

    /// One of the lines that end at given places, by its number from 0.
    func line(_ number: Int, of ends: [ParagraphWays.End]) -> SetLine {
        let place = LineEnd(ends[number], of: tokens, shaper.table)
        let before = number > 0 ? LineEnd(ends[number - 1], of: tokens, shaper.table) : nil
        let contents = contents(from: before?.next ?? ParagraphWays.End(token: 0), to: place)
        return line(contents, number: number, place, hangLeft: shape.hang(before?.hangLeft ?? 0, ofLine: number))
    }

    private func contents(from start: ParagraphWays.End, to place: LineEnd) -> Contents {
        let end = place.end
        let hasHyphen = place.kind == .hyphen
        var contents = Contents(tokens: start.token..<max(start.token, end.token))
        if start.character > 0 {
            let isWithin = start.token == end.token
            let head = shaper.part(
                of: tokens[start.token].number, from: start.character, to: isWithin ? end.character : Int.max,
                hyphen: isWithin && hasHyphen, style)
            contents.add(head.width, letters: head.letters)
            contents.head = head
            if isWithin { return contents }
            contents.tokens = start.token + 1..<max(start.token + 1, end.token)
        }
        let figures = shaper.table.figures
        for token in contents.tokens {
            switch tokens[token].kind {
            case .forcedBreak: break
            case .space:
                contents.isEmpty = false
                contents.material.spaces += figures[tokens[token].number].width
            case .word:
                let word = figures[tokens[token].number]
                contents.add(word.width, letters: word.letters)
            }
        }
        if end.character > 0 {
            let tail = shaper.part(
                of: tokens[end.token].number, from: 0, to: end.character, hyphen: hasHyphen, style)
            contents.add(tail.width, letters: tail.letters)
            contents.tail = tail
        }
        return contents
    }

    private func line(_ contents: Contents, number: Int, _ place: LineEnd, hangLeft: Double) -> SetLine {
        // Tracking of the style stands after every letter; after a line's last it shows nothing.
        let tail = contents.isEmpty ? 0 : style.tracking / 1000 * style.size
        let natural = contents.material.letters + contents.material.spaces - tail
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
                shares = shape.shares(of: width + hangLeft + hangRight - natural, contents.material)
            }
        } else {
            let free = width - natural
            left += style.alignment == .centre ? free / 2 : style.alignment == .right ? free : 0
        }
        let runs = runs(of: contents, from: left, shares)
        let end = (runs.last.map { $0.x + $0.width } ?? indent) - tail
        return SetLine(
            runs: runs, width: end, hyphenated: place.kind == .hyphen, dividesWord: place.next.character > 0,
            endsParagraph: ends, looseness: shares.space,
            overhang: max(0, end - hangRight - shape.measure, indent - hangLeft - left))
    }

    /// Runs of one face and language, from what stands on a line.
    private func runs(of contents: Contents, from left: Double, _ shares: LineShape.Shares) -> [GlyphRun] {
        let table = shaper.table
        let figures = table.figures
        var maker = RunMaker(style: style, table, shares: shares, x: left)
        if let head = contents.head { maker.add(word: head.pieces) }
        for index in contents.tokens {
            let token = tokens[index]
            switch token.kind {
            case .forcedBreak: break
            case .word: maker.add(word: figures[token.number].pieces)
            case .space:
                // A space between two words of another language is of that language too.
                var isForeign = false
                if maker.language >= 0 {
                    let next = index + 1 < contents.tokens.upperBound ? figures[tokens[index + 1].number].pieces : nil
                    isForeign = maker.language == maker.firstLanguage(of: next ?? contents.tail?.pieces)
                }
                maker.add(space: figures[token.number].pieces, isForeign: isForeign)
            }
        }
        if let tail = contents.tail { maker.add(word: tail.pieces) }
        return maker.finished()
    }
}
