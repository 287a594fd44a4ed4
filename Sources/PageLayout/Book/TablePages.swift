import Geometry
import PrintModel

/// The pieces of long tables that stand on one page.
struct TablePage {
    /// A table's subhead, or some of its rows: what is shown of them is made once the page is chosen.
    struct Piece {
        var table: Int
        /// `nil` for the subhead.
        var lines: Range<Int>?
        var row: Int
    }
    /// Whether it begins a new page.
    var isNew: Bool
    var pieces: [Piece]
    /// The row in which the last piece ends.
    var end: Int
}

/// Stands a story's long tables under its text and on as many pages as they need.
final class TablePages {
    private struct Made {
        var set: SetTable
        var head: PieceOfPage?
        var place: Finding.Place
    }
    private let grid: PageGrid
    private let blocks: BlockMaker
    private let tables: [Made]
    private var known: [Int: [TablePage]] = [:]

    /// Fewest rows at a page's foot in which a table may begin.
    private static let least = 8

    init(of story: BookStory, blocks: BlockMaker) {
        grid = blocks.grid
        self.blocks = blocks
        tables = story.tables.enumerated().map { index, long in
            var place = story.story.place
            place.line = long.line
            var set = blocks.tables.set(
                long.table, width: blocks.grid.width, key: "\(story.story.slug)/table-\(index)", place: place)
            set.air = (above: blocks.grid.leading * 0.8, below: 4)
            return Made(set: set, head: long.title.map { TablePages.subhead($0, blocks) }, place: place)
        }
    }

    /// The pages of the tables, the first being that on which the text ended in a row.
    func pages(after end: Int) -> [TablePage] {
        if tables.isEmpty { return [] }
        if let pages = known[end] { return pages }
        var pages = [TablePage(isNew: false, pieces: [], end: end)]
        for table in tables.indices { stand(table, on: &pages) }
        if pages[0].pieces.isEmpty, pages.count > 1 { pages.removeFirst() }
        known[end] = pages
        return pages
    }

    /// What is shown of a piece.
    func piece(_ piece: TablePage.Piece) -> PieceOfPage {
        let table = tables[piece.table]
        guard let lines = piece.lines else { return table.head ?? PieceOfPage(rows: 0) }
        return PieceOfPage(rows: blocks.rows(for: table.set.height(of: lines)), items: table.set.items(of: lines))
    }

    private func stand(_ number: Int, on pages: inout [TablePage]) {
        let table = tables[number]
        let head = table.head
        var row = (pages.last?.end ?? 0) + 1
        let room = grid.rows - row - (head?.rows ?? 0)
        let fits = room >= TablePages.least
        let pieces = table.set.pieces(
            first: fits ? height(room) : 0, then: height(grid.rows - (head?.rows ?? 0)))
        for (part, piece) in pieces.enumerated() where !piece.isEmpty {
            if part > 0 {
                pages.append(TablePage(isNew: true, pieces: [], end: 0))
                row = 0
            }
            if piece.lowerBound == 0, let head {
                pages[pages.count - 1].pieces.append(TablePage.Piece(table: number, lines: nil, row: row))
                row += head.rows
            }
            let rows = blocks.rows(for: table.set.height(of: piece))
            pages[pages.count - 1].pieces.append(TablePage.Piece(table: number, lines: piece, row: row))
            pages[pages.count - 1].end = min(grid.rows, row + rows)
            if rows > grid.rows {
                blocks.note([Finding(.error, .storyUnplaced, at: table.place, ["lines": String(rows)])])
            }
        }
    }

    private func height(_ rows: Int) -> Double { Double(max(0, rows)) * grid.leading }

    private static func subhead(_ part: Story.Part, _ blocks: BlockMaker) -> PieceOfPage {
        let grid = blocks.grid
        guard case .heading(_, let text) = part.block.content else { return PieceOfPage(rows: 0) }
        let style = blocks.styles[.subhead]
        var stack = blocks.stack(width: grid.width, y: grid.baseline - style.leading * TextStack.ascent)
        stack.add(
            text, style, language: blocks.language,
            place: Finding.Place(file: part.file, line: part.block.line, report: part.report))
        blocks.note(stack.findings)
        return PieceOfPage(rows: blocks.rows(for: stack.y), items: stack.items)
    }
}
