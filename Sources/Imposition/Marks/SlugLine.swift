import Geometry

/// The line of text beside the pages that says what a sheet is, followed by the names of the inks, each on its own plate.
struct SlugLine {
    /// What the line says.
    let text: String
    let inks: MarkInks
    let font: MarkFont

    /// Type size, points; a smaller one where the line is too long.
    private static let sizes = [6.5, 5.5, 4.5]

    /// Places it along the first side that has room. Gives whether it found room.
    func place(on board: inout MarkBoard) -> Bool {
        for size in SlugLine.sizes {
            for edge in [Edge.bottom, .top, .left, .right] {
                let width = parts.reduce(0) { $0 + font.width(of: $1.text, size: size) + size }
                guard let room = board.room(length: width, depth: size, on: edge) else { continue }
                write(in: room, size, isLevel: edge == .bottom || edge == .top, on: &board)
                return true
            }
        }
        return false
    }

    private var parts: [(text: String, ink: MarkInk)] {
        [(text, .black)] + inks.process.map { ($0.rawValue, MarkInks.solid($0)) }
            + inks.spots.map { ($0, .spot($0, 1)) }
    }

    private func write(in room: Rect, _ size: Double, isLevel: Bool, on board: inout MarkBoard) {
        var along = 0.0
        for part in parts {
            let width = font.width(of: part.text, size: size)
            let rect =
                isLevel
                ? Rect(x: room.x + along, y: room.y, width: width, height: size)
                : Rect(x: room.x, y: room.maxY - along - width, width: size, height: width)
            board.add(.text(part.text, rect, part.ink, isUpright: !isLevel))
            along += width + size
        }
    }
}
