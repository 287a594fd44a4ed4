/// A unit of a story's text that flows through its columns: a paragraph, a subhead, a list item.
struct FlowUnit {
    /// One way to set a unit.
    struct Variant {
        /// Rows it takes.
        var rows: Int
        /// What it costs.
        var cost: Double
        /// Whether each row ends in a divided word; empty where none does.
        var divided: [Bool] = []
    }
    /// The ways to set it, the best first.
    var variants: [Variant]
    /// Empty rows before it, unless it begins a column.
    var spaceBefore = 0
    /// Empty rows that may be added to those, to bring the columns level.
    var extraSpace = 0
    /// Whether it must have two lines of what follows under it in the same column.
    var keepsWithNext = false

    /// Fewest rows of any way to set it.
    var leastRows: Int { variants.reduce(variants.first?.rows ?? 0) { min($0, $1.rows) } }
    /// Most rows of any way to set it.
    var mostRows: Int { variants.reduce(0) { max($0, $1.rows) } }
}

/// Units as the search reads them, over and over: one table of plain numbers for all ways to set them.
struct FlowTable: Sendable {
    /// A unit, and which of the ways are its.
    struct Unit {
        var ways: Range<Int>
        var spaceBefore: Int
        var extraSpace: Int
        var keepsWithNext: Bool
        var leastRows: Int
        var mostRows: Int
    }
    /// A way to set a unit: which row of it is the first of `divided`, or none where no row ends in a divided word.
    struct Way {
        var rows: Int
        var cost: Double
        var divided: Int?
    }

    let units: [Unit]
    let ways: [Way]
    let divided: [Bool]
    /// Fewest and most rows of all units from one on; one entry more than units.
    let leastFrom: [Int]
    let mostFrom: [Int]

    init(_ flow: [FlowUnit]) {
        var ways: [Way] = []
        var divided: [Bool] = []
        units = flow.map { unit in
            let first = ways.count
            for variant in unit.variants {
                let divides = variant.divided.contains(true)
                ways.append(Way(rows: variant.rows, cost: variant.cost, divided: divides ? divided.count : nil))
                if divides {
                    divided += (0..<variant.rows).map { $0 < variant.divided.count && variant.divided[$0] }
                }
            }
            return Unit(
                ways: first..<ways.count, spaceBefore: unit.spaceBefore, extraSpace: unit.extraSpace,
                keepsWithNext: unit.keepsWithNext, leastRows: unit.leastRows, mostRows: unit.mostRows)
        }
        self.ways = ways
        self.divided = divided
        var least = [0]
        var most = [0]
        for unit in units.reversed() {
            least.append((least.last ?? 0) + unit.leastRows)
            most.append((most.last ?? 0) + unit.mostRows + unit.spaceBefore + unit.extraSpace)
        }
        leastFrom = least.reversed()
        mostFrom = most.reversed()
    }
}
