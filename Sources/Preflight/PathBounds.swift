/// The bounds of a path under construction, on the page.
struct PathBounds {
    private(set) var box = Box.empty
    /// Whether it is one upright rectangle or several points that never turned.
    private(set) var rectangles = 0
    private(set) var otherSegments = 0

    /// Whether it is one upright rectangle.
    var isRectangle: Bool { rectangles == 1 && otherSegments == 0 }
    /// Whether anything was added.
    var isEmpty: Bool { box.isEmpty }

    mutating func add(_ points: [Double], _ matrix: Matrix) {
        otherSegments += 1
        var index = 0
        while index + 1 < points.count {
            box.add(matrix.apply(points[index], points[index + 1]))
            index += 2
        }
    }

    mutating func addRectangle(_ n: [Double], _ matrix: Matrix) {
        let bounds = matrix.bounds(n[0], n[1], n[0] + n[2], n[1] + n[3])
        box.add((bounds.x0, bounds.y0))
        box.add((bounds.x1, bounds.y1))
        if matrix.isUpright { rectangles += 1 } else { otherSegments += 1 }
    }
}
