import Geometry
import PrintModel
import Revision

/// What stands over a report on its first page for review: whose it is, how far it has come, and how it measures against
/// what was asked.
struct ReviewHeader {
    private let design: ReviewDesign
    private let words: ReviewWords
    private let round: Int
    private let date: CivilDate

    init(_ design: ReviewDesign, _ words: ReviewWords, round: Int, date: CivilDate) {
        self.design = design
        self.words = words
        self.round = round
        self.date = date
    }

    /// Draws it; gives where the text begins.
    func draw(
        _ one: ReviewedReport, _ set: (String, TextStyle, Double) -> [SetLine], _ items: inout [PageItem]
    ) -> Double {
        func write(_ text: String, _ style: TextStyle, _ x: Double, _ y: Double, _ measure: Double) {
            guard let line = set(text, style, measure).first else { return }
            items.append(.text(line, at: Point(x: x, y: y)))
        }
        func rule(_ y: Double, _ thickness: Double) {
            items.append(
                .rule(
                    from: Point(x: ReviewDesign.edge, y: y), to: Point(x: ReviewDesign.right, y: y),
                    thickness: thickness, ink: "negro"))
        }
        write(one.area, design.area, ReviewDesign.edge, 60, 300)
        rule(68, 1.2)
        write(
            "\(words.heading) · \(words.round(round)) · \(words.day(date))", design.small, ReviewDesign.edge, 82, 300)
        let slug = set(one.report.slug, design.small, 240)
        if let line = slug.first {
            items.append(.text(line, at: Point(x: ReviewDesign.right - line.width, y: 82)))
        }
        var x = ReviewDesign.edge
        for (fact, text, width) in facts(one) {
            write(words.facts[fact] ?? "", design.label, x, 101, width)
            write(text, design.value, x, 113, width)
            x += width
        }
        rule(123, 0.4)
        guard one.changes.contains(where: \.isChanged) else { return 140 }
        write(words.legend, design.label, ReviewDesign.left, 137, 320)
        return 148
    }

    private func facts(_ one: ReviewedReport) -> [(ReviewWords.Fact, String, Double)] {
        let photos = one.report.photos.count
        let due = one.row?.ask.due.map(words.day) ?? "—"
        let counts = WordDiff.counts(one.changes.flatMap(\.edits))
        return [
            (.state, words.states[one.state] ?? "", 82), (.words, words.measured(one.words, one.row?.ask.words), 100),
            (.photos, words.measured(photos, one.row?.ask.photos), 62), (.due, due, 96),
            (.version, String(one.version), 50),
            (.changes, one.isCompared ? words.changed(counts.added, counts.removed) : "—", 122),
        ]
    }
}
