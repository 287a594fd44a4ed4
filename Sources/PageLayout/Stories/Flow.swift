/// A unit of a story's text that flows through its columns: a paragraph, a subhead, a list item.
struct FlowUnit {
    /// Rows it takes in each way it can be set, with what that way costs; the best first.
    var variants: [(rows: Int, cost: Double)]
    /// Empty rows before it, unless it begins a column.
    var spaceBefore = 0
    /// Whether it must have two lines of what follows under it in the same column.
    var keepsWithNext = false
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
    static let slackCost = 60.0
    /// Most rows that may be left empty at the foot of one segment.
    var mostSlack = Flow.usualSlack

    /// Rows that may be left empty at the foot of a segment of a story that suits its pattern.
    static let usualSlack = 2

    let units: [FlowUnit]

    init(units: [FlowUnit]) { self.units = units }

    /// Fewest and most rows the units can take, empty rows before subheads aside.
    var extent: ClosedRange<Int> {
        let least = units.reduce(0) { $0 + ($1.variants.map(\.rows).min() ?? 0) }
        let most = units.reduce(0) { $0 + ($1.variants.map(\.rows).max() ?? 0) + $1.spaceBefore }
        return least...max(least, most)
    }

    private struct State {
        var cost: Double
        var previous: Int
        var variant: Int
        var start: Int
    }

    /// The best way to lay the units in the segments, or `nil` where there is none.
    func solve(_ segments: [Segment]) -> FlowSolution? {
        let total = segments.reduce(0, +)
        guard total > 0, extent.lowerBound <= total, extent.upperBound + mostSlack * segments.count >= total else {
            return nil
        }
        var starts = [0]
        for rows in segments { starts.append(starts[starts.count - 1] + rows) }
        var layers: [[Int: State]] = [[0: State(cost: 0, previous: -1, variant: 0, start: 0)]]
        for (index, unit) in units.enumerated() {
            var next: [Int: State] = [:]
            for (position, state) in layers[index].sorted(by: { $0.key < $1.key }) {
                for start in beginnings(of: unit, at: position, starts) {
                    for (number, variant) in unit.variants.enumerated() {
                        guard
                            let end = end(
                                of: unit, rows: variant.rows, from: start.position, starts,
                                last: index == units.count - 1)
                        else { continue }
                        let cost = state.cost + start.cost + variant.cost
                        if let rival = next[end], rival.cost <= cost { continue }
                        next[end] = State(cost: cost, previous: position, variant: number, start: start.position)
                    }
                }
            }
            if next.isEmpty { return nil }
            layers.append(next)
        }
        return best(layers, starts, total)
    }

    /// Positions where a unit may begin: after its space, or at the head of the next segment with rows left empty.
    private func beginnings(of unit: FlowUnit, at position: Int, _ starts: [Int]) -> [(position: Int, cost: Double)] {
        guard let segment = segment(at: position, starts) else { return [] }
        let used = position - starts[segment]
        let here = used == 0 ? position : position + unit.spaceBefore
        var result: [(Int, Double)] = []
        if here < starts[segment + 1] { result.append((here, 0)) }
        let left = starts[segment + 1] - position
        if used > 0, left <= mostSlack, segment + 2 < starts.count {
            result.append((starts[segment + 1], Double(left) * Flow.slackCost))
        }
        return result
    }

    /// Where a unit of so many rows ends, or `nil` where it would leave a line alone or a subhead at a foot.
    private func end(of unit: FlowUnit, rows: Int, from start: Int, _ starts: [Int], last: Bool) -> Int? {
        guard let first = segment(at: start, starts) else { return nil }
        var left = rows
        var at = start
        var segment = first
        while left > 0 {
            guard segment + 1 < starts.count else { return nil }
            let room = starts[segment + 1] - at
            if left <= room {
                if segment != first, left == 1 { return nil }
                at += left
                left = 0
            } else {
                if unit.keepsWithNext { return nil }
                if segment == first, room == 1 { return nil }
                left -= room
                at = starts[segment + 1]
                segment += 1
            }
        }
        if unit.keepsWithNext, !last, starts[segment + 1] - at < 2 { return nil }
        return at
    }

    private func segment(at position: Int, _ starts: [Int]) -> Int? {
        // Segments are few; a search from the front is quickest. Empty ones are passed over.
        for index in 0..<starts.count - 1 where position < starts[index + 1] { return index }
        return nil
    }

    private func best(_ layers: [[Int: State]], _ starts: [Int], _ total: Int) -> FlowSolution? {
        guard let final = layers.last else { return nil }
        var chosen: (position: Int, cost: Double)?
        for (position, state) in final.sorted(by: { $0.key < $1.key }) {
            let slack = total - position
            // Every segment must hold something, unless the text is too short for that.
            let reachesLast = starts.count < 2 || position > starts[starts.count - 2]
            guard slack <= mostSlack, reachesLast || mostSlack > Flow.usualSlack else { continue }
            let cost = state.cost + Double(slack) * Flow.slackCost
            if chosen.map({ cost < $0.cost }) ?? true { chosen = (position, cost) }
        }
        guard let chosen else { return nil }
        var placements: [(variant: Int, segment: Int, row: Int)] = []
        var position = chosen.position
        var used = Array(repeating: 0, count: starts.count - 1)
        for index in stride(from: units.count, to: 0, by: -1) {
            guard let state = layers[index][position] else { return nil }
            let segment = segment(at: state.start, starts) ?? 0
            placements.append((state.variant, segment, state.start - starts[segment]))
            mark(&used, from: state.start, to: position, starts)
            position = state.previous
        }
        let slack = zip(used, starts.indices.dropLast()).map { used, index in starts[index + 1] - starts[index] - used }
        return FlowSolution(placements: placements.reversed(), slack: slack, cost: chosen.cost)
    }

    /// Notes how deep each segment is filled by rows from one position to another.
    private func mark(_ used: inout [Int], from: Int, to: Int, _ starts: [Int]) {
        for index in used.indices where from < starts[index + 1] && to > starts[index] {
            used[index] = max(used[index], min(to, starts[index + 1]) - starts[index])
        }
    }
}
