/// Segments laid end to end: positions count rows from the first segment's head.
struct FlowRoom {
    /// Where each segment starts, and where the last ends.
    let starts: [Int]
    /// The segment each position is in.
    let segment: [Int]

    init(_ segments: [Segment]) {
        var starts = [0]
        var segment: [Int] = []
        for (index, rows) in segments.enumerated() {
            starts.append(starts[index] + rows)
            for _ in 0..<rows { segment.append(index) }
        }
        self.starts = starts
        self.segment = segment
    }

    /// Rows in all.
    var total: Int { segment.count }
}

/// The positions that the units so far can end at: a window of rows, since they differ by little.
struct FlowLayer {
    /// The cheapest way to a position.
    struct State {
        var cost: Double
        var previous: Int
        var variant: Int
        var start: Int
    }

    let lowest: Int
    private var states: [State?]
    private(set) var isEmpty = true

    /// A window with nothing reached yet.
    init(from lowest: Int, through highest: Int) {
        self.lowest = lowest
        states = Array(repeating: nil, count: max(0, highest - lowest + 1))
    }

    /// A window of one position, reached at no cost.
    init(start: Int) {
        self.init(from: start, through: start)
        offer(start, State(cost: 0, previous: -1, variant: 0, start: start))
    }

    /// The last position of the window.
    var highest: Int { lowest + states.count - 1 }

    /// The cheapest way to a position, or `nil`.
    subscript(position: Int) -> State? {
        position >= lowest && position <= highest ? states[position - lowest] : nil
    }

    /// Takes a way to a position where none is cheaper.
    mutating func offer(_ position: Int, _ state: State) {
        guard position >= lowest, position <= highest else { return }
        if let rival = states[position - lowest], rival.cost <= state.cost { return }
        states[position - lowest] = state
        isEmpty = false
    }

    /// Calls `body` with every position reached and its cost, from the top down.
    func forEachReached(_ body: (Int, Double) -> Void) {
        for (index, state) in states.enumerated() {
            if let state { body(lowest + index, state.cost) }
        }
    }
}
