import PrintModel

/// Composes single pages: from a story on, which bands one under the other fill the page to its last row.
final class PageComposer {
    /// A page found: what it takes and costs.
    struct Page {
        var plan: PagePlan
        /// What is placed after it.
        var next: Progress
        var notices: Int
        var cost: Double
    }

    private struct State: Hashable {
        var progress: Progress
        var notices: Int
        var row: Int
    }
    private struct Reached {
        var cost: Double
        var from: State?
        var parts: [PagePlan.Part]
    }

    private struct Key: Hashable {
        var first: Progress
        var taken: Int
        var free: Int
    }

    /// By the first story not placed yet.
    private var found: [Int: [Key: [Page]]] = [:]
    private let bands: BandMaker
    private let stories: [Story]
    private let rows: Int
    private let rules: (gap: ClosedRange<Int>, openingRows: Int, newPage: Bool, notice: ClosedRange<Int>)
    /// Cost of a row left empty at the foot of a page.
    static let unfilledCost = 45.0
    /// Cost of setting a story before one that should be read first.
    static let passingCost = 0.8
    /// Cost of a notice across the page, and the fewest rows it takes.
    static let posterCost = 24.0
    static let leastPoster = 7
    /// Most stories on one page: more are never wanted, and the search stays bounded.
    static let mostStories = 14
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

    /// The pages that can be made of the stories that are left, under what already takes `taken` rows of the page: the
    /// best for each choice of stories and number of notices. `free` is how many notices are left.
    func pages(from first: Progress, taken: Int = 0, free: Int) -> [Page] {
        let key = Key(first: first, taken: taken, free: min(free, PageComposer.mostNotices))
        if let known = found[first.base]?[key] { return known }
        let pages = search(from: first, taken: taken, free: key.free)
        found[first.base, default: [:]][key] = pages
        return pages
    }

    /// Lets go of pages and bands that begin before a story.
    func forget(before story: Int) {
        found = found.filter { $0.key >= story }
        chosen = chosen.filter { $0.key.base >= story }
        bands.forget(before: story)
    }

    private func search(from first: Progress, taken: Int, free: Int) -> [Page] {
        let start = State(progress: first, notices: 0, row: taken)
        var reached: [State: Reached] = [start: Reached(cost: 0, from: nil, parts: [])]
        // States in the order they were first reached, by row: the search runs down the page.
        var pending: [[State]] = Array(repeating: [], count: rows + 1)
        pending[min(taken, rows)].append(start)
        for row in taken..<max(rows, taken + 1) {
            for state in pending[row] {
                guard let here = reached[state],
                    state.progress.placed - first.placed < PageComposer.mostStories
                else { continue }
                forEachStep(from: state, top: row == 0, free: free) { next, cost, parts in
                    let total = here.cost + cost
                    if let rival = reached[next] {
                        if rival.cost <= total { return }
                    } else {
                        pending[next.row].append(next)
                    }
                    reached[next] = Reached(cost: total, from: state, parts: parts)
                }
            }
        }
        return collect(reached, order: pending, start: start)
    }

    private func forEachStep(
        from state: State, top: Bool, free: Int, _ offer: (State, Double, [PagePlan.Part]) -> Void
    ) {
        let sets = choices(state.progress)
        for gap in top ? 0...0 : rules.gap {
            let row = state.row + gap
            let loose = top ? 0 : Double(gap - rules.gap.lowerBound) * 0.8
            for (set, cost) in sets {
                offerBands(of: set, from: state, row: row, top: top, free: free, cost: cost + loose, offer)
            }
            if !top { offerNotices(from: state, row: row, free: free, cost: loose, offer) }
        }
    }

    /// Three notices side by side; or one, large, down to the foot of the page.
    private func offerNotices(
        from state: State, row: Int, free: Int, cost: Double, _ offer: (State, Double, [PagePlan.Part]) -> Void
    ) {
        if state.notices == 0, free >= 3 {
            for depth in rules.notice where row + depth <= rows {
                let next = State(progress: state.progress, notices: 3, row: row + depth)
                let more = 9 + Double(depth - rules.notice.lowerBound) * 0.5
                offer(next, cost + more, [.notices(rows: depth, row: row)])
            }
        }
        let depth = rows - row
        if state.notices < free, depth >= PageComposer.leastPoster {
            let next = State(progress: state.progress, notices: state.notices + 1, row: rows)
            let more = PageComposer.posterCost + Double(depth) * 0.25
            offer(next, cost + more, [.poster(rows: depth, row: row)])
        }
    }

    private var chosen: [Progress: [(stories: [Int], cost: Double)]] = [:]

    /// Which stories may make the next band, one to three of the candidates, and what passing others over costs.
    private func choices(_ progress: Progress) -> [(stories: [Int], cost: Double)] {
        if let known = chosen[progress] { return known }
        let candidates = progress.candidates(stories)
        let opens = candidates.first.map { stories[$0].opens != nil } ?? false
        var result: [(stories: [Int], cost: Double)] = []
        for bits in 1..<(1 << candidates.count) {
            let places = candidates.indices.filter { bits & (1 << $0) != 0 }
            guard places.count <= 3, let last = places.last, !opens || places[0] == 0, keepOrder(places, candidates)
            else { continue }
            let passed = last + 1 - places.count
            result.append((places.map { candidates[$0] }, Double(passed) * PageComposer.passingCost))
        }
        chosen[progress] = result
        return result
    }

    /// Whether the stories to which the designer gave a place are neither passed over nor set before their turn.
    private func keepOrder(_ places: [Int], _ candidates: [Int]) -> Bool {
        candidates.indices.allSatisfy { place in
            guard stories[candidates[place]].override.order != nil else { return true }
            return places.contains(place)
                ? places.prefix(place + 1) == Array(0...place)[...] : places.allSatisfy { $0 < place }
        }
    }

    private func offerBands(
        of set: [Int], from state: State, row: Int, top: Bool, free: Int, cost: Double,
        _ offer: (State, Double, [PagePlan.Part]) -> Void
    ) {
        let opens = stories[set[0]].opens != nil
        if opens, rules.newPage, !top { return }
        let begin = row + (opens ? rules.openingRows : 0)
        let next = state.progress.placing(set)
        for band in bands.bands(of: set) {
            let notices = state.notices + band.notices
            guard begin + band.rows <= rows, notices <= free else { continue }
            var parts: [PagePlan.Part] = opens ? [.opening(story: set[0], row: row)] : []
            parts.append(.band(band, row: begin))
            let total = band.cost + cost + (opens && !top ? 6 : 0)
            offer(State(progress: next, notices: notices, row: begin + band.rows), total, parts)
        }
    }

    private func collect(_ reached: [State: Reached], order: [[State]], start: State) -> [Page] {
        var best: [State: (state: State, cost: Double)] = [:]
        var keys: [State] = []
        for state in order.joined() where state != start && state.progress.placed > start.progress.placed {
            guard let here = reached[state] else { continue }
            let key = State(progress: state.progress, notices: state.notices, row: 0)
            let cost = here.cost + Double(rows - state.row) * PageComposer.unfilledCost
            if let rival = best[key], rival.cost <= cost { continue }
            if best[key] == nil { keys.append(key) }
            best[key] = (state, cost)
        }
        return keys.compactMap { best[$0] }.map { end in
            var parts: [PagePlan.Part] = []
            var state = end.state
            while let here = reached[state], let from = here.from {
                parts = here.parts + parts
                state = from
            }
            return Page(
                plan: PagePlan(parts: parts, unfilled: rows - end.state.row), next: end.state.progress,
                notices: end.state.notices, cost: end.cost)
        }
    }
}
