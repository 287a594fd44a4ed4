/// Cells of a canvas, a rectangle of them.
struct CellRegion: Hashable {
    var x: Int
    var y: Int
    var width: Int
    var height: Int

    var area: Int { width * height }

    func intersection(_ other: CellRegion) -> CellRegion? {
        let (left, bottom) = (max(x, other.x), max(y, other.y))
        let (right, top) = (min(x + width, other.x + other.width), min(y + height, other.y + other.height))
        return right > left && top > bottom
            ? CellRegion(x: left, y: bottom, width: right - left, height: top - bottom) : nil
    }
}

/// How much of each cell of a region is covered, 0 to 1, row by row from the bottom. Outside there is nothing.
struct CoverageMask {
    let region: CellRegion
    var values: [Float]

    /// Takes away what another mask does not cover; `nil` where nothing is left.
    func within(_ other: CoverageMask) -> CoverageMask? {
        guard let common = region.intersection(other.region) else { return nil }
        var result = [Float](repeating: 0, count: common.area)
        for row in 0..<common.height {
            let mine = (common.y + row - region.y) * region.width + common.x - region.x
            let theirs = (common.y + row - other.region.y) * other.region.width + common.x - other.region.x
            for column in 0..<common.width {
                result[row * common.width + column] = values[mine + column] * other.values[theirs + column]
            }
        }
        return CoverageMask(region: common, values: result)
    }

    /// Weakens every cell by the share of it that lies in a span, in cells, each way.
    mutating func clip(x: ClosedRange<Double>, y: ClosedRange<Double>) {
        let across = CoverageMask.shares(x, from: region.x, count: region.width)
        let up = CoverageMask.shares(y, from: region.y, count: region.height)
        let isWhole = across.allSatisfy { $0 == 1 } && up.allSatisfy { $0 == 1 }
        if isWhole { return }
        for row in 0..<region.height {
            for column in 0..<region.width { values[row * region.width + column] *= across[column] * up[row] }
        }
    }

    /// Changes every value by a function of one number. 256 steps are looked at.
    mutating func map(_ function: PDFFunction) {
        let table = (0..<256).map { Float(min(max(function([Double($0) / 255]).first ?? 0, 0), 1)) }
        for index in values.indices { values[index] = table[Int((min(max(values[index], 0), 1) * 255).rounded())] }
    }

    /// The share of each of `count` cells that lies in a span.
    static func shares(_ span: ClosedRange<Double>, from first: Int, count: Int) -> [Float] {
        (0..<count).map { index in
            let cell = Double(first + index)
            return Float(min(max(min(span.upperBound, cell + 1) - max(span.lowerBound, cell), 0), 1))
        }
    }
}
