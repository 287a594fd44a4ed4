import Foundation
import Geometry
import PrintModel

/// Pages as text that a person can read and a test can compare: one line for each item, positions in points.
public enum PageTrace {
    /// A page.
    public static func text(_ page: LaidOutPage) -> String {
        ([("page \(page.number) \(page.kind)")] + page.items.compactMap(line)).joined(separator: "\n") + "\n"
    }

    /// Several pages.
    public static func text(_ pages: [LaidOutPage]) -> String { pages.map(text).joined(separator: "\n") }

    private static func line(_ item: PageItem) -> String? {
        switch item {
        case .text(let line, let point):
            let style = line.runs.first.map { " \(face($0.face)) \(number($0.size)) \($0.ink)" } ?? ""
            return "  text \(number(point.x)) \(number(point.y))\(style) “\(line.text)”\(line.hyphenated ? "-" : "")"
        case .downward(let line, let point): return "  down \(number(point.x)) \(number(point.y)) “\(line.text)”"
        case .fill(let rect, let ink): return "  fill \(text(rect)) \(ink)"
        case .rule(let from, let to, let thickness, let ink):
            return
                "  rule \(number(from.x)) \(number(from.y)) \(number(to.x)) \(number(to.y)) \(number(thickness)) \(ink)"
        case .photo(let photo): return "  photo \(text(photo.frame)) \(name(photo.path))"
        case .art(let path, let rect, let inks):
            let changed = inks.sorted { $0.key < $1.key }.map { " \($0.key)→\($0.value)" }.joined()
            return "  art \(text(rect)) \(name(path))\(changed)"
        case .path(let path, let paint):
            let points = path.points.map { "\(number($0.x)),\(number($0.y))" }.joined(separator: " ")
            return "  path \(points) \(paint.fill ?? "-") \(paint.stroke ?? "-")"
        case .begin, .end: return nil
        }
    }

    private static func text(_ rect: Rect) -> String {
        [rect.x, rect.y, rect.width, rect.height].map(number).joined(separator: " ")
    }

    private static func face(_ face: FontFace) -> String { name(face.path) + (face.index == 0 ? "" : "#\(face.index)") }
    private static func name(_ path: String) -> String { String(path.split(separator: "/").last ?? "") }

    /// A hundredth of a point is finer than any press; zero has no sign.
    private static func number(_ value: Double) -> String {
        let rounded = (value * 100).rounded() / 100
        return rounded == rounded.rounded() ? String(Int(rounded)) : String(rounded)
    }
}
