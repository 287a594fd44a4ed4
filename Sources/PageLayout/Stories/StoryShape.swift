import Geometry
import PrintModel

/// One way a story can stand on a page: a pattern, the heights of its photographs, and its text flowed to the last row.
final class StoryShape: Sendable {
    let story: Int
    let pattern: StoryPattern
    let dress: StoryDress
    /// Rows of each of the pattern's photographs, captions aside.
    let photoRows: [Int]
    /// Rows of the whole story on each page it stands on; one entry unless it goes on over pages.
    let rows: [Int]
    /// What of the story's text columns is taken, and what flows in the rest.
    let columns: [ColumnSegment]
    /// Where the photographs of its text stand.
    let placed: [PlacedInColumn]
    /// Its text, set; `nil` for a shape of an earlier run, whose text is set again where it is built.
    let text: StoryText?
    let flow: FlowSolution
    /// How much worse than the best it is.
    let cost: Double

    /// A story in a frame, with its text flowed.
    init(
        story: Int, _ frame: StoryFrame, photoRows: [Int], rows: [Int], columns: [ColumnSegment],
        placed: [PlacedInColumn] = [], flow: FlowSolution, cost: Double
    ) {
        self.placed = placed
        self.story = story
        pattern = frame.pattern
        dress = frame.dress
        self.photoRows = photoRows
        self.rows = rows
        self.columns = columns
        text = frame.text
        self.flow = flow
        self.cost = cost
    }

    /// A shape that an earlier run found.
    init(
        story: Int, pattern: StoryPattern, dress: StoryDress, photoRows: [Int], rows: [Int], columns: [ColumnSegment],
        placed: [PlacedInColumn], flow: FlowSolution, cost: Double
    ) {
        self.story = story
        self.pattern = pattern
        self.dress = dress
        self.photoRows = photoRows
        self.rows = rows
        self.columns = columns
        self.placed = placed
        text = nil
        self.flow = flow
        self.cost = cost
    }

    /// A shape as it is, of a story that has another number.
    init(_ shape: StoryShape, story: Int) {
        self.story = story
        pattern = shape.pattern
        dress = shape.dress
        photoRows = shape.photoRows
        rows = shape.rows
        columns = shape.columns
        placed = shape.placed
        text = shape.text
        flow = shape.flow
        cost = shape.cost
    }

    /// Name of the pattern of last resort, which no layout can give to one of its own.
    static let plain = ""

    /// Text columns that the head covers.
    var headColumns: Int { pattern.headlineColumns - dress.narrowing }

    /// Rows of pictures over its head, captions aside.
    var rowOfHead: Int {
        zip(pattern.photos, photoRows).reduce(0) { $1.0.place == .above ? $0 + $1.1 : $0 }
    }

    /// Rows on its last page: what it takes of that page.
    var lastRows: Int { rows.last ?? 0 }

    /// Lines of its running text that stand on one of its pages.
    func lines(onPage page: Int) -> Int {
        var lines = 0
        for placement in flow.placements {
            var segment = Int(placement.segment)
            var row = Int(placement.row)
            var left = Int(placement.rows)
            while left > 0, segment < columns.count {
                let here = min(left, columns[segment].rows - row)
                if columns[segment].page == page { lines += here }
                left -= here
                (segment, row) = (segment + 1, 0)
            }
        }
        return lines
    }

    /// Lines of its running text.
    var lines: Int { flow.placements.reduce(0) { $0 + Int($1.rows) } }

    /// Whether a text is the one that was flowed.
    func isShape(of text: StoryText) -> Bool {
        text.units.count == flow.placements.count
            && zip(text.units, flow.placements).allSatisfy { unit, placement in
                Int(placement.variant) < unit.ways.count
                    && unit.ways[Int(placement.variant)].count == Int(placement.rows)
            }
    }
}

/// Which of its optional parts a story shows.
struct StoryDress: Sendable, Hashable {
    var deck: Bool
    var quote: Bool
    var figures: Bool
    var dropCap: Bool
    /// Empty rows between head and text beyond the usual.
    var air = 0
    /// Text columns that the head covers less than the pattern says; text runs up beside it.
    var narrowing = 0
    /// Empty rows about the quotation, or over the figures in a column, beyond the usual.
    var boxAir = 0

    /// Most empty rows that a quotation or figures may have about them.
    static let mostBoxAir = 2

    /// Fewest rows of text under a head that text runs up beside: less looks like a remnant.
    static let leastUnderHead = 4

    /// Every way to dress a story in a pattern, the fullest first; its head with at most so many empty rows under it.
    static func all(of story: Story, in pattern: StoryPattern, air most: Int) -> [StoryDress] {
        let canDeck = pattern.deck && story.deck != nil
        let canQuote = pattern.quote != nil && !story.quotes.isEmpty
        let canFigures =
            pattern.figures == .strip ? story.figures.count > 1 : pattern.figures == .column && !story.figures.isEmpty
        var result: [StoryDress] = []
        for deck in canDeck ? [true, false] : [false] {
            for quote in canQuote ? [true, false] : [false] {
                for figures in canFigures ? [true, false] : [false] {
                    for dropCap in pattern.dropCap > 1 ? [true, false] : [false] {
                        for air in 0...most {
                            result.append(
                                StoryDress(deck: deck, quote: quote, figures: figures, dropCap: dropCap, air: air))
                        }
                    }
                }
            }
        }
        return result
    }

    /// What may be done besides, to bring columns level: a head over fewer columns, air about a quotation or figures.
    func looser(in pattern: StoryPattern, air most: Int) -> [StoryDress] {
        var result: [StoryDress] = []
        if pattern.overFold == nil, pattern.photos.allSatisfy({ $0.place == .above }),
            pattern.figures != .strip || !figures
        {
            for narrowing in 1..<max(1, pattern.headlineColumns) {
                var dress = self
                dress.narrowing = narrowing
                result.append(dress)
                // Under a head over some columns a row more moves text between columns: it can do what none other does.
                if air == most {
                    dress.air += 1
                    result.append(dress)
                }
            }
        }
        if pattern.columns > 1, quote || (figures && pattern.figures == .column) {
            for air in 1...StoryDress.mostBoxAir {
                var dress = self
                dress.boxAir = air
                result.append(dress)
            }
        }
        return result
    }

    /// What leaving parts of a story out costs.
    func cost(of story: Story, in pattern: StoryPattern) -> Double {
        // A section's lead should not go without what makes it a lead.
        let weight = story.priority == 1 ? 3.0 : 1
        var cost = Double(air + boxAir) * 1.5 + (narrowing > 0 ? 3 : 0) + Double(max(0, air - 1)) * 10
        if pattern.dropCap > 1, !dropCap { cost += 1.5 }
        if !story.quotes.isEmpty, !quote { cost += 3 * weight }
        if story.deck != nil, !deck { cost += 4 * weight }
        if story.figures.count > 1, !figures { cost += 4 * weight }
        return cost
    }
}

/// A stretch of a text column that text flows through.
struct ColumnSegment: Sendable, Hashable {
    /// Page of the story, from 0.
    var page: Int
    /// Text column, from 0.
    var column: Int
    /// First row, from the story's top on that page.
    var row: Int
    /// Rows it has.
    var rows: Int
}
