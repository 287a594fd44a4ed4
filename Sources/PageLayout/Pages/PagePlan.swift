/// What stands on one page of stories, from top to bottom.
struct PagePlan: Sendable {
    /// A part of the page, across the text area.
    enum Part: Sendable {
        /// The opening of the section that a story begins.
        case opening(story: Int, row: Int)
        /// Stories side by side.
        case band(Band, row: Int)
        /// A part of a story that goes on over pages: its `page`-th.
        case long(StoryShape, page: Int, row: Int)
        /// A story over both halves of a double page; with `isFirst`, on the half where it begins.
        case spread(StoryShape, isFirst: Bool, row: Int)
        /// Something that is built already and belongs to a story: a piece of a long table.
        case piece(PieceOfPage, row: Int, story: Int)
        /// Notices side by side.
        case notices(rows: Int, row: Int)
        /// One notice, large, across the text area.
        case poster(rows: Int, row: Int)
    }
    var parts: [Part]
    /// Rows left empty at its foot.
    var unfilled: Int

    /// The stories that begin on the page, in their shapes.
    var shapesBegun: [StoryShape] {
        parts.flatMap { part -> [StoryShape] in
            switch part {
            case .band(let band, _):
                band.cells.flatMap(\.items).compactMap { if case .story(let shape) = $0.item { shape } else { nil } }
            case .long(let shape, 0, _), .spread(let shape, true, _): [shape]
            default: []
            }
        }
    }

    /// Lines of running text on the page.
    var lines: Int {
        parts.reduce(0) { lines, part in
            switch part {
            case .band(let band, _):
                band.cells.flatMap(\.items).reduce(lines) {
                    if case .story(let shape) = $1.item { $0 + shape.lines } else { $0 }
                }
            case .long(let shape, let page, _): lines + shape.lines(onPage: page)
            case .spread(let shape, true, _): lines + shape.lines
            default: lines
            }
        }
    }

    /// The stories that begin on the page.
    var begins: [Int] { shapesBegun.map(\.story) }
}
