import Geometry

extension Affine {
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
}
