import Geometry

/// An affine transform as PDF writes it: x' = a·x + c·y + e, y' = b·x + d·y + f.
struct Matrix: Hashable {
    var a = 1.0
    var b = 0.0
    var c = 0.0
    var d = 1.0
    var e = 0.0
    var f = 0.0

    static let identity = Matrix()
    /// Largest coordinate that is reckoned with; PDF's own limits lie far below.
    private static let limit = 1e9

    init() {}

    /// From six numbers, or `nil`.
    init?(_ numbers: [Double]?) {
        guard let n = numbers, n.count == 6 else { return nil }
        (a, b, c, d, e, f) = (n[0], n[1], n[2], n[3], n[4], n[5])
    }

    /// This transform first, then `next`.
    func then(_ next: Matrix) -> Matrix {
        var result = Matrix()
        result.a = Matrix.bound(a * next.a + b * next.c)
        result.b = Matrix.bound(a * next.b + b * next.d)
        result.c = Matrix.bound(c * next.a + d * next.c)
        result.d = Matrix.bound(c * next.b + d * next.d)
        result.e = Matrix.bound(e * next.a + f * next.c + next.e)
        result.f = Matrix.bound(e * next.b + f * next.d + next.f)
        return result
    }

    private static func bound(_ value: Double) -> Double {
        value.isNaN ? 0 : Swift.min(Swift.max(value, -limit), limit)
    }

    func apply(_ x: Double, _ y: Double) -> (x: Double, y: Double) {
        (Matrix.bound(a * x + c * y + e), Matrix.bound(b * x + d * y + f))
    }

    /// How much a length grows, on average of all directions.
    var scale: Double { (abs(a * d - b * c)).squareRoot() }
    /// Length of the unit vector along x.
    var lengthX: Double { (a * a + b * b).squareRoot() }
    /// Length of the unit vector along y.
    var lengthY: Double { (c * c + d * d).squareRoot() }
    /// Whether upright rectangles stay upright.
    var isUpright: Bool { (abs(b) < 1e-6 && abs(c) < 1e-6) || (abs(a) < 1e-6 && abs(d) < 1e-6) }

    /// The transform that undoes this one; `nil` where there is none.
    var inverse: Matrix? {
        let determinant = a * d - b * c
        guard abs(determinant) > 1e-12 else { return nil }
        var result = Matrix()
        result.a = d / determinant
        result.b = -b / determinant
        result.c = -c / determinant
        result.d = a / determinant
        result.e = (c * f - d * e) / determinant
        result.f = (b * e - a * f) / determinant
        return result
    }

    /// A move.
    static func translation(_ x: Double, _ y: Double) -> Matrix {
        var result = Matrix()
        (result.e, result.f) = (x, y)
        return result
    }

    /// The upright bounds of a transformed rectangle.
    func bounds(_ x0: Double, _ y0: Double, _ x1: Double, _ y1: Double) -> Box {
        var box = Box.empty
        for (x, y) in [(x0, y0), (x1, y0), (x1, y1), (x0, y1)] { box.add(apply(x, y)) }
        return box
    }
}

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
