import Geometry

/// Bars on the backs of signatures that make a staircase when all are gathered in order: a missing or misplaced one shows.
enum CollationMarks {
    /// Height of a bar, points.
    private static let height = 8 * Length.pointsPerMillimetre
    /// Narrowest bar, points: the fold itself wanders.
    private static let narrowest = 2 * Length.pointsPerMillimetre

    /// The bars of a side, for so many signatures in all. Where the back is too short for one stair, the next begins anew
    /// at the head.
    static func shapes(_ side: SheetSide, of signatures: Int) -> [MarkShape] {
        side.spines.map { spine in
            let isVertical = spine.head == .top || spine.head == .bottom
            let long = isVertical ? spine.strip.height : spine.strip.width
            let steps = max(min(signatures, Int(long * 0.8 / height)), 1)
            let along = long * 0.1 + Double(spine.signature % steps) * height
            let wide = max(isVertical ? spine.strip.width : spine.strip.height, narrowest)
            let (x, y) = (spine.strip.x + spine.strip.width / 2, spine.strip.y + spine.strip.height / 2)
            let rect =
                switch spine.head {
                case .top: Rect(x: x - wide / 2, y: spine.strip.minY + along, width: wide, height: height)
                case .bottom: Rect(x: x - wide / 2, y: spine.strip.maxY - along - height, width: wide, height: height)
                case .left: Rect(x: spine.strip.minX + along, y: y - wide / 2, width: height, height: wide)
                case .right: Rect(x: spine.strip.maxX - along - height, y: y - wide / 2, width: height, height: wide)
                }
            return .fill(rect, .black)
        }
    }
}
