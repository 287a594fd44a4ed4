import Geometry
import Imposition
import Testing

/// Binds what a plan prints, with nothing but the sheets in hand, and looks at the book.
struct Bindery {
    let plan: ImpositionPlan

    /// A leaf of the bound book, with how far its fold lies inside the outermost one.
    struct BoundLeaf {
        var leaf: PaperFolder.Leaf
        var inset: Double
        /// The first face of the piece it belongs to: pieces are jogged to head and spine before they are joined.
        var first: PaperFolder.Face
    }

    /// Folded pieces in order: those of one place of the sheets lie on a pile, and the piles are put one on the other.
    func foldedPieces(_ instructions: (PressSheet) -> [PaperFolder.Instruction]) -> [[PaperFolder.Leaf]] {
        var result: [[PaperFolder.Leaf]] = []
        for group in groups() {
            let folders = group.map { PaperFolder(plan: plan, sheet: $0) }
            let places = folders.first.map { upper(of: $0).count } ?? 0
            // Copies of one piece stand side by side; one of them is bound here.
            let copies = (group.first?.copies ?? 1) / (plan.isOnePlate ? 2 : 1)
            for place in stride(from: 0, to: places, by: max(copies, 1)) {
                for folder in folders {
                    let pieces = upper(of: folder)
                    guard pieces.indices.contains(place) else { continue }
                    result.append(folder.fold(pieces[place], instructions(folder.sheet)))
                }
            }
        }
        return result
    }

    /// With one plate for both sides, both halves are alike; the first is looked at.
    private func upper(of folder: PaperFolder) -> [Rect] {
        folder.pieces.filter { piece in
            switch plan.order.work {
            case .turn: piece.maxX < plan.order.sheet.width / 2
            case .tumble: piece.maxY < plan.order.sheet.height / 2
            default: true
            }
        }
    }

    /// Sheets with pieces of one size, one after the other.
    private func groups() -> [[PressSheet]] {
        var groups: [[PressSheet]] = []
        for sheet in plan.sheets {
            let size = PaperFolder(plan: plan, sheet: sheet).pieces.first.map {
                Size(width: $0.width, height: $0.height)
            }
            let last = groups.last?.last.flatMap {
                PaperFolder(plan: plan, sheet: $0).pieces.first.map { Size(width: $0.width, height: $0.height) }
            }
            if let size, let last, size == last, groups.last?.last?.copies == sheet.copies {
                groups[groups.count - 1].append(sheet)
            } else {
                groups.append([sheet])
            }
        }
        return groups
    }

    /// Pieces put into one another: the first is the outermost. Each sheet inside lies one thickness further in.
    func nested(_ pieces: [[PaperFolder.Leaf]], caliper: Double) -> [BoundLeaf] {
        var front: [(leaf: PaperFolder.Leaf, first: PaperFolder.Face)] = []
        var rear: [(leaf: PaperFolder.Leaf, first: PaperFolder.Face)] = []
        for piece in pieces where !piece.allSatisfy({ $0.above.page == nil && $0.below.page == nil }) {
            guard let first = piece.flatMap({ [$0.above, $0.below] }).first(where: \.isPrinted) else { continue }
            front += piece.prefix(piece.count / 2).map { ($0, first) }
            rear = piece.suffix(piece.count / 2).map { ($0, first) } + rear
        }
        let leaves = front + rear
        return leaves.enumerated().map { index, leaf in
            BoundLeaf(
                leaf: leaf.leaf, inset: Double(min(index, leaves.count - 1 - index)) * caliper, first: leaf.first)
        }
    }

    /// Pieces laid one on the other.
    func gathered(_ pieces: [[PaperFolder.Leaf]], caliper: Double) -> [BoundLeaf] {
        pieces.flatMap { nested([$0], caliper: caliper) }
    }

    /// The pages of a book as they are read, blank ones among them.
    static func pages(of book: [BoundLeaf]) -> [Int?] { book.flatMap { [$0.leaf.above.page, $0.leaf.below.page] } }

    /// What a reader with a ruler objects to: pages not upright, not at their trim, or fronts that do not lie on backs.
    ///
    /// - Parameters:
    ///   - trim: the size that every page should have.
    ///   - spine: how far from the outermost fold the trim should begin, points.
    static func complaints(_ book: [BoundLeaf], trim: Size, spine: Double) -> [String] {
        var complaints: [String] = []
        func near(_ a: Double, _ b: Double) -> Bool { abs(a - b) < 0.001 }
        // Sheets turned by a quarter are folded lying on their side: the head of the first page is up.
        if book.isEmpty { complaints.append("no leaves") }
        for (index, bound) in book.enumerated() {
            let first = bound.first
            let place = "leaf \(index + 1)"
            let (above, below) = (bound.leaf.above, bound.leaf.below)
            // A back on which nothing is printed anywhere has no head.
            let printed = [above, below].filter(\.isPrinted)
            if printed.contains(where: { $0.head != first.head }) { complaints.append("\(place): head") }
            if above.isFront == below.isFront { complaints.append("\(place): sides") }
            for face in printed {
                let isSideways = first.head == .left || first.head == .right
                let length = isSideways ? face.trim.height : face.trim.width
                let start = distances(face.trim, bound.leaf.fold, first.head)
                if !near(length, trim.width) { complaints.append("\(place): width \(length)") }
                if !near(start + bound.inset, spine) { complaints.append("\(place): spine \(start + bound.inset)") }
                let across = isSideways ? face.trim.x - first.trim.x : face.trim.y - first.trim.y
                if !near(across, 0) { complaints.append("\(place): height off by \(across)") }
            }
            if printed.count == 2, !near(above.trim.x, below.trim.x) || !near(above.trim.y, below.trim.y) {
                complaints.append("\(place): front and back")
            }
        }
        return complaints
    }

    /// How far a trim begins from the fold, whichever way the packet lies.
    private static func distances(_ trim: Rect, _ fold: Double, _ head: Edge) -> Double {
        switch head {
        case .top, .bottom: abs(trim.minX - fold) < abs(trim.maxX - fold) ? trim.minX - fold : fold - trim.maxX
        case .left, .right: abs(trim.minY - fold) < abs(trim.maxY - fold) ? trim.minY - fold : fold - trim.maxY
        }
    }
}
