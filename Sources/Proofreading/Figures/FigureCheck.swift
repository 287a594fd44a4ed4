import Geometry
import PrintModel

/// Figures in the text of a report that contradict its own figures and tables.
///
/// Told only where the text has nothing that agrees with what the table says, and speaks of the same thing in the same
/// unit; or where a long number is one digit away from one of the table's.
struct FigureCheck {
    let report: Report
    let passages: [ReadPassage]
    let language: String

    private struct Said {
        var quantity: Quantity
        var text: ReadPassage
        var sentence: Set<String>
        var isVague: Bool
    }

    func findings(_ sources: SourceLines) -> [Finding] {
        let given = GivenFigure.all(of: report, language: language)
        guard !given.isEmpty else { return [] }
        let spoken = passages.filter {
            ![.figure, .figureLabel, .cell, .credit, .alternative].contains($0.passage.kind)
        }
        let said = spoken.flatMap(quantities)
        let words = spoken.flatMap { NumberWords.values(in: $0.tokens) }
        var findings: [Finding] = []
        var told: Set<String> = []
        for figure in given {
            guard let one = contradiction(of: figure, among: given, said, words) else { continue }
            let excerpt = one.text.excerpt(one.quantity.range)
            guard told.insert("\(excerpt)|\(figure.label)").inserted else { continue }
            let place = sources.place(of: excerpt, in: one.text.passage)
            findings.append(
                Finding(
                    .warning, .figureContradicts, at: place,
                    ["text": excerpt, "figure": figure.written, "label": figure.label]))
        }
        return findings
    }

    private func quantities(_ text: ReadPassage) -> [Said] {
        let reader = QuantityReader(text: text)
        let found = reader.quantities()
        if found.isEmpty { return [] }
        return found.map { quantity in
            Said(
                quantity: quantity, text: text, sentence: sentence(around: quantity.range, in: text),
                isVague: reader.isVague(quantity))
        }
    }

    /// The stems of the sentence in which something stands.
    private func sentence(around range: ClosedRange<Int>, in text: ReadPassage) -> Set<String> {
        var (first, last) = (range.lowerBound, range.upperBound)
        while first > 0, !isEnd(text.tokens[first - 1]) { first -= 1 }
        while last + 1 < text.tokens.count, !isEnd(text.tokens[last + 1]) { last += 1 }
        return Set(Stems.all(text.tokens[first...last]))
    }

    private func isEnd(_ token: Token) -> Bool { token.kind == .mark && ".;?!".contains(token.text) }

    /// What the text says against a figure.
    private func contradiction(
        of figure: GivenFigure, among given: [GivenFigure], _ said: [Said], _ words: [Double]
    ) -> Said? {
        let value = figure.quantity
        // Said as it is somewhere, in digits or letters: everything else is about something else.
        if said.contains(where: { $0.quantity.agrees(with: value) }) || words.contains(value.value) { return nil }
        return said.first { one in
            // What agrees with another figure is about that one.
            guard !one.isVague, !given.contains(where: { $0.quantity.agrees(with: one.quantity) }) else { return false }
            if one.quantity.unit == value.unit || one.quantity.unit == .none, one.quantity.isSlip(for: value),
                !one.sentence.isDisjoint(with: figure.topic + figure.column)
            {
                return true
            }
            return isAbout(one, figure, given)
        }
    }

    /// Whether the text speaks of the very thing that a figure counts.
    private func isAbout(_ one: Said, _ figure: GivenFigure, _ given: [GivenFigure]) -> Bool {
        guard one.quantity.unit == figure.quantity.unit, one.quantity.unit != .none, one.quantity.unit != .percent
        else { return false }
        var topic = Set(figure.topic)
        if case .things(let noun) = figure.quantity.unit { topic.remove(noun) }
        if figure.row != nil {
            // A row is meant where all of its name is said, and it has one cell in that unit.
            let rivals = given.filter { $0.row == figure.row && $0.quantity.unit == figure.quantity.unit }
            let isLong = topic.count > 1 || (topic.first?.count ?? 0) >= 6
            return rivals.count == 1 && isLong && topic.isSubset(of: one.sentence)
        }
        guard !topic.isEmpty else { return figure.topic.count == 1 && one.quantity.isSlip(for: figure.quantity) }
        let shared = topic.intersection(one.sentence).count
        // The noun that is counted is itself a word in common.
        if case .things = figure.quantity.unit { return shared >= 1 }
        return shared >= min(topic.count, 2)
    }
}
