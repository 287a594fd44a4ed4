import PrintModel

/// Finds the bands that stories can make together: which side by side, in which shapes, at which depth.
final class BandMaker {
    private let shaper: StoryShaper
    private let gap: ClosedRange<Int>
    private let sides: SideMaker
    private let columns: Int
    private let hasNotices: Bool
    private let spans: [Int]
    /// By the first story they hold.
    private var made: [Int: [[Int]: [Band]]] = [:]

    /// Cost over which stories are not set side by side: another arrangement is always better.
    private static let mostCost = 60.0

    /// Cost of two headlines alike side by side.
    private static let alikeCost = 8.0
    /// Rows by which headlines must be apart not to stand at one height.
    private static let rowsApart = 3

    /// No limit where the designer decided on a story's shape.
    private func mostCost(of stories: [Int]) -> Double {
        stories.contains { shaper.stories[$0].hasShape } ? .infinity : BandMaker.mostCost
    }

    init(shaper: StoryShaper, grid: PageGrid, gap: ClosedRange<Int>, noticeRows: ClosedRange<Int>, notices: Int) {
        self.shaper = shaper
        self.gap = gap
        columns = grid.grid.columns
        hasNotices = notices > 0
        spans = Array(Set(shaper.framer.patterns.map(\.span))).sorted(by: >)
        sides = SideMaker(shaper: shaper, columns: columns, rows: grid.rows, gap: gap, noticeRows: noticeRows)
    }

    /// The bands that hold exactly these stories (one to three, in reading order), the best for each depth and number of
    /// notices.
    func bands(of stories: [Int]) -> [Band] {
        if let known = made[stories[0]]?[stories] { return known }
        var best: [[Int]: Band] = [:]
        for band in candidates(stories) {
            let key = [band.rows, band.notices]
            if let rival = best[key], rival.cost <= band.cost { continue }
            best[key] = band
        }
        let result = best.keys.sorted { $0.lexicographicallyPrecedes($1) }.compactMap { best[$0] }
        made[stories[0], default: [:]][stories] = result
        return result
    }

    /// Lets go of bands that hold stories before one: they are placed, and only their plans matter now.
    func forget(before story: Int) {
        made = made.filter { $0.key >= story }
        sides.forget(before: story)
    }

    private func candidates(_ stories: [Int]) -> [Band] {
        var bands: [Band] = []
        for width in spans {
            let beside = columns - width
            if beside == 0, stories.count == 1 {
                bands += shaper.shapes(of: stories[0], span: width).map { alone($0, width) }
            } else if beside > 0, spans.contains(beside), width >= beside {
                bands += pairs(stories, width, beside)
            } else if width * 3 == columns, stories.count == 3 {
                bands += thirds(stories, width)
            }
        }
        return bands
    }

    private func alone(_ shape: StoryShape, _ width: Int) -> Band {
        let cell = Cell(column: 0, span: width, items: [(0, .story(shape))])
        return Band(rows: shape.lastRows, cells: [cell], stories: [shape.story], notices: 0, cost: shape.cost)
    }

    /// One story in the wider part, the others in the narrower.
    private func pairs(_ stories: [Int], _ width: Int, _ beside: Int) -> [Band] {
        let withNotice = hasNotices && beside * 3 == columns
        return stories.flatMap { main -> [Band] in
            let others = stories.filter { $0 != main }
            switch others.count {
            case 0: return withNotice ? join(main, width, sides.notices(), beside, stories) : []
            case 1:
                return join(main, width, sides.single(others[0], beside), beside, stories)
                    + (withNotice ? join(main, width, sides.withNotice(others[0]), beside, stories) : [])
            default: return join(main, width, sides.pair(others[0], others[1], beside), beside, stories)
            }
        }
    }

    private func join(_ main: Int, _ width: Int, _ side: Side, _ beside: Int, _ stories: [Int]) -> [Band] {
        shaper.shapes(of: main, span: width).compactMap { shape in
            guard let other = side[shape.lastRows], shape.cost + other.cost <= mostCost(of: stories) else { return nil }
            let cells = [
                Cell(column: 0, span: width, items: [(0, .story(shape))]),
                Cell(column: width, span: beside, items: other.items),
            ]
            return Band(
                rows: shape.lastRows, cells: cells, stories: stories, notices: other.notices,
                cost: shape.cost + other.cost + alikeness(of: cells))
        }
    }

    private func thirds(_ stories: [Int], _ width: Int) -> [Band] {
        let sides = stories.map { self.sides.single($0, width) }
        return sides[0].keys.sorted().compactMap { rows in
            var cells: [Cell] = []
            var cost = 0.0
            for (index, side) in sides.enumerated() {
                guard let way = side[rows] else { return nil }
                cells.append(Cell(column: index * width, span: width, items: way.items))
                cost += way.cost
            }
            guard cost <= mostCost(of: stories) else { return nil }
            return Band(
                rows: rows, cells: cells, stories: stories, notices: 0, cost: cost + alikeness(of: cells))
        }
    }

    /// What headlines side by side cost where a reader could take them for one: of one size, over as many columns, and
    /// at one height.
    private func alikeness(of cells: [Cell]) -> Double {
        let tops = cells.map { cell -> (headline: String, columns: Int, row: Int)? in
            guard case .story(let shape)? = cell.items.first?.item else { return nil }
            let headline = shaper.stories[shape.story].override.headline ?? shape.pattern.headline
            return (headline, cell.span * shape.headColumns / shape.pattern.columns, shape.rowOfHead)
        }
        return zip(tops, tops.dropFirst()).reduce(0) { cost, pair in
            guard let left = pair.0, let right = pair.1, left.headline == right.headline,
                left.columns == right.columns, abs(left.row - right.row) < BandMaker.rowsApart
            else { return cost }
            return cost + BandMaker.alikeCost
        }
    }
}
