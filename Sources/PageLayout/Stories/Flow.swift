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

/// A column, or part of one, that text flows through: rows it has.
typealias Segment = Int

/// How a story's units were laid in its segments.
struct FlowSolution {
    /// For each unit: which variant, and where its first row stands.
    var placements: [(variant: Int, segment: Int, row: Int)]
    /// Empty rows left in each segment.
    var slack: [Int]
    /// What it costs.
    var cost: Double
}

/// Lays units in segments so that none is left uneven, no line stands alone at a column's head or foot, and no subhead
/// ends a column: a dynamic programme over units and positions, with paragraphs that may run a line longer or shorter
/// as its freedom (F. Mittelbach, "A general LuaTeX framework for globally optimized pagination", 2019).
struct Flow {
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

    let units: [FlowUnit]
    /// Fewest and most rows the units can take.
    let extent: ClosedRange<Int>
    /// Rows the units take each set in its best way, with the usual space before them.
    let naturalRows: Int

    init(units: [FlowUnit]) {
        self.units = units
        let least = units.reduce(0) { $0 + $1.leastRows }
        let most = units.reduce(0) { $0 + $1.mostRows + $1.spaceBefore + $1.extraSpace }
        extent = least...max(least, most)
        naturalRows = units.reduce(0) { $0 + ($1.variants.first?.rows ?? 0) + $1.spaceBefore }
    }

    /// The best way to lay the units in the segments, or `nil` where there is none.
    func solve(_ segments: [Segment]) -> FlowSolution? {
        let total = segments.reduce(0, +)
        guard total > 0, extent.lowerBound <= total, extent.upperBound + mostSlack * segments.count >= total else {
            return nil
        }
        let room = FlowRoom(segments)
        var layers = [FlowLayer(start: 0)]
        for (index, unit) in units.enumerated() {
            let isKept = index > 0 && units[index - 1].keepsWithNext
            let next = layer(of: unit, after: layers[index], room, isKept: isKept, last: index == units.count - 1)
            if next.isEmpty { return nil }
            layers.append(next)
        }
        return best(layers, room)
    }

    /// The positions a unit can end at, each with the cheapest way to get there.
    private func layer(
        of unit: FlowUnit, after before: FlowLayer, _ room: FlowRoom, isKept: Bool, last: Bool
    ) -> FlowLayer {
        let jump = unit.spaceBefore + unit.extraSpace + mostSlack
        var next = FlowLayer(
            from: before.lowest + unit.leastRows, through: min(room.total, before.highest + unit.mostRows + jump))
        before.forEachReached { position, cost in
            func begin(at start: Int, _ extra: Double) {
                for (number, variant) in unit.variants.enumerated() {
                    guard let (end, divided) = self.end(of: unit, variant, from: start, room, last: last) else {
                        continue
                    }
                    next.offer(
                        end,
                        FlowLayer.State(
                            cost: cost + extra + variant.cost + Double(divided) * Flow.dividedCost, previous: position,
                            variant: number, start: start))
                }
            }
            guard position < room.total else { return }
            let segment = room.segment[position]
            let end = room.starts[segment + 1]
            let isHead = position == room.starts[segment]
            for extra in 0...(isHead ? 0 : unit.extraSpace) {
                let start = position + (isHead ? 0 : unit.spaceBefore) + extra
                if start < end { begin(at: start, Double(extra) * Flow.extraSpaceCost) }
            }
            // Or at the head of the next segment, with the rest of this one left empty: never parted from its subhead.
            if !isHead, !isKept, end - position <= mostSlack, end < room.total {
                begin(at: end, Double(end - position) * Flow.slackCost)
            }
        }
        return next
    }

    /// Where a unit set in a way ends, and how many words it divides between columns; `nil` where it would leave a line
    /// alone or a subhead at a foot.
    private func end(
        of unit: FlowUnit, _ variant: FlowUnit.Variant, from start: Int, _ room: FlowRoom, last: Bool
    ) -> (position: Int, divided: Int)? {
        let first = room.segment[start]
        var segment = first
        var left = variant.rows
        var at = start
        var divided = 0
        while true {
            let free = room.starts[segment + 1] - at
            if left <= free {
                if segment != first, left == 1 { return nil }
                at += left
                break
            }
            if unit.keepsWithNext || (segment == first && free == 1) { return nil }
            left -= free
            let lastRow = variant.rows - left - 1
            if variant.divided.indices.contains(lastRow), variant.divided[lastRow] { divided += 1 }
            at = room.starts[segment + 1]
            guard at < room.total else { return nil }
            segment = room.segment[at]
        }
        if unit.keepsWithNext, !last, room.starts[segment + 1] - at < 2 { return nil }
        return (at, divided)
    }

    private func best(_ layers: [FlowLayer], _ room: FlowRoom) -> FlowSolution? {
        guard let final = layers.last else { return nil }
        let lastStart = room.segment.last.map { room.starts[$0] } ?? 0
        var chosen: (position: Int, cost: Double)?
        final.forEachReached { position, cost in
            let slack = room.total - position
            // Every segment must hold something, unless the text is too short for that.
            guard slack <= mostSlack, position > lastStart || mostSlack > Flow.usualSlack else { return }
            let cost = cost + Double(slack) * Flow.slackCost
            if chosen.map({ cost < $0.cost }) ?? true { chosen = (position, cost) }
        }
        guard let chosen else { return nil }
        var placements: [(variant: Int, segment: Int, row: Int)] = []
        var position = chosen.position
        var used = Array(repeating: 0, count: room.starts.count - 1)
        for index in stride(from: units.count, to: 0, by: -1) {
            guard let state = layers[index][position] else { return nil }
            let segment = room.segment[state.start]
            placements.append((state.variant, segment, state.start - room.starts[segment]))
            mark(&used, from: state.start, to: position, room.starts)
            position = state.previous
        }
        let slack = used.indices.map { room.starts[$0 + 1] - room.starts[$0] - used[$0] }
        return FlowSolution(placements: placements.reversed(), slack: slack, cost: chosen.cost)
    }

    /// Notes how deep each segment is filled by rows from one position to another.
    private func mark(_ used: inout [Int], from: Int, to: Int, _ starts: [Int]) {
        for index in used.indices where from < starts[index + 1] && to > starts[index] {
            used[index] = max(used[index], min(to, starts[index + 1]) - starts[index])
        }
    }
}
