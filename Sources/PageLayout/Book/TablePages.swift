import Geometry
import PrintModel

/// The pieces of long tables that stand on one page.
struct TablePage: Sendable {
    /// Whether it begins a new page.
    var isNew: Bool
    var pieces: [(piece: PieceOfPage, row: Int)]
    /// The row in which the last piece ends.
    var end: Int
}

/// Stands a story's long tables under its text and on as many pages as they need.
struct TablePages {
    let shaper: StoryShaper
    let story: BookStory

    private var grid: PageGrid { shaper.grid }
    private var blocks: BlockMaker { shaper.framer.blocks }

    /// Fewest rows at a page's foot in which a table may begin.
    private static let least = 8

    /// The pages of the tables, the first being that on which the text ended in a row.
    func pages(after end: Int) -> [TablePage] {
        guard !story.tables.isEmpty else { return [] }
        var pages = [TablePage(isNew: false, pieces: [], end: end)]
        for (index, table) in story.tables.enumerated() { stand(table, index, on: &pages) }
        return pages.first?.pieces.isEmpty == true && pages.count > 1 ? Array(pages.dropFirst()) : pages
    }

    private func stand(_ long: LongTable, _ index: Int, on pages: inout [TablePage]) {
        var place = story.story.place
        place.line = long.line
        var set = blocks.tables.set(
            long.table, width: grid.width, key: "\(story.story.slug)/table-\(index)", place: place)
        set.air = (above: grid.leading * 0.8, below: 4)
        let head = long.title.map { subhead($0) }
        var row = (pages.last?.end ?? 0) + 1
        let room = grid.rows - row - (head?.rows ?? 0)
        let fits = room >= TablePages.least
        let pieces = set.pieces(
            first: fits ? height(room) : 0, then: height(grid.rows - (head?.rows ?? 0)))
        for (number, piece) in pieces.enumerated() where !piece.isEmpty {
            if number > 0 {
                pages.append(TablePage(isNew: true, pieces: [], end: 0))
                row = 0
            }
            if piece.lowerBound == 0, let head {
                pages[pages.count - 1].pieces.append((head, row))
                row += head.rows
            }
            let rows = blocks.rows(for: set.height(of: piece))
            pages[pages.count - 1].pieces.append((PieceOfPage(rows: rows, items: set.items(of: piece)), row))
            pages[pages.count - 1].end = min(grid.rows, row + rows)
            if rows > grid.rows {
                blocks.note([Finding(.error, .storyUnplaced, at: place, ["lines": String(rows)])])
            }
        }
    }

    private func height(_ rows: Int) -> Double { Double(max(0, rows)) * grid.leading }

    private func subhead(_ part: Story.Part) -> PieceOfPage {
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
