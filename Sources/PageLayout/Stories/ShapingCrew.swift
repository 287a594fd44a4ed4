import Geometry
import PrintModel

/// Finds the shapes of all stories, on two threads where there is a second typesetter.
///
/// The shapes of a story depend on that story alone, so that it makes no difference who finds them.
struct ShapingCrew: Sendable {
    let stories: [Story]
    let layout: Layout
    let grid: PageGrid
    let language: String
    let resolution: Double
    let art: @Sendable (String) -> String?
    let shelf: ShapeShelf

    /// Stories as one thread shapes them.
    private final class Bench {
        let blocks: BlockMaker
        let shaper: StoryShaper

        init(_ blocks: BlockMaker, _ shaper: StoryShaper) {
            self.blocks = blocks
            self.shaper = shaper
        }
    }

    /// A shaper that knows every shape of every story; what was found wrong is noted in `blocks`, in the stories' order.
    func shaper(
        noting blocks: BlockMaker, helper: (@Sendable () -> (any TextSetting)?)?, check: () throws -> Void
    ) rethrows -> StoryShaper {
        // The longest first, so that no thread is left alone with one at the end.
        let order = stories.indices.sorted { (-stories[$0].length, $0) < (-stories[$1].length, $1) }
        let shaped = try Workers.map(
            count: stories.count, own: bench(blocks.setter), helper: helper.map { make in { make().map(bench) } },
            check: check
        ) { bench, place in
            (story: order[place], found: found(order[place], by: bench))
        }
        let shaper = StoryShaper(
            framer: StoryFramer(blocks: blocks, patterns: layout.patterns), stories: stories, resolution: resolution,
            openingRows: layout.story.openingRows)
        for (story, found) in shaped.sorted(by: { $0.story < $1.story }) {
            shaper.adopt(found.shapes, of: story)
            blocks.note(found.findings)
        }
        return shaper
    }

    private func found(_ number: Int, by bench: Bench) -> FoundShapes {
        let story = stories[number]
        if let known = shelf.recall(story, number: number, plain: bench.shaper.framer.plainPattern) { return known }
        let shapes = bench.shaper.shapes(of: number)
        let found = FoundShapes(shapes: shapes, findings: bench.blocks.takeFindings())
        shelf.keep(found, of: story)
        return found
    }

    private func bench(_ setter: any TextSetting) -> Bench {
        let blocks = BlockMaker(
            setter: setter, styles: StyleBook(layout: layout), grid: grid, language: language, art: art)
        return Bench(
            blocks,
            StoryShaper(
                framer: StoryFramer(blocks: blocks, patterns: layout.patterns), stories: stories,
                resolution: resolution, openingRows: layout.story.openingRows))
    }
}
