/// The plates of a page, or of a part of it, on a grid of cells of about half a millimetre: what is painted later covers
/// what lies beneath unless it overprints, as on the press (ISO 32000-1, 8.6.7 and 11.7.4).
///
/// Approximate where the grid is: two edges within one cell are taken as independent of one another. Work is bounded.
final class InkCanvas {
    /// The part of the page it shows.
    let box: Box
    /// Side of a cell, points.
    let cell: Double
    let columns: Int
    let rows: Int
    /// The plates, the process inks first.
    private(set) var names = InkCanvas.process
    /// Tint of each cell, 0 to 1, row by row from the bottom; empty for a plate that has no ink.
    private(set) var plates: [[Float]] = [[], [], [], []]
    /// How much of each cell anything covers; only where it was asked for.
    private(set) var cover: [Float]?
    private var latest: (inks: InkMix, tints: [Float])?
    /// Cells that may still be worked on.
    private(set) var budget: Int

    static let process = ["Cyan", "Magenta", "Yellow", "Black"]
    /// Most cells.
    private static let cellLimit = 400_000
    /// Most plates; further spot inks are not reckoned.
    private static let plateLimit = 32

    init(_ box: Box, cell: Double, budget: Int, tracksCover: Bool = false) {
        self.box = box
        let (width, height) = (max(box.width, 0.1), max(box.height, 0.1))
        let least = (width * height / Double(InkCanvas.cellLimit)).squareRoot()
        self.cell = max(cell, least, width / 20_000, height / 20_000)
        columns = max(Int((width / self.cell).rounded(.up)), 1)
        rows = max(Int((height / self.cell).rounded(.up)), 1)
        self.budget = budget
        if tracksCover { cover = [Float](repeating: 0, count: columns * rows) }
    }

    /// Whether there was more to paint than is reckoned with.
    var isExhausted: Bool { budget < 0 }

    /// Takes so much work from the budget; false where there is none left.
    func take(_ work: Int) -> Bool {
        budget -= work
        return budget >= 0
    }

    /// Fills every cell with an ink.
    func flood(_ name: String, _ tint: Float) {
        guard let plate = index(of: name) else { return }
        plates[plate] = [Float](repeating: tint, count: columns * rows)
    }

    // MARK: Places

    func x(_ x: Double) -> Double { (x - box.x0) / cell }
    func y(_ y: Double) -> Double { (y - box.y0) / cell }

    /// The cells that a box touches.
    func region(of box: Box) -> CellRegion? {
        func bound(_ value: Double, _ most: Int) -> Int { Int(min(max(value, 0), Double(most))) }
        let (left, right) = (bound(x(box.x0).rounded(.down), columns), bound(x(box.x1).rounded(.up), columns))
        let (bottom, top) = (bound(y(box.y0).rounded(.down), rows), bound(y(box.y1).rounded(.up), rows))
        guard right > left, top > bottom else { return nil }
        return CellRegion(x: left, y: bottom, width: right - left, height: top - bottom)
    }

    // MARK: Shapes

    /// The coverage of a box; `share` where it is not covered wholly.
    func mask(of box: Box, share: Double = 1) -> CoverageMask? {
        guard let region = region(of: box), take(region.area) else { return nil }
        let across = CoverageMask.shares(x(box.x0)...max(x(box.x1), x(box.x0)), from: region.x, count: region.width)
        let up = CoverageMask.shares(y(box.y0)...max(y(box.y1), y(box.y0)), from: region.y, count: region.height)
        let values = [Float](unsafeUninitializedCapacity: region.area) { values, count in
            for row in 0..<region.height {
                let height = Float(share) * up[row]
                for column in 0..<region.width { values[row * region.width + column] = across[column] * height }
            }
            count = region.area
        }
        return CoverageMask(region: region, values: values)
    }

    /// The coverage of a filled path.
    func mask(of path: PagePath, isEvenOdd: Bool, within box: Box? = nil) -> CoverageMask? {
        if path.isRectangle { return mask(of: path.box.intersection(box ?? path.box)) }
        guard let region = region(of: path.box.intersection(box ?? path.box)), take(region.area) else { return nil }
        var raster = CoverageRaster(region)
        for range in path.subpaths where range.count >= 4 {
            var (px, py) = (x(path.points[range.upperBound - 2]), y(path.points[range.upperBound - 1]))
            var index = range.lowerBound
            while index + 1 < range.upperBound {
                let (nx, ny) = (x(path.points[index]), y(path.points[index + 1]))
                raster.edge(px, py, nx, ny)
                (px, py) = (nx, ny)
                index += 2
            }
            guard take(raster.work / 64 + range.count / 2) else { return nil }
        }
        return raster.mask(isEvenOdd: isEvenOdd)
    }

