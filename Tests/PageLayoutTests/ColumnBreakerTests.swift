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

    @Test("The columns of a last page end level, and leave no line of a paragraph alone", arguments: 1...5)
    func lastPage(columns: Int) {
        for seed in 1...80 {
            let counts = (0..<1 + seed % 6).map { 1 + ($0 * 5 + seed * 7) % 11 }
            let parts = counts.map {
                ColumnBalance.Part(lines: 0..<$0, hyphens: Array(repeating: false, count: $0))
            }
            let total = counts.reduce(0, +)
            let rows = 70
            guard let lengths = ColumnBalance(parts, columns: columns, rows: rows).lengths() else {
                Issue.record("\(counts)")
                continue
            }
            #expect(lengths.reduce(0, +) == total && lengths.count <= columns)
            // As even as paragraphs allow that cannot be parted after their first line or before their last.
            #expect((lengths.max() ?? 0) <= (total + columns - 1) / columns + 2)
            var ends: Set<Int> = []
            var line = 0
            for length in lengths.dropLast() {
                line += length
                ends.insert(line)
            }
            var start = 0
            for count in counts {
                if count > 1 {
                    #expect(!ends.contains(start + 1), "\(counts) \(lengths)")
                    #expect(!ends.contains(start + count - 1), "\(counts) \(lengths)")
                }
                start += count
            }
        }
    }

    @Test("One long paragraph is shared out to the line; a page that is full stays as it is")
    func shares() {
        func lengths(_ lines: Range<Int>, of count: Int, columns: Int, rows: Int) -> [Int]? {
            let part = ColumnBalance.Part(lines: lines, hyphens: Array(repeating: false, count: count))
            return ColumnBalance([part], columns: columns, rows: rows).lengths()
        }
        #expect(lengths(5..<18, of: 18, columns: 3, rows: 50) == [5, 4, 4])
        #expect(lengths(0..<120, of: 120, columns: 3, rows: 40) == [40, 40, 40])
        #expect(lengths(0..<2, of: 2, columns: 3, rows: 40) == [2])
        #expect(lengths(0..<0, of: 0, columns: 3, rows: 40) == nil)
    }

    @Test("Nothing gives nothing, and a paragraph without lines takes no room")
    func empty() {
        let breaker = ColumnBreaker(rows: 4, columns: 1)
        #expect(breaker.choices(count: 0) { _ in [] }.isEmpty)
        let choices = breaker.choices(count: 2) { $0 == 0 ? [] : ways([3]) }
        #expect(places([0, 3], choices, breaker).map(\.count) == [0, 3])
    }
}
