import Geometry
import Yams

extension YAMLCursor {
    /// A point inside a picture, `[0.62, 0.6]`: fractions of its width and height from the top left.
    func fractionalPoint() -> Point? {
        guard let parts = list(of: 2), let x = parts[0].number(in: 0...1), let y = parts[1].number(in: 0...1) else {
            return nil
        }
        return Point(x: x, y: y)
    }

    /// A part of a picture, `[left, top, width, height]` in fractions, not empty and inside it.
    func fractionalRect() -> Rect? {
        guard let parts = list(of: 4) else { return nil }
        let numbers = parts.compactMap { $0.number(in: 0...1) }
        guard numbers.count == 4 else { return nil }
        let rect = Rect(x: numbers[0], y: numbers[1], width: numbers[2], height: numbers[3])
        guard rect.width > 0, rect.height > 0, rect.maxX <= 1.0001, rect.maxY <= 1.0001 else {
            refuse("part-of-picture")
            return nil
        }
        return rect
    }

    /// A range of whole numbers, `[2, 3]`, the lower first; a single number is a range of one.
    func range(in limits: ClosedRange<Int>) -> ClosedRange<Int>? {
        if case .scalar = node { return int(in: limits).map { $0...$0 } }
        guard let parts = list(of: 2), let low = parts[0].int(in: limits), let high = parts[1].int(in: limits) else {
            return nil
        }
        guard low <= high else {
            refuse("ascending", ["low": String(low), "high": String(high)])
            return nil
        }
        return low...high
    }

    /// A width and a height with units, in points.
    func size(in limits: ClosedRange<Double>) -> Size? {
        guard let parts = list(of: 2), let width = parts[0].length(in: limits), let height = parts[1].length(in: limits)
        else { return nil }
        return Size(width: width, height: height)
    }

    /// A length with its unit, or a share of a side with one more or less: `100%`, `50% + 2mm`, `100% - 8mm`; in points.
    func length(of side: Double) -> Double? {
        guard let text = string(), text.contains("%") else { return length() }
        guard let match = text.wholeMatch(of: #/\s*([0-9]+(?:\.[0-9]+)?)\s*%\s*(?:([-+])\s*(\S.*))?/#),
            let share = Double(match.1), (0...100).contains(share)
        else {
            refuse("length", ["low": "0", "high": "14400"])
            return nil
        }
        guard let sign = match.2, let rest = match.3 else { return side * share / 100 }
        guard let more = Length(rest)?.points else {
            refuse("length", ["low": "0", "high": "14400"])
            return nil
        }
        return side * share / 100 + (sign == "-" ? -more : more)
    }

    /// A frame `[left, top, width, height]` with units, not empty and inside a page of `size`.
    func frame(inside size: Size) -> Rect? {
        guard let parts = list(of: 4) else { return nil }
        let sides = [size.width, size.height, size.width, size.height]
        let lengths = zip(parts, sides).compactMap { $0.length(of: $1) }
        guard lengths.count == 4 else { return nil }
        let frame = Rect(x: lengths[0], y: lengths[1], width: lengths[2], height: lengths[3])
        let page = Rect(x: 0, y: 0, width: size.width, height: size.height)
        guard frame.width > 0, frame.height > 0, page.contains(frame, tolerance: 0.1) else {
            refuse("frame-on-page")
            return nil
        }
        return frame
    }
}
