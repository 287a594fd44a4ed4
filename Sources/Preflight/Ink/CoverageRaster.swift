/// Finds how much of each cell polygons cover: every edge adds the area it closes off to its right, and sums along a row
/// give the coverage. Exact where shapes do not overlap themselves; where they do, sums are brought back to 0 … 1.
struct CoverageRaster {
    private let region: CellRegion
    private let stride: Int
    private var sums: [Float]
    /// Rows that edges went through, for the budget.
    private(set) var work = 0

    init(_ region: CellRegion) {
        self.region = region
        stride = region.width + 2
        sums = [Float](repeating: 0, count: stride * region.height + 2)
    }

    /// Adds an edge; coordinates in cells of the canvas.
    mutating func edge(_ ax: Double, _ ay: Double, _ bx: Double, _ by: Double) {
        guard ay != by else { return }
        let direction: Double = ay < by ? 1 : -1
        var (x0, y0, x1, y1) = ay < by ? (ax, ay, bx, by) : (bx, by, ax, ay)
        (x0, x1) = (x0 - Double(region.x), x1 - Double(region.x))
        (y0, y1) = (y0 - Double(region.y), y1 - Double(region.y))
        let bottom = max(y0, 0)
        let top = min(y1, Double(region.height))
        guard top > bottom else { return }
        let slope = (x1 - x0) / (y1 - y0)
        let width = Double(region.width)
        var y = bottom
        var row = Int(bottom)
        while y < top, row < region.height {
            let next = min(Double(row + 1), top)
            let height = next - y
            let from = min(max(x0 + (y - y0) * slope, 0), width)
            let to = min(max(x0 + (next - y0) * slope, 0), width)
            add(row: row, from, to, height * direction)
            y = next
            row += 1
            work += 1
        }
    }

    /// Adds an edge's part within one row.
    private mutating func add(row: Int, _ from: Double, _ to: Double, _ area: Double) {
        let base = row * stride
        let (left, right) = (min(from, to), max(from, to))
        let first = Int(left)
        let last = Int(right.rounded(.up))
        if last <= first + 1 {
            let share = 0.5 * (left + right) - Double(first)
            sums[base + first] += Float(area * (1 - share))
            sums[base + first + 1] += Float(area * share)
            return
        }
        // The edge crosses several cells: what lies right of it grows as it goes.
        let perCell = area / (right - left)
        var before = 0.0
        for cell in first..<last {
            let (start, end) = (max(left, Double(cell)), min(right, Double(cell + 1)))
            let part = end - start
            // Height of the edge in this cell, and the mean distance to the cell's right border.
            let covered = part * perCell * (Double(cell + 1) - (start + end) / 2)
            sums[base + cell] += Float(covered + before)
            before = part * perCell - covered
        }
        sums[base + last] += Float(before)
    }

    /// The coverage.
    func mask(isEvenOdd: Bool) -> CoverageMask {
        var values = [Float](repeating: 0, count: region.area)
        for row in 0..<region.height {
            var sum: Float = 0
            for column in 0..<region.width {
                sum += sums[row * stride + column]
                var cover = abs(sum)
                if isEvenOdd {
                    cover = cover.truncatingRemainder(dividingBy: 2)
                    if cover > 1 { cover = 2 - cover }
                }
                values[row * region.width + column] = min(cover, 1)
            }
        }
        return CoverageMask(region: region, values: values)
    }
}
