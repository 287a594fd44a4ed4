import Foundation
import PrintModel

/// Composes the pages of stories of a whole issue: which stories go on which page, so that every page is full and the
/// number of pages is one that can be printed. A dynamic programme over stories, pages and notices used.
final class IssuePlanner {
    /// What an issue's pages must obey.
    struct Demand {
        /// Pages of the issue that are not pages of stories.
        var fixedPages: Int
        /// The issue's page count is a multiple of this.
        var multiple: Int
        /// The issue's page count, where it is given.
        var pages: Int?
        /// First page of stories, from 1.
        var firstPage: Int
        /// Civic notices to draw on.
        var notices: Int
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
    /// Most states kept for each number of stories: keeps the search linear in the number of stories.
    private static let width = 120

    init(composer: PageComposer, shaper: StoryShaper, rows: Int, gap: Int, openingRows: Int) {
        self.composer = composer
        self.shaper = shaper
        stories = shaper.stories
        self.rows = rows
        rules = (gap, openingRows)
    }

    /// The plan of every page of stories, or `nil` where no number of pages will do.
    func plan(_ demand: Demand) -> [PagePlan]? {
        let start = State(progress: Progress(), pages: 0, notices: 0)
        var reached: [State: Reached] = [start: Reached(cost: 0, from: nil, plans: [])]
        var layers: [[State]] = Array(repeating: [], count: stories.count + 1)
        layers[0] = [start]
        for placed in 0..<stories.count {
            for state in kept(layers[placed], reached) {
                guard let here = reached[state] else { continue }
                for (next, cost, plans) in steps(from: state, demand) {
                    guard obeys(plans, first: demand.firstPage + state.pages) else { continue }
                    if let rival = reached[next], rival.cost <= here.cost + cost { continue }
                    if reached[next] == nil { layers[next.progress.placed].append(next) }
                    reached[next] = Reached(cost: here.cost + cost, from: state, plans: plans)
                }
            }
        }
        let ends = layers[stories.count].filter { isPrintable($0.pages + demand.fixedPages, demand) }
        if getenv("DEBUGPLAN") != nil {
            var c: [Int: Double] = [:]
            for state in layers[stories.count] { c[state.pages] = min(c[state.pages] ?? 1e9, reached[state]?.cost ?? 1e9) }
            print("ENDS", c.sorted { $0.key < $1.key }.map { "\($0.key + demand.fixedPages): \(Int($0.value))" })
        }
        if getenv("DEBUGPLAN") != nil, let end = layers[stories.count].min(by: { order($0, $1, reached) }) {
            var state = end
            var out: [String] = []
            while let here = reached[state], let from = here.from {
                for (n, plan) in here.plans.enumerated() {
                    var t = ""
                    for part in plan.parts {
                        switch part {
                        case .opening: t += " OPEN"
                        case .band(let b, let r): t += " @\(r)+\(b.rows)c\(Int(b.cost))[" + b.cells.map { "\($0.span):" + $0.items.map { i in if case .story(let s) = i.item { return "\(stories[s.story].slug)/\(s.pattern.name)/\(Int(s.flow.cost))/slack\(s.flow.slack.reduce(0,+))" } else { return "N" } }.joined(separator: "+") }.joined(separator: " | ") + "]"
                        case .long(let s, let p, _): t += " LONG \(stories[s.story].slug) p\(p) \(s.rows) c\(Int(s.cost)) flow\(Int(s.flow.cost)) slack\(s.flow.slack)"
                        case .notices: t += " NNN"
                        }
                    }
                    out.append("cost \(n == here.plans.count - 1 ? Int(here.cost - (reached[from]?.cost ?? 0)) : 0) unf \(plan.unfilled) \(t)")
                }
                state = from
            }
            out.reversed().forEach { print("  PAGE", $0) }
        }
        guard let end = ends.min(by: { order($0, $1, reached) }) else { return nil }
        var plans: [PagePlan] = []
        var state = end
        while let here = reached[state], let from = here.from {
            plans = here.plans + plans
            state = from
        }
        return plans
    }

    private func isPrintable(_ pages: Int, _ demand: Demand) -> Bool {
        demand.pages.map { $0 == pages } ?? (pages % demand.multiple == 0)
    }

    private func order(_ a: State, _ b: State, _ reached: [State: Reached]) -> Bool {
        (reached[a]?.cost ?? .infinity, a.pages, a.notices, a.progress.base)
            < (reached[b]?.cost ?? .infinity, b.pages, b.notices, b.progress.base)
    }

    private func kept(_ states: [State], _ reached: [State: Reached]) -> [State] {
        Array(states.sorted { order($0, $1, reached) }.prefix(IssuePlanner.width))
    }

    /// Whether the stories that plans place stand on the pages the designer gave them.
    private func obeys(_ plans: [PagePlan], first page: Int) -> Bool {
        guard hasPageOverrides else { return true }
        return plans.enumerated().allSatisfy { index, plan in
            plan.begins.allSatisfy { stories[$0].override.page.map { $0 == page + index } ?? true }
        }
    }

    private lazy var hasPageOverrides = stories.contains { $0.override.page != nil }

    private func steps(from state: State, _ demand: Demand) -> [(State, Double, [PagePlan])] {
        let free = demand.notices - state.notices
        var result: [(State, Double, [PagePlan])] = composer.pages(from: state.progress, free: free).map {
            page in
            (
                State(progress: page.next, pages: state.pages + 1, notices: state.notices + page.notices), page.cost,
                [page.plan]
            )
        }
        for shape in longShapes(of: state.progress.base) {
            result += continued(shape, from: state, free: free)
        }
        return result
    }

    private var long: [Int: [StoryShape]] = [:]

    private func longShapes(of story: Int) -> [StoryShape] {
        if let known = long[story] { return known }
        let opening = stories[story].opens == nil ? 0 : rules.openingRows
        let shapes = shaper.longShapes(of: story, first: rows - opening)
        long[story] = shapes
        return shapes
    }

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
                    State(progress: page.next, pages: pages, notices: state.notices + page.notices), shape.cost + page.cost,
                    full + [last]
                ))
        }
        return result
    }
}
