import Geometry

/// A linear map of PDF's coordinates (ISO 32000-1, 8.3.3): x' = a·x + c·y + e, y' = b·x + d·y + f.
struct Affine: Sendable, Hashable {
    var a = 1.0
    var b = 0.0
    var c = 0.0
    var d = 1.0
    var e = 0.0
    var f = 0.0

    /// This map, then another.
    func then(_ next: Affine) -> Affine {
        Affine(
            a: a * next.a + b * next.c, b: a * next.b + b * next.d, c: c * next.a + d * next.c,
            d: c * next.b + d * next.d, e: e * next.a + f * next.c + next.e, f: e * next.b + f * next.d + next.f)
    }

    /// Moves.
    static func translation(_ x: Double, _ y: Double) -> Affine { Affine(e: x, f: y) }

    /// Scales evenly.
    static func scale(_ factor: Double) -> Affine { Affine(a: factor, d: factor) }

    /// Turns a rectangle of a size, whose lower left corner is the origin, clockwise; its new lower left corner is the
    /// origin again.
    static func turning(_ size: Size, _ rotation: Rotation) -> Affine {
        switch rotation {
        case .none: Affine()
        case .quarter: Affine(a: 0, b: -1, c: 1, d: 0, e: 0, f: size.width)
        case .half: Affine(a: -1, b: 0, c: 0, d: -1, e: size.width, f: size.height)
        case .threeQuarters: Affine(a: 0, b: 1, c: -1, d: 0, e: size.height, f: 0)
        }
    }

    /// As the operands of `cm`.
    var numbers: [Double] { [a, b, c, d, e, f] }
}
