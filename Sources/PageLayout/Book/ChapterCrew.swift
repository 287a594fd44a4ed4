import Geometry
import PrintModel

/// Plans the chapters of a book, on two threads where there is a second typesetter.
///
/// A chapter begins a page, so that its plan depends on its own stories alone: it makes no difference who plans it, and
/// one that is as it was need not be planned again.
final class ChapterCrew {
    private let layout: Layout
    private let book: BookRules
    private let grid: PageGrid
    private let language: String
    private let resolution: Double
    private let art: @Sendable (String) -> String?
    private let setter: any TextSetting
    private let helper: (@Sendable () -> (any TextSetting)?)?
    private let shelf: ShapeShelf
    private var known: [[BookStory]: ChapterPlan] = [:]
    private var memory: [Int: StoryMemory] = [:]

    init(_ composition: PageComposition, book: BookRules, grid: PageGrid, language: String) {
        layout = composition.layout
        self.book = book
        self.grid = grid
        self.language = language
        resolution = composition.resolution
        art = composition.art
        setter = composition.setter
        helper = composition.helper
        shelf = composition.shelf(openingRows: 0, language: language)
    }

    /// A plan for each run of stories.
    func plans(
        of stories: [BookStory], chapters: [Range<Int>], check: () throws -> Void
    ) rethrows -> [ChapterPlan] {
        let open = chapters.indices.filter { known[Array(stories[chapters[$0]])] == nil }
        let bench = Bench(
            stories: stories, layout: layout, book: book, grid: grid, language: language, resolution: resolution,
            art: art, memory: memory, shelf: shelf)
        let plans = try Workers.map(
            count: open.count, own: bench.planner(setter),
            helper: helper.map { make in { make().map { bench.planner($0) } } }, check: check
        ) { planner, index in
            planner.plan(chapters[open[index]])
        }
        for plan in plans { memory.merge(plan.memory) { $1 } }
        // Numbers of stories are the same in every round: a plan that is known says the same ones.
        for (index, plan) in zip(open, plans) { known[Array(stories[chapters[index]])] = plan }
        return chapters.map { known[Array(stories[$0])] ?? ChapterPlan() }
    }

    private struct Bench: Sendable {
        let stories: [BookStory]
        let layout: Layout
        let book: BookRules
        let grid: PageGrid
        let language: String
        let resolution: Double
        let art: @Sendable (String) -> String?
        let memory: [Int: StoryMemory]
        let shelf: ShapeShelf

        func planner(_ setter: any TextSetting) -> ChapterPlanner {
            let blocks = BlockMaker(
                setter: setter, styles: StyleBook(layout: layout), grid: grid, language: language, art: art)
            let shaper = StoryShaper(
                framer: StoryFramer(blocks: blocks, patterns: layout.patterns), stories: stories.map(\.story),
                resolution: resolution, openingRows: 0)
            return ChapterPlanner(
                shaper: shaper, stories: stories, book: book, gap: layout.story.gap, memory: memory,
                shelf: shelf)
        }
    }
}
