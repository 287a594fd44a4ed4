import PrintModel

/// Where a line ends and how the next begins, as far as making them goes.
struct LineEnd {
    let end: ParagraphWays.End
    /// Where the next line begins: a token, and characters into it.
    let next: ParagraphWays.End
    var kind: Copy.Kind
    /// What may hang out of the measure at the line's end, and at the next line's start, points.
    var hangRight = 0.0
    var hangLeft = 0.0

    /// The place of one of a text's breaks.
    init(_ end: ParagraphWays.End, of tokens: [Copy.Token], _ table: WordTable) {
        self.end = end
        guard end.token < tokens.count else {
            (next, kind) = (end, .last)
            return
        }
        let token = tokens[end.token]
        guard end.character == 0 else {
            (next, kind) = (end, .dash)
            let places = table.figures[token.number].divisions
            guard let found = places.first(where: { table.divisions[$0].character == end.character }) else { return }
            let division = table.divisions[found]
            if division.mark == .hyphen { kind = .hyphen }
            (hangRight, hangLeft) = (division.hangRight, division.hangLeft)
            return
        }
        next = ParagraphWays.End(token: end.token + 1)
        guard token.kind == .space else {
            kind = .forced
            return
        }
        kind = token.hold == .tied ? .tie : token.hold == .weak ? .weak : .space
        if tokens[end.token - 1].kind == .word { hangRight = table.figures[tokens[end.token - 1].number].hangRight }
        if end.token + 1 < tokens.count, tokens[end.token + 1].kind == .word {
            hangLeft = table.figures[tokens[end.token + 1].number].hangLeft
        }
    }
}
