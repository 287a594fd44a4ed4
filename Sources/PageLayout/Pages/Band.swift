import PrintModel

/// What stands in one cell of a band.
enum CellItem: Sendable {
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
struct Cell: Sendable {
    var column: Int
    var span: Int
    var items: [(row: Int, item: CellItem)]
}

/// A rectangle across the whole text area, with stories side by side and one under the other.
final class Band: Sendable {
    let rows: Int
    let cells: [Cell]
    /// The stories it takes.
    let stories: [Int]
    /// How many notices it takes.
    let notices: Int
    let cost: Double

    init(rows: Int, cells: [Cell], stories: [Int], notices: Int, cost: Double) {
        self.rows = rows
        self.cells = cells
        self.stories = stories
        self.notices = notices
        self.cost = cost
    }
}
