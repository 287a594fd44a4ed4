/// The states that searches of a page have reached, one place for each: the same board for all searches, cleared after
/// each.
final class PageBoard {
    private var numbers: [Int32]
    private let shape: (rows: Int, notices: Int)

    /// A board for pages of so many rows, with so many stories and notices at most.
    init(rows: Int, stories: Int, notices: Int) {
        shape = (rows + 1, notices + 1)
        numbers = Array(
            repeating: -1, count: (stories + Progress.window) * Progress.patterns * shape.rows * shape.notices)
    }

    /// The place of a state, `base` stories after the first of the page.
    func place(base: Int, pattern: Int, notices: Int, row: Int) -> Int {
        ((base * Progress.patterns + pattern) * shape.notices + notices) * shape.rows + row
    }

    /// The number kept at a place; under 0 for none.
    subscript(place: Int) -> Int {
        get { Int(numbers[place]) }
        set { numbers[place] = Int32(newValue) }
    }
}

/// One search of a page, from its top (or what is taken of it) down: states are what is placed, how many notices are
/// taken, and the row reached.
struct PageSearch {
    /// What a step puts on the page.
    enum Step {
        case start
        case band(Band, row: Int, opening: Int?)
        case notices(rows: Int, row: Int)
        case poster(rows: Int, row: Int)
    }
    private struct State {
        var progress: Progress
        var notices: Int
        var row: Int
        var place: Int
        var cost: Double
        var from: Int
        var step: Step
    }

    private let first: Progress
    private let rows: Int
    private let board: PageBoard
    private var states: [State] = []
    /// States in the order they were first reached, by row.
    private var pending: [[Int]]

    init(from first: Progress, taken: Int, rows: Int, board: PageBoard) {
        self.first = first
        self.rows = rows
        self.board = board
        pending = Array(repeating: [], count: rows + 1)
        offer(first, notices: 0, row: min(taken, rows), cost: 0, from: -1, .start)
    }

    func progress(of number: Int) -> Progress { states[number].progress }
    func notices(of number: Int) -> Int { states[number].notices }

    /// Calls `body` with the number of every state in a row; all that will be reached there must have been.
    mutating func forEachState(in row: Int, _ body: (inout PageSearch, Int) -> Void) {
        guard row < pending.count else { return }
        for number in pending[row] { body(&self, number) }
    }

    /// Takes a way to a state where none is cheaper. `cost` is that of the step alone.
    mutating func offer(_ progress: Progress, notices: Int, row: Int, cost: Double, from: Int, _ step: Step) {
        let total = (from < 0 ? 0 : states[from].cost) + cost
        let place = board.place(
            base: progress.base - first.base, pattern: progress.pattern, notices: notices, row: row)
        let known = board[place]
        guard known >= 0 else {
            board[place] = states.count
            pending[row].append(states.count)
            states.append(
                State(
                    progress: progress, notices: notices, row: row, place: place, cost: total, from: from, step: step))
            return
        }
        guard total < states[known].cost else { return }
        states[known].cost = total
        states[known].from = from
        states[known].step = step
    }

    /// The best page for each choice of stories and number of notices, and the end of the search.
    func pages() -> [PageComposer.Page] {
        for state in states { board[state.place] = -1 }
        var best: [Int: (number: Int, cost: Double)] = [:]
        var keys: [Int] = []
        for number in pending.joined() where states[number].progress.placed > first.placed {
            let state = states[number]
            let key = board.place(
                base: state.progress.base - first.base, pattern: state.progress.pattern, notices: state.notices, row: 0)
            let cost = state.cost + Double(rows - state.row) * PageComposer.unfilledCost
            if let rival = best[key], rival.cost <= cost { continue }
            if best[key] == nil { keys.append(key) }
            best[key] = (number, cost)
        }
        return keys.compactMap { best[$0] }.map { end in
            let state = states[end.number]
            return PageComposer.Page(
                plan: PagePlan(parts: parts(to: end.number), unfilled: rows - state.row), next: state.progress,
                notices: state.notices, cost: end.cost)
        }
    }

    private func parts(to end: Int) -> [PagePlan.Part] {
        var parts: [PagePlan.Part] = []
        var number = end
        while number >= 0 {
            switch states[number].step {
            case .start: break
            case .band(let band, let row, let opening):
                parts.append(.band(band, row: row))
                if let opening { parts.append(.opening(story: band.stories[0], row: opening)) }
            case .notices(let rows, let row): parts.append(.notices(rows: rows, row: row))
            case .poster(let rows, let row): parts.append(.poster(rows: rows, row: row))
            }
            number = states[number].from
        }
        return parts.reversed()
    }
}
