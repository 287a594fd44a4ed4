import PrintModel

/// What a pattern makes of a story before heights are chosen.
final class StoryFrame {
    let pattern: StoryPattern
    let dress: StoryDress
    let measure: StoryMeasure
    let head: PieceOfPage
    let strip: PieceOfPage?
    let figures: PieceOfPage?
    let quote: PieceOfPage?
    let tables: [PieceOfPage]
    let photos: [Photo]
    let captions: [PieceOfPage]
    /// Photographs that stand in the text.
    let placed: [PlacedFrame]
    let dropCap: DropCap?
    let text: StoryText
    /// What is known of how the text flows.
    let flows: FlowMemory

    init(
        pattern: StoryPattern, dress: StoryDress, measure: StoryMeasure, head: PieceOfPage,
        strip: PieceOfPage?, figures: PieceOfPage?, quote: PieceOfPage?, tables: [PieceOfPage], photos: [Photo],
        captions: [PieceOfPage], placed: [PlacedFrame], dropCap: DropCap?, text: StoryText, flows: FlowMemory
    ) {
        self.placed = placed
        self.pattern = pattern
        self.dress = dress
        self.measure = measure
        self.head = head
        self.strip = strip
        self.figures = figures
        self.quote = quote
        self.tables = tables
        self.photos = photos
        self.captions = captions
        self.dropCap = dropCap
        self.text = text
        self.flows = flows
    }

    /// Width of the whole story.
    var width: Double { measure.width }

    /// Width of a text column.
    var textWidth: Double { measure.textWidth }

    /// Text columns that the head covers.
    var headColumns: Int { pattern.headlineColumns - dress.narrowing }

    /// Empty rows at the head and at the foot, inside the story's panel.
    var inset: Int { pattern.panel == nil ? 0 : 1 }

    /// Rows above the head: photographs placed there, with captions.
    func rowsAbove(_ photoRows: [Int]) -> Int {
        pattern.photos.indices.reduce(0) {
            pattern.photos[$1].place == .above ? $0 + photoRows[$1] + captions[$1].rows : $0
        }
    }

    /// Rows of tables at the foot, across all columns.
    var tableRows: Int { tables.reduce(0) { $0 + $1.rows } }
}

/// A first letter several lines high.
struct DropCap {
    var line: SetLine
    var lines: Int
    /// Width it takes from the lines beside it.
    var width: Double
}
