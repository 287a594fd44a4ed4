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
        var step: Step?
    }
    /// What leads from one state to another.
    private struct Step {
        enum Kind {
            case page(PageComposer.Page)
            /// A story that goes on over pages; the last page shared with the stories that follow, or its own.
            case long(StoryShape, with: PageComposer.Page?)
            /// A story over both halves of a double page; with the stories under it on either.
            case spread(StoryShape, left: PageComposer.Page?, right: PageComposer.Page?)
        }
        var kind: Kind
        var next: State
        var cost: Double
        /// Whether a page that one notice fills comes after.
        var hasPoster = false
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
        var reached: [State: Reached] = [start: Reached(cost: 0)]
        var layers: [[State]] = Array(repeating: [], count: stories.count + 1)
        layers[0] = [start]
        for placed in 0..<stories.count {
            // No state from here on can begin before this: memory stays level however many stories there are.
            composer.forget(before: placed - Progress.window)
            for state in kept(layers[placed], reached, demand.multiple) {
                guard let here = reached[state] else { continue }
                forEachStep(from: state, demand) { step in
                    let cost = here.cost + step.cost
                    if let rival = reached[step.next], rival.cost <= cost { return }
                    guard !demand.obeysPages || obeys(plans(of: step), after: state.pages, first: demand.firstPage)
                    else { return }
                    let known = reached.updateValue(Reached(cost: cost, from: state, step: step), forKey: step.next)
                    if known == nil { layers[step.next.progress.placed].append(step.next) }
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
        while let here = reached[state], let from = here.from, let step = here.step {
            pages += plans(of: step).reversed()
            state = from
        }
        return Plan(pages: pages.reversed(), cost: reached[end]?.cost ?? 0)
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
    private func obeys(_ plans: [PagePlan], after pages: Int, first: Int) -> Bool {
        plans.enumerated().allSatisfy { index, plan in
            let page = first + (pages + index) / shaper.grid.halves
            return plan.begins.allSatisfy { stories[$0].override.page.map { $0 == page } ?? true }
        }
    }

    private func forEachStep(from state: State, _ demand: Demand, _ offer: (Step) -> Void) {
        var withPoster: [Step] = []
        func take(_ step: Step) {
            offer(step)
            if let step = followedByPoster(step, notices: demand.notices) { withPoster.append(step) }
        }
        let free = demand.notices - state.notices
        for page in composer.pages(from: state.progress, free: free) {
            let next = State(
                progress: page.next, pages: state.pages + 1, notices: state.notices + page.notices)
            take(Step(kind: .page(page), next: next, cost: page.cost))
        }
        for shape in shaper.longShapes(of: state.progress.base) {
            forEachContinuation(of: shape, from: state, free: free, take)
        }
        if let spread = shaper.grid.spreadSpan, state.pages.isMultiple(of: 2) {
            for shape in shaper.shapes(of: state.progress.base, span: spread) {
                forEachSpread(of: shape, from: state, free: free, take)
            }
        }
        for step in withPoster { offer(step) }
    }

    /// A step with a page after it that one notice fills, where a section ends.
    private func followedByPoster(_ step: Step, notices: Int) -> Step? {
        let base = step.next.progress.base
        guard step.next.notices < notices, base == stories.count || stories[base].opens != nil else { return nil }
        var step = step
        step.next.pages += 1
        step.next.notices += 1
        step.cost += IssuePlanner.posterPageCost
        step.hasPoster = true
        return step
    }

    /// Cost of a page that holds a notice and nothing else.
    private static let posterPageCost = 120.0

    /// The ways to end a story that goes on over pages: alone on its last page, or with stories that follow under it.
    private func forEachContinuation(of shape: StoryShape, from state: State, free: Int, _ offer: (Step) -> Void) {
        let progress = state.progress.placing([state.progress.base])
        let pages = state.pages + shape.rows.count
        let unfilled = Double(rows - shape.lastRows) * PageComposer.unfilledCost
        offer(
            Step(
                kind: .long(shape, with: nil), next: State(progress: progress, pages: pages, notices: state.notices),
                cost: shape.cost + unfilled))
        guard shape.lastRows + rules.gap < rows, progress.placed < stories.count else { return }
        for page in composer.pages(from: progress, taken: shape.lastRows, free: free) {
            let next = State(progress: page.next, pages: pages, notices: state.notices + page.notices)
            offer(Step(kind: .long(shape, with: page), next: next, cost: shape.cost + page.cost))
        }
    }

    /// The ways to fill a double page under a story over both of its halves: nothing more, or stories on either half.
    private func forEachSpread(of shape: StoryShape, from state: State, free: Int, _ offer: (Step) -> Void) {
        let progress = state.progress.placing([state.progress.base])
        guard stories[shape.story].opens == nil || rules.openingRows == 0 else { return }
        let empty = Double(rows - shape.lastRows) * PageComposer.unfilledCost
        func take(_ left: PageComposer.Page?, _ right: PageComposer.Page?) {
            let notices = state.notices + (left?.notices ?? 0) + (right?.notices ?? 0)
            let next = State(
                progress: right?.next ?? left?.next ?? progress, pages: state.pages + 2, notices: notices)
            let cost = shape.cost + (left?.cost ?? empty) + (right?.cost ?? empty)
            offer(Step(kind: .spread(shape, left: left, right: right), next: next, cost: cost))
        }
        take(nil, nil)
        guard shape.lastRows + rules.gap < rows else { return }
        for left in pages(under: shape, from: progress, free: free) {
            take(left, nil)
            for right in pages(under: shape, from: left.next, free: free - left.notices) { take(left, right) }
        }
    }

    private func pages(under shape: StoryShape, from progress: Progress, free: Int) -> [PageComposer.Page] {
        guard progress.placed < stories.count else { return [] }
        return composer.pages(from: progress, taken: shape.lastRows, free: free)
    }

    /// The pages that a step makes.
    private func plans(of step: Step) -> [PagePlan] {
        var plans: [PagePlan] = []
        switch step.kind {
        case .page(let page): plans.append(page.plan)
        case .long(let shape, let page):
            for number in 0..<shape.rows.count - 1 {
                let opens = number == 0 && stories[shape.story].opens != nil
                let opening: [PagePlan.Part] = opens ? [.opening(story: shape.story, row: 0)] : []
                let part = PagePlan.Part.long(shape, page: number, row: opens ? rules.openingRows : 0)
                plans.append(PagePlan(parts: opening + [part], unfilled: 0))
            }
            let tail = PagePlan.Part.long(shape, page: shape.rows.count - 1, row: 0)
            plans.append(
                PagePlan(
                    parts: [tail] + (page?.plan.parts ?? []),
                    unfilled: page.map(\.plan.unfilled) ?? rows - shape.lastRows))
        case .spread(let shape, let left, let right):
            for (page, isFirst) in [(left, true), (right, false)] {
                let part = PagePlan.Part.spread(shape, isFirst: isFirst, row: 0)
                plans.append(
                    PagePlan(
                        parts: [part] + (page?.plan.parts ?? []),
                        unfilled: page.map(\.plan.unfilled) ?? rows - shape.lastRows))
            }
        }
        if step.hasPoster { plans.append(PagePlan(parts: [.poster(rows: rows, row: 0)], unfilled: 0)) }
        return plans
    }
}
