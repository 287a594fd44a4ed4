import Geometry
import PrintModel

extension StoryShaper {
    /// Shapes that fill one or more whole pages and end at some depth on another. `first` is how many rows the first
    /// page has.
    func longShapes(of story: Int, first: Int) -> [StoryShape] {
        var best: [[Int]: StoryShape] = [:]
        func offer(_ shapes: [StoryShape]) {
            for shape in shapes {
                let key = [shape.rows.count, shape.lastRows]
                if let rival = best[key], rival.cost <= shape.cost { continue }
                best[key] = shape
            }
        }
        let wide = framer.patterns.filter { $0.span == grid.grid.columns && $0.panel == nil }
        // Wider columns are for a few lines; over pages they would tire the eye.
        let columns = wide.map(\.columns).max()
        let wished = wish(story).override.pattern
        for pattern in wide where pattern.columns == columns || pattern.name == wished {
            var frames = framer.frames(wish(story), number: story, pattern)
            // Over many pages what one part more or less does on the first is lost in the whole.
            let most = 3 * pattern.columns * grid.rows
            let isVeryLong = frames.first.map { $0.text.flow.extent.lowerBound > most } == true
            if isVeryLong { frames = Array(frames.prefix(2)) }
            for frame in frames {
                let heights = photoHeights(of: frame, stories[story])
                for photoRows in isVeryLong ? Array(heights.suffix(2)) : heights {
                    offer(longShapes(of: story, frame, photoRows, first: first))
                }
            }
        }
        if best.isEmpty, let frame = plainFrame(of: story) {
            offer(longShapes(of: story, frame, [], first: first, slack: grid.rows))
        }
        return best.keys.sorted { $0.lexicographicallyPrecedes($1) }.compactMap { best[$0] }
    }

    func longShapes(
        of story: Int, _ frame: StoryFrame, _ photoRows: [Int], first: Int, slack: Int = Flow.usualSlack
    ) -> [StoryShape] {
        let opening = segments(of: frame, photoRows, depth: first, tables: false)
        guard !opening.isEmpty else { return [] }
        let text = frame.text.flow
        let taken = opening.reduce(0) { $0 + $1.rows }
        let page = frame.pattern.columns * grid.rows
        func pages(_ rows: Int) -> Int { rows < taken ? -1 : (rows - taken) / page }
        let usual = pages(text.naturalRows)
        let least = max(0, pages(text.extent.lowerBound), usual - 1)
        let most = min(pages(text.extent.upperBound), usual + 1)
        guard least <= most else { return [] }
        return (least...most).flatMap {
            longShapes(of: story, frame, photoRows, first: first, opening: opening, middle: $0, slack: slack)
        }
    }

    /// The shapes of a long story with so many whole pages between its first and its last.
    func longShapes(
        of story: Int, _ frame: StoryFrame, _ photoRows: [Int], first: Int, opening: [ColumnSegment], middle: Int,
        slack: Int
    ) -> [StoryShape] {
        let columns = frame.pattern.columns
        let text = frame.text.flow.extent
        var all = opening
        for page in 0..<middle {
            all += (0..<columns).map { ColumnSegment(page: page + 1, column: $0, row: 0, rows: grid.rows) }
        }
        let used = all.reduce(0) { $0 + $1.rows }
        let least = max(3, (text.lowerBound - used) / columns)
        let most = min(grid.rows - frame.tableRows, (text.upperBound - used) / columns + 1)
        guard least <= most else { return [] }
        var textFlow = frame.text.flow
        textFlow.mostSlack = slack
        return (least...most).compactMap { depth in
            let tail = (0..<columns).map { ColumnSegment(page: middle + 1, column: $0, row: 0, rows: depth) }
            let columns = all + tail
            guard let flow = textFlow.solve(columns.map(\.rows)) else { return nil }
            let rows = [first] + Array(repeating: grid.rows, count: middle) + [depth + frame.tableRows]
            let remnant = Double(max(0, StoryShaper.decentTail.rows - depth)) * StoryShaper.decentTail.cost
            return StoryShape(
                story: story, pattern: frame.pattern, dress: frame.dress, photoRows: photoRows, rows: rows,
                columns: columns, flow: flow,
                cost: cost(of: frame, photoRows, stories[story]) + flow.cost + 6 + remnant)
        }
    }
}
