/// Breaks a whole text into columns and pages at once, taking for each paragraph that one of its ways which makes every
/// column end well.
///
/// Dynamic programming over paragraphs: the state is the row of the column that comes next, the choice the paragraph's
/// way (a line longer or shorter than its best). Time and memory are linear in the number of paragraphs.
public struct ColumnBreaker: Sendable {
    /// One way to break a paragraph, as far as columns care.
    public struct Way: Sendable {
        /// How much worse than the paragraph's best it is.
        public var cost: Double
        /// Whether each of its lines ends in a hyphen; there are as many lines.
        public var hyphens: [Bool]

        /// A way of so many lines.
        public init(cost: Double, hyphens: [Bool]) {
            self.cost = cost
            self.hyphens = hyphens
        }
    }

    /// What was chosen for a paragraph.
    public struct Choice: Sendable, Hashable {
        /// Index of its way.
        public var way: Int
        /// Whether it begins in a new column although rows of the old one are left: at most two, and only where
        /// nothing else was possible.
        public var startsColumn: Bool
        /// Whether its last two lines begin a column, the one before it a row short.
        public var carriesTwo: Bool
    }

    /// Rows of a column; at least `fewestRows`.
    public let rows: Int
    /// Columns of a page.
    public let columns: Int

    /// Lines of a full page.
    public var lines: Int { rows * columns }

    /// The fewest rows of a column for which every text can be broken without widows and orphans.
    public static let fewestRows = 4

    /// A breaker for pages of so many columns of so many rows.
    public init(rows: Int, columns: Int) {
        self.rows = max(ColumnBreaker.fewestRows, rows)
        self.columns = max(1, columns)
    }

    /// A hyphen at the end of a column, and of a page.
    private static let columnHyphen = 1.5
    private static let pageHyphen = 4.0
    /// A row left empty at the end of a column: the last resort.
    private static let emptyRow = 10_000.0

    private struct Node {
        var cost = Double.infinity
        /// Columns filled so far, on the best way to this state.
        var column = 0
    }
    private struct Step {
        var row: UInt16 = 0
        var choice: UInt16 = 0
    }

    /// The choices for all paragraphs; a paragraph without ways counts for nothing and keeps way 0.
    public func choices(count: Int, ways: (Int) -> [Way]) -> [Choice] {
        var nodes = [Node](repeating: Node(), count: rows)
        nodes[0].cost = 0
        var steps = [Step](repeating: Step(), count: count * rows)
        var next = nodes
        for paragraph in 0..<count {
            let offered = ways(paragraph)
            let lines = offered.prefix(ColumnBreaker.mostWays).map(\.hyphens.count)
            for row in 0..<rows { next[row].cost = .infinity }
            for row in 0..<rows where nodes[row].cost.isFinite {
                if offered.isEmpty, nodes[row].cost < next[row].cost {
                    next[row] = nodes[row]
                    steps[paragraph * rows + row] = Step(row: UInt16(row), choice: 0)
                }
                for index in lines.indices {
                    let fits = row + lines[index] <= rows
                    if fits, rows - row > 2 {
                        // Nearly always the column holds the paragraph, and there is nothing to weigh.
                        let isFull = row + lines[index] == rows
                        let end = isFull ? 0 : row + lines[index]
                        let cost = nodes[row].cost + offered[index].cost
                        guard cost < next[end].cost else { continue }
                        next[end] = Node(cost: cost, column: nodes[row].column + (isFull ? 1 : 0))
                        steps[paragraph * rows + end] = Step(row: UInt16(row), choice: UInt16(index * 4))
                        continue
                    }
                    for move in 0..<4 where move & 1 == 0 ? !(fits && move == 2) : rows - row <= 2 {
                        let end: (row: Int, column: Int, cost: Double)
                        if fits, move == 0 {
                            let isFull = row + lines[index] == rows
                            end = (isFull ? 0 : row + lines[index], nodes[row].column + (isFull ? 1 : 0), 0)
                        } else if let found = place(offered[index], at: row, nodes[row].column, move) {
                            end = found
                        } else {
                            continue
                        }
                        let cost = nodes[row].cost + offered[index].cost + end.cost
                        guard cost < next[end.row].cost else { continue }
                        next[end.row] = Node(cost: cost, column: end.column)
                        steps[paragraph * rows + end.row] = Step(row: UInt16(row), choice: UInt16(index * 4 + move))
                    }
                }
            }
            swap(&nodes, &next)
        }
        return trace(steps, from: nodes, count)
    }

