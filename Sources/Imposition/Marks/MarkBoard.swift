import Geometry

/// A side of a sheet on which marks are placed: it knows what is taken, and finds room for more.
struct MarkBoard {
    /// The pages from trim to trim.
    let area: Rect
    /// Where the press prints.
    let printable: Rect
    /// Where pages and their bleeds are: nothing may touch them.
    let windows: [Rect]
    /// What was placed.
    private(set) var shapes: [MarkShape] = []
    /// From the trim to the nearest mark: 3 mm, or a hair beyond the bleed where that is more.
    let offset: Double

    /// Length of crop and fold marks, points.
    static let markLength = 5 * Length.pointsPerMillimetre
    /// How deep the strip is in which crop, fold and registration marks stand, points.
    private static let ring = 7.2 * Length.pointsPerMillimetre
    /// White around a mark, points.
    private static let clearance = 0.8 * Length.pointsPerMillimetre
    private static let millimetre = Length.pointsPerMillimetre

    init(area: Rect, printable: Rect, windows: [Rect], bleed: Double, shapes: [MarkShape] = []) {
        self.area = area
        self.printable = printable
        self.windows = windows
        self.shapes = shapes
        offset = max(3 * MarkBoard.millimetre, bleed + 0.2 * MarkBoard.millimetre)
    }

    /// Adds a shape wherever it is.
    mutating func add(_ shape: MarkShape) { if !shapes.contains(shape) { shapes.append(shape) } }

    /// Whether nothing is in a rectangle or close to it.
    func isFree(_ rect: Rect) -> Bool {
        guard printable.contains(rect) else { return false }
        let wide = rect.insetBy(
            top: -MarkBoard.clearance, left: -MarkBoard.clearance, bottom: -MarkBoard.clearance,
            right: -MarkBoard.clearance)
        // Lines have no area: they are given some.
        return !windows.contains { rect.intersection($0) != nil }
            && !shapes.contains { shape in
                let bounds = shape.bounds
                return wide.intersection(bounds.insetBy(top: -0.1, left: -0.1, bottom: -0.1, right: -0.1)) != nil
            }
    }

    /// Room for something of a length and depth along a side of the pages: beyond the crop marks where it fits, else
    /// between them; as near to the side's middle as may be.
    func room(length: Double, depth: Double, on edge: Edge, nearFirst: Bool = false) -> Rect? {
        let far = offset + MarkBoard.ring
        let near = offset + 0.2 * MarkBoard.millimetre
        for start in nearFirst ? [near, far] : [far, near] {
            for step in 0..<10 {
                let distance = start + Double(step) * MarkBoard.millimetre
                // Beyond the sheet nothing fits, however it slides.
                guard printable.contains(rect(edge, distance, 0, min(length, 1), depth)) else { break }
                if let found = slide(length, depth, edge, distance) { return found }
            }
        }
        return nil
    }

    private func slide(_ length: Double, _ depth: Double, _ edge: Edge, _ distance: Double) -> Rect? {
        let side = edge == .top || edge == .bottom ? area.width : area.height
        let steps = Int(max(side - length, 0) / 2 / (2 * MarkBoard.millimetre))
        for step in 0...steps {
            for sign in step == 0 ? [1.0] : [1, -1] {
                let rect = rect(edge, distance, sign * Double(step) * 2 * MarkBoard.millimetre, length, depth)
                if isFree(rect) { return rect }
            }
        }
        return nil
    }

    /// A rectangle so far outside a side of the pages, so far off its middle.
    private func rect(
        _ edge: Edge, _ distance: Double, _ shift: Double, _ length: Double, _ depth: Double
    ) -> Rect {
        let (x, y) = (area.x + area.width / 2 + shift, area.y + area.height / 2 + shift)
        return switch edge {
        case .top:
            Rect(x: x - length / 2, y: area.minY - distance - depth, width: length, height: depth)
        case .bottom: Rect(x: x - length / 2, y: area.maxY + distance, width: length, height: depth)
        case .left: Rect(x: area.minX - distance - depth, y: y - length / 2, width: depth, height: length)
        case .right: Rect(x: area.maxX + distance, y: y - length / 2, width: depth, height: length)
        }
    }
}
