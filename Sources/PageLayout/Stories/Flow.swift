/// A column, or part of one, that text flows through: rows it has.
typealias Segment = Int

/// How a story's units were laid in its segments.
struct FlowSolution: Sendable {
    /// Where a unit stands: which variant of it, where its first row is, and how many rows its lines take.
    struct Placement: Sendable {
        var variant: Int32
        var segment: Int32
        var row: Int32
        var rows: Int32
    }
    /// For each unit, where it stands.
    var placements: [Placement]
    /// Empty rows left in each segment.
    var slack: [Int]
    /// What it costs.
    var cost: Double
}

/// Lays units in segments so that none is left uneven, no line stands alone at a column's head or foot, and no subhead
/// ends a column: a dynamic programme over units and positions, with paragraphs that may run a line longer or shorter
/// as its freedom (F. Mittelbach, "A general LuaTeX framework for globally optimized pagination", 2019).
struct Flow: Sendable {
    /// Cost of a row left empty at a segment's foot.
    static let slackCost = 200.0
    /// Cost of an empty row added before a unit.
    static let extraSpaceCost = 5.0
    /// Cost of a word divided between two columns.
    static let dividedCost = 4.0
    /// Most rows that may be left empty at the foot of one segment.
    var mostSlack = Flow.usualSlack

    /// Rows that may be left empty at the foot of a segment of a story that suits its pattern.
    static let usualSlack = 2

    let table: FlowTable
    /// Fewest and most rows the units can take.
    let extent: ClosedRange<Int>
    /// Rows the units take each set in its best way, with the usual space before them.
    let naturalRows: Int

    init(units: [FlowUnit]) {
        table = FlowTable(units)
        let (least, most) = (table.leastFrom[0], table.mostFrom[0])
        extent = least...max(least, most)
        naturalRows = units.reduce(0) { $0 + ($1.variants.first?.rows ?? 0) + $1.spaceBefore }
    }

    /// The best way to lay the units in the segments, or `nil` where there is none that costs, with `base` before it, at
    /// most `ceiling`.
    func solve(_ segments: [Segment], base: Double = 0, ceiling: Double = .infinity) -> FlowSolution? {
        let total = segments.reduce(0, +)
        guard total > 0, extent.lowerBound <= total, extent.upperBound + mostSlack * segments.count >= total else {
            return nil
        }
        return FlowSearch(self, segments, total: total, base: base, ceiling: ceiling).run()
    }
}
