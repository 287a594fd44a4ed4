import PrintModel

/// The ways to fill the narrower part of a band, by depth.
typealias Side = [Int: (items: [(row: Int, item: CellItem)], notices: Int, cost: Double)]

/// Fills the narrower part of a band: with a story, with two one under the other, with notices.
final class SideMaker {
    private let shaper: StoryShaper
    private let columns: Int
    private let rows: Int
    private let gap: ClosedRange<Int>
    private let noticeRows: ClosedRange<Int>
    private var pairs: [[Int]: Side] = [:]
    private lazy var noticesAlone = makeNotices()

    init(shaper: StoryShaper, columns: Int, rows: Int, gap: ClosedRange<Int>, noticeRows: ClosedRange<Int>) {
        self.shaper = shaper
        self.columns = columns
        self.rows = rows
        self.gap = gap
        self.noticeRows = noticeRows
    }

    /// One story.
    func single(_ story: Int, _ span: Int) -> Side {
        var side: Side = [:]
        for shape in shaper.shapes(of: story, span: span) {
            side[shape.lastRows] = ([(0, .story(shape))], 0, shape.cost)
        }
        return side
    }

    /// A story with a notice under it.
    func withNotice(_ story: Int) -> Side {
        var side: Side = [:]
        for depth in noticeRows {
            for shape in shaper.shapes(of: story, span: columns / 3) {
                let under = shape.lastRows + gap.lowerBound
                let cost = shape.cost + noticeCost(depth)
                if let rival = side[under + depth], rival.cost <= cost { continue }
                side[under + depth] = ([(0, .story(shape)), (under, .notice(rows: depth))], 1, cost)
            }
        }
        return side
    }

    /// One or two notices, one under the other.
    func notices() -> Side { noticesAlone }

    /// Two stories, one under the other.
    func pair(_ upper: Int, _ lower: Int, _ span: Int) -> Side {
        let key = [upper, lower, span]
        if let known = pairs[key] { return known }
        var side: Side = [:]
        for first in shaper.shapes(of: upper, span: span) {
            for second in shaper.shapes(of: lower, span: span) {
                for gap in gap {
                    let depth = first.lastRows + gap + second.lastRows
                    guard depth <= rows else { continue }
                    let cost = first.cost + second.cost + Double(gap - self.gap.lowerBound)
                    if let rival = side[depth], rival.cost <= cost { continue }
                    side[depth] = ([(0, .story(first)), (first.lastRows + gap, .story(second))], 0, cost)
                }
            }
        }
        pairs[key] = side
        return side
    }

    /// Lets go of what holds stories before one.
    func forget(before story: Int) { pairs = pairs.filter { min($0.key[0], $0.key[1]) >= story } }

    private func noticeCost(_ depth: Int) -> Double { 5 + Double(depth - noticeRows.lowerBound) * 0.3 }

    private func makeNotices() -> Side {
        var side: Side = [:]
        for depth in noticeRows { side[depth] = ([(0, .notice(rows: depth))], 1, noticeCost(depth)) }
        for depth in noticeRows {
            for more in [depth, depth + 1] where noticeRows.contains(more) {
                let under = depth + gap.lowerBound
                side[under + more] = (
                    [(0, .notice(rows: depth)), (under, .notice(rows: more))], 2, noticeCost(depth) + noticeCost(more)
                )
            }
        }
        return side
    }
}
