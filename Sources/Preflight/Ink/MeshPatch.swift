/// A Coons or tensor-product patch: a square of four Bézier curves each way (ISO 32000-1, 8.7.4.5.7 and 8.7.4.5.8).
struct MeshPatch {
    /// The boundary's points as the file has them, from the first corner around; twelve, or sixteen with the inner ones.
    let boundary: [(x: Double, y: Double)]
    /// Colours of its corners, in the same order.
    let colours: [[Float]]
    /// Control points by row and column.
    private let net: [[(x: Double, y: Double)]]

    /// Where the points of a stream stand in the net (ISO 32000-1, figure 46): row, column.
    private static let order = [
        (0, 0), (0, 1), (0, 2), (0, 3), (1, 3), (2, 3), (3, 3), (3, 2), (3, 1), (3, 0), (2, 0), (1, 0), (1, 1), (1, 2),
        (2, 2), (2, 1),
    ]

    /// A patch of twelve or sixteen points and four colours.
    init(boundary: [(x: Double, y: Double)], _ colours: [[Float]]) {
        (self.boundary, self.colours) = (boundary, colours)
        var net = [[(x: Double, y: Double)]](repeating: Array(repeating: (0, 0), count: 4), count: 4)
        for (point, at) in zip(boundary, MeshPatch.order) { net[at.0][at.1] = point }
        if boundary.count < 16 {
            // The inner points that make a tensor patch of a Coons patch.
            for (row, column) in [(1, 1), (1, 2), (2, 1), (2, 2)] {
                net[row][column] = MeshPatch.inner(net, row, column)
            }
        }
        self.net = net
    }

    private static func inner(_ net: [[(x: Double, y: Double)]], _ row: Int, _ column: Int) -> (x: Double, y: Double) {
        let (near, far) = (row == 1 ? 0 : 3, row == 1 ? 3 : 0)
        let (left, right) = (column == 1 ? 0 : 3, column == 1 ? 3 : 0)
        let parts: [(Double, (x: Double, y: Double))] = [
            (-4, net[near][left]), (6, net[near][column]), (6, net[row][left]), (-2, net[near][right]),
            (-2, net[far][left]), (3, net[far][column]), (3, net[row][right]), (-1, net[far][right]),
        ]
        return parts.reduce((0, 0)) { ($0.0 + $1.0 * $1.1.x / 9, $0.1 + $1.0 * $1.1.y / 9) }
    }

    /// The four points and two colours that the next patch shares with an edge: 1, 2 or 3, counted around.
    func edge(_ flag: Int) -> (points: [(x: Double, y: Double)], colours: [[Float]]) {
        let start = 3 * flag
        return (
            (0..<4).map { boundary[(start + $0) % 12] }, [colours[flag], colours[(flag + 1) % 4]]
        )
    }

    /// A point of the surface; `u` along rows and `v` along columns of the net, 0 to 1.
    func point(_ u: Double, _ v: Double) -> (x: Double, y: Double) {
        let (a, b) = (MeshPatch.weights(u), MeshPatch.weights(v))
        var sum = (x: 0.0, y: 0.0)
        for row in 0..<4 {
            for column in 0..<4 {
                let weight = a[row] * b[column]
                sum.x += weight * net[row][column].x
                sum.y += weight * net[row][column].y
            }
        }
        return sum
    }

    /// The colour there, bilinear between the corners.
    func colour(_ u: Double, _ v: Double) -> [Float] {
        let weights = [(1 - u) * (1 - v), (1 - u) * v, u * v, u * (1 - v)].map(Float.init)
        return colours[0].indices.map { index in
            zip(weights, colours).reduce(Float(0)) { $0 + $1.0 * $1.1[index] }
        }
    }

    /// Bernstein's polynomials of the third degree.
    private static func weights(_ t: Double) -> [Double] {
        let s = 1 - t
        return [s * s * s, 3 * s * s * t, 3 * s * t * t, t * t * t]
    }
}
