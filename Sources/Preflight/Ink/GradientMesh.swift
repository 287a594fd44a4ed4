import Geometry
import PDFSyntax

/// A mesh gradient cut into triangles on the page, with the colour at every corner (ISO 32000-1, 8.7.4.5.5 to 8.7.4.5.8).
struct GradientMesh {
    /// Corners' places on the page, points.
    private(set) var places: [(x: Double, y: Double)] = []
    /// Their colours, `components` numbers each: of the shading's space, or one for its function.
    private(set) var values: [Float] = []
    /// Triangles, in the order they are painted, by their corners.
    private(set) var triangles: [(Int, Int, Int)] = []
    /// Numbers of a colour.
    let components: Int

    private let matrix: Matrix

    /// Most bytes that a mesh may have.
    static let byteLimit = 8_000_000
    private static let triangleLimit = 2_000_000
    /// Length of the page, points, for which a patch's edge is cut once more, and the most cuts it gets.
    private static let cut = (every: 15.0, most: 24)

    /// Reads a free-form mesh, a lattice, or patches (types 4 to 7) out of the shading's stream; what stands before damage
    /// counts. `nil` where its description does not make sense.
    init?(_ shading: PDFObject, _ bytes: [UInt8], components: Int, _ matrix: Matrix) {
        guard (1...32).contains(components), let type = shading["ShadingType"]?.integer,
            var reader = MeshReader(shading, bytes, components: components)
        else { return nil }
        self.components = components
        self.matrix = matrix
        switch type {
        case 4: readTriangles(&reader)
        case 5: readLattice(&reader, row: shading["VerticesPerRow"]?.integer ?? 0)
        case 6, 7: readPatches(&reader, isTensor: type == 7)
        default: return nil
        }
        if triangles.isEmpty { return nil }
    }

    // MARK: Triangles

    private mutating func readTriangles(_ reader: inout MeshReader) {
        while triangles.count < GradientMesh.triangleLimit, let flag = reader.flag(), let first = vertex(&reader) {
            if flag != 0, let last = triangles.last {
                triangles.append((flag == 1 ? last.1 : last.0, last.2, first))
            } else {
                // Flags of the second and third corner say nothing.
                guard reader.flag() != nil, let second = vertex(&reader), reader.flag() != nil,
                    let third = vertex(&reader)
                else { return }
                triangles.append((first, second, third))
            }
        }
    }

    private mutating func readLattice(_ reader: inout MeshReader, row: Int) {
        guard (2...100_000).contains(row) else { return }
        var (before, current): ([Int], [Int]) = ([], [])
        while triangles.count < GradientMesh.triangleLimit, let corner = vertex(&reader) {
            reader.align()
            current.append(corner)
            guard current.count == row else { continue }
            for index in before.indices.dropLast() {
                triangles.append((before[index], before[index + 1], current[index]))
                triangles.append((before[index + 1], current[index + 1], current[index]))
            }
            (before, current) = (current, [])
        }
    }

    private mutating func vertex(_ reader: inout MeshReader) -> Int? {
        guard let place = reader.point(), reader.colour(into: &values) else { return nil }
        places.append(matrix.apply(place.x, place.y))
        return places.count - 1
    }

    // MARK: Patches

    private mutating func readPatches(_ reader: inout MeshReader, isTensor: Bool) {
        var last: MeshPatch?
        while triangles.count < GradientMesh.triangleLimit, let flag = reader.flag() {
            let shared = flag == 0 ? nil : last?.edge(flag)
            if flag != 0, shared == nil { return }
            var (points, colours) = (shared?.points ?? [], shared?.colours ?? [])
            while points.count < (isTensor ? 16 : 12) {
                guard let point = reader.point() else { return }
                points.append(point)
            }
            while colours.count < 4 {
                var colour: [Float] = []
                guard reader.colour(into: &colour) else { return }
                colours.append(colour)
            }
            let patch = MeshPatch(boundary: points, colours)
            add(patch)
            last = patch
        }
    }

    /// Cuts a patch into a grid of triangles, finer the larger it is on the page.
    private mutating func add(_ patch: MeshPatch) {
        let shown = patch.boundary.map { matrix.apply($0.x, $0.y) }
        let (xs, ys) = (shown.map(\.x), shown.map(\.y))
        let extent = max((xs.max() ?? 0) - (xs.min() ?? 0), (ys.max() ?? 0) - (ys.min() ?? 0))
        guard extent.isFinite else { return }
        let count = Int(min(max(extent / GradientMesh.cut.every, 1), Double(GradientMesh.cut.most)).rounded(.up))
        let first = places.count
        for row in 0...count {
            for column in 0...count {
                let (u, v) = (Double(row) / Double(count), Double(column) / Double(count))
                let point = patch.point(u, v)
                places.append(matrix.apply(point.x, point.y))
                values += patch.colour(u, v)
            }
        }
        for row in 0..<count {
            for column in 0..<count {
                let corner = first + row * (count + 1) + column
                triangles.append((corner, corner + 1, corner + count + 1))
                triangles.append((corner + 1, corner + count + 2, corner + count + 1))
            }
        }
    }
}
