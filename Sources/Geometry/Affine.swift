/// A linear map of PDF's coordinates (ISO 32000-1, 8.3.3): x' = a·x + c·y + e, y' = b·x + d·y + f. Results are kept within a
/// thousand million points, whatever a file says.
public struct Affine: Sendable, Hashable {
    /// The share of x in x'.
    public var a = 1.0
    /// The share of x in y'.
    public var b = 0.0
    /// The share of y in x'.
    public var c = 0.0
    /// The share of y in y'.
    public var d = 1.0
    /// The move along x, points.
    public var e = 0.0
    /// The move along y, points.
    public var f = 0.0

    /// The map that changes nothing.
    public static let identity = Affine()
    /// Largest coordinate that is reckoned with; PDF's own limits lie far below.
    private static let limit = 1e9

    /// A map by its six numbers.
    public init(
        a: Double = 1, b: Double = 0, c: Double = 0, d: Double = 1, e: Double = 0, f: Double = 0
    ) {
        (self.a, self.b, self.c, self.d, self.e, self.f) = (a, b, c, d, e, f)
    }

    /// From six numbers, or `nil`.
    public init?(_ numbers: [Double]?) {
        guard let n = numbers, n.count == 6 else { return nil }
        self.init(a: n[0], b: n[1], c: n[2], d: n[3], e: n[4], f: n[5])
    }

    /// As the operands of `cm`.
    public var numbers: [Double] { [a, b, c, d, e, f] }

    /// This map, then another.
    public func then(_ next: Affine) -> Affine {
        Affine(
            a: Affine.bound(a * next.a + b * next.c), b: Affine.bound(a * next.b + b * next.d),
            c: Affine.bound(c * next.a + d * next.c), d: Affine.bound(c * next.b + d * next.d),
            e: Affine.bound(e * next.a + f * next.c + next.e), f: Affine.bound(e * next.b + f * next.d + next.f))
    }

    /// Where a point comes to lie.
    public func apply(_ x: Double, _ y: Double) -> (x: Double, y: Double) {
        (Affine.bound(a * x + c * y + e), Affine.bound(b * x + d * y + f))
    }

    /// The map that undoes this one; `nil` where there is none.
    public var inverse: Affine? {
        let determinant = a * d - b * c
        guard abs(determinant) > 1e-12 else { return nil }
        return Affine(
            a: d / determinant, b: -b / determinant, c: -c / determinant, d: a / determinant,
            e: (c * f - d * e) / determinant, f: (b * e - a * f) / determinant)
    }

    /// Moves.
    public static func translation(_ x: Double, _ y: Double) -> Affine { Affine(e: x, f: y) }

    /// Scales evenly.
    public static func scale(_ factor: Double) -> Affine { Affine(a: factor, d: factor) }

    private static func bound(_ value: Double) -> Double {
        value.isNaN ? 0 : Swift.min(Swift.max(value, -limit), limit)
    }
}
