import Geometry
import PrintModel

/// A paragraph's text cut into words and spaces, shaped, with the places where a line may end.
struct Copy {
    /// A word or a space, by its number in the table of words.
    struct Token: Sendable {
        enum Kind: UInt8, Sendable { case word, space, forcedBreak }
        private(set) var kind: Kind
        /// How firmly a space keeps its neighbours together.
        private(set) var hold = Hold.free
        private let shortNumber: Int32

        /// Its number in the table; none for a forced break.
        var number: Int { Int(shortNumber) }

        static func word(_ number: Int) -> Token { Token(kind: .word, shortNumber: Int32(number)) }
        static func space(_ number: Int, hold: Hold) -> Token {
            Token(kind: .space, hold: hold, shortNumber: Int32(number))
        }
        static let forcedBreak = Token(kind: .forcedBreak, shortNumber: -1)
    }
    /// How firmly a space keeps its neighbours on one line.
    enum Hold: UInt8, Sendable {
        /// Not at all.
        case free
        /// A little: a word of one letter and the next.
        case weak
        /// Where it can be helped: a number and its unit.
        case tied
        /// Always: a no-break space.
        case fixed
    }
    /// Running totals from the paragraph's start.
    struct Totals {
        /// Points, spaces and all.
        var width = 0.0
        /// Points of spaces.
        var spaces = 0.0
        /// Places between two letters of one word, where tracking acts.
        var gaps = 0
    }
    /// A space, and what stands before it from the paragraph's start.
    struct Space {
        /// Points of words and of spaces.
        var letters: Double
        var spaces: Double
        var width: Double
    }
    /// A place where a line may end.
    struct Break {
        var end: ParagraphWays.End
        /// Before the end, and before the next line's start.
        var endTotals: Totals
        var nextTotals: Totals
        /// What may hang out of the measure, points.
        var hangRight = 0.0
        var hangLeft = 0.0
        /// Spaces before the end, and before the next line's start.
        var endSpaces: Int32 = 0
        var nextSpaces: Int32 = 0
        /// Numbers of the words before and after, where they are whole: the same number is the same word.
        var wordBefore: Int32 = -1
        var wordAfter: Int32 = -1
        /// Letters that a division leaves on the next line.
        var carried: Int32 = 0
        var kind: Kind
        /// Whether the line ends in a hyphen, the text's own or not.
        var hasHyphen = false
    }
    enum Kind: UInt8 { case space, weak, tie, hyphen, dash, forced, last }

    let tokens: [Token]
    private(set) var breaks: [Break] = []
    /// Every space, in order.
    private(set) var spaces: [Space] = []
    /// Characters that the fonts cannot show, once each, in order of appearance.
    private(set) var missing: [Character] = []
    /// Whether there is anything to set.
    let isEmpty: Bool

    /// Finds the breaks of a text that was cut into words and spaces of a table.
    init(tokens: [Token], _ table: WordTable) {
        self.tokens = tokens
        isEmpty = !tokens.contains { $0.kind == .word }
        findBreaks(table, table.figures, table.divisions)
    }

    private mutating func findBreaks(
        _ table: WordTable, _ figures: [WordFigures], _ divisions: [ShapedWord.Division]
    ) {
        breaks.reserveCapacity(tokens.count * 2)
        spaces.reserveCapacity(tokens.count / 2 + 1)
        var totals = Totals()
        for index in tokens.indices {
            let token = tokens[index]
            switch token.kind {
            case .space:
                let width = figures[token.number].width
                var after = totals
                after.width += width
                after.spaces += width
                spaces.append(Space(letters: totals.width - totals.spaces, spaces: totals.spaces, width: width))
                if token.hold != .fixed { addSpace(index, token.hold, totals, after, figures) }
                totals = after
            case .forcedBreak: add(.forced, index, totals)
            case .word:
                let word = figures[token.number]
                if word.lacksGlyphs { note(table.word(token.number)?.missing ?? []) }
                for division in word.divisions { add(divisions[division], of: index, totals) }
                totals.width += word.width
                totals.gaps += max(0, word.letters - 1)
            }
        }
        add(.last, tokens.count, totals)
    }

    private mutating func note(_ characters: [Character]) {
        for character in characters where !missing.contains(character) { missing.append(character) }
    }

    private mutating func add(_ kind: Kind, _ token: Int, _ totals: Totals) {
        let count = Int32(spaces.count)
        breaks.append(
            Break(
                end: ParagraphWays.End(token: token), endTotals: totals, nextTotals: totals, endSpaces: count,
                nextSpaces: count, kind: kind))
    }

    private mutating func addSpace(
        _ index: Int, _ hold: Hold, _ before: Totals, _ after: Totals, _ figures: [WordFigures]
    ) {
        let count = Int32(spaces.count)
        var place = Break(
            end: ParagraphWays.End(token: index), endTotals: before, nextTotals: after, endSpaces: count - 1,
            nextSpaces: count, kind: hold == .tied ? .tie : hold == .weak ? .weak : .space)
        let word = tokens[index - 1]
        if word.kind == .word {
            let figures = figures[word.number]
            place.hangRight = figures.hangRight
            place.hasHyphen = figures.endsInHyphen
            if figures.isWhole { place.wordBefore = Int32(word.number) }
        }
        if index + 1 < tokens.count, tokens[index + 1].kind == .word {
            let figures = figures[tokens[index + 1].number]
            place.hangLeft = figures.hangLeft
            if figures.isWhole { place.wordAfter = Int32(tokens[index + 1].number) }
        }
        breaks.append(place)
    }

    private mutating func add(_ division: ShapedWord.Division, of token: Int, _ totals: Totals) {
        var before = totals
        before.width += division.width
        before.gaps += division.letters
        var end = before
        end.width += division.hyphen
        if division.mark != .hyphen { end.gaps -= 1 }
        breaks.append(
            Break(
                end: ParagraphWays.End(token: token, character: division.character), endTotals: end,
                nextTotals: before, hangRight: division.hangRight, hangLeft: division.hangLeft,
                endSpaces: Int32(spaces.count), nextSpaces: Int32(spaces.count), carried: Int32(division.carried),
                kind: division.mark == .hyphen ? .hyphen : .dash, hasHyphen: division.mark != .bare))
    }
}
