import PageLayout
import Testing

/// Columns and pages of galleys, from made-up paragraphs.
@Suite struct ColumnBreakerTests {
    /// Where the paragraphs' lines come to stand, with the number of lines of each.
    private func places(_ lines: [Int], _ choices: [ColumnBreaker.Choice], _ breaker: ColumnBreaker)
        -> [[ColumnWalk.Place]]
    {
        var walk = ColumnWalk(breaker)
        return zip(lines, choices).map { walk.places(of: $0, $1) }
    }

    private func ways(_ counts: [Int]) -> [ColumnBreaker.Way] {
        counts.enumerated().map {
            ColumnBreaker.Way(cost: Double($0.offset), hyphens: Array(repeating: false, count: $0.element))
        }
    }

    @Test("No paragraph leaves or carries a single line, whatever the lengths", arguments: 4...9)
    func noWidowsNorOrphans(rows: Int) {
        let breaker = ColumnBreaker(rows: rows, columns: 3)
        for seed in 1...60 {
            let lines = (0..<80).map { 1 + ($0 * $0 * seed + $0 * 7 + seed * 13) % (rows * 2 + 3) }
            let choices = breaker.choices(count: lines.count) { ways([lines[$0]]) }
            for paragraph in places(lines, choices, breaker) where paragraph.count > 1 {
                #expect(paragraph[0].column == paragraph[1].column && paragraph[0].page == paragraph[1].page)
                let (last, before) = (paragraph[paragraph.count - 1], paragraph[paragraph.count - 2])
                #expect(last.column == before.column && last.page == before.page)
            }
        }
    }

    @Test("A line longer or shorter is taken where it saves a row from staying empty")
    func variants() {
        let breaker = ColumnBreaker(rows: 6, columns: 2)
        // Five lines and then two would leave the first of the two alone at the foot.
        let offered = [[5, 6, 4], [2]]
        let choices = breaker.choices(count: 2) { ways(offered[$0]) }
        #expect(choices[0].way == 1)
        #expect(!choices[1].startsColumn)
    }

    @Test("A hyphen is kept from a column's end, and rather still from a page's")
    func hyphens() {
        let breaker = ColumnBreaker(rows: 4, columns: 2)
        func choice(_ first: Int) -> ColumnBreaker.Choice {
            var hyphens = Array(repeating: false, count: first + 4)
            hyphens[first - 1] = true
            let plain = Array(repeating: false, count: first + 4)
            return breaker.choices(count: 1) { _ in
                [ColumnBreaker.Way(cost: 0, hyphens: hyphens), ColumnBreaker.Way(cost: 3, hyphens: plain)]
            }[0]
        }
        #expect(choice(4).way == 0)
        #expect(choice(8).way == 1)
    }

    @Test("Nothing gives nothing, and a paragraph without lines takes no room")
    func empty() {
        let breaker = ColumnBreaker(rows: 4, columns: 1)
        #expect(breaker.choices(count: 0) { _ in [] }.isEmpty)
        let choices = breaker.choices(count: 2) { $0 == 0 ? [] : ways([3]) }
        #expect(places([0, 3], choices, breaker).map(\.count) == [0, 3])
    }
}
