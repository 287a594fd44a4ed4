import Geometry
import PrintModel

/// A part of a table across its whole width: its head, a row, its notes.
struct TableBand {
    /// Height, points.
    var height: Double
    /// What stands in it, relative to its top-left corner.
    var items: [PageItem]
    /// Whether it stays with what comes after it.
    var keepsWithNext = false
    /// Rule at its foot, unless it ends a piece: thickness and ink.
    var rule: (thickness: Double, ink: String)?
}

/// A table set to a width, to be stood in one piece or broken over columns and pages.
struct SetTable {
    /// Width, points.
    var width: Double
    /// Names the table in the structure: its pieces are one element.
    var key: String
    /// Its title, and what stands in its place over later pieces.
    var caption: TableBand?
    var continued: TableBand?
    /// Repeated over each piece.
    var head: TableBand
    var rows: [TableBand]
    var notes: TableBand?
    /// Rule at the foot of each piece.
    var foot: (thickness: Double, ink: String)
    /// Room over it and under it, points.
    var air = (above: 0.0, below: 0.0)

    /// Fewest rows that a piece begins or ends the table with.
    private static let least = 2

    /// Its height in one piece, points.
    var height: Double { height(of: 0..<rows.count) }

    /// The whole table.
    var whole: [PageItem] { items(of: 0..<rows.count) }

    /// Where to break it so that its first piece takes at most `first` points and the others `then`: the rows of each
    /// piece. No row stands alone at either end, and no row that stays with the next ends a piece; where a single row is
    /// taller than a page it stands by itself.
    ///
    /// An empty first piece says that none of it fits there.
    func pieces(first: Double, then: Double) -> [Range<Int>] {
        var pieces: [Range<Int>] = []
        var start = 0
        while start < rows.count {
            let room = pieces.isEmpty ? first : then
            var end = furthest(from: start, in: room)
            if end < rows.count { end = backed(end, from: start) }
            if end == start {
                if pieces.isEmpty {
                    pieces.append(0..<0)
                    continue
                }
                end = start + 1
            }
            pieces.append(start..<end)
            start = end
        }
        return pieces
    }

    /// The first row that does not fit in a room with those from `start` on.
    private func furthest(from start: Int, in room: Double) -> Int {
        var height = opening(of: start) + air.below
        var end = start
        while end < rows.count {
            height += rows[end].height
            let notes = end + 1 == rows.count ? self.notes?.height ?? 0 : 0
            if height + notes > room + 0.01 { break }
            end += 1
        }
        return end
    }

    /// The same end or an earlier one at which the table may be broken.
    private func backed(_ end: Int, from start: Int) -> Int {
        var end = end
        if rows.count - end < SetTable.least { end = max(start, rows.count - SetTable.least) }
        while end > start, rows[end - 1].keepsWithNext { end -= 1 }
        return start == 0 && end < min(SetTable.least, rows.count) ? start : end
    }

    /// Height of what stands over the first row of a piece.
    private func opening(of start: Int) -> Double {
        ((start == 0 ? caption : continued)?.height ?? 0) + head.height + air.above
    }

    /// Height of a piece, points.
    func height(of piece: Range<Int>) -> Double {
        guard !piece.isEmpty || rows.isEmpty else { return 0 }
        return opening(of: piece.lowerBound) + rows[piece].reduce(0) { $0 + $1.height } + air.below
            + (piece.upperBound == rows.count ? notes?.height ?? 0 : 0)
    }

    /// What stands in a piece, relative to its top-left corner.
    func items(of piece: Range<Int>) -> [PageItem] {
        guard !piece.isEmpty || rows.isEmpty else { return [] }
        var items: [PageItem] = []
        var y = air.above
        func add(_ band: TableBand?) {
            guard let band else { return }
            items += band.items.map { $0.moved(x: 0, y: y) }
            y += band.height
        }
        add(piece.lowerBound == 0 ? caption : continued)
        items.append(.begin(PageTag(.table, key: key)))
        // Heads over later pieces are furniture: a listener has heard them.
        if piece.lowerBound == 0 {
            add(head)
        } else {
            items += head.items.filter { if case .begin = $0 { false } else if case .end = $0 { false } else { true } }
                .map { $0.moved(x: 0, y: y) }.tagged(PageTag(.artifact))
            y += head.height
        }
        items.append(rule(at: y, head.rule ?? foot))
        for index in piece {
            add(rows[index])
            if index + 1 < piece.upperBound, let line = rows[index].rule { items.append(rule(at: y, line)) }
        }
        items.append(.end)
        items.append(rule(at: y, foot))
        if piece.upperBound == rows.count { add(notes) }
        return items
    }

    private func rule(at y: Double, _ rule: (thickness: Double, ink: String)) -> PageItem {
        .rule(from: Point(x: 0, y: y), to: Point(x: width, y: y), thickness: rule.thickness, ink: rule.ink)
    }
}
