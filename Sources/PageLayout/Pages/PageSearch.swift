/// One search of a page, from its top (or what is taken of it) down: states are what is placed, how many notices are
/// taken, and the row reached.
struct PageSearch {
    /// What a step puts on the page.
    enum Kind { case start, band, notices, poster }

    /// A state, and the step that leads to it the cheapest way: plain numbers, since there are very many.
    private struct State {
        var progress: Progress
        var notices: Int32
        var row: Int32
        var place: Int
        var cost: Double
        var from: Int32
        var kind: Kind
        /// Where what the step puts on the page begins; with an opening over it, that opening.
        var at: Int32
        /// Which of the choices, and which of its bands; or how many rows of notices.
        var choice: Int32
        var band: Int32
    }

    private let first: Progress
    private let rows: Int
    private let board: PageBoard
    private var states: [State] = []
    private var choices: [BandChoice] = []
    /// States in the order they were first reached, by row.
    private var pending: [[Int32]]

    init(from first: Progress, taken: Int, rows: Int, board: PageBoard) {
        self.first = first
        self.rows = rows
        self.board = board
        pending = Array(repeating: [], count: rows + 1)
        let start = State(
            progress: first, notices: 0, row: Int32(min(taken, rows)), place: 0, cost: 0, from: -1, kind: .start, at: 0,
            choice: 0, band: 0)
        offer(start)
    }

    func progress(of number: Int) -> Progress { states[number].progress }
    func notices(of number: Int) -> Int { Int(states[number].notices) }

    /// Calls `body` with the number of every state in a row; all that will be reached there must have been.
    mutating func forEachState(in row: Int, _ body: (inout PageSearch, Int) -> Void) {
        guard row < pending.count else { return }
        for number in pending[row] { body(&self, Int(number)) }
    }

    /// Whether a state that places the same reaches so many rows deeper, or fewer, for less than those rows cost as a gap: what
    /// comes so far under this one comes cheaper under that.
    func isBeaten(_ number: Int, byRows most: Int, costing row: Double) -> Bool {
        guard most > 0 else { return false }
        let state = states[number]
        for deeper in 1...most where Int(state.row) + deeper <= rows {
            let rival = board[state.place + deeper]
            if rival >= 0, states[rival].cost < state.cost + Double(deeper) * row - PageSearch.rounding { return true }
        }
        return false
    }

    /// Under this a difference of costs may be the rounding of their sums.
    private static let rounding = 1e-6

    /// Offers every band of one of the table's choices that fits under a state, with at most so many notices on the page.
    ///
    /// - Parameters:
    ///   - row: Where the band begins, or the opening over it.
    ///   - begin: Where the band itself begins.
    ///   - cost: What it costs to put anything there.
    mutating func offer(
        _ choice: Int, of table: BandChoice.Table, from number: Int, row: Int, begin: Int, notices most: Int,
        cost: Double
    ) {
        let (before, taken) = (states[number].cost, Int(states[number].notices))
        let chosen = Int32(choices.count)
        var isTaken = false
        let (next, range) = (table.rows[choice].next, table.rows[choice].entries)
        table.entries.withUnsafeBufferPointer { entries in
            for index in range {
                let band = entries[index]
                guard begin + band.rows <= rows else { break }
                guard taken + band.notices <= most else { continue }
                let state = State(
                    progress: next, notices: Int32(taken + band.notices), row: Int32(begin + band.rows), place: 0,
                    cost: before + (band.cost + cost), from: Int32(number), kind: .band, at: Int32(row),
                    choice: chosen, band: Int32(index - range.lowerBound))
                if offer(state) { isTaken = true }
            }
        }
        if isTaken { choices.append(table.choices[choice]) }
    }

    /// Offers notices, so many rows deep.
    mutating func offer(_ kind: Kind, rows: Int, row: Int, notices: Int, cost: Double, from number: Int) {
        let before = states[number]
        offer(
            State(
                progress: before.progress, notices: before.notices + Int32(notices), row: Int32(row + rows), place: 0,
                cost: before.cost + cost, from: Int32(number), kind: kind, at: Int32(row), choice: 0, band: Int32(rows))
        )
    }

    /// Takes a way to a state where none is cheaper, and says whether it did.
    @discardableResult
    private mutating func offer(_ state: State) -> Bool {
        let place = board.place(
            base: state.progress.base - first.base, pattern: state.progress.pattern, notices: Int(state.notices),
            row: Int(state.row))
        let known = board[place]
        if known >= 0, states[known].cost <= state.cost { return false }
        var state = state
        state.place = place
        if known >= 0 {
            states[known] = state
        } else {
            board[place] = states.count
            pending[Int(state.row)].append(Int32(states.count))
            states.append(state)
        }
        return true
    }

    /// The best page for each choice of stories and number of notices, and the end of the search.
    func pages() -> [PageComposer.Page] {
        for state in states { board[state.place] = -1 }
        var ends: [(number: Int, cost: Double, place: Int)] = []
        for number in pending.joined().lazy.map({ Int($0) }) where states[number].progress.placed > first.placed {
            let state = states[number]
            let cost = state.cost + Double(rows - Int(state.row)) * PageComposer.unfilledCost
            // The board keeps, for what is placed and the notices taken, which end is the best so far.
            let place = state.place - Int(state.row)
            if board[place] < 0 {
                board[place] = ends.count
                ends.append((number, cost, place))
            } else if cost < ends[board[place]].cost {
                ends[board[place]] = (number, cost, place)
            }
        }
        for end in ends { board[end.place] = -1 }
        return ends.map { end in
            let state = states[end.number]
            return PageComposer.Page(
                plan: PagePlan(parts: parts(to: end.number), unfilled: rows - Int(state.row)), next: state.progress,
                notices: Int(state.notices), cost: end.cost)
        }
    }

    private func parts(to end: Int) -> [PagePlan.Part] {
        var parts: [PagePlan.Part] = []
        var number = end
        while number >= 0 {
            let state = states[number]
            let row = Int(state.at)
            switch state.kind {
            case .start: break
            case .band:
                let choice = choices[Int(state.choice)]
                let band = choice.bands[Int(state.band)]
                parts.append(.band(band, row: Int(state.row) - band.rows))
                if choice.opens { parts.append(.opening(story: choice.stories[0], row: row)) }
            case .notices: parts.append(.notices(rows: Int(state.band), row: row))
            case .poster: parts.append(.poster(rows: Int(state.band), row: row))
            }
            number = Int(state.from)
        }
        return parts.reversed()
    }
}
