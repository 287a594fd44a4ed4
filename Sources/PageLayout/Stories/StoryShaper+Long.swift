import Geometry
import PrintModel

extension StoryShaper {
    /// Shapes that fill one or more whole pages and end at some depth on another. `first` is how many rows the first
    /// page has.
    func longShapes(of story: Int, first: Int) -> [StoryShape] {
        let wide = framer.patterns.filter { $0.span == grid.grid.columns && $0.panel == nil }
        // Wider columns are for a few lines; over pages they would tire the eye.
        let columns = wide.map(\.columns).max()
        let wished = wish(story).override.pattern
        var frames: [(frame: StoryFrame, heights: [[Int]])] = []
        for pattern in wide where pattern.columns == columns || pattern.name == wished {
            let dressed = framer.frames(wish(story), number: story, pattern)
            // Over many pages what one part more or less does on the first is lost in the whole.
            let most = 3 * pattern.columns * grid.rows
            let isVeryLong = dressed.first.map { $0.text.flow.extent.lowerBound > most } == true
            frames += (isVeryLong ? Array(dressed.prefix(2)) : dressed).map { frame in
                let heights = photoHeights(of: frame, stories[story])
                return (frame, isVeryLong ? Array(heights.suffix(2)) : heights)
            }
        }
        var best = BestShapes()
        for candidate in candidates(for: story, frames) { longShapes(of: story, candidate, first: first, best: &best) }
        if best.isEmpty, let frame = plainFrame(of: story) {
            for candidate in candidates(for: story, [(frame, [[]])]) {
                longShapes(of: story, candidate, first: first, slack: grid.rows, best: &best)
            }
        }
        return best.shapes
    }

    /// Offers the long shapes of a frame with heights for its photographs.
    func longShapes(
        of story: Int, _ candidate: BestShapes.Candidate, first: Int, slack: Int = Flow.usualSlack,
        best: inout BestShapes
    ) {
        let frame = candidate.frame
        let opening = segments(of: frame, candidate.photoRows, depth: first, tables: false)
        guard !opening.isEmpty else { return }
        let text = frame.text.flow
        let taken = opening.reduce(0) { $0 + $1.rows }
        let page = frame.pattern.columns * grid.rows
        func pages(_ text: Int) -> Int {
            let rows = text + frame.placedRows
            return rows < taken ? -1 : (rows - taken) / page
        }
        let usual = pages(text.naturalRows)
        let least = max(0, pages(text.extent.lowerBound), usual - 1)
        let most = min(pages(text.extent.upperBound), usual + 1)
        guard least <= most else { return }
        for middle in least...most {
            longShapes(of: story, candidate, first: first, opening: opening, middle: middle, slack: slack, &best)
        }
    }

    /// Offers the shapes of a long story with so many whole pages between its first and its last.
    private func longShapes(
        of story: Int, _ candidate: BestShapes.Candidate, first: Int, opening: [ColumnSegment], middle: Int,
        slack: Int, _ best: inout BestShapes
    ) {
        let frame = candidate.frame
        let columns = frame.pattern.columns
        let text = frame.text.flow.extent
        var all = opening
        for page in 0..<middle {
            all += (0..<columns).map { ColumnSegment(page: page + 1, column: $0, row: 0, rows: grid.rows) }
        }
        let used = all.reduce(-frame.placedRows) { $0 + $1.rows }
        let least = max(3, (text.lowerBound - used) / columns)
        let most = min(grid.rows - frame.tableRows, (text.upperBound - used) / columns + 1)
        guard least <= most else { return }
        for depth in least...most {
            let remnant = Double(max(0, StoryShaper.decentTail.rows - depth)) * StoryShaper.decentTail.cost
            let more = StoryShaper.longCost + remnant
            let rows = [first] + Array(repeating: grid.rows, count: middle) + [depth + frame.tableRows]
            let key = rows.count << 16 + depth + frame.tableRows
            guard let ceiling = best.ceiling(key, candidate, more: more) else { continue }
            let whole = all + (0..<columns).map { ColumnSegment(page: middle + 1, column: $0, row: 0, rows: depth) }
            guard let (columns, placed) = withPlaced(whole, of: frame),
                let flow = flow(of: frame, columns.map(\.rows), slack: slack, base: candidate.cost + more, ceiling)
            else { continue }
            let shape = StoryShape(
                story: story, frame, photoRows: candidate.photoRows, rows: rows, columns: columns,
                placed: placed, flow: flow, cost: candidate.cost + more + flow.cost)
            best.offer(shape, key, order: candidate.order)
        }
    }

    /// What a story costs more that goes on over pages.
    static let longCost = 6.0

    private func flow(
        of frame: StoryFrame, _ segments: [Segment], slack: Int, base: Double, _ ceiling: Double
    ) -> FlowSolution? {
        if slack == Flow.usualSlack { return frame.flows.solve(segments, base: base, ceiling: ceiling) }
        var flow = frame.text.flow
        flow.mostSlack = slack
        return flow.solve(segments, base: base, ceiling: ceiling)
    }
}
