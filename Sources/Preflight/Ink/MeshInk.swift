import PDFSyntax

/// A mesh gradient with what its corners put on each plate.
struct MeshInk {
    /// Where its triangles lie.
    let mesh: GradientMesh
    /// Plates, process inks first.
    let names: [String]
    /// For each plate the tints of the corners, 0 to 1; of a mesh with a function, one row: how far along it each is.
    let corners: [[Float]]
    /// For each plate the tints along the function; `nil` where there is none.
    let table: [[Float]]?
    /// The most ink of its colours, percent.
    let highest: Double
    /// What reading it cost, as bytes of pictures.
    let work: Int

    /// Colours along a function that are looked at.
    private static let steps = 256

    /// Reads a shading's mesh; `nil` where it is not one, has more bytes than `limit`, or its colours cannot be told.
    init?(_ shading: Shading, limit: Int) {
        let object = shading.object
        let bytes: [UInt8]
        switch object.decoded(limit: limit) {
        case .bytes(let all): bytes = all
        case .damaged(let beginning): bytes = beginning
        case .tooLarge, .unsupported: return nil
        }
        let hasFunction = object["Function"] != nil
        let components = hasFunction ? 1 : shading.space.components
        guard let mesh = GradientMesh(object, bytes, components: components, shading.matrix) else { return nil }
        self.mesh = mesh
        // Reading bit by bit costs far more than a picture's samples, and a patch becomes many triangles.
        work = 256 * (bytes.count + mesh.triangles.count)
        let mixes: [InkMix]
        var along: [Float]?
        if hasFunction {
            let decode = object["Decode"]?.numbers(limit: 6) ?? []
            guard let function = PDFFunction(object["Function"]), decode.count >= 6, decode[5] > decode[4] else {
                return nil
            }
            let (low, high) = (decode[4], decode[5])
            mixes = (0..<MeshInk.steps).compactMap { step in
                let t = low + (high - low) * Double(step) / Double(MeshInk.steps - 1)
                return shading.space.estimatedInks(function([t]))
            }
            guard mixes.count == MeshInk.steps else { return nil }
            along = mesh.values.map { Float((Double($0) - low) / (high - low)) }
        } else {
            mixes = mesh.places.indices.compactMap { corner in
                let values = mesh.values[corner * components..<(corner + 1) * components]
                return shading.space.estimatedInks(values.map { Double($0) })
            }
            guard mixes.count == mesh.places.count else { return nil }
        }
        let plates = InkMix.plates(of: mixes)
        names = plates.map(\.name)
        corners = along.map { [$0] } ?? plates.map(\.tints)
        table = along == nil ? nil : plates.map(\.tints)
        highest = mixes.map(\.total).max() ?? 0
    }

    /// What the cells of a canvas's region get: tints by plate, and which cells the mesh reaches; `nil` where the canvas
    /// has no patience left.
    func cells(of region: CellRegion, on canvas: InkCanvas) -> (plates: [[Float]], reached: [Bool])? {
        guard canvas.take(region.area * (corners.count + 1)) else { return nil }
        var found = [[Float]](repeating: [Float](repeating: 0, count: region.area), count: corners.count)
        var reached = [Bool](repeating: false, count: region.area)
        for triangle in mesh.triangles {
            let points = [triangle.0, triangle.1, triangle.2].map { corner in
                (x: canvas.x(mesh.places[corner].x), y: canvas.y(mesh.places[corner].y))
            }
            guard let span = MeshInk.span(of: points, in: region) else { continue }
            // Each cell is asked for its share of three corners: much more than painting it.
            guard canvas.take(span.area * 16 + 8) else { return nil }
            let (a, b, c) = (points[0], points[1], points[2])
            let area = (b.y - c.y) * (a.x - c.x) + (c.x - b.x) * (a.y - c.y)
            guard abs(area) > 1e-12 else { continue }
            let (du, dv) = ((b.y - c.y) / area, (c.y - a.y) / area)
            for row in span.y..<span.y + span.height {
                let (x, y) = (Double(span.x) + 0.5 - c.x, Double(row) + 0.5 - c.y)
                var u = du * x + (c.x - b.x) / area * y
                var v = dv * x + (a.x - c.x) / area * y
                var cell = (row - region.y) * region.width + span.x - region.x
                for _ in 0..<span.width {
                    if u >= -1e-9, v >= -1e-9, u + v <= 1 + 1e-9 {
                        reached[cell] = true
                        for (index, values) in corners.enumerated() {
                            found[index][cell] =
                                Float(u) * values[triangle.0] + Float(v) * values[triangle.1]
                                + Float(1 - u - v) * values[triangle.2]
                        }
                    }
                    u += du
                    v += dv
                    cell += 1
                }
            }
        }
        return (table.map { table in table.map { MeshInk.looked(up: found[0], in: $0) } } ?? found, reached)
    }

    private static func looked(up along: [Float], in table: [Float]) -> [Float] {
        let last = Float(table.count - 1)
        return along.map { table[Int(min(max($0, 0), 1) * last)] }
    }

    /// The cells of a region that may have their middle in a triangle.
    private static func span(of points: [(x: Double, y: Double)], in region: CellRegion) -> CellRegion? {
        let (xs, ys) = (points.map(\.x), points.map(\.y))
        guard let left = xs.min(), let right = xs.max(), let bottom = ys.min(), let top = ys.max(),
            left.isFinite, right.isFinite, bottom.isFinite, top.isFinite
        else { return nil }
        func cell(_ value: Double, _ first: Int, _ count: Int) -> Int {
            Int(min(max(value, Double(first)), Double(first + count)))
        }
        let (x0, x1) = (cell(left, region.x, region.width), cell(right + 1, region.x, region.width))
        let (y0, y1) = (cell(bottom, region.y, region.height), cell(top + 1, region.y, region.height))
        return x1 > x0 && y1 > y0 ? CellRegion(x: x0, y: y0, width: x1 - x0, height: y1 - y0) : nil
    }
}
