import Geometry
import PrintModel

/// A paragraph's text cut into words and spaces, shaped, with the places where a line may end.
struct Copy {
    /// A word or a space.
    enum Token {
        case word(ShapedWord)
        case space(ShapedPiece, hold: Hold)
        case forcedBreak
    }
    /// How firmly a space keeps its neighbours on one line.
    enum Hold {
        /// Not at all.
        case free
        /// A little: a word of one letter and the next.
        case weak
        /// Where it can be helped: a number and its unit.
        case tied
        /// Always: a no-break space.
        case fixed
    }
    /// Where in the copy something is: a token, and characters into it.
    struct Position: Hashable {
        var token: Int
        var character: Int
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
    /// A place where a line may end, and how the next begins.
    struct Break {
        var end: Position
        var next: Position
        var endTotals: Totals
        var nextTotals: Totals
        var kind: Kind
        /// Whether the line ends in a hyphen, the text's own or not.
        var hasHyphen = false
        /// Letters that a division leaves on the next line.
        var carried = 0
        /// What may hang out of the measure, points.
        var hangRight = 0.0
        var hangLeft = 0.0
        /// Numbers of the words before and after, where they are whole: the same number is the same word.
        var wordBefore = -1
        var wordAfter = -1
    }
    enum Kind { case space, weak, tie, hyphen, dash, forced, last }

    private(set) var tokens: [Token]
    private(set) var breaks: [Break] = []
    /// Characters that the fonts cannot show, once each, in order of appearance.
    private(set) var missing: [Character] = []
    /// Whether there is anything to set.
    let isEmpty: Bool

    /// Shapes the text and finds its breaks.
    ///
    /// - Parameter hyphenator: The patterns of a language; `nil` stands for that of the paragraph.
    init(_ text: RichText, style: TextStyle, shaper: Shaper, hyphenator: @escaping (String?) -> Hyphenator?) {
        var cutter = CopyCutter(style: style, shaper: shaper, hyphenator: hyphenator)
        tokens = cutter.tokens(of: text)
        isEmpty = !tokens.contains { if case .word = $0 { true } else { false } }
        findBreaks()
    }

    private mutating func findBreaks() {
        breaks.reserveCapacity(tokens.count * 2)
        var totals = Totals()
        for index in tokens.indices {
            switch tokens[index] {
            case .space(let piece, let hold):
                var after = totals
                after.width += piece.width
                after.spaces += piece.width
                if hold != .fixed { addSpace(index, hold, totals, after) }
                totals = after
            case .forcedBreak:
                add(
                    .forced, Position(token: index, character: 0), Position(token: index + 1, character: 0), totals,
                    totals)
            case .word(let word):
                for character in word.missing where !missing.contains(character) { missing.append(character) }
                for division in word.divisions { add(division, of: index, totals) }
                totals.width += word.width
                totals.gaps += max(0, word.letters - 1)
            }
        }
        let end = Position(token: tokens.count, character: 0)
        add(.last, end, end, totals, totals)
    }

    private mutating func add(_ kind: Kind, _ end: Position, _ next: Position, _ a: Totals, _ b: Totals) {
        breaks.append(Break(end: end, next: next, endTotals: a, nextTotals: b, kind: kind))
    }

    private mutating func addSpace(_ index: Int, _ hold: Hold, _ before: Totals, _ after: Totals) {
        add(
            hold == .tied ? .tie : hold == .weak ? .weak : .space, Position(token: index, character: 0),
            Position(token: index + 1, character: 0),
            before,
            after)
        if case .word(let word) = tokens[index - 1] {
            breaks[breaks.count - 1].hangRight = word.hangRight
            breaks[breaks.count - 1].hasHyphen = word.endsInHyphen
            breaks[breaks.count - 1].wordBefore = word.number
        }
        if index + 1 < tokens.count, case .word(let word) = tokens[index + 1] {
            breaks[breaks.count - 1].hangLeft = word.hangLeft
            breaks[breaks.count - 1].wordAfter = word.number
        }
    }

    private mutating func add(_ division: ShapedWord.Division, of token: Int, _ totals: Totals) {
        var before = totals
        before.width += division.width
        before.gaps += division.letters
        var end = before
        end.width += division.hyphen
        if division.mark != .hyphen { end.gaps -= 1 }
        let position = Position(token: token, character: division.character)
        breaks.append(
            Break(
                end: position, next: position, endTotals: end, nextTotals: before,
                kind: division.mark == .hyphen ? .hyphen : .dash, hasHyphen: division.mark != .bare,
                carried: division.carried, hangRight: division.hangRight, hangLeft: division.hangLeft))
    }
}
