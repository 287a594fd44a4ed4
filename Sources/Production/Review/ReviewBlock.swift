import Geometry
import PrintModel
import Revision

/// A part of a report on pages for review: lines that are numbered, and what stands around them.
struct ReviewBlock {
    /// Lines with where they start and the style's distance to the next.
    struct Row {
        var lines: [(line: MarkedLine, x: Double)]
        var height: Double
        var isNumbered = true
        /// A rule under the row, from the text's left edge to its right.
        var hasRule = false
        var isChanged: Bool { lines.contains { $0.line.isChanged } }
    }
    var rows: [Row]
    /// White space before it.
    var before = 0.0
    /// Rows that must stand with the first of the next block.
    var keepsWithNext = false
    /// A photograph to the left of its rows.
    var photo: PhotoPlacement?

    /// Height of the rows, or of the photograph where that is higher.
    var height: Double { max(rows.reduce(0) { $0 + $1.height }, photo.map { $0.frame.height + 6 } ?? 0) }
}
