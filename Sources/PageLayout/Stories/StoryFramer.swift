import Geometry
import PrintModel

/// Builds what each pattern makes of each story: head, captions, quotation, figures, and text set to the measure.
final class StoryFramer {
    let blocks: BlockMaker
    let patterns: [StoryPattern]
    private let texts: StoryTextSetter
    private var frames: [FrameKey: StoryFrame?] = [:]
    private var texted: [TextKey: StoryText] = [:]

    private struct FrameKey: Hashable {
        var story: Int
        var pattern: String
        var dress: StoryDress
    }
    private struct TextKey: Hashable {
        var story: Int
        var measure: Double
        var cap: Double
    }

    init(blocks: BlockMaker, patterns: [StoryPattern]) {
        self.blocks = blocks
        self.patterns = patterns
        texts = StoryTextSetter(setter: blocks.setter, styles: blocks.styles, language: blocks.language)
    }

    /// The frames of a story in a pattern, one for each way to dress it; none where the pattern does not suit it.
    func frames(_ story: Story, number: Int, _ pattern: StoryPattern) -> [StoryFrame] {
        guard suits(story, pattern) else { return [] }
        return StoryDress.all(of: story, in: pattern).compactMap { frame(story, number: number, pattern, $0) }
    }

    /// The frames of a story in a pattern with the freedom that levelling columns may need.
    func looserFrames(_ story: Story, number: Int, _ pattern: StoryPattern) -> [StoryFrame] {
        guard pattern.columns > 1, suits(story, pattern) else { return [] }
        return StoryDress.all(of: story, in: pattern).flatMap { $0.looser(in: pattern) }
            .compactMap { frame(story, number: number, pattern, $0) }
    }

    /// The frame of a story in a pattern with some of its optional parts, or `nil` where its headline is too long.
    func frame(_ story: Story, number: Int, _ pattern: StoryPattern, _ dress: StoryDress) -> StoryFrame? {
        let key = FrameKey(story: number, pattern: pattern.name, dress: dress)
        if let frame = frames[key] { return frame }
        let frame = make(story, number: number, pattern, dress)
        frames[key] = frame
        return frame
    }

    /// Lets go of the frames of stories before one; those that are built later are made anew.
    func forget(before story: Int) {
        frames = frames.filter { $0.key.story >= story }
        texted = texted.filter { $0.key.story >= story }
    }

    private func suits(_ story: Story, _ pattern: StoryPattern) -> Bool {
        if let name = story.override.pattern {
            return pattern.name == name && pattern.photos.count <= story.photos.count
        }
        if let span = story.override.span, pattern.span != span { return false }
        return pattern.priority.contains(story.priority) && pattern.photos.count <= story.photos.count
    }

    private func make(_ story: Story, number: Int, _ pattern: StoryPattern, _ dress: StoryDress) -> StoryFrame? {
        let grid = blocks.grid
        let padding = pattern.panel == nil ? 0 : grid.grid.gutter * 0.75
        let width = grid.width(span: pattern.span) - 2 * padding
        let textWidth = grid.textWidth(of: width, columns: pattern.columns)
        func across(_ columns: Int) -> Double { textWidth * Double(columns) + grid.grid.gutter * Double(columns - 1) }
        let headline = blocks.styles[story.override.headline ?? pattern.headline]
        guard
            var head = blocks.head(
                of: story, width: across(pattern.headlineColumns - dress.narrowing), headline: headline,
                lines: (story.override.headline == nil ? pattern.headlineLines : max(6, pattern.headlineLines))
                    + dress.narrowing,
                deck: dress.deck)
        else { return nil }
        head.rows += dress.air
        let photos = Array(story.photos.prefix(pattern.photos.count))
        let captions = zip(pattern.photos, photos).map { slot, photo in
            blocks.caption(of: photo, width: slot.place == .above ? width : across(slot.columns.count), story: story)
        }
        let cap = dress.dropCap ? dropCap(of: story, pattern) : nil
        let text = text(story, number: number, measure: textWidth, cap)
        if !text.tables.isEmpty, pattern.span < 6 { return nil }
        // Beside a paragraph with fewer lines the cap would run into the next.
        if let cap, let first = text.units.first, first.variants.contains(where: { $0.lines.count < cap.lines }) {
            return nil
        }
        return StoryFrame(
            pattern: pattern, dress: dress, width: width, textWidth: textWidth, head: head,
            strip: pattern.figures == .strip && dress.figures
                ? blocks.figureStrip(Array(story.figures.prefix(4)), width: across(pattern.columns), story: story)
                : nil,
            figures: pattern.figures == .column && dress.figures
                ? blocks.figureColumn(Array(story.figures.prefix(3)), width: textWidth, story: story)
                    .with(air: dress.quote ? 0 : dress.boxAir, above: 1, leading: grid.leading) : nil,
            quote: dress.quote
                ? story.quotes.first.map {
                    blocks.quote($0, width: textWidth, story: story)
                        .with(air: dress.boxAir, above: 0.5, leading: grid.leading)
                } : nil,
            tables: text.tables.map { blocks.table($0, width: width, story: story) }, photos: photos,
            captions: captions, dropCap: cap, text: text)
    }

    /// Width of a pattern's photograph slot.
    func width(of slot: StoryPattern.PhotoSlot, in pattern: StoryPattern) -> Double {
        let grid = blocks.grid
        let width = grid.width(span: pattern.span) - (pattern.panel == nil ? 0 : grid.grid.gutter * 1.5)
        let text = grid.textWidth(of: width, columns: pattern.columns)
        let count = Double(slot.columns.count)
        return slot.place == .above ? width : text * count + grid.grid.gutter * (count - 1)
    }

    private func text(_ story: Story, number: Int, measure: Double, _ cap: DropCap?) -> StoryText {
        let key = TextKey(story: number, measure: measure, cap: cap?.width ?? 0)
        if let text = texted[key] { return text }
        let text = texts.set(story, measure: measure, dropCap: cap.map { ($0.lines, $0.width) })
        texted[key] = text
        blocks.note(text.findings)
        return text
    }

    /// A first letter whose cap height reaches from the first line's cap line to the last line's baseline.
    private func dropCap(of story: Story, _ pattern: StoryPattern) -> DropCap? {
        guard pattern.dropCap > 1, case .paragraph(let copy)? = story.body.first?.block.content,
            let letter = copy.firstLetter, !copy.droppingFirstCharacter.isBlank
        else { return nil }
        return blocks.dropCap(letter, lines: pattern.dropCap)
    }
}
