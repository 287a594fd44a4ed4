import Geometry
import KeptWork
import PrintModel

/// What was found of a story's shapes.
struct FoundShapes: Sendable {
    var shapes: StoryShapes
    /// Shapes over more than one page, by the rows that the first has, where that is not a whole page.
    var long: [Int: [StoryShape]] = [:]
    /// What went wrong while setting.
    var findings: [Finding] = []
}

/// The shapes of stories as the last run found them: they depend on the story, the layout and the typesetter alone.
///
/// What is kept of a shape is what was decided; its lines are set again when it is built.
struct ShapeShelf: Sendable {
    private let work: KeptWork
    private let context: KeptWork.Key?
    private let patterns: [StoryPattern]

    /// - Parameter setting: Names fonts, dictionaries and whatever else the typesetter depends on; without it nothing is
    ///   kept.
    init(
        _ work: KeptWork, layout: Layout, language: String, resolution: Double, openingRows: Int,
        setting: KeptWork.Key?
    ) {
        self.work = work
        patterns = layout.patterns
        context = work.isKeeping ? setting.flatMap { .init(layout, language, resolution, openingRows, after: $0) } : nil
    }

    /// What was found of a story, under the number it has now; `nil` where it was another, or was never shaped.
    ///
    /// - Parameter plain: The pattern of last resort.
    func recall(_ story: Story, number: Int, plain: StoryPattern) -> FoundShapes? {
        guard let key = key(of: story), let bytes = work.recall(key) else { return nil }
        var reader = ShapeReader(bytes, story: number, patterns: patterns, plain: plain)
        return reader.found()
    }

    /// Keeps what was found of a story.
    func keep(_ found: FoundShapes, of story: Story) {
        guard let key = key(of: story) else { return }
        var writer = ShapeWriter(patterns: patterns)
        if let bytes = writer.bytes(of: found) { work.keep(bytes, for: key) }
    }

    private func key(of story: Story) -> KeptWork.Key? { context.flatMap { .init(story, after: $0) } }
}
