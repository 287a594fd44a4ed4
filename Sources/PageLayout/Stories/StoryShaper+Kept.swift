import PrintModel

extension StoryShaper {
    /// Whether a shape that an earlier run found is one that a frame of the same pattern and dress can take: its text, its
    /// columns and what they leave to photographs are the same.
    func canTake(_ shape: StoryShape, _ frame: StoryFrame) -> Bool {
        guard shape.isShape(of: frame.text) else { return false }
        if shape.pattern.name == StoryShape.plain { return frame.head.rows == shape.columns.map(\.row).min() }
        let isLong = shape.rows.count > 1
        var whole = segments(of: frame, shape.photoRows, depth: shape.rows[0], tables: !isLong)
        for page in shape.rows.indices.dropFirst() {
            let depth = shape.rows[page] - (page == shape.rows.count - 1 ? frame.tableRows : 0)
            whole += (0..<frame.pattern.columns).map { ColumnSegment(page: page, column: $0, row: 0, rows: depth) }
        }
        return (shape.placed.isEmpty ? whole : withPlaced(whole, of: frame)?.columns ?? []) == shape.columns
    }
}
