import PrintModel

/// Composes the pages of stories of a whole issue: which stories go on which page, so that every page is full. A
/// dynamic programme over stories, pages and notices used, which gives the best plan for every number of pages.
final class IssuePlanner {
    /// What an issue's pages must obey.
    struct Demand {
        /// First page of stories, from 1.
        var firstPage: Int
        /// The issue's page count should be a multiple of this.
        var multiple: Int
        /// Civic notices to draw on.
        var notices: Int
        /// Whether stories must stand on the pages the designer gave them.
        var obeysPages: Bool
    }
    /// A plan of every page of stories.
    struct Plan {
        var pages: [PagePlan]
        var cost: Double
    }

    private struct State: Hashable {
        var progress: Progress
        var pages: Int
        var notices: Int
    }
    private struct Reached {
        var cost: Double
        var from: State?
        var plans: [PagePlan]
    }

    private let composer: PageComposer
    private let shaper: StoryShaper
    private let stories: [Story]
    private let rows: Int
    private let rules: (gap: Int, openingRows: Int)
    /// Most states kept for each number of stories and remainder of pages: keeps the search linear in the stories.
    private static let width = 30

    init(composer: PageComposer, shaper: StoryShaper, rows: Int, gap: Int, openingRows: Int) {
        self.composer = composer
        self.shaper = shaper
        stories = shaper.stories
        self.rows = rows
        rules = (gap, openingRows)
    }

    /// The best plan for every number of pages of stories that can be had, by that number.
    func plans(_ demand: Demand) -> [Int: Plan] {
        let start = State(progress: Progress(), pages: 0, notices: 0)
        var reached: [State: Reached] = [start: Reached(cost: 0, from: nil, plans: [])]
        var layers: [[State]] = Array(repeating: [], count: stories.count + 1)
        layers[0] = [start]
        for placed in 0..<stories.count {
            // No state from here on can begin before this: memory stays level however many stories there are.
            composer.forget(before: placed - Progress.window)
            for state in kept(layers[placed], reached, demand.multiple) {
                guard let here = reached[state] else { continue }
                for (next, cost, plans) in steps(from: state, demand) {
                    guard !demand.obeysPages || obeys(plans, first: demand.firstPage + state.pages) else { continue }
                    if let rival = reached[next], rival.cost <= here.cost + cost { continue }
                    if reached[next] == nil { layers[next.progress.placed].append(next) }
                    reached[next] = Reached(cost: here.cost + cost, from: state, plans: plans)
                }
            }
        }
        var result: [Int: Plan] = [:]
        for end in layers[stories.count].sorted(by: { order($0, $1, reached) }) where result[end.pages] == nil {
            result[end.pages] = plan(to: end, reached)
        }
        return result
    }

    private func plan(to end: State, _ reached: [State: Reached]) -> Plan {
        var pages: [PagePlan] = []
        var state = end
        while let here = reached[state], let from = here.from {
            pages = here.plans + pages
            state = from
        }
        return Plan(pages: pages, cost: reached[end]?.cost ?? 0)
    }

    private func order(_ a: State, _ b: State, _ reached: [State: Reached]) -> Bool {
        (reached[a]?.cost ?? .infinity, a.pages, a.notices, a.progress.base)
            < (reached[b]?.cost ?? .infinity, b.pages, b.notices, b.progress.base)
    }

    private func kept(_ states: [State], _ reached: [State: Reached], _ multiple: Int) -> [State] {
        var taken: [Int: Int] = [:]
        return states.sorted { order($0, $1, reached) }.filter { state in
            taken[state.pages % multiple, default: 0] += 1
            return taken[state.pages % multiple, default: 0] <= IssuePlanner.width
        }
    }

    /// Whether the stories that plans place stand on the pages the designer gave them.
    private func obeys(_ plans: [PagePlan], first page: Int) -> Bool {
        plans.enumerated().allSatisfy { index, plan in
            plan.begins.allSatisfy { stories[$0].override.page.map { $0 == page + index } ?? true }
        }
    }

    private func steps(from state: State, _ demand: Demand) -> [(State, Double, [PagePlan])] {
        let free = demand.notices - state.notices
        var result: [(State, Double, [PagePlan])] = composer.pages(from: state.progress, free: free).map {
            page in
            (
                State(progress: page.next, pages: state.pages + 1, notices: state.notices + page.notices), page.cost,
                [page.plan]
            )
        }
        for shape in shaper.longShapes(of: state.progress.base) {
            result += continued(shape, from: state, free: free)
        }
        return result + result.compactMap { followedByPoster($0, notices: demand.notices) }
    }

    /// A step with a page after it that one notice fills, where a section ends.
    private func followedByPoster(_ step: (State, Double, [PagePlan]), notices: Int) -> (State, Double, [PagePlan])? {
        var (next, cost, plans) = step
        let base = next.progress.base
        guard next.notices < notices, base == stories.count || stories[base].opens != nil else { return nil }
        next.pages += 1
        next.notices += 1
        cost += IssuePlanner.posterPageCost
        plans.append(PagePlan(parts: [.poster(rows: rows, row: 0)], unfilled: 0))
        return (next, cost, plans)
    }

    /// Cost of a page that holds a notice and nothing else.
    private static let posterPageCost = 120.0

    /// The pages of a story that goes on over pages, the last shared with the stories that follow.
    private func continued(_ shape: StoryShape, from state: State, free: Int) -> [(State, Double, [PagePlan])] {
        let story = state.progress.base
        let opens = stories[story].opens != nil
        let progress = state.progress.placing([story])
        var full: [PagePlan] = []
        for page in 0..<shape.rows.count - 1 {
            let opening: [PagePlan.Part] = page == 0 && opens ? [.opening(story: story, row: 0)] : []
            let row = page == 0 && opens ? rules.openingRows : 0
            full.append(PagePlan(parts: opening + [.long(shape, page: page, row: row)], unfilled: 0))
        }
        let tail = PagePlan.Part.long(shape, page: shape.rows.count - 1, row: 0)
        let pages = state.pages + shape.rows.count
        var result: [(State, Double, [PagePlan])] = []
        let unfilled = rows - shape.lastRows
        result.append(
            (
                State(progress: progress, pages: pages, notices: state.notices),
                shape.cost + Double(unfilled) * PageComposer.unfilledCost,
                full + [PagePlan(parts: [tail], unfilled: unfilled)]
            ))
        guard shape.lastRows + rules.gap < rows, progress.placed < stories.count else { return result }
        for page in composer.pages(from: progress, taken: shape.lastRows, free: free) {
            let last = PagePlan(parts: [tail] + page.plan.parts, unfilled: page.plan.unfilled)
            result.append(
                (
                    State(progress: page.next, pages: pages, notices: state.notices + page.notices),
                    shape.cost + page.cost,
                    full + [last]
                ))
        }
        return result
    }
}
