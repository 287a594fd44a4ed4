import Geometry

/// A transform as a file says it.
typealias Matrix = Affine

extension Affine {
    /// How much a length grows, on average of all directions.
    var scale: Double { (abs(a * d - b * c)).squareRoot() }
    /// Length of the unit vector along x.
    var lengthX: Double { (a * a + b * b).squareRoot() }
    /// Length of the unit vector along y.
    var lengthY: Double { (c * c + d * d).squareRoot() }
    /// Whether upright rectangles stay upright.
    var isUpright: Bool { (abs(b) < 1e-6 && abs(c) < 1e-6) || (abs(a) < 1e-6 && abs(d) < 1e-6) }

    /// The upright bounds of a transformed rectangle.
    func bounds(_ x0: Double, _ y0: Double, _ x1: Double, _ y1: Double) -> Box {
        var box = Box.empty
        for (x, y) in [(x0, y0), (x1, y0), (x1, y1), (x0, y1)] { box.add(apply(x, y)) }
        return box
    }
}
