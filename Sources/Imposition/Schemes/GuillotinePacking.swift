import Geometry

/// Pieces packed on a sheet so that a guillotine, which cuts from edge to edge, can part them.
///
/// Free rectangles are split by the shorter rest (Jylänki, A Thousand Ways to Pack the Bin, 2010, section 2.1): every piece
/// goes into the free rectangle that leaves least beside it, upright or turned.
struct GuillotinePacking {
    /// A piece in its place.
    struct Spot: Sendable, Hashable {
        /// Index of the piece.
        var piece: Int
        /// Its trim, points from the sheet's top-left corner.
        var rect: Rect
        /// Whether it is turned by a quarter.
        var isTurned: Bool
    }

    let room: Rect
    let gutter: Double

    /// Places for all pieces, one for each entry of `pieces`; `nil` where they do not fit together.
    func pack(_ pieces: [(piece: Int, size: Size)]) -> [Spot]? {
        // A gutter beyond the last piece may hang over the edge.
        var free = [
            Rect(x: room.x, y: room.y, width: room.width + gutter + 0.01, height: room.height + gutter + 0.01)
        ]
        var spots: [Spot] = []
        let largestFirst = pieces.enumerated().sorted {
            let (a, b) = ($0.element.size, $1.element.size)
            return (b.width * b.height, max(b.width, b.height), $0.offset)
                < (a.width * a.height, max(a.width, a.height), $1.offset)
        }
        for (_, piece) in largestFirst {
            guard let (index, isTurned) = best(for: piece.size, in: free) else { return nil }
            let size = isTurned ? Size(width: piece.size.height, height: piece.size.width) : piece.size
            let taken = free.remove(at: index)
            spots.append(
                Spot(
                    piece: piece.piece, rect: Rect(x: taken.x, y: taken.y, width: size.width, height: size.height),
                    isTurned: isTurned))
            free += rest(of: taken, after: Size(width: size.width + gutter, height: size.height + gutter))
        }
        return spots
    }

    private func best(for size: Size, in free: [Rect]) -> (index: Int, isTurned: Bool)? {
        var best: (index: Int, isTurned: Bool, rest: Double)?
        for (index, rect) in free.enumerated() {
            for isTurned in [false, true] {
                let width = (isTurned ? size.height : size.width) + gutter
                let height = (isTurned ? size.width : size.height) + gutter
                guard width <= rect.width + 0.005, height <= rect.height + 0.005 else { continue }
                let rest = min(rect.width - width, rect.height - height)
                if rest < best?.rest ?? .infinity { best = (index, isTurned, rest) }
            }
        }
        return best.map { ($0.index, $0.isTurned) }
    }

    /// What is left of a rectangle beside and below a piece, split along the shorter rest.
    private func rest(of rect: Rect, after size: Size) -> [Rect] {
        let (right, below) = (rect.width - size.width, rect.height - size.height)
        let cutsAcross = right < below
        let beside = Rect(
            x: rect.x + size.width, y: rect.y, width: right, height: cutsAcross ? size.height : rect.height)
        let under = Rect(
            x: rect.x, y: rect.y + size.height, width: cutsAcross ? rect.width : size.width, height: below)
        return [beside, under].filter { $0.width > gutter && $0.height > gutter }
    }
}
