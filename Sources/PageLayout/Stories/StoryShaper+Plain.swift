import Geometry
import PrintModel

extension StoryShaper {
    /// Shapes of last resort, for a story that no pattern of the whole width suits: text alone, the headline as long as
    /// it may be, columns as even as they come.
    func plainShapes(of story: Int) -> [StoryShape] {
        guard let frame = plainFrame(of: story) else { return [] }
        var flow = frame.text.flow
        flow.mostSlack = grid.rows
        let columns = frame.pattern.columns
        let least =
            frame.head.rows + frame.tableRows + (flow.extent.lowerBound + frame.placedRows + columns - 1) / columns
        // Photographs leave what columns they leave.
        let most = least + (frame.placed.isEmpty ? 4 : grid.rows)
        let shape = (least...most).lazy.compactMap { depth -> StoryShape? in
            guard depth <= self.grid.rows else { return nil }
            let rows = depth - frame.head.rows - frame.tableRows
            let whole = (0..<columns).map { ColumnSegment(page: 0, column: $0, row: frame.head.rows, rows: rows) }
            guard rows > 0, let (segments, placed) = self.withPlaced(whole, of: frame),
                let solved = flow.solve(segments.map(\.rows))
            else { return nil }
            return StoryShape(
                story: story, frame, photoRows: [], rows: [depth], columns: segments, placed: placed, flow: solved,
                cost: StoryShaper.plainCost * (self.stories[story].hasShape ? 10 : 1) + solved.cost)
        }.first
        return shape.map { [$0] } ?? []
    }

    /// Cost of setting a story without any pattern; ten times as much where the designer decided on one.
    static let plainCost = 100.0

    func plainFrame(of story: Int) -> StoryFrame? {
        framer.frame(
            wish(story), number: story, framer.plainPattern,
            StoryDress(deck: stories[story].deck != nil, quote: false, figures: false, dropCap: false))
    }
}
