import Geometry
import PrintModel

/// Findings as a column of numbered paragraphs, drawn as far as there is room.
struct FindingList {
    /// A finding with its number on the page.
    struct Item {
        var number: Int
        var finding: Finding
        var text: String
    }

    private static let (size, leading) = (8.4, 11.0)
    private static let indent = 20.0
    private static let gap = 7.0

    /// Draws items from the top of a frame; gives those that found no room, and where the drawn ones end.
    static func draw(_ items: [Item], in frame: Rect, _ pen: SheetPen) -> (rest: [Item], end: Double) {
        var y = frame.minY
        for (index, item) in items.enumerated() {
            let lines = pen.lines(item.text, size, width: frame.width - indent)
            let height = Double(lines.count) * leading + 9
            // A paragraph that is higher than the frame stands alone, cut.
            if y + height > frame.maxY, y > frame.minY { return (Array(items[index...]), y) }
            let room = max(Int((frame.maxY - y - 9) / leading), 1)
            pen.badge(item.number, centre: Point(x: frame.minX + 7, y: y + 5.5), ProofColour(item.finding.severity))
            for (row, line) in lines.prefix(room).enumerated() {
                pen.write(
                    line, at: Point(x: frame.minX + indent, y: y + 8.5 + Double(row) * leading), size, .ink)
            }
            let foot = y + 8.5 + Double(min(lines.count, room)) * leading - 1.5
            let count = item.finding.values["count"].flatMap(Int.init) ?? 1
            let times = count > 1 ? "  ×\(count)" : ""
            pen.write(
                item.finding.code.rawValue + times, at: Point(x: frame.minX + indent, y: foot), 6.2, .quiet)
            y += height + gap
        }
        return ([], y)
    }
}
