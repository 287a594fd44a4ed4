/// The part of a page with the most ink.
struct InkWindow: Hashable {
    /// Ink in all, averaged over the window, percent.
    var ink: Double
    /// The window, on the page.
    var box: Box
}

extension InkCanvas {
    /// The window of `side` points, wholly on the canvas, with the most ink; the whole canvas where that is smaller.
    func heaviest(side: Double) -> InkWindow {
        let wide = min(max(Int((side / cell).rounded()), 1), columns)
        let high = min(max(Int((side / cell).rounded()), 1), rows)
        // Sums of everything below and left of a corner.
        var areas = [Double](repeating: 0, count: (columns + 1) * (rows + 1))
        // All inks of a cell, plate after plate.
        var sums = [Float](repeating: 0, count: columns * rows)
        for plate in plates where !plate.isEmpty {
            for index in 0..<columns * rows { sums[index] += plate[index] }
        }
        for row in 0..<rows {
            var line = 0.0
            let (above, below) = ((row + 1) * (columns + 1) + 1, row * (columns + 1) + 1)
            for column in 0..<columns {
                line += Double(sums[row * columns + column])
                areas[above + column] = areas[below + column] + line
            }
        }
        var best = (sum: -1.0, row: 0, column: 0)
        for row in 0...rows - high {
            let (bottom, top) = (row * (columns + 1), (row + high) * (columns + 1))
            for column in 0...columns - wide {
                let sum =
                    areas[top + column + wide] - areas[top + column] - areas[bottom + column + wide]
                    + areas[bottom + column]
                if sum > best.sum + 1e-6 { best = (sum, row, column) }
            }
        }
        let (x, y) = (box.x0 + Double(best.column) * cell, box.y0 + Double(best.row) * cell)
        return InkWindow(
            ink: max(best.sum, 0) / Double(wide * high) * 100,
            box: Box(x0: x, y0: y, x1: x + Double(wide) * cell, y1: y + Double(high) * cell))
    }

    /// The average ink where anything is painted, and how much of the canvas is.
    func average() -> TileInk {
        let count = Double(columns * rows)
        let covered = (cover ?? []).reduce(0.0) { $0 + Double($1) }
        var mix = InkMix()
        guard covered > 0 else { return TileInk(mix: mix, share: 0) }
        for (name, plate) in zip(names, plates) where !plate.isEmpty {
            mix.add(name, plate.reduce(0.0) { $0 + Double($1) } / covered)
        }
        return TileInk(mix: mix, share: min(covered / count, 1))
    }

    /// The light that comes through the inks of a mask made of luminosity, or its cover where it is made of opacity.
    func light(isLuminosity: Bool) -> CoverageMask {
        let region = CellRegion(x: 0, y: 0, width: columns, height: rows)
        guard isLuminosity else {
            return CoverageMask(region: region, values: cover ?? [Float](repeating: 0, count: region.area))
        }
        func tint(_ plate: Int, _ cell: Int) -> Float { plates[plate].isEmpty ? 0 : plates[plate][cell] }
        let values = (0..<region.area).map { cell -> Float in
            let black = tint(3, cell)
            let red = 1 - min(tint(0, cell) + black, 1)
            let green = 1 - min(tint(1, cell) + black, 1)
            let blue = 1 - min(tint(2, cell) + black, 1)
            return 0.3 * red + 0.59 * green + 0.11 * blue
        }
        return CoverageMask(region: region, values: values)
    }
}
