import PrintModel

/// What stands in one cell of a band.
enum CellItem {
    /// A story in a shape.
    case story(StoryShape)
    /// A civic notice, so many rows deep; which one is decided when the page is built.
    case notice(rows: Int)

    var rows: Int {
        switch self {
        case .story(let shape): shape.lastRows
        case .notice(let rows): rows
        }
    }
}

/// Part of a band: grid columns, and what stands in them, one under the other.
struct Cell {
    var column: Int
    var span: Int
    var items: [(row: Int, item: CellItem)]
}

/// A rectangle across the whole text area, with stories side by side and one under the other.
struct Band {
    var rows: Int
    var cells: [Cell]
    /// How many stories it takes, counted from the one it starts with.
    var stories: Int
    /// How many notices it takes.
    var notices: Int
    var cost: Double
}

/// Finds the bands that can start with a story: which stories side by side, in which shapes, at which depth.
final class BandMaker {
    private let shaper: StoryShaper
    private let rules: (gap: ClosedRange<Int>, notice: ClosedRange<Int>)
    private let columns: Int
    private let rows: Int
    private let noticeSpans: Bool
    private var made: [Int: [Band]] = [:]

    init(shaper: StoryShaper, grid: PageGrid, gap: ClosedRange<Int>, noticeRows: ClosedRange<Int>, notices: Int) {
        self.shaper = shaper
        rules = (gap, noticeRows)
        columns = grid.grid.columns
        rows = grid.rows
        noticeSpans = notices > 0
    }

    private var spans: [Int] { Array(Set(shaper.framer.patterns.map(\.span))).sorted(by: >) }

    /// The bands that start with a story, the best for each depth, number of stories and of notices.
    func bands(from story: Int) -> [Band] {
        if let known = made[story] { return known }
        var best: [[Int]: Band] = [:]
        func offer(_ band: Band) {
            let key = [band.rows, band.stories, band.notices]
            if let rival = best[key], rival.cost <= band.cost { return }
            best[key] = band
        }
        let together = group(from: story)
        for width in spans {
            let beside = columns - width
            if beside == 0 {
                for shape in shaper.shapes(of: story, span: width) {
                    offer(Band(rows: shape.lastRows, cells: [Cell(column: 0, span: width, items: [(0, .story(shape))])], stories: 1, notices: 0, cost: shape.cost))
                }
            } else if spans.contains(beside), width >= beside {
                pairs(together, width, beside).forEach(offer)
            } else if width * 3 == columns, together.count >= 3 {
                thirds(Array(together.prefix(3)), width).forEach(offer)
            }
        }
        let result = best.keys.sorted { $0.lexicographicallyPrecedes($1) }.compactMap { best[$0] }
        made[story] = result
        return result
    }

    /// The story and up to two that follow in the same section: what may stand side by side.
    private func group(from story: Int) -> [Int] {
        var result = [story]
        while result.count < 3, let last = result.last, last + 1 < shaper.stories.count,
            shaper.stories[last + 1].opens == nil
        {
            result.append(last + 1)
        }
        return result
    }

    private func pairs(_ together: [Int], _ width: Int, _ beside: Int) -> [Band] {
        var bands: [Band] = []
        if noticeSpans, beside * 3 == columns {
            bands += join(main: together[0], width, side: stack(nil), beside, stories: 1)
        }
        guard together.count > 1 else { return bands }
        let two = Array(together.prefix(2))
        for (main, side) in [(two[0], two[1]), (two[1], two[0])] {
            bands += join(main: main, width, side: single(side, beside), beside, stories: 2)
            if noticeSpans, beside * 3 == columns {
                bands += join(main: main, width, side: stack(side), beside, stories: 2)
            }
        }
        guard together.count > 2 else { return bands }
        for main in together {
            let others = together.filter { $0 != main }
            bands += join(main: main, width, side: stack(others[0], others[1], beside), beside, stories: 3)
        }
        return bands
    }

    /// A side's ways, by depth.
    private typealias Side = [Int: (items: [(row: Int, item: CellItem)], notices: Int, cost: Double)]

    private func single(_ story: Int, _ span: Int) -> Side {
        var side: Side = [:]
        for shape in shaper.shapes(of: story, span: span) {
            side[shape.lastRows] = ([(0, .story(shape))], 0, shape.cost)
        }
        return side
    }

    /// A story with a notice under it, or a notice alone.
    private func stack(_ story: Int?) -> Side {
        var side: Side = [:]
        for rows in rules.notice {
            let cost = 5 + Double(abs(rows - rules.notice.lowerBound)) * 0.3
            guard let story else { continue }
            for shape in shaper.shapes(of: story, span: columns / 3) {
                let depth = shape.lastRows + rules.gap.lowerBound + rows
                let total = shape.cost + cost
                if let rival = side[depth], rival.cost <= total { continue }
                side[depth] = ([(0, .story(shape)), (shape.lastRows + rules.gap.lowerBound, .notice(rows: rows))], 1, total)
            }
        }
        if story == nil { return notices() }
        return side
    }

    /// One or two notices one under the other.
    private func notices() -> Side {
        var side: Side = [:]
        for rows in rules.notice {
            side[rows] = ([(0, .notice(rows: rows))], 1, 6 + Double(rows - rules.notice.lowerBound) * 0.3)
            let gap = rules.gap.lowerBound
            for more in rules.notice where abs(more - rows) <= 1 {
                side[rows + gap + more] = (
                    [(0, .notice(rows: rows)), (rows + gap, .notice(rows: more))], 2,
                    10 + Double(rows + more - 2 * rules.notice.lowerBound) * 0.3
                )
            }
        }
        return side
    }

    private func stack(_ upper: Int, _ lower: Int, _ span: Int) -> Side {
        var side: Side = [:]
        for first in shaper.shapes(of: upper, span: span) {
            for second in shaper.shapes(of: lower, span: span) {
                for gap in rules.gap {
                    let depth = first.lastRows + gap + second.lastRows
                    guard depth <= rows else { continue }
                    let cost = first.cost + second.cost + Double(gap - rules.gap.lowerBound)
                    if let rival = side[depth], rival.cost <= cost { continue }
                    side[depth] = ([(0, .story(first)), (first.lastRows + gap, .story(second))], 0, cost)
                }
            }
        }
        return side
    }

    private func join(main: Int, _ width: Int, side: Side, _ beside: Int, stories: Int) -> [Band] {
        shaper.shapes(of: main, span: width).compactMap { shape in
            guard let other = side[shape.lastRows] else { return nil }
            let cells = [
                Cell(column: 0, span: width, items: [(0, .story(shape))]),
                Cell(column: width, span: beside, items: other.items),
            ]
            return Band(
                rows: shape.lastRows, cells: cells, stories: stories, notices: other.notices, cost: shape.cost + other.cost)
        }
    }

    private func thirds(_ stories: [Int], _ width: Int) -> [Band] {
        let sides = stories.map { single($0, width) }
        return sides[0].keys.sorted().compactMap { rows in
            var cells: [Cell] = []
            var cost = 0.0
            for (index, side) in sides.enumerated() {
                guard let way = side[rows] else { return nil }
                cells.append(Cell(column: index * width, span: width, items: way.items))
                cost += way.cost
            }
            return Band(rows: rows, cells: cells, stories: stories.count, notices: 0, cost: cost)
        }
    }
}
