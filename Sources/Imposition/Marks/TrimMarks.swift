import Geometry

/// Crop marks where paper is cut, and dashed marks where it is folded or another sheet glued on: 5 mm long, 3 mm off the trim or beyond the bleed,
/// never in a page's window.
struct TrimMarks {
    /// Shortest mark that is still seen, points.
    private static let shortest = 1.5 * Length.pointsPerMillimetre

    /// Places the marks of a side. Gives whether every line that is cut has a mark at one end at least.
    static func place(_ side: SheetSide, on board: inout MarkBoard) -> Bool {
        let folds = side.lines.filter { $0.kind != .cut }
        var marked: [Bool: Set<Int>] = [true: [], false: []]
        var wanted = marked
        for placement in side.placements {
            for edge in Edge.allCases where edge != placement.spine && !isFold(edge, placement.cut, folds) {
                let isVertical = edge == .left || edge == .right
                let key = Int((coordinate(edge, placement.cut) * 10).rounded())
                wanted[isVertical]?.insert(key)
                for (start, direction) in ends(of: edge, placement.cut, board.offset) {
                    guard let mark = visible(from: start, direction, board) else { continue }
                    board.add(.line(start, mark, isDashed: false))
                    marked[isVertical]?.insert(key)
                }
            }
        }
        for fold in folds { place(fold, on: &board) }
        return wanted == marked
    }

    private static func place(_ fold: SheetLine, on board: inout MarkBoard) {
        for (along, sign) in [(fold.from - board.offset, -1.0), (fold.to + board.offset, 1.0)] {
            let start = fold.isVertical ? Point(x: fold.at, y: along) : Point(x: along, y: fold.at)
            let direction = fold.isVertical ? Point(x: 0, y: sign) : Point(x: sign, y: 0)
            guard let end = visible(from: start, direction, board) else { continue }
            board.add(.line(start, end, isDashed: true))
        }
    }

    private static func coordinate(_ edge: Edge, _ rect: Rect) -> Double {
        switch edge {
        case .top: rect.minY
        case .bottom: rect.maxY
        case .left: rect.minX
        case .right: rect.maxX
        }
    }

    /// Whether paper is folded, not cut, at a side of a page.
    private static func isFold(_ edge: Edge, _ rect: Rect, _ folds: [SheetLine]) -> Bool {
        let isVertical = edge == .left || edge == .right
        let at = coordinate(edge, rect)
        let middle = isVertical ? rect.y + rect.height / 2 : rect.x + rect.width / 2
        return folds.contains {
            $0.isVertical == isVertical && abs($0.at - at) < 0.1 && $0.from <= middle && middle <= $0.to
        }
    }

    /// Where the marks of a side begin, beyond both of its corners, and where they run.
    private static func ends(of edge: Edge, _ rect: Rect, _ offset: Double) -> [(Point, Point)] {
        let at = coordinate(edge, rect)
        switch edge {
        case .left, .right:
            return [
                (Point(x: at, y: rect.minY - offset), Point(x: 0, y: -1)),
                (Point(x: at, y: rect.maxY + offset), Point(x: 0, y: 1)),
            ]
        case .top, .bottom:
            return [
                (Point(x: rect.minX - offset, y: at), Point(x: -1, y: 0)),
                (Point(x: rect.maxX + offset, y: at), Point(x: 1, y: 0)),
            ]
        }
    }

    /// Where a mark ends: at its full length, or before a page or the end of what the press prints; `nil` where too little
    /// is left.
    private static func visible(from start: Point, _ direction: Point, _ board: MarkBoard) -> Point? {
        func end(_ length: Double) -> Point {
            Point(x: start.x + direction.x * length, y: start.y + direction.y * length)
        }
        var length = MarkBoard.markLength
        if direction.x < 0 { length = min(length, start.x - board.printable.minX) }
        if direction.x > 0 { length = min(length, board.printable.maxX - start.x) }
        if direction.y < 0 { length = min(length, start.y - board.printable.minY) }
        if direction.y > 0 { length = min(length, board.printable.maxY - start.y) }
        guard length >= shortest else { return nil }
        let whole = MarkShape.line(start, end(length), isDashed: false).bounds
            .insetBy(top: -0.05, left: -0.05, bottom: -0.05, right: -0.05)
        // A mark may begin where a bleed ends; between two bleeds that meet there is no room for one.
        let (along, across) = (0.2, -0.5)
        for window in board.windows {
            let window =
                direction.x == 0
                ? window.insetBy(top: along, left: across, bottom: along, right: across)
                : window.insetBy(top: across, left: along, bottom: across, right: along)
            guard let common = whole.intersection(window), common.area > 0 else { continue }
            let free =
                switch (direction.x, direction.y) {
                case (..<0, _): start.x - window.maxX
                case (0.1..., _): window.minX - start.x
                case (_, ..<0): start.y - window.maxY
                default: window.minY - start.y
                }
            length = min(length, free - board.offset)
        }
        return length >= shortest ? end(length) : nil
    }
}
