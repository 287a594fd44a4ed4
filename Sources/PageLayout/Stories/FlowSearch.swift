/// The search of a `Flow` in given segments. Positions count rows from the first segment's head, all segments laid end
/// to end; a layer holds, for every position that the units so far can end at, the cheapest way to get there.
struct FlowSearch {
    /// The cheapest way to a position.
    private struct State {
        var cost: Double
        var previous: Int32
        var start: Int32
        var way: Int32
    }
    /// The positions of a layer, and where its states lie.
    private struct Layer {
        var lowest: Int
        var highest: Int
        var offset: Int
    }

    private let table: FlowTable
    private let mostSlack: Int
    private let total: Int
    private let base: Double
    private let ceiling: Double
    /// Where each segment starts, and where the last ends.
    private let starts: [Int]
    /// The segment each position is in.
    private let segment: [Int32]

    init(_ flow: Flow, _ segments: [Segment], total: Int, base: Double, ceiling: Double) {
        table = flow.table
        mostSlack = flow.mostSlack
        self.total = total
        self.base = base
        self.ceiling = ceiling
        var starts = [0]
        var segment: [Int32] = []
        starts.reserveCapacity(segments.count + 1)
        segment.reserveCapacity(total)
        for (index, rows) in segments.enumerated() {
            starts.append(starts[index] + rows)
            for _ in 0..<rows { segment.append(Int32(index)) }
        }
        self.starts = starts
        self.segment = segment
    }

    /// The best way, or `nil`.
    func run() -> FlowSolution? {
        guard let layers = makeLayers(), let last = layers.last else { return nil }
        let start = State(cost: .infinity, previous: -1, start: 0, way: 0)
        var states = Array(repeating: start, count: last.offset + last.highest - last.lowest + 1)
        states[0].cost = 0
        let isReached = states.withUnsafeMutableBufferPointer { states in
            table.units.indices.allSatisfy { fill($0, from: layers[$0], to: layers[$0 + 1], states) }
        }
        return isReached ? best(layers, states) : nil
    }

    /// A layer before the units and one after each: the positions from which the units that are left can still fill the
    /// segments. `nil` where there are none.
    private func makeLayers() -> [Layer]? {
        let slack = mostSlack * (starts.count - 1)
        var layers = [Layer(lowest: 0, highest: 0, offset: 0)]
        layers.reserveCapacity(table.units.count + 1)
        var (lowest, highest, count) = (0, 0, 1)
        for (index, unit) in table.units.enumerated() {
            let jump = unit.spaceBefore + unit.extraSpace + mostSlack
            lowest = max(lowest + unit.leastRows, total - table.mostFrom[index + 1] - slack)
            highest = min(total - table.leastFrom[index + 1], highest + unit.mostRows + jump)
            guard lowest <= highest else { return nil }
            layers.append(Layer(lowest: lowest, highest: highest, offset: count))
            count += highest - lowest + 1
        }
        return layers
    }

    /// Finds the positions that a unit can end at; `false` where there are none.
    private func fill(
        _ number: Int, from before: Layer, to next: Layer, _ states: UnsafeMutableBufferPointer<State>
    ) -> Bool {
        let unit = table.units[number]
        let isLast = number == table.units.count - 1
        let isKept = number > 0 && table.units[number - 1].keepsWithNext
        var isReached = false

        func begin(at start: Int, after position: Int, _ cost: Double) {
            for way in unit.ways {
                guard let (end, divided) = self.end(of: unit, table.ways[way], from: start, isLast: isLast),
                    end >= next.lowest, end <= next.highest
                else { continue }
                let cost = cost + table.ways[way].cost + Double(divided) * Flow.dividedCost
                let place = next.offset + end - next.lowest
                guard cost < states[place].cost, base + cost <= ceiling else { continue }
                states[place] = State(
                    cost: cost, previous: Int32(position), start: Int32(start), way: Int32(way - unit.ways.lowerBound))
                isReached = true
            }
        }

        for position in before.lowest...before.highest where position < total {
            let cost = states[before.offset + position - before.lowest].cost
            guard cost < .infinity else { continue }
            let at = Int(segment[position])
            let end = starts[at + 1]
            let isHead = position == starts[at]
            for extra in 0...(isHead ? 0 : unit.extraSpace) {
                let start = position + (isHead ? 0 : unit.spaceBefore) + extra
                if start < end { begin(at: start, after: position, cost + Double(extra) * Flow.extraSpaceCost) }
            }
            // Or at the head of the next segment, with the rest of this one left empty: never parted from its subhead.
            if !isHead, !isKept, end - position <= mostSlack, end < total {
                begin(at: end, after: position, cost + Double(end - position) * Flow.slackCost)
            }
        }
        return isReached
    }

