import Geometry

/// Stage 9: decides where every page goes on which sheet.
public struct Planner: Sendable {
    private let order: ImpositionOrder
    private let pieces: [ImpositionPiece]
    private let room: SheetRoom

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
        let planner = Planner(order, pieces)
        switch order.scheme {
        case .saddle: return try planner.saddle()
        case .perfect: return try planner.perfect()
        case .nUp(let count): return try planner.nUp(count)
        case .gang: return try planner.gang()
        case .fold(let leaflet): return try planner.leaflet(leaflet)
        }
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
            blanks: leaflet.pages - pieces[0].pages.count)
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

    // MARK: Sheets

    /// Blocks of one size with the grid they stand in.
    private struct Group {
        var blocks: [Block]
        var grid: SheetRoom.Grid
        /// Whether every sheet holds one block, as often as it has room.
        var repeats = false
    }

    private func numbered(_ blocks: [Block]) -> [Block] {
        blocks.enumerated().map { index, block in
            var block = block
            block.part = index
            return block
        }
    }

    /// Blocks of one size after another go on sheets of their own.
    private func groups(_ blocks: [Block]) -> [Group] {
        var groups: [Group] = []
        for block in blocks {
            if let last = groups.indices.last, let size = groups[last].blocks.first?.size, size == block.size {
                groups[last].blocks.append(block)
            } else if let grid = room.fullest(block.size) {
                groups.append(Group(blocks: [block], grid: grid))
            }
        }
        return groups
    }

    private func plan(_ groups: [Group], sizes: [Int], blanks: Int) -> ImpositionPlan {
        var sheets: [PressSheet] = []
        var area: Rect?
        for group in groups {
            let size = group.blocks.first?.size ?? Size(width: 0, height: 0)
            let origins = room.origins(of: group.grid, size)
            let around = room.surroundings(of: group.grid)
            for (blocks, copies) in fillings(group) {
                var builder = SheetBuilder(order, flip: flip)
                for (index, block) in blocks.enumerated() {
                    builder.put(
                        group.grid.isTurned ? block.turned() : block, at: origins[index], around: around[index])
                }
                let sheet = sheet(builder, number: sheets.count + 1, copies: copies)
                area = joined(area, builder)
                sheets.append(sheet)
            }
        }
        var result = finished(sheets, area, blanks: blanks)
        result.signatures = sizes
        if let size = sizes.first, sizes.allSatisfy({ $0 == size }) {
            result.foldCatalogue = FoldScheme.signatures[size]?.catalogue
        }
        return result
    }

    /// The blocks of each sheet, and how often the sheet holds each. Where there are more blocks than places, cutting the
    /// sheets gives piles that are put one on the other in order; where there are fewer, each stands there several times.
    private func fillings(_ group: Group) -> [(blocks: [Block], copies: Int)] {
        let (blocks, places) = (group.blocks, group.grid.count)
        if group.repeats { return blocks.map { (Array(repeating: $0, count: places), places) } }
        let copies = max(places / blocks.count, 1)
        let sheets = (blocks.count * copies + places - 1) / places
        return (0..<sheets).map { sheet in
            let chosen = (0..<places).map { place -> Block in
                let index = copies > 1 ? place / copies : place * sheets + sheet
                return index < blocks.count ? blocks[index] : blocks[0].blank
            }
            return (chosen, copies)
        }
    }

    private func plan(_ fillings: [Gang.Filling], of items: [Gang.Item]) -> ImpositionPlan {
        var sheets: [PressSheet] = []
        var area: Rect?
        for filling in fillings {
            var builder = SheetBuilder(order, flip: flip)
            for spot in centred(filling.spots) {
                let item = items[spot.piece]
                var block = Block(leaf: item.leaf, size: item.size)
                block.part = spot.piece
                builder.put(
                    spot.isTurned ? block.turned() : block, at: Point(x: spot.rect.x, y: spot.rect.y),
                    around: Surroundings(min(order.bleed, order.usedGutter / 2)))
            }
            var sheet = sheet(builder, number: sheets.count + 1, copies: 1)
            if pieces.contains(where: { $0.quantity != nil }) {
                sheet.run = isOnePlate ? (filling.run + 1) / 2 : filling.run
            }
            area = joined(area, builder)
            sheets.append(sheet)
        }
        return finished(sheets, area, blanks: 0)
    }

    /// The places of a ganged sheet in the middle of its room, or beside the middle of the sheet.
    private func centred(_ spots: [GuillotinePacking.Spot]) -> [GuillotinePacking.Spot] {
        let right = spots.map(\.rect.maxX).max() ?? 0
        let bottom = spots.map(\.rect.maxY).max() ?? 0
        let x = (room.rect.maxX - right) / (order.work == .turn ? 1 : 2)
        let y = (room.rect.maxY - bottom) / (order.work == .tumble ? 1 : 2)
        return spots.map { spot in
            var spot = spot
            spot.rect = spot.rect.offsetBy(x: x, y: y)
            return spot
        }
    }

    private var flip: SheetFlip { order.work == .tumble ? .tumble : .turn }
    private var isOnePlate: Bool { order.work == .turn || order.work == .tumble }

    /// A sheet of two sides. With one plate for both, what lies behind the left or upper half stands in the other half.
    private func sheet(_ builder: SheetBuilder, number: Int, copies: Int) -> PressSheet {
        var (front, back) = (builder.front, builder.back)
        if isOnePlate {
            front.placements += back.placements
            front.lines += back.lines
            front.spines += back.spines
            back = front
        }
        let all = isOnePlate ? 2 * copies : copies
        let run = pieces[0].quantity.map { ($0 + all - 1) / all }
        return PressSheet(
            number: number, blocks: builder.blocks, front: front, back: order.work == .single ? nil : back, copies: all,
            run: run)
    }

    /// All trims of a sheet, with those of the sheets before.
    private func joined(_ area: Rect?, _ builder: SheetBuilder) -> Rect? {
        var rects = builder.front.lines.filter { $0.kind == .cut }.map { line in
            line.isVertical
                ? Rect(x: line.at, y: line.from, width: 0, height: line.to - line.from)
                : Rect(x: line.from, y: line.at, width: line.to - line.from, height: 0)
        }
        // The back lies within the same rectangle; with one plate it stands in the sheet's other half.
        rects += isOnePlate ? rects.map(builder.behind) : []
        if let area { rects.append(area) }
        let x = rects.map(\.minX).min() ?? 0
        let y = rects.map(\.minY).min() ?? 0
        return Rect(
            x: x, y: y, width: (rects.map(\.maxX).max() ?? 0) - x, height: (rects.map(\.maxY).max() ?? 0) - y)
    }

    private func finished(_ sheets: [PressSheet], _ area: Rect?, blanks: Int) -> ImpositionPlan {
        var sheets = sheets
        // Where no page has anything behind it, nothing is printed there.
        if !isOnePlate, sheets.allSatisfy({ $0.back?.placements.allSatisfy { $0.page == nil } ?? true }) {
            for index in sheets.indices { sheets[index].back = nil }
        }
        let creep = sheets.flatMap { $0.front.placements }.map(\.creep).max() ?? 0
        var result = ImpositionPlan(
            order: order, sheets: sheets, area: area ?? Rect(x: 0, y: 0, width: 0, height: 0), flip: flip,
            foldCatalogue: nil, signatures: [], blanks: blanks, creep: creep, findings: [])
        let place = Finding.Place(file: pieces[0].name)
        if blanks > 0 { result.findings.append(Finding(.note, .imposeBlanks, at: place, ["count": "\(blanks)"])) }
        if creep > 0 {
            result.findings.append(
                Finding(.note, .imposeCreep, at: place, ["creep": millimetres(creep, decimals: 2)]))
        }
        if order.usedGutter < 2 * order.bleed - 0.01 {
            result.findings.append(
                Finding(
                    .warning, .imposeGutter, at: place,
                    ["gutter": millimetres(order.usedGutter), "bleed": millimetres(order.usedGutter / 2)]))
        }
        return result
    }
}
