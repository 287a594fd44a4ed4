import Geometry

/// A path under construction, on the page: its points, curves flattened, and its bounds.
struct PagePath {
    /// Coordinates, x and y in turn, of all subpaths.
    private(set) var points: [Double] = []
    /// Index in `points` at which each subpath begins.
    private(set) var starts: [Int] = []
    private(set) var box = Box.empty
    private var rectangles = 0
    private var otherSegments = 0
    private var isOpen = false

    /// Most numbers that are kept; what comes after them only widens the bounds.
    private static let limit = 4_000_000

    /// Whether anything was added.
    var isEmpty: Bool { box.isEmpty }

    /// Whether it is one upright rectangle.
    var isRectangle: Bool {
        if rectangles == 1 && otherSegments == 0 { return true }
        guard rectangles == 0, starts.count == 1, points.count == 8 || points.count == 10 else { return false }
        if points.count == 10, points[0] != points[8] || points[1] != points[9] { return false }
        // Four corners that turn by right angles, each side upright or level.
        return (0..<4).allSatisfy { side in
            let next = (side + 1) % 4
            let (dx, dy) = (points[2 * next] - points[2 * side], points[2 * next + 1] - points[2 * side + 1])
            let isLevel = (side % 2 == 0) == (abs(points[3] - points[1]) < 1e-6)
            return isLevel ? abs(dy) < 1e-6 : abs(dx) < 1e-6
        }
    }

    mutating func move(_ x: Double, _ y: Double, _ matrix: Matrix) {
        begin()
        add(matrix.apply(x, y))
    }

    mutating func line(_ x: Double, _ y: Double, _ matrix: Matrix) {
        otherSegments += 1
        if !isOpen { begin() }
        add(matrix.apply(x, y))
    }

    /// A curve by both its handles and its end; the first handle is the present point where it is `nil`.
    mutating func curve(
        _ first: (Double, Double)?, _ second: (Double, Double), _ end: (Double, Double), _ matrix: Matrix
    ) {
        otherSegments += 1
        let (b, c) = (first.map { matrix.apply($0.0, $0.1) }, matrix.apply(second.0, second.1))
        let d = matrix.apply(end.0, end.1)
        if !isOpen { begin() }
        guard points.count >= 2, starts.last != points.count else { return add(d) }
        let a = (x: points[points.count - 2], y: points[points.count - 1])
        let handle = b ?? a
        let length =
            distance(a, handle) + distance(handle, c) + distance(c, d)
        let steps = Int(min(max((length / 2).squareRoot() * 1.5, 1), 24))
        for step in 1...steps {
            let t = Double(step) / Double(steps)
            let (u, uu, tt) = (1 - t, (1 - t) * (1 - t), t * t)
            let (wa, wb, wc, wd) = (uu * u, 3 * uu * t, 3 * u * tt, tt * t)
            add(
                (
                    wa * a.x + wb * handle.x + wc * c.x + wd * d.x,
                    wa * a.y + wb * handle.y + wc * c.y + wd * d.y
                ))
        }
    }

    mutating func rectangle(_ n: [Double], _ matrix: Matrix) {
        begin()
        for (x, y) in [(n[0], n[1]), (n[0] + n[2], n[1]), (n[0] + n[2], n[1] + n[3]), (n[0], n[1] + n[3])] {
            add(matrix.apply(x, y))
        }
        close()
        if matrix.isUpright { rectangles += 1 } else { otherSegments += 1 }
    }

    /// Adds a glyph's contours.
    mutating func add(_ outline: GlyphOutline, _ matrix: Matrix) {
        for (index, start) in outline.starts.enumerated() {
            let end = index + 1 < outline.starts.count ? outline.starts[index + 1] : outline.points.count
            guard end - start >= 4 else { continue }
            otherSegments += 1
            begin()
            for at in stride(from: start, to: end - 1, by: 2) {
                add(matrix.apply(outline.points[at], outline.points[at + 1]))
            }
        }
        isOpen = false
    }

    /// Leads the present subpath back to where it began.
    mutating func close() {
        guard isOpen, let start = starts.last, start + 1 < points.count else { return }
        let first = (x: points[start], y: points[start + 1])
        if points[points.count - 2] != first.x || points[points.count - 1] != first.y { add(first) }
        isOpen = false
    }

    private mutating func begin() {
        if starts.last != points.count { starts.append(points.count) }
        isOpen = true
    }

    private mutating func add(_ point: (x: Double, y: Double)) {
        box.add(point)
        guard points.count < PagePath.limit else { return }
        points.append(point.x)
        points.append(point.y)
    }

    private func distance(_ a: (x: Double, y: Double), _ b: (x: Double, y: Double)) -> Double {
        ((a.x - b.x) * (a.x - b.x) + (a.y - b.y) * (a.y - b.y)).squareRoot()
    }

    /// The points of each subpath, as ranges of `points`.
    var subpaths: [Range<Int>] {
        starts.indices.map { starts[$0]..<($0 + 1 < starts.count ? starts[$0 + 1] : points.count) }
    }
}
