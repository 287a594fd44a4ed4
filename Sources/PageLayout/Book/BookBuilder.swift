import Geometry
import PrintModel

/// Builds the pages of a book that is in order.
struct BookBuilder {
    let composition: PageComposition
    let edition: Edition
    let draft: BookDraft
    let blocks: BlockMaker

    /// What was built.
    struct Built {
        var pages: [LaidOutPage]
        var figures: LayoutFigures
        var findings: [Finding]
        var fixed: FixedPages
        /// Whether shapes of an earlier run were not those of the stories.
        var isStale: Bool
    }

    private var layout: Layout { composition.layout }

    /// The pages, stories first: what they hold is told by those before and after them.
    func build(_ findings: inout [Finding], check: () throws -> Void) throws -> Built {
        let shaper = StoryShaper(
            framer: StoryFramer(blocks: blocks, patterns: layout.patterns), stories: draft.stories.map(\.story),
            resolution: composition.resolution, openingRows: 0)
        let pages = StoryPages(
            builder: StoryBuilder(framer: shaper.framer, shaper: shaper), stories: shaper.stories, notices: [])
        var items: [Int: [PageItem]] = [:]
        for (index, page) in draft.pages.enumerated() {
            guard case .stories(let plan) = page.content else { continue }
            try check()
            items[index] = pages.items(of: plan, page: index + 1)
            for story in plan.stories where isLast(story, on: index) { shaper.framer.forget(story) }
        }
        var facts = draft.facts(edition)
        facts.index = BookIndex(edition: edition, draft: draft, items: items).entries(&findings)
        let fixed = FixedPages(layout: layout, blocks: blocks, facts: facts)
        let heads = runningHeads()
        let all = draft.pages.enumerated().map { index, page -> LaidOutPage in
            let number = index + 1
            var context = page.context
            switch page.content {
            case .fixed(let kind):
                return LaidOutPage(
                    number: number, kind: kind.name,
                    items: fixed.items(of: kind, page: number, context: context, findings: &findings))
            case .stories:
                context.article = heads[index]?.title
                context.shortArticle = heads[index]?.kicker
                let furniture = fixed.items(
                    of: layout.inside, page: number, context: context, findings: &findings)
                return LaidOutPage(
                    number: number, kind: layout.inside.name, items: furniture + (items[index] ?? []))
            }
        }
        return Built(
            pages: all,
            figures: composition.figures(pages, stories: stories, pages: all.count, overset: overset(shaper)),
            findings: draft.plans.flatMap { $0.memory.sorted { $0.key < $1.key }.flatMap(\.value.found.findings) }
                + misfits(shaper)
                + all.flatMap { composition.badLines(on: $0, from: pages.count.badLines) },
            fixed: fixed, isStale: pages.count.strangers > 0)
    }

    private var left: Set<Int> { Set(draft.plans.flatMap(\.misfits)) }

    private var stories: [Story] {
        draft.stories.indices.filter { !left.contains($0) }.map { draft.stories[$0].story }
    }

    private func overset(_ shaper: StoryShaper) -> Int { left.sorted().reduce(0) { $0 + shaper.lines(of: $1) } }

    private func misfits(_ shaper: StoryShaper) -> [Finding] {
        left.sorted().map { story in
            Finding(
                .error, .storyUnplaced, at: draft.stories[story].story.place,
                ["lines": String(shaper.lines(of: story))])
        }
    }

    /// Whether a story stands on no page after this one.
    private func isLast(_ story: Int, on index: Int) -> Bool {
        guard index + 1 < draft.pages.count, case .stories(let next) = draft.pages[index + 1].content else {
            return true
        }
        return !next.stories.contains(story)
    }

    /// What each page's running head names: the first story that begins on it, or the one that goes on.
    private func runningHeads() -> [Int: (title: String, kicker: String?)] {
        var heads: [Int: (String, String?)] = [:]
        for (index, page) in draft.pages.enumerated() {
            guard case .stories(let plan) = page.content, let story = plan.begins.first ?? plan.stories.first else {
                continue
            }
            let shown = draft.stories[story].story
            heads[index] = (shown.title, shown.kicker)
        }
        return heads
    }
}
