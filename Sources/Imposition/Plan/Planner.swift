import Geometry

/// Stage 9: decides where every page goes on which sheet.
public struct Planner: Sendable {
    let order: ImpositionOrder
    let pieces: [ImpositionPiece]
    let room: SheetRoom

    /// Most pages of all pieces together.
    public static let pageLimit = 10_000
    /// Half a millimetre: pages that differ by less are of one size, points.
    private static let tolerance = 0.5 * Length.pointsPerMillimetre

    private init(_ order: ImpositionOrder, _ pieces: [ImpositionPiece]) {
        self.order = order
        self.pieces = pieces
        room = SheetRoom(order)
    }

    /// The plan for pieces: one for every scheme but `gang`.
    ///
    /// - Throws: `Fault` of kind `usage` where the order itself is impossible (`impose.option`, `impose.signature`,
    ///   `impose.pieces`), `unusableData` where the pages do not suit it: `impose.page-size`, `impose.page-count`,
    ///   `impose.too-many-pages`, `impose.panel-width`, and `impose.does-not-fit`, which says what would fit.
    public static func plan(_ order: ImpositionOrder, _ pieces: [ImpositionPiece]) throws(Fault) -> ImpositionPlan {
        try OrderCheck.check(order, pieces)
        var order = order
        // What is glued together has nothing behind it.
        if case .tiles = order.scheme { order.work = .single }
        let planner = Planner(order, pieces)
        switch order.scheme {
        case .saddle: return try planner.saddle()
        case .perfect: return try planner.perfect()
        case .nUp(let count): return try planner.nUp(count)
        case .gang: return try planner.gang()
        case .fold(let leaflet): return try planner.leaflet(leaflet)
        case .tiles(let columns, let rows): return try planner.tiles(columns, rows)
        }
    }

    /// How many loose leaves of a size a sheet of an order holds at most; 0 where not even one.
    public static func most(_ leaf: Size, on order: ImpositionOrder) -> Int {
        SheetRoom(order).fullest(leaf)?.count ?? 0
    }

    // MARK: Schemes

    private func saddle() throws(Fault) -> ImpositionPlan {
        let book = try book()
        let signature = order.signature ?? 4
        let sizes = book.sizes(signature, nested: true)
        let blocks = book.nested(sizes)
        try refuseUnlessFitting(sizes, book, gap: 0)
        return plan(groups(numbered(blocks)), sizes: sizes, blanks: book.pages - book.filled)
    }

    private func perfect() throws(Fault) -> ImpositionPlan {
        let book = try book()
        let gap = 2 * order.milling
        let fitting = [16, 8, 4].first { size in book.size(of: size, gap: gap).flatMap(room.fullest) != nil }
        let sizes = book.sizes(order.signature ?? fitting ?? 4, nested: false)
        try refuseUnlessFitting(sizes, book, gap: gap)
        return plan(groups(numbered(book.gathered(sizes))), sizes: sizes, blanks: book.pages - book.filled)
    }

    private func nUp(_ count: Int) throws(Fault) -> ImpositionPlan {
        let trim = try commonTrim()
        guard let grid = room.grid(of: count, trim) else {
            let most = room.fullest(trim)?.count ?? 0
            throw misfit(trim, fits: most > 0 ? "\(most)up" : nil, count: count)
        }
        let pages = pieces[0].pages.count
        let step = order.work == .single ? 1 : 2
        let leaves = stride(from: 1, through: pages, by: step).map { page in
            let back = step == 2 && page < pages ? PageReference(page: page + 1) : nil
            return Block(leaf: BlockLeaf(front: PageReference(page: page), back: back), size: trim)
        }
        let blanks = leaves.count * step - pages
        return plan(
            [Group(blocks: numbered(leaves), grid: grid, repeats: order.leaves == .repeat)], sizes: [], blanks: blanks)
    }

