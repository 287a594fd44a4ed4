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
    /// The stories it takes.
    var stories: [Int]
    /// How many notices it takes.
    var notices: Int
    var cost: Double
}
