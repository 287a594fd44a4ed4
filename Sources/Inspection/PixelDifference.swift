import Geometry

/// Where two pictures of a page look another way.
struct PixelDifference {
    /// The changed places, millimetres from the top-left corner, from the top.
    let regions: [Rect]
    /// Changed pixels, percent.
    let share: Double
    /// The second picture in light gray, what is gone in red and what is new in blue.
    let picture: Raster

    /// A channel may differ by so much where edges fall between pixels.
    private static let tolerance = 40
    /// Side of the squares that changes are gathered in, millimetres; squares that touch are one place.
    private static let square = 2.0
    /// Most places that are told apart on a page; of more, the smallest are joined to one.
    private static let most = 100

    /// Compares two pictures; where one is larger, the other counts as white.
    init(_ before: Raster, _ after: Raster, resolution: Double) {
        let (width, height) = (max(before.width, after.width), max(before.height, after.height))
        var picture = Raster(width: width, height: height, channels: 3, filledWith: 255)
        let side = max(Int((PixelDifference.square / 25.4 * resolution).rounded()), 1)
        let (columns, rows) = ((width + side - 1) / side, (height + side - 1) / side)
        var squares = [Int](repeating: 0, count: columns * rows)
        var changed = 0
        for y in 0..<height {
            for x in 0..<width {
                let (a, b) = (before.pixel(x, y), after.pixel(x, y))
                let at = (y * width + x) * 3
                let difference = max(abs(a.0 - b.0), max(abs(a.1 - b.1), abs(a.2 - b.2)))
                let (darkBefore, darkAfter) = (a.0 + a.1 + a.2, b.0 + b.1 + b.2)
                if difference > PixelDifference.tolerance {
                    changed += 1
                    squares[y / side * columns + x / side] += 1
                    let isGone = darkBefore < darkAfter
                    picture.samples[at] = isGone ? 214 : 0
                    picture.samples[at + 1] = isGone ? 20 : 92
                    picture.samples[at + 2] = isGone ? 40 : 214
                } else {
                    let light = UInt8(170 + darkAfter / 9)
                    for channel in 0..<3 { picture.samples[at + channel] = light }
                }
            }
        }
        let boxes = PixelDifference.joined(squares, columns: columns, rows: rows)
        let scale = Double(side) / resolution * 25.4
        let (wide, high) = (Double(width) / resolution * 25.4, Double(height) / resolution * 25.4)
        regions = boxes.map { box in
            let (x, y) = (Double(box.x0) * scale, Double(box.y0) * scale)
            return Rect(
                x: x, y: y, width: min(Double(box.x1 + 1) * scale, wide) - x,
                height: min(Double(box.y1 + 1) * scale, high) - y)
        }
        for box in boxes {
            picture.frame(
                box.x0 * side - 3, box.y0 * side - 3, (box.x1 + 1) * side + 2, (box.y1 + 1) * side + 2)
        }
        share = Double(changed) / Double(width * height) * 100
        self.picture = picture
    }

    private struct Box {
        var (x0, y0, x1, y1): (Int, Int, Int, Int)
    }

    /// Boxes round changed squares that touch, or have one unchanged square between them.
    private static func joined(_ squares: [Int], columns: Int, rows: Int) -> [Box] {
        var seen = [Bool](repeating: false, count: squares.count)
        var boxes: [Box] = []
        for start in squares.indices where squares[start] > 0 && !seen[start] {
            var box = Box(x0: columns, y0: rows, x1: 0, y1: 0)
            var stack = [start]
            seen[start] = true
            while let square = stack.popLast() {
                let (x, y) = (square % columns, square / columns)
                box = Box(x0: min(box.x0, x), y0: min(box.y0, y), x1: max(box.x1, x), y1: max(box.y1, y))
                for ny in max(y - 2, 0)...min(y + 2, rows - 1) {
                    for nx in max(x - 2, 0)...min(x + 2, columns - 1) {
                        let next = ny * columns + nx
                        if squares[next] > 0, !seen[next] {
                            seen[next] = true
                            stack.append(next)
                        }
                    }
                }
            }
            boxes.append(box)
        }
        guard boxes.count > most else { return boxes }
        return Array(boxes.prefix(most - 1)) + [
            boxes.dropFirst(most - 1).reduce(boxes[most - 1]) {
                Box(x0: min($0.x0, $1.x0), y0: min($0.y0, $1.y0), x1: max($0.x1, $1.x1), y1: max($0.y1, $1.y1))
            }
        ]
    }
}

extension Raster {
    /// An RGB pixel; white outside.
    fileprivate func pixel(_ x: Int, _ y: Int) -> (Int, Int, Int) {
        guard x < width, y < height else { return (255, 255, 255) }
        let at = (y * width + x) * 3
        return (Int(samples[at]), Int(samples[at + 1]), Int(samples[at + 2]))
    }

    /// Draws an amber frame, as far as it lies inside.
    fileprivate mutating func frame(_ left: Int, _ top: Int, _ right: Int, _ bottom: Int) {
        func dot(_ x: Int, _ y: Int) {
            guard x >= 0, y >= 0, x < width, y < height else { return }
            let at = (y * width + x) * 3
            (samples[at], samples[at + 1], samples[at + 2]) = (235, 150, 0)
        }
        for x in left...right { for line in 0..<2 { dot(x, top - line); dot(x, bottom + line) } }
        for y in top...bottom { for line in 0..<2 { dot(left - line, y); dot(right + line, y) } }
    }
}