    /// More ways than any paragraph has.
    private static let mostWays = 1_000

    private func trace(_ steps: [Step], from nodes: [Node], _ count: Int) -> [Choice] {
        var row = nodes.indices.min { nodes[$0].cost < nodes[$1].cost } ?? 0
        var choices = [Choice](repeating: Choice(way: 0, startsColumn: false, carriesTwo: false), count: count)
        for paragraph in stride(from: count - 1, through: 0, by: -1) {
            let step = steps[paragraph * rows + row]
            let choice = Int(step.choice)
            choices[paragraph] = Choice(
                way: choice / 4, startsColumn: choice & 1 != 0, carriesTwo: choice & 2 != 0)
            row = Int(step.row)
        }
        return choices
    }

    /// Where a paragraph ends that begins at a row, and what its column ends cost; `nil` where it may not stand so.
    private func place(_ way: Way, at start: Int, _ column: Int, _ move: Int) -> (row: Int, column: Int, cost: Double)?
    {
        let lines = way.hyphens.count
        let startsColumn = move & 1 != 0
        let carriesTwo = move & 2 != 0
        var (row, column, cost) = (start, column, 0.0)
        if startsColumn {
            let empty = rows - row
            guard row > 0, empty <= 2 else { return nil }
            cost += ColumnBreaker.emptyRow * Double(empty * empty * empty)
            (row, column) = (0, column + 1)
        }
        let left = rows - row
        guard lines > left else {
            return carriesTwo ? nil : lines == left ? (0, column + 1, cost) : (row + lines, column, cost)
        }
        // First line alone at a column's foot.
        if left == 1 { return nil }
        let over = (lines - left) % rows
        if over == 1 {
            guard carriesTwo else { return nil }
            // The column before keeps a line less; it may not keep only the paragraph's first.
            if lines - left == 1, left == 2 { return nil }
            cost += ColumnBreaker.emptyRow
        } else if carriesTwo {
            return nil
        }
        let flow = ColumnFlow(rows: rows, row: row, lines: lines, carriesTwo: carriesTwo)
        for end in flow.columnEnds {
            if way.hyphens[end] {
                cost += (column + 1) % columns == 0 ? ColumnBreaker.pageHyphen : ColumnBreaker.columnHyphen
            }
            column += 1
        }
        // A last column that is full as well ends exactly there.
        return flow.endRow == rows ? (0, column + 1, cost) : (flow.endRow, column, cost)
    }
}

/// How the lines of one paragraph fall into columns.
struct ColumnFlow {
    /// The last line of each column that the paragraph runs out of, but not of the one it ends in.
    let columnEnds: [Int]
    /// Rows taken of the column in which it ends.
    let endRow: Int

    init(rows: Int, row: Int, lines: Int, carriesTwo: Bool) {
        var ends: [Int] = []
        var placed = 0
        var room = rows - row
        while lines - placed > room {
            let remaining = lines - placed - room
            placed += carriesTwo && remaining == 1 ? room - 1 : room
            ends.append(placed - 1)
            room = rows
        }
        columnEnds = ends
        endRow = rows - room + lines - placed
    }
}

/// Gives each line its page, column and row, paragraph after paragraph.
public struct ColumnWalk: Sendable {
    /// Where a line stands; all from 0.
    public struct Place: Sendable, Hashable {
        /// The page.
        public var page: Int
        /// The column of the page.
        public var column: Int
        /// The row of the column.
        public var row: Int
    }
    private let breaker: ColumnBreaker
    private var column = 0
    private var row = 0

    /// From the head of the first column.
    public init(_ breaker: ColumnBreaker) { self.breaker = breaker }

    /// The places of a paragraph's lines.
    public mutating func places(of lines: Int, _ choice: ColumnBreaker.Choice) -> [Place] {
        if choice.startsColumn { newColumn() }
        let flow = ColumnFlow(rows: breaker.rows, row: row, lines: lines, carriesTwo: choice.carriesTwo)
        var ends = flow.columnEnds[...]
        var places: [Place] = []
        places.reserveCapacity(lines)
        for line in 0..<lines {
            places.append(Place(page: column / breaker.columns, column: column % breaker.columns, row: row))
            row += 1
            if row == breaker.rows || ends.first == line {
                if ends.first == line { ends.removeFirst() }
                newColumn()
            }
        }
        return places
    }

    private mutating func newColumn() {
        column += 1
        row = 0
    }
}
