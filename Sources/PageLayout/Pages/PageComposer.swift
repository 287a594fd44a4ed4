/// Composes single pages: from a story on, which bands one under the other fill the page to its last row.
final class PageComposer {
    /// A page found: what it takes and costs.
    struct Page {
        var plan: PagePlan
        /// First story that is not on it.
        var next: Int
        var notices: Int
        var cost: Double
    }

    private struct State: Hashable {
        var story: Int
        var notices: Int
        var row: Int
    }
    private struct Reached {
        var cost: Double
        var from: State?
        var parts: [PagePlan.Part]
    }

    private var found: [[Int]: [Page]] = [:]
    private let bands: BandMaker
    private let stories: [Story]
    private let rows: Int
    private let rules: (gap: ClosedRange<Int>, openingRows: Int, newPage: Bool, notice: ClosedRange<Int>)
    /// Cost of a row left empty at the foot of a page.
    static let unfilledCost = 45.0
    /// Most notices on one page.
    static let mostNotices = 3

    init(
        bands: BandMaker, stories: [Story], rows: Int, gap: ClosedRange<Int>, openingRows: Int, newPage: Bool,
        notice: ClosedRange<Int>
    ) {
        self.bands = bands
        self.stories = stories
        self.rows = rows
        rules = (gap, openingRows, newPage, notice)
    }

    /// The pages that can be made of the stories from `first` on, under what already takes `taken` rows of the page:
    /// the best for each number of stories and of notices. `free` is how many notices are left.
    func pages(from first: Int, taken: Int = 0, free: Int) -> [Page] {
        let key = [first, taken, min(free, PageComposer.mostNotices)]
        if let known = found[key] { return known }
        let pages = search(from: first, taken: taken, free: free)
        found[key] = pages
        return pages
    }

    private func search(from first: Int, taken: Int, free: Int) -> [Page] {
        let start = State(story: first, notices: 0, row: taken)
        var reached: [State: Reached] = [start: Reached(cost: 0, from: nil, parts: [])]
        var pending: [Int: [State]] = [taken: [start]]
        for row in taken..<max(rows, taken + 1) {
            for state in (pending[row] ?? []).sorted(by: { ($0.story, $0.notices) < ($1.story, $1.notices) }) {
                guard let here = reached[state] else { continue }
                for (next, cost, parts) in steps(from: state, top: row == 0, free: free) {
                    if let rival = reached[next], rival.cost <= here.cost + cost { continue }
                    if reached[next] == nil { pending[next.row, default: []].append(next) }
                    reached[next] = Reached(cost: here.cost + cost, from: state, parts: parts)
                }
            }
        }
        return collect(reached, start: start)
    }

    private func steps(from state: State, top: Bool, free: Int) -> [(State, Double, [PagePlan.Part])] {
        var result: [(State, Double, [PagePlan.Part])] = []
        for gap in top ? 0...0 : rules.gap {
            let row = state.row + gap
            let loose = top ? 0 : Double(gap - rules.gap.lowerBound) * 0.8
            if state.story < stories.count {
                result += bandSteps(from: state, row: row, top: top, free: free).map { ($0, $1 + loose, $2) }
            }
            if !top, state.notices == 0, free >= 3 {
                for depth in rules.notice where row + depth <= rows {
                    let next = State(story: state.story, notices: 3, row: row + depth)
                    let cost = 9 + Double(depth - rules.notice.lowerBound) * 0.5 + loose
                    result.append((next, cost, [.notices(rows: depth, row: row)]))
                }
            }
        }
        return result
    }

    private func bandSteps(from state: State, row: Int, top: Bool, free: Int) -> [(State, Double, [PagePlan.Part])] {
        let opens = stories[state.story].opens != nil
        if opens, rules.newPage, !top { return [] }
        let begin = row + (opens ? rules.openingRows : 0)
        return bands.bands(from: state.story).compactMap { band in
            let notices = state.notices + band.notices
            guard begin + band.rows <= rows, notices <= min(free, PageComposer.mostNotices) else { return nil }
            var parts: [PagePlan.Part] = opens ? [.opening(story: state.story, row: row)] : []
            parts.append(.band(band, row: begin))
            let next = State(story: state.story + band.stories, notices: notices, row: begin + band.rows)
            return (next, band.cost + (opens && !top ? 6 : 0), parts)
        }
    }

    private func collect(_ reached: [State: Reached], start: State) -> [Page] {
        var best: [State: (state: State, cost: Double)] = [:]
        for (state, here) in reached where state != start && state.row <= rows && state.story > start.story {
            let key = State(story: state.story, notices: state.notices, row: 0)
            let cost = here.cost + Double(rows - state.row) * PageComposer.unfilledCost
            if let rival = best[key], (rival.cost, -rival.state.row) <= (cost, -state.row) { continue }
            best[key] = (state, cost)
        }
        return best.values.sorted { ($0.state.story, $0.state.notices) < ($1.state.story, $1.state.notices) }.map { end in
            var parts: [PagePlan.Part] = []
            var state = end.state
            while let here = reached[state], let from = here.from {
                parts = here.parts + parts
                state = from
            }
            return Page(
                plan: PagePlan(parts: parts, unfilled: rows - end.state.row), next: end.state.story,
                notices: end.state.notices, cost: end.cost)
        }
    }
}
