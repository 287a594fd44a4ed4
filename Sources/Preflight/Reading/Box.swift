/// An upright rectangle in PDF's own coordinates, y upwards, in points.
struct Box: Hashable {
    var x0: Double
    var y0: Double
    var x1: Double
    var y1: Double

    /// A box that holds nothing.
    static let nothing = Box(x0: 0, y0: 0, x1: -1, y1: -1)
    /// A box that holds everything.
    static let everything = Box(x0: -1e9, y0: -1e9, x1: 1e9, y1: 1e9)
    static let empty = Box(x0: .infinity, y0: .infinity, x1: -.infinity, y1: -.infinity)

    init(x0: Double, y0: Double, x1: Double, y1: Double) {
        (self.x0, self.y0, self.x1, self.y1) = (x0, y0, x1, y1)
    }

    /// From an array of four numbers in any order of corners; `nil` where it is none or has no area.
    init?(_ numbers: [Double]?) {
        guard let n = numbers, n.count == 4, n.allSatisfy({ abs($0) < 1e7 }) else { return nil }
        self.init(x0: min(n[0], n[2]), y0: min(n[1], n[3]), x1: max(n[0], n[2]), y1: max(n[1], n[3]))
        guard width > 0, height > 0 else { return nil }
    }

    var isEmpty: Bool { x1 < x0 || y1 < y0 }
    var width: Double { x1 - x0 }
    var height: Double { y1 - y0 }

    mutating func add(_ point: (x: Double, y: Double)) {
        x0 = min(x0, point.x)
        y0 = min(y0, point.y)
        x1 = max(x1, point.x)
        y1 = max(y1, point.y)
    }

    func intersection(_ other: Box) -> Box {
        Box(x0: max(x0, other.x0), y0: max(y0, other.y0), x1: min(x1, other.x1), y1: min(y1, other.y1))
    }

    func grown(by margin: Double) -> Box {
        Box(x0: x0 - margin, y0: y0 - margin, x1: x1 + margin, y1: y1 + margin)
    }

    func contains(_ other: Box, tolerance: Double = 0.01) -> Bool {
        other.x0 >= x0 - tolerance && other.y0 >= y0 - tolerance && other.x1 <= x1 + tolerance
            && other.y1 <= y1 + tolerance
    }
}
