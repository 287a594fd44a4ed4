import Geometry
import PrintModel

/// Builds what each pattern makes of each story: head, captions, quotation, figures, and text set to the measure.
final class StoryFramer {
    let blocks: BlockMaker
    let patterns: [StoryPattern]
    private let texts: StoryTextSetter
    private var parts: [Int: StoryParts] = [:]

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

    /// Lets go of the parts of a story; those that are wanted later are made anew.
    func forget(_ story: Int) { parts[story] = nil }

    private func suits(_ story: Story, _ pattern: StoryPattern) -> Bool {
        if let name = story.override.pattern {
            return pattern.name == name && pattern.photos.count <= story.photos.count
        }
        if let span = story.override.span, pattern.span != span { return false }
        return pattern.priority.contains(story.priority) && pattern.photos.count <= story.photos.count
    }

    /// The frame of a story in a pattern with some of its optional parts, or `nil` where its headline is too long.
    ///
    /// - Parameter text: Its text in the frame's measure, where that was set before.
    func frame(
        _ story: Story, number: Int, _ pattern: StoryPattern, _ dress: StoryDress, text known: StoryText? = nil
    ) -> StoryFrame? {
        let parts = parts(of: story, number)
        let grid = blocks.grid
        let padding = pattern.panel == nil ? 0 : grid.grid.gutter * 0.75
        let width = grid.width(span: pattern.span) - 2 * padding
        let textWidth = grid.textWidth(of: width, columns: pattern.columns)
        func across(_ columns: Int) -> Double { textWidth * Double(columns) + grid.grid.gutter * Double(columns - 1) }
        let headline = blocks.styles[story.override.headline ?? pattern.headline]
        let lines = story.override.headline == nil ? pattern.headlineLines : max(6, pattern.headlineLines)
        guard
            var head = parts.head(
                width: across(pattern.headlineColumns - dress.narrowing), headline: headline,
                lines: lines + dress.narrowing, deck: dress.deck)
        else { return nil }
        head.rows += dress.air
        let cap = dress.dropCap ? parts.dropCap(lines: pattern.dropCap) : nil
        let (text, flows) =
            known.map { ($0, FlowMemory($0.flow)) } ?? parts.text(measure: textWidth, cap)
        if !text.tables.isEmpty, pattern.span < 6 { return nil }
        // Beside a paragraph with fewer lines the cap would run into the next.
        if let cap, let first = text.units.first, first.ways.contains(where: { $0.count < cap.lines }) { return nil }
        let showsColumn = pattern.figures == .column && dress.figures
        return StoryFrame(
            pattern: pattern, dress: dress, width: width, textWidth: textWidth, head: head,
            strip: pattern.figures == .strip && dress.figures ? parts.strip(width: across(pattern.columns)) : nil,
            figures: showsColumn
                ? parts.column(width: textWidth)
                    .with(air: dress.quote ? 0 : dress.boxAir, above: 1, leading: grid.leading) : nil,
            quote: dress.quote
                ? parts.quote(width: textWidth)?.with(air: dress.boxAir, above: 0.5, leading: grid.leading) : nil,
            tables: text.tables.indices.map { parts.table($0, of: text, width: width) },
            photos: Array(story.photos.prefix(pattern.photos.count)),
            captions: pattern.photos.enumerated().map { index, slot in
                parts.caption(index, width: slot.place == .above ? width : across(slot.columns.count))
            }, dropCap: cap, text: text, flows: flows)
    }

    private func parts(of story: Story, _ number: Int) -> StoryParts {
        if let known = parts[number] { return known }
        let made = StoryParts(story, blocks: blocks, texts: texts)
        parts[number] = made
        return made
    }

    /// Width of a pattern's photograph slot.
    func width(of slot: StoryPattern.PhotoSlot, in pattern: StoryPattern) -> Double {
        let grid = blocks.grid
        let width = grid.width(span: pattern.span) - (pattern.panel == nil ? 0 : grid.grid.gutter * 1.5)
        let text = grid.textWidth(of: width, columns: pattern.columns)
        let count = Double(slot.columns.count)
        return slot.place == .above ? width : text * count + grid.grid.gutter * (count - 1)
    }
}
