import Geometry
import PDFSyntax

/// A gradient and where it lies (ISO 32000-1, 8.7.4.5).
struct Shading {
    let object: PDFObject
    let space: ColourSpace
    /// From the gradient's coordinates to the page.
    let matrix: Matrix

    /// Colours along an axial or radial gradient that are looked at.
    private static let steps = 256

    init(_ object: PDFObject, _ resources: PDFObject?, _ matrix: Matrix) {
        self.object = object
        self.matrix = matrix
        space = ColourSpace(object["ColorSpace"], resources)
    }

    /// Whether it is a mesh, which has its colours in a stream.
    var isMesh: Bool { (4...7).contains(type) }

    private var type: Int { object["ShadingType"]?.integer ?? 0 }

    /// The colours from one end to the other, or over a plane; `nil` where its functions do not tell, or it is a mesh.
    func colours() -> [InkMix]? {
        guard [1, 2, 3].contains(type), let function = PDFFunction(object["Function"]) else { return nil }
        let domain = object["Domain"]?.numbers(limit: 4) ?? (type == 1 ? [0, 1, 0, 1] : [0, 1])
        var mixes: [InkMix] = []
        if type == 1 {
            guard domain.count == 4 else { return nil }
            let side = 32
            for row in 0..<side {
                for column in 0..<side {
                    let x = domain[0] + (domain[1] - domain[0]) * Double(column) / Double(side - 1)
                    let y = domain[2] + (domain[3] - domain[2]) * Double(row) / Double(side - 1)
                    guard let mix = space.estimatedInks(function([x, y])) else { return nil }
                    mixes.append(mix)
                }
            }
            return mixes
        }
        guard domain.count >= 2 else { return nil }
        for step in 0..<Shading.steps {
            let t = domain[0] + (domain[1] - domain[0]) * Double(step) / Double(Shading.steps - 1)
            guard let mix = space.estimatedInks(function([t])) else { return nil }
            mixes.append(mix)
        }
        return mixes
    }

    /// Which of the colours holds at a place of the page; `nil` where the gradient does not reach.
    func lookup() -> ((Double, Double) -> Int32?)? {
        guard let inverse = matrix.inverse else { return nil }
        let coordinates = object["Coords"]?.numbers(limit: 6) ?? []
        let extend = (object["Extend"]?.elements(limit: 2) ?? []).map { $0.boolean ?? false }
        let (before, after) = (extend.first ?? false, extend.count > 1 ? extend[1] : false)
        let last = Double(Shading.steps - 1)
        func index(_ t: Double) -> Int32? {
            if t < 0 { return before ? 0 : nil }
            if t > 1 { return after ? Int32(last) : nil }
            return Int32((t * last).rounded())
        }
        switch type {
        case 2 where coordinates.count == 4:
            let (dx, dy) = (coordinates[2] - coordinates[0], coordinates[3] - coordinates[1])
            let length = dx * dx + dy * dy
            guard length > 0 else { return nil }
            return { x, y in
                let point = inverse.apply(x, y)
                return index(((point.x - coordinates[0]) * dx + (point.y - coordinates[1]) * dy) / length)
            }
        case 3 where coordinates.count == 6:
            return { x, y in
                let point = inverse.apply(x, y)
                return Shading.radial(coordinates, point, before, after).flatMap(index)
            }
        case 1:
            let own = (Matrix(object["Matrix"]?.numbers(limit: 6)) ?? Matrix()).inverse
            let domain = object["Domain"]?.numbers(limit: 4) ?? [0, 1, 0, 1]
            guard let own, domain.count == 4, domain[1] > domain[0], domain[3] > domain[2] else { return nil }
            return { x, y in
                let point = inverse.apply(x, y)
                let at = own.apply(point.x, point.y)
                let (u, v) = (
                    (at.x - domain[0]) / (domain[1] - domain[0]), (at.y - domain[2]) / (domain[3] - domain[2])
                )
                guard (0...1).contains(u), (0...1).contains(v) else { return nil }
                return Int32((v * 31).rounded()) * 32 + Int32((u * 31).rounded())
            }
        default: return nil
        }
    }

    /// The outermost of the circles that pass through a point.
    private static func radial(
        _ c: [Double], _ point: (x: Double, y: Double), _ before: Bool, _ after: Bool
    ) -> Double? {
        let (dx, dy, dr) = (c[3] - c[0], c[4] - c[1], c[5] - c[2])
        let (px, py) = (point.x - c[0], point.y - c[1])
        let a = dx * dx + dy * dy - dr * dr
        let b = px * dx + py * dy + c[2] * dr
        let d = px * px + py * py - c[2] * c[2]
        var roots: [Double] = []
        if abs(a) < 1e-9 {
            if abs(b) > 1e-9 { roots = [d / (2 * b)] }
        } else {
            let inner = b * b - a * d
            guard inner >= 0 else { return nil }
            let root = inner.squareRoot()
            roots = [(b + root) / a, (b - root) / a].sorted(by: >)
        }
        return roots.first { t in
            c[2] + t * dr >= 0 && (t >= 0 || before) && (t <= 1 || after)
        }
    }
}
