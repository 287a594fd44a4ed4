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

    /// The pattern of last resort: text alone, across the text area.
    var plainPattern: StoryPattern {
        let whole = blocks.grid.grid.columns
        let wide = patterns.filter { $0.span == whole }
        return StoryPattern(
            name: StoryShape.plain, span: whole, columns: wide.map(\.columns).max() ?? 3,
            headline: wide.last?.headline ?? blocks.styles[.body].name, headlineLines: 100)
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
        let measure = StoryMeasure(pattern, grid)
        let (width, textWidth) = (measure.width, measure.textWidth)
        let over = measure.head(over: pattern.headlineColumns - dress.narrowing)
        let headline = blocks.styles[story.override.headline ?? pattern.headline]
        let lines = story.override.headline == nil ? pattern.headlineLines : max(6, pattern.headlineLines)
        guard
            var head = parts.head(
                width: over.width, apart: over.apart, headline: headline, lines: lines + dress.narrowing,
                deck: dress.deck)
        else { return nil }
        head.rows += dress.air
        let cap = dress.dropCap ? parts.dropCap(lines: pattern.dropCap) : nil
        let (text, flows) =
            known.map { ($0, FlowMemory($0.flow)) } ?? parts.text(measure: textWidth, cap)
        if !text.tables.isEmpty, !hasRoomForTables(pattern, measure) { return nil }
        guard keepsOffFold(story, pattern, measure) else { return nil }
        // Beside a paragraph with fewer lines the cap would run into the next.
        if let cap, let first = text.units.first, first.ways.contains(where: { $0.count < cap.lines }) { return nil }
        let showsColumn = pattern.figures == .column && dress.figures
        return StoryFrame(
            pattern: pattern, dress: dress, measure: measure, head: head,
            strip: pattern.figures == .strip && dress.figures ? parts.strip(width: width) : nil,
            figures: showsColumn
                ? parts.column(width: textWidth)
                    .with(air: dress.quote ? 0 : dress.boxAir, above: 1, leading: grid.leading) : nil,
            quote: dress.quote
                ? parts.quote(width: textWidth)?.with(air: dress.boxAir, above: 0.5, leading: grid.leading) : nil,
            tables: text.tables.indices.map { parts.table($0, of: text, width: width) },
            photos: Array(story.photos.prefix(pattern.photos.count)),
            captions: pattern.photos.enumerated().map { index, slot in
                parts.caption(index, width: measure.captionWidth(of: slot))
            }, placed: placed(of: story, parts, in: textWidth, text), dropCap: cap, text: text, flows: flows)
    }

    /// The photographs of the text in a column, each as tall as it is, or as half a page.
    private func placed(of story: Story, _ parts: StoryParts, in width: Double, _ text: StoryText) -> [PlacedFrame] {
        story.placed.enumerated().map { number, placed in
            let wanted = width * Double(placed.photo.pixels.height) / Double(max(1, placed.photo.pixels.width))
            let heights = PlacedFrame.leastRows...max(PlacedFrame.leastRows, blocks.grid.rows / 2)
            let rows = heights.min {
                abs(blocks.grid.pictureHeight(rows: $0) - wanted) < abs(blocks.grid.pictureHeight(rows: $1) - wanted)
            }
            return PlacedFrame(
                photo: placed.photo, rows: rows ?? PlacedFrame.leastRows,
                caption: parts.placedCaption(number, width: width),
                textBefore: text.rowsBefore[min(placed.after, text.rowsBefore.count - 1)])
        }
    }

    /// Whether a table stands decently in a pattern: on one page, in half of a usual grid of twelve columns, or in a width
    /// that holds one, or as wide as there is.
    private func hasRoomForTables(_ pattern: StoryPattern, _ measure: StoryMeasure) -> Bool {
        guard measure.fold == nil else { return false }
        return pattern.span >= 6 || pattern.span == blocks.grid.grid.columns
            || measure.width >= StoryFramer.decentTable
    }

    /// Width that a table of some columns needs: 88 mm.
    private static let decentTable = 250.0

    /// Whether every photograph that lies over the fold is known to show nothing that matters there: its focus is said, and
    /// stands beside the fold. A crop keeps the focus where it is in the whole.
    private func keepsOffFold(_ story: Story, _ pattern: StoryPattern, _ measure: StoryMeasure) -> Bool {
        zip(pattern.photos, story.photos).allSatisfy { slot, photo in
            guard let fold = measure.fold(in: slot) else { return true }
            let override = story.override.photos[photo.name]
            guard let focus = override?.focus ?? photo.focus else { return false }
            let part = override?.crop ?? Rect(x: 0, y: 0, width: 1, height: 1)
            return abs((focus.x - part.x) / part.width - fold) >= StoryFramer.leastFromFold
        }
    }

    /// Share of a photograph's width that its focus must be away from the fold.
    private static let leastFromFold = 0.15

    /// A story's text as a pattern and a dress set it, for a shape of which only that is known. What is wrong with it was
    /// told when the shape was found.
    func text(of story: Story, number: Int, _ pattern: StoryPattern, _ dress: StoryDress) -> StoryText {
        let parts = parts(of: story, number)
        let measure = StoryMeasure(pattern, blocks.grid).textWidth
        return parts.text(
            measure: measure, dress.dropCap ? parts.dropCap(lines: pattern.dropCap) : nil, isNoted: false
        ).text
    }

    private func parts(of story: Story, _ number: Int) -> StoryParts {
        if let known = parts[number] { return known }
        let made = StoryParts(story, blocks: blocks, texts: texts)
        parts[number] = made
        return made
    }

    /// Width of a pattern's photograph slot.
    func width(of slot: StoryPattern.PhotoSlot, in pattern: StoryPattern) -> Double {
        StoryMeasure(pattern, blocks.grid).width(of: slot)
    }
}
