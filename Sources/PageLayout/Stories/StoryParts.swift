import PrintModel

/// The parts that patterns and dresses make of one story, each made once: a head in a width, a text in a measure.
final class StoryParts {
    private struct HeadKey: Hashable {
        var width: Double
        var apart: Double?
        var headline: String
        var lines: Int
        var deck: Bool
    }
    private struct TextKey: Hashable {
        var measure: Double
        var cap: Double
    }
    private struct PartKey: Hashable {
        var width: Double
        var index: Int
    }

    let story: Story
    private let blocks: BlockMaker
    private let texts: StoryTextSetter
    private var heads: [HeadKey: PieceOfPage?] = [:]
    private var set: [TextKey: (text: StoryText, flows: FlowMemory)] = [:]
    private var captions: [PartKey: PieceOfPage] = [:]
    private var strips: [Double: PieceOfPage] = [:]
    private var columns: [Double: PieceOfPage] = [:]
    private var quotes: [Double: PieceOfPage] = [:]
    private var tables: [PartKey: PieceOfPage] = [:]
    private var caps: [Int: DropCap?] = [:]

    init(_ story: Story, blocks: BlockMaker, texts: StoryTextSetter) {
        self.story = story
        self.blocks = blocks
        self.texts = texts
    }

    /// Its head, or `nil` where the headline needs more lines; over a fold, its two halves so many points apart.
    func head(width: Double, apart: Double?, headline: TextStyle, lines: Int, deck: Bool) -> PieceOfPage? {
        known(HeadKey(width: width, apart: apart, headline: headline.name, lines: lines, deck: deck), in: &heads) {
            blocks.head(of: story, width: width, apart: apart, headline: headline, lines: lines, deck: deck)
        }
    }

    /// Caption of its photograph with a number.
    func caption(_ index: Int, width: Double) -> PieceOfPage {
        known(PartKey(width: width, index: index), in: &captions) {
            blocks.caption(of: story.photos[index], width: width, story: story)
        }
    }

    /// Caption of the photograph in its text with a number.
    func placedCaption(_ index: Int, width: Double) -> PieceOfPage {
        known(PartKey(width: width, index: -1 - index), in: &captions) {
            blocks.caption(of: story.placed[index].photo, width: width, story: story)
        }
    }

    /// Its key figures side by side.
    func strip(width: Double) -> PieceOfPage {
        known(width, in: &strips) { blocks.figureStrip(Array(story.figures.prefix(4)), width: width, story: story) }
    }

    /// Its key figures one above the other.
    func column(width: Double) -> PieceOfPage {
        known(width, in: &columns) { blocks.figureColumn(Array(story.figures.prefix(3)), width: width, story: story) }
    }

    /// Its quotation.
    func quote(width: Double) -> PieceOfPage? {
        guard let quote = story.quotes.first else { return nil }
        return known(width, in: &quotes) { blocks.quote(quote, width: width, story: story) }
    }

    /// The table or chart with a number among those of its text.
    func table(_ index: Int, of text: StoryText, width: Double) -> PieceOfPage {
        known(PartKey(width: width, index: index), in: &tables) {
            switch text.tables[index] {
            case .table(let table): blocks.table(table, width: width, story: story)
            case .charts(let charts): blocks.charts(charts, width: width, story: story)
            }
        }
    }

    /// Its text in a measure. What is wrong with it is noted unless that was done before.
    func text(
        measure: Double, _ cap: DropCap?, isNoted: Bool = true
    ) -> (text: StoryText, flows: FlowMemory) {
        known(TextKey(measure: measure, cap: cap?.width ?? 0), in: &set) {
            let text = texts.set(story, measure: measure, dropCap: cap.map { ($0.lines, $0.width) })
            if isNoted { blocks.note(text.findings) }
            return (text, FlowMemory(text.flow))
        }
    }

    /// A first letter whose cap height reaches from the first line's cap line to the last line's baseline.
    func dropCap(lines: Int) -> DropCap? {
        guard lines > 1, case .paragraph(let copy)? = story.body.first?.block.content,
            let letter = copy.firstLetter
        else { return nil }
        let rest = copy.droppingFirstCharacter
        guard !rest.isBlank else { return nil }
        return known(lines, in: &caps) { blocks.dropCap(letter, lines: lines, endsWord: rest.startsWithSpace) }
    }

    private func known<Key: Hashable, Value>(_ key: Key, in all: inout [Key: Value], _ make: () -> Value) -> Value {
        if let value = all[key] { return value }
        let value = make()
        all[key] = value
        return value
    }
}
