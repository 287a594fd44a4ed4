import Finishing
import Foundation
import Geometry
import Painting
import Photos
import PrintModel
import Typesetting

/// A contact sheet: photographs from the best to the worst, each with what was measured of it. Pages are made, painted
/// and written one after the other, so a thousand photographs take no more memory than a dozen.
struct PhotoSheet {
    let order: PhotoSheetOrder
    let ranking: PhotoRanking
    let condition: PrintCondition
    let cache: String

    /// Pixels per inch that pictures are made at, against those of a proof.
    private static let density = 1.7
    private static let epoch = CivilDate(year: 1970, month: 1, day: 1)

    /// Writes the PDF; gives how many pages it has. `check` is called before each photograph, and ends the run by what it
    /// throws.
    func write(check: @Sendable () throws -> Void) throws -> Int {
        let pen = try PhotoSheetPen(size: order.page)
        let painter = try Painter()
        let document = try ScreenDocument(path: order.output)
        let grid = PhotoSheetGrid(page: order.page)
        let entries = PhotoRank.all(of: ranking)
        let sheets = stride(from: 0, to: entries.count, by: grid.cells).map {
            Array(entries[$0..<min($0 + grid.cells, entries.count)])
        }
        let lists = PhotoSheetList(pen: pen, grid: grid, words: order.words).sheets(ranking.findings)
        let count = max(1, sheets.count + lists.count)
        let preparer = try PhotoPreparer(for: condition, purpose: .proof, cache: cache)
        for number in 1...count {
            var page = LaidOutPage(number: number, kind: "contact-sheet")
            page.items = head(pen, grid, number, of: count)
            var photos: [PhotoPlacement: PreparedPhoto] = [:]
            if sheets.indices.contains(number - 1) {
                for (index, entry) in sheets[number - 1].enumerated() {
                    try check()
                    let cell = PhotoSheetCell(entry: entry, pen: pen, words: order.words, frame: grid.frame(index))
                    photos[cell.placement] = try? prepared(cell.placement, preparer)
                    page.items += cell.items
                }
            } else if lists.indices.contains(number - 1 - sheets.count) {
                page.items += lists[number - 1 - sheets.count]
            }
            let painted = try painter.paint(page, size: order.page, photos: photos, palette: pen.palette)
            try document.add(painted.content)
        }
        guard let epoch = PhotoSheet.epoch else { throw Fault(.unusableData, .internalFault, ["reason": "date"]) }
        try document.finish(
            DocumentMetadata(title: order.words.title, author: "", language: order.language, date: epoch))
        return count
    }

    private func prepared(_ placement: PhotoPlacement, _ preparer: PhotoPreparer) throws -> PreparedPhoto {
        var larger = placement
        larger.frame.width *= PhotoSheet.density
        larger.frame.height *= PhotoSheet.density
        return try preparer.prepare(larger).photo
    }

    private func head(_ pen: PhotoSheetPen, _ grid: PhotoSheetGrid, _ number: Int, of count: Int) -> [PageItem] {
        let area = grid.area
        let duplicates = ranking.photos.count { $0.duplicateOf != nil }
        let top = PhotoSheetGrid.margin
        return [
            pen.text(order.words.title, .title, at: Point(x: area.minX, y: top + 13), within: area.width * 0.6),
            pen.text(
                order.words.summary(ranking.photos.count, duplicates, condition.title), .quiet,
                at: Point(x: area.minX, y: top + 26), within: area.width),
            pen.text(
                order.words.page(number, count), .quietRight, at: Point(x: area.maxX - 120, y: top + 13), within: 120),
            .rule(
                from: Point(x: area.minX, y: top + 33), to: Point(x: area.maxX, y: top + 33), thickness: 0.75,
                ink: PhotoSheetPen.Colour.ink.rawValue),
        ]
    }
}

/// Where the cells of a contact sheet stand: two abreast.
struct PhotoSheetGrid {
    static let margin = 34.0
    static let gutter = 20.0
    private static let headHeight = 44.0
    private static let least = 112.0

    /// What lies inside the margins, under the head.
    let area: Rect
    private let rows: Int

    /// The grid of a page of so many points.
    init(page: Size) {
        let top = PhotoSheetGrid.margin + PhotoSheetGrid.headHeight
        area = Rect(
            x: PhotoSheetGrid.margin, y: top, width: page.width - 2 * PhotoSheetGrid.margin,
            height: page.height - top - PhotoSheetGrid.margin + 8)
        rows = max(1, Int(area.height / PhotoSheetGrid.least))
    }

    /// How many cells a page has.
    var cells: Int { 2 * rows }

    /// The frame of a cell, by its number from 0: row by row.
    func frame(_ index: Int) -> Rect {
        let width = (area.width - PhotoSheetGrid.gutter) / 2
        let height = area.height / Double(rows)
        return Rect(
            x: area.minX + Double(index % 2) * (width + PhotoSheetGrid.gutter),
            y: area.minY + Double(index / 2) * height, width: width, height: height - 12)
    }
}