    /// The coverage of a stroked path, `width` points wide, its ends cut straight.
    func mask(ofStroke path: PagePath, width: Double, share: Double, within box: Box) -> CoverageMask? {
        let half = max(width, 0.05) / 2 / cell
        guard let region = region(of: path.box.grown(by: half * cell).intersection(box)), take(region.area) else {
            return nil
        }
        var raster = CoverageRaster(region)
        for range in path.subpaths {
            var index = range.lowerBound
            while index + 3 < range.upperBound {
                let (ax, ay) = (x(path.points[index]), y(path.points[index + 1]))
                let (bx, by) = (x(path.points[index + 2]), y(path.points[index + 3]))
                index += 2
                let length = ((bx - ax) * (bx - ax) + (by - ay) * (by - ay)).squareRoot()
                guard length > 0 else { continue }
                let (nx, ny) = (-(by - ay) / length * half, (bx - ax) / length * half)
                raster.edge(ax - nx, ay - ny, bx - nx, by - ny)
                raster.edge(bx - nx, by - ny, bx + nx, by + ny)
                raster.edge(bx + nx, by + ny, ax + nx, ay + ny)
                raster.edge(ax + nx, ay + ny, ax - nx, ay - ny)
            }
            guard take(raster.work / 16 + range.count / 2) else { return nil }
        }
        var mask = raster.mask(isEvenOdd: false)
        if share < 1 { for index in mask.values.indices { mask.values[index] *= Float(share) } }
        return mask
    }

    // MARK: Painting

    /// The plate of an ink, made where there is none; `nil` where there are too many.
    func index(of name: String) -> Int? {
        if let known = names.firstIndex(of: name) { return known }
        guard names.count < InkCanvas.plateLimit else { return nil }
        names.append(name)
        plates.append([])
        return names.count - 1
    }

    /// A colour's tint on each plate; plates are made for inks that have none.
    func tints(of inks: InkMix) -> [Float] {
        // Most marks are in the colour of the one before.
        if let latest, latest.inks == inks, latest.tints.count == names.count { return latest.tints }
        for spot in inks.spots.keys.sorted() where inks.spots[spot] ?? 0 > 0 { _ = index(of: spot) }
        let everywhere = inks.isAll ? Float(inks.black / 100) : 0
        let process = [inks.cyan, inks.magenta, inks.yellow, inks.black].map { Float($0 / 100) }
        let tints = names.enumerated().map { plate, name in
            max(plate < 4 ? process[plate] : Float((inks.spots[name] ?? 0) / 100), everywhere)
        }
        latest = (inks, tints)
        return tints
    }

    /// Brings a plate's cells nearer to a tint, by how much of each is covered.
    func blend(_ plate: Int, to tint: Float, _ mask: CoverageMask, alpha: Float, _ mode: BlendMode) {
        if plates[plate].isEmpty {
            // On paper alone, no ink is made of none, and what lightens or screens leaves the paper white.
            guard tint > 0, mode != .screen, mode != .lighten else { return }
            plates[plate] = [Float](repeating: 0, count: columns * rows)
        }
        let region = mask.region
        guard take(region.area) else { return }
        let columns = columns
        plates[plate].withUnsafeMutableBufferPointer { cells in
            mask.values.withUnsafeBufferPointer { cover in
                for row in 0..<region.height {
                    let start = (region.y + row) * columns + region.x
                    let from = row * region.width
                    switch mode {
                    case .normal, .other:
                        for index in 0..<region.width {
                            let old = cells[start + index]
                            cells[start + index] = old + (tint - old) * cover[from + index] * alpha
                        }
                    default:
                        for index in 0..<region.width {
                            let old = cells[start + index]
                            let new = InkCanvas.mixed(old, tint, mode)
                            cells[start + index] = old + (new - old) * cover[from + index] * alpha
                        }
                    }
                }
            }
        }
    }

    /// Brings a plate's cells nearer to tints that differ from cell to cell: `source` tells which of `tints` holds.
    func blend(
        _ plate: Int, toTints tints: [Float], _ source: [Int32], _ mask: CoverageMask, alpha: Float, _ mode: BlendMode
    ) {
        if plates[plate].isEmpty { plates[plate] = [Float](repeating: 0, count: columns * rows) }
        let region = mask.region
        guard take(region.area) else { return }
        let columns = columns
        plates[plate].withUnsafeMutableBufferPointer { cells in
            mask.values.withUnsafeBufferPointer { cover in
                for row in 0..<region.height {
                    let start = (region.y + row) * columns + region.x
                    for index in 0..<region.width {
                        let at = row * region.width + index
                        let old = cells[start + index]
                        let new = InkCanvas.mixed(old, tints[Int(source[at])], mode)
                        cells[start + index] = old + (new - old) * cover[at] * alpha
                    }
                }
            }
        }
    }

    /// What two tints of one ink become. Ink is what paper lacks of light, so that multiplying adds ink.
    private static func mixed(_ old: Float, _ new: Float, _ mode: BlendMode) -> Float {
        switch mode {
        case .normal, .other: new
        case .multiply: old + new - old * new
        case .screen: old * new
        case .darken: max(old, new)
        case .lighten: min(old, new)
        }
    }

    /// Notes that a shape covers what it covers.
    func note(_ mask: CoverageMask, alpha: Float) {
        guard cover != nil else { return }
        for row in 0..<mask.region.height {
            for index in 0..<mask.region.width {
                let at = (mask.region.y + row) * columns + mask.region.x + index
                let old = cover?[at] ?? 0
                cover?[at] = old + (1 - old) * mask.values[row * mask.region.width + index] * alpha
            }
        }
    }
}
