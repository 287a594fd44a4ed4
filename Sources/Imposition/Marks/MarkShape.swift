import Geometry

/// An ink that a mark is printed in.
enum MarkInk: Sendable, Hashable {
    /// Every plate there is.
    case all
    /// Shares of the process inks, 0 to 1.
    case process(Double, Double, Double, Double)
    /// A spot colour, 0 to 1.
    case spot(String, Double)

    static let black = MarkInk.process(0, 0, 0, 1)
}

/// Something printed beside the pages. Positions are in points from the sheet's top-left corner.
enum MarkShape: Sendable, Hashable {
    /// A line, 0.25 pt thick, whole or dashed.
    case line(Point, Point, isDashed: Bool)
    /// A circle, 0.25 pt thick.
    case circle(Point, radius: Double)
    /// An area.
    case fill(Rect, MarkInk)
    /// A line of text in a box as high as the type size. It runs upwards where `isUpright`.
    case text(String, Rect, MarkInk, isUpright: Bool)

    /// Thickness of lines, points.
    static let thickness = 0.25

    /// What it covers.
    var bounds: Rect {
        switch self {
        case .line(let a, let b, _):
            Rect(x: min(a.x, b.x), y: min(a.y, b.y), width: abs(a.x - b.x), height: abs(a.y - b.y))
        case .circle(let centre, let radius):
            Rect(x: centre.x - radius, y: centre.y - radius, width: 2 * radius, height: 2 * radius)
        case .fill(let rect, _), .text(_, let rect, _, _): rect
        }
    }

    /// The same shape where it is seen from behind; text has to be placed anew.
    func seen(by behind: (Rect) -> Rect) -> MarkShape {
        func moved(_ point: Point) -> Point {
            let rect = behind(Rect(x: point.x, y: point.y, width: 0, height: 0))
            return Point(x: rect.x, y: rect.y)
        }
        return switch self {
        case .line(let a, let b, let isDashed): .line(moved(a), moved(b), isDashed: isDashed)
        case .circle(let centre, let radius): .circle(moved(centre), radius: radius)
        case .fill(let rect, let ink): .fill(behind(rect), ink)
        case .text: self
        }
    }
}

/// A kind of mark that found no room.
enum MarkKind: String, Sendable, Hashable, CaseIterable {
    case crop = "marks.crop"
    case registration = "marks.registration"
    case colourBar = "marks.colour-bar"
    case slug = "marks.slug"
}
