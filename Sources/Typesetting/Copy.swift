import Geometry
import PrintModel

/// A paragraph's text cut into words and spaces, shaped, with the places where a line may end.
struct Copy {
    /// A word or a space.
    enum Token: Sendable {
        case word(ShapedWord)
        case space(ShapedPiece, hold: Hold)
        case forcedBreak
    }
    /// How firmly a space keeps its neighbours on one line.
    enum Hold: Sendable {
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
    /// A space, and what stands before it from the paragraph's start.
    struct Space {
        /// Points of words and of spaces.
        var letters: Double
        var spaces: Double
        var width: Double
    }
    /// A place where a line may end, and how the next begins.
    struct Break {
        var end: Position
        var next: Position
        var endTotals: Totals
        var nextTotals: Totals
        /// Spaces before the end, and before the next line's start.
        var endSpaces = 0
        var nextSpaces = 0
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
    /// Every space, in order.
    private(set) var spaces: [Space] = []
    /// Characters that the fonts cannot show, once each, in order of appearance.
    private(set) var missing: [Character] = []
    /// Whether there is anything to set.
    let isEmpty: Bool

    /// Finds the breaks of a text that was cut into words and spaces.
    init(tokens: [Token]) {
        self.tokens = tokens
        isEmpty = !tokens.contains { if case .word = $0 { true } else { false } }
        findBreaks()
    }

    private mutating func findBreaks() {
        breaks.reserveCapacity(tokens.count * 2)
        spaces.reserveCapacity(tokens.count / 2 + 1)
        var totals = Totals()
        for index in tokens.indices {
            switch tokens[index] {
            case .space(let piece, let hold):
                var after = totals
                after.width += piece.width
                after.spaces += piece.width
                spaces.append(
                    Space(letters: totals.width - totals.spaces, spaces: totals.spaces, width: piece.width))
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
        let count = spaces.count
        breaks.append(
            Break(
                end: end, next: next, endTotals: a, nextTotals: b, endSpaces: count, nextSpaces: count, kind: kind))
    }

    private mutating func addSpace(_ index: Int, _ hold: Hold, _ before: Totals, _ after: Totals) {
        let count = spaces.count
        var place = Break(
            end: Position(token: index, character: 0), next: Position(token: index + 1, character: 0),
            endTotals: before, nextTotals: after, endSpaces: count - 1, nextSpaces: count,
            kind: hold == .tied ? .tie : hold == .weak ? .weak : .space)
        if case .word(let word) = tokens[index - 1] {
            place.hangRight = word.hangRight
            place.hasHyphen = word.endsInHyphen
            place.wordBefore = word.number
        }
        if index + 1 < tokens.count, case .word(let word) = tokens[index + 1] {
            place.hangLeft = word.hangLeft
            place.wordAfter = word.number
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
        let position = Position(token: token, character: division.character)
        breaks.append(
            Break(
                end: position, next: position, endTotals: end, nextTotals: before, endSpaces: spaces.count,
                nextSpaces: spaces.count, kind: division.mark == .hyphen ? .hyphen : .dash,
                hasHyphen: division.mark != .bare,
                carried: division.carried, hangRight: division.hangRight, hangLeft: division.hangLeft))
    }
}

extension Copy {
    /// Where a line ends, as far as making it goes.
    struct LineEnd {
        var end: Position
        var next: Position
        var kind: Kind
        var hangRight = 0.0
        var hangLeft = 0.0
    }

    /// The ends of a breaking's lines.
    func ends(of breaking: Breaking) -> [LineEnd] {
        breaking.breaks.map { index in
            let place = breaks[index]
            return LineEnd(
                end: place.end, next: place.next, kind: place.kind, hangRight: place.hangRight,
                hangLeft: place.hangLeft)
        }
    }

    /// The ends of lines at breaks of given numbers, in ascending order, of a text whose breaks are not at hand: counted as
    /// `findBreaks` makes them.
    static func ends(at numbers: [Int32], of tokens: [Token]) -> [LineEnd] {
        var ends: [LineEnd] = []
        ends.reserveCapacity(numbers.count)
        var seen: Int32 = 0
        for index in tokens.indices {
            guard ends.count < numbers.count else { return ends }
            let wanted = numbers[ends.count]
            switch tokens[index] {
            case .space(_, .fixed): break
            case .space(_, let hold):
                if wanted == seen { ends.append(end(atSpace: index, hold, of: tokens)) }
                seen += 1
            case .forcedBreak:
                if wanted == seen {
                    ends.append(
                        LineEnd(
                            end: Position(token: index, character: 0), next: Position(token: index + 1, character: 0),
                            kind: .forced))
                }
                seen += 1
            case .word(let word):
                let after = seen + Int32(word.divisions.count)
                while ends.count < numbers.count, numbers[ends.count] < after {
                    ends.append(end(at: word.divisions[Int(numbers[ends.count] - seen)], of: index))
                }
                seen = after
            }
        }
        if ends.count < numbers.count {
            let last = Position(token: tokens.count, character: 0)
            ends.append(LineEnd(end: last, next: last, kind: .last))
        }
        return ends
    }

    private static func end(atSpace index: Int, _ hold: Hold, of tokens: [Token]) -> LineEnd {
        var place = LineEnd(
            end: Position(token: index, character: 0), next: Position(token: index + 1, character: 0),
            kind: hold == .tied ? .tie : hold == .weak ? .weak : .space)
        if case .word(let word) = tokens[index - 1] { place.hangRight = word.hangRight }
        if index + 1 < tokens.count, case .word(let word) = tokens[index + 1] { place.hangLeft = word.hangLeft }
        return place
    }

    private static func end(at division: ShapedWord.Division, of token: Int) -> LineEnd {
        let position = Position(token: token, character: division.character)
        return LineEnd(
            end: position, next: position, kind: division.mark == .hyphen ? .hyphen : .dash,
            hangRight: division.hangRight, hangLeft: division.hangLeft)
    }
}
