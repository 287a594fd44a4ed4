import Geometry

/// An outline of straight lines and curves on a page, in points from the trim's top-left corner.
public struct PagePath: Sendable, Hashable, Codable {
    /// A step along it.
    public enum Step: Sendable, Hashable, Codable {
        case move(Point)
        case line(Point)
        /// A cubic Bézier curve with its two control points.
        case curve(Point, Point, to: Point)
        case close
    }

    /// The steps, the first a move.
    public var steps: [Step]

    /// A path of steps.
    public init(_ steps: [Step] = []) { self.steps = steps }

    /// A line through points, closed or open.
    public init(through points: [Point], closed: Bool = false) {
        steps = points.enumerated().map { $0.offset == 0 ? .move($0.element) : .line($0.element) }
        if closed, !points.isEmpty { steps.append(.close) }
    }

    /// A circle.
    public init(circle centre: Point, radius: Double) {
        // Four arcs, each off by less than 0.03 % of the radius.
        let k = radius * 0.552_284_75
        let (x, y) = (centre.x, centre.y)
        func p(_ dx: Double, _ dy: Double) -> Point { Point(x: x + dx, y: y + dy) }
        steps = [
            .move(p(radius, 0)), .curve(p(radius, k), p(k, radius), to: p(0, radius)),
            .curve(p(-k, radius), p(-radius, k), to: p(-radius, 0)),
            .curve(p(-radius, -k), p(-k, -radius), to: p(0, -radius)),
            .curve(p(k, -radius), p(radius, -k), to: p(radius, 0)), .close,
        ]
    }

    /// The path with every point moved.
    public func moved(x: Double, y: Double) -> PagePath {
        func m(_ point: Point) -> Point { Point(x: point.x + x, y: point.y + y) }
        return PagePath(
            steps.map { step in
                switch step {
                case .move(let point): .move(m(point))
                case .line(let point): .line(m(point))
                case .curve(let a, let b, let end): .curve(m(a), m(b), to: m(end))
                case .close: .close
                }
            })
    }

    /// All its points, those that control curves among them.
    public var points: [Point] {
        steps.flatMap { step -> [Point] in
            switch step {
            case .move(let point), .line(let point): [point]
            case .curve(let a, let b, let end): [a, b, end]
            case .close: []
            }
        }
    }
}

/// How a path is drawn.
public struct PathPaint: Sendable, Hashable, Codable {
    /// Ink of the area inside, or `nil`.
    public var fill: String?
    /// Ink of the line along it, or `nil`.
    public var stroke: String?
    /// Thickness of the line, points.
    public var thickness: Double
    /// Lengths of dashes and gaps, points; none for a whole line.
    public var dash: [Double]

    /// A way to draw.
    public init(fill: String? = nil, stroke: String? = nil, thickness: Double = 1, dash: [Double] = []) {
        self.fill = fill
        self.stroke = stroke
        self.thickness = thickness
        self.dash = dash
    }
}
