/// The painter of a page, and those of the masks and tiles being read: the last is at work.
struct PainterStack {
    private var painters: [InkPainter]
    private var shares: [Double] = []
    private var isLuminosity: [Bool] = []
    /// Cells that all of them may be worked on.
    private let cells: Int
    /// Masks being read: what they paint is not printed.
    private(set) var masks = 0
    /// Letters of Type 3 fonts being read: the inks of text are laid as for any other font, and their bitmaps are no
    /// pictures.
    private(set) var glyphs = 0

    /// Cells along the longer side of a tile.
    private static let cellsOfTile = 48

    /// The painter of a part of a page on a grid, that may work on so many cells.
    init(_ box: Box, cell: Double, cells: Int) {
        self.cells = cells
        painters = [InkPainter(canvas: InkCanvas(box, cell: cell, budget: cells))]
    }

    /// The page's canvas.
    var page: InkCanvas { painters[0].canvas }

    /// Cells that were worked on.
    var spent: Int { cells - max(page.budget, 0) }

    /// The painter at work.
    var painter: InkPainter { painters[painters.count - 1] }

    /// The painter at work, unless a letter is being read.
    var picturePainter: InkPainter? { glyphs == 0 ? painter : nil }

    mutating func beginGlyph() { glyphs += 1 }

    mutating func endGlyph() { glyphs -= 1 }

    // MARK: Masks

    /// Begins a mask: of luminosity over a backdrop, or of opacity where there is none.
    mutating func beginMask(backdrop: InkMix?) {
        let base = painter.canvas
        // Where there is no work left, nothing is laid on what would be thrown away.
        let isOver = !page.take(base.columns * base.rows)
        let canvas = InkCanvas(
            base.box, cell: isOver ? .infinity : base.cell, budget: page.budget, tracksCover: backdrop == nil)
        for ink in backdrop?.plates ?? [] where ink.tint > 0 { canvas.flood(ink.name, ink.tint) }
        painters.append(InkPainter(canvas: canvas, isAlphaOnly: backdrop == nil))
        isLuminosity.append(backdrop != nil)
        masks += 1
    }

    /// The mask begun last, its values changed by a function where there is one.
    mutating func endMask(transfer: PDFFunction?) -> ClipShape? {
        guard painters.count > 1, let mask = painters.popLast(), let luminosity = isLuminosity.popLast() else {
            return nil
        }
        masks -= 1
        page.spend(mask.canvas)
        var light = mask.canvas.light(isLuminosity: luminosity)
        if let transfer { light.map(transfer) }
        return ClipShape(light, on: painter.canvas)
    }

    // MARK: Tiles

    mutating func beginTile(_ box: Box, share: Double) {
        let side = max(box.width, box.height)
        let isOver = !page.take(PainterStack.cellsOfTile * PainterStack.cellsOfTile)
        let canvas = InkCanvas(
            box.isEmpty ? page.box : box,
            cell: isOver ? .infinity : max(side / Double(PainterStack.cellsOfTile), 0.05), budget: page.budget,
            tracksCover: true)
        painters.append(InkPainter(canvas: canvas, isAlphaOnly: painter.isAlphaOnly))
        shares.append(min(share, 1))
    }

    mutating func endTile() -> TileInk {
        guard painters.count > 1, let tile = painters.popLast(), let share = shares.popLast() else {
            return TileInk(mix: InkMix(), share: 0)
        }
        page.spend(tile.canvas)
        var ink = tile.canvas.average()
        ink.share *= share
        ink.canvas = tile.canvas
        return ink
    }
}