    private func leaflet(_ leaflet: Leaflet) throws(Fault) -> ImpositionPlan {
        let maker = LeafletBlock(leaflet: leaflet, pages: pieces[0].pages, name: pieces[0].name)
        let block = try maker.block()
        guard let grid = room.fullest(block.size) else { throw misfit(block.size, fits: nil, count: 1) }
        var result = plan(
            [Group(blocks: [block], grid: grid, repeats: true)], sizes: [],
            blanks: pieces[0].pages.count <= 2 ? 0 : leaflet.pages - pieces[0].pages.count)
        result.foldCatalogue = leaflet.catalogue
        result.findings += maker.findings
        return result
    }

    private func gang() throws(Fault) -> ImpositionPlan {
        let step = order.work == .single ? 1 : 2
        var items: [Gang.Item] = []
        var problems: [Finding] = []
        for (index, piece) in pieces.enumerated() {
            for page in stride(from: 1, through: piece.pages.count, by: step) {
                let hasBack = step == 2 && page < piece.pages.count
                let leaf = BlockLeaf(
                    front: PageReference(piece: index, page: page),
                    back: hasBack ? PageReference(piece: index, page: page + 1) : nil)
                let size = piece.pages[page - 1]
                if hasBack { problems += differing([page + 1], of: piece, from: size) }
                if room.fullest(size) == nil { problems += misfit(size, fits: nil, count: 1, piece.name).findings }
                items.append(Gang.Item(leaf: leaf, size: size, quantity: piece.quantity ?? 1, name: piece.name))
            }
        }
        guard problems.isEmpty else { throw Fault(.unusableData, problems) }
        let filled = Gang(items: items, packing: GuillotinePacking(room: room.rect, gutter: order.usedGutter)).fill()
        return plan(filled, of: items)
    }

    // MARK: Books

    /// The pages as a book of one size, padded to a multiple of four.
    private func book() throws(Fault) -> SignatureBlocks {
        let trim = try commonTrim()
        let count = pieces[0].pages.count
        return SignatureBlocks(order: order, pages: (count + 3) / 4 * 4, filled: count, trim: trim)
    }

    private func commonTrim() throws(Fault) -> Size {
        let piece = pieces[0]
        let problems = differing(Array(piece.pages.indices.dropFirst()).map { $0 + 1 }, of: piece, from: piece.pages[0])
        guard problems.isEmpty else { throw Fault(.unusableData, problems) }
        return piece.pages[0]
    }

    private func differing(_ pages: [Int], of piece: ImpositionPiece, from size: Size) -> [Finding] {
        pages.compactMap { page in
            let found = piece.pages[page - 1]
            guard
                abs(found.width - size.width) > Planner.tolerance
                    || abs(found.height - size.height) > Planner.tolerance
            else { return nil }
            return Finding(
                .error, .imposePageSize, at: Finding.Place(file: piece.name, page: page),
                ["found": millimetres(found), "wanted": millimetres(size)])
        }
    }

    private func refuseUnlessFitting(_ sizes: [Int], _ book: SignatureBlocks, gap: Double) throws(Fault) {
        guard let largest = sizes.max(), let size = book.size(of: largest, gap: gap), room.fullest(size) == nil else {
            return
        }
        let fitting = [16, 8, 4].first { smaller in
            smaller < largest && book.size(of: smaller, gap: gap).flatMap(room.fullest) != nil
        }
        throw misfit(size, fits: fitting.map { "--signature \($0)" }, count: 1)
    }

    /// Says how large a sheet would have to be, and what this one holds.
    private func misfit(_ size: Size, fits: String?, count: Int, _ name: String? = nil) -> Fault {
        let needed = SheetNeed(order).sheet(for: size, count: count)
        var values = [
            "needed": millimetres(needed), "sheet": millimetres(order.sheet), "piece": millimetres(size),
            "count": "\(count)",
        ]
        if let fits { values["fits"] = fits }
        return Fault(.unusableData, .imposeDoesNotFit, at: Finding.Place(file: name ?? pieces[0].name), values)
    }
}