    /// Where a unit set in a way ends, and how many words it divides between columns; `nil` where it would leave a line
    /// alone or a subhead at a foot.
    private func end(
        of unit: FlowTable.Unit, _ way: FlowTable.Way, from start: Int, isLast: Bool
    ) -> (position: Int, divided: Int)? {
        var at = Int(segment[start])
        var end = start + way.rows
        var divided = 0
        if end > starts[at + 1] {
            let free = starts[at + 1] - start
            if unit.keepsWithNext || free == 1 { return nil }
            var left = way.rows - free
            while true {
                let head = starts[at + 1]
                if let first = way.divided, table.divided[first + way.rows - left - 1] { divided += 1 }
                guard head < total else { return nil }
                at = Int(segment[head])
                let free = starts[at + 1] - head
                if left <= free {
                    if left == 1 { return nil }
                    end = head + left
                    break
                }
                left -= free
            }
        }
        if unit.keepsWithNext, !isLast, starts[at + 1] - end < 2 { return nil }
        return (end, divided)
    }

    /// The cheapest way to the end, traced back.
    private func best(_ layers: [Layer], _ states: [State]) -> FlowSolution? {
        guard let final = layers.last else { return nil }
        let lastStart = segment.last.map { starts[Int($0)] } ?? 0
        var chosen: (position: Int, cost: Double)?
        for position in final.lowest...final.highest {
            let slack = total - position
            let cost = states[final.offset + position - final.lowest].cost + Double(slack) * Flow.slackCost
            // Every segment must hold something, unless the text is too short for that.
            guard cost < .infinity, slack <= mostSlack, position > lastStart || mostSlack > Flow.usualSlack,
                base + cost <= ceiling
            else { continue }
            if chosen.map({ cost < $0.cost }) ?? true { chosen = (position, cost) }
        }
        return chosen.map { traced(layers, states, from: $0.position, cost: $0.cost) }
    }

    private func traced(_ layers: [Layer], _ states: [State], from end: Int, cost: Double) -> FlowSolution {
        var placements: [FlowSolution.Placement] = []
        placements.reserveCapacity(table.units.count)
        var used = Array(repeating: 0, count: starts.count - 1)
        var position = end
        for (layer, unit) in zip(layers.dropFirst(), table.units).reversed() {
            let state = states[layer.offset + position - layer.lowest]
            let start = Int(state.start)
            let first = segment[start]
            placements.append(
                FlowSolution.Placement(
                    variant: state.way, segment: first, row: Int32(start - starts[Int(first)]),
                    rows: Int32(table.ways[unit.ways.lowerBound + Int(state.way)].rows)))
            mark(&used, from: start, to: position)
            position = Int(state.previous)
        }
        let slack = used.indices.map { starts[$0 + 1] - starts[$0] - used[$0] }
        return FlowSolution(placements: placements.reversed(), slack: slack, cost: cost)
    }

    /// Notes how deep each segment is filled by rows from one position to another.
    private func mark(_ used: inout [Int], from: Int, to: Int) {
        for index in used.indices where from < starts[index + 1] && to > starts[index] {
            used[index] = max(used[index], min(to, starts[index + 1]) - starts[index])
        }
    }
}
