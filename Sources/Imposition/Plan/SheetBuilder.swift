import Geometry

/// Puts blocks on the front of a sheet and finds what lies behind them.
struct SheetBuilder {
    let order: ImpositionOrder
    let flip: SheetFlip
    private(set) var blocks: [SheetBlock] = []
    private(set) var front = SheetSide(placements: [], lines: [], spines: [])
    private(set) var back = SheetSide(placements: [], lines: [], spines: [])

    init(_ order: ImpositionOrder, flip: SheetFlip) {
        self.order = order
        self.flip = flip
    }

    /// Puts a block with its first trim at a point; `around` is how far its bleeds may reach.
    mutating func put(_ block: Block, at point: Point, around: Surroundings) {
        for row in block.rows.indices {
            for column in block.columns.indices {
                put(block.leaves[row][column], Cell(block, column, row, at: point, around))
            }
        }
        let size = block.size
        blocks.append(
            SheetBlock(
                rect: Rect(x: point.x, y: point.y, width: size.width, height: size.height), part: block.part,
                columns: block.columns.count, rows: block.rows.count))
        addLines(of: block, at: point)
        addSpines(of: block, at: point)
    }

    /// A leaf's place on the front: its nominal trim, and how far its window may reach.
    private struct Cell {
        let trim: Rect
        let room: Rect

        init(_ block: Block, _ column: Int, _ row: Int, at point: Point, _ around: Surroundings) {
            trim = Rect(
                x: point.x + block.left(of: column), y: point.y + block.top(of: row), width: block.columns[column],
                height: block.rows[row])
            let isLast = (column == block.columns.count - 1, row == block.rows.count - 1)
            room = trim.insetBy(
                top: -(row == 0 ? around.top : block.rowGaps[row - 1] / 2),
                left: -(column == 0 ? around.left : block.columnGaps[column - 1] / 2),
                bottom: -(isLast.1 ? around.bottom : block.rowGaps[row] / 2),
                right: -(isLast.0 ? around.right : block.columnGaps[column] / 2))
        }
    }

    private mutating func put(_ leaf: BlockLeaf, _ cell: Cell) {
        let creep = leaf.spine == nil ? 0 : Double(leaf.depth) * order.caliper
        front.placements.append(placement(leaf.front, leaf.head, leaf.spine, creep, cell.trim, cell.room))
        back.placements.append(
            placement(
                leaf.back, leaf.head.seen(after: flip), leaf.spine?.seen(after: flip), creep, behind(cell.trim),
                behind(cell.room)))
    }

    private func placement(
        _ page: PageReference?, _ head: Edge, _ spine: Edge?, _ creep: Double, _ nominal: Rect, _ room: Rect
    ) -> Placement {
        let trim =
            switch spine {
            case .left: nominal.offsetBy(x: -creep, y: 0)
            case .right: nominal.offsetBy(x: creep, y: 0)
            case .top: nominal.offsetBy(x: 0, y: -creep)
            case .bottom: nominal.offsetBy(x: 0, y: creep)
            case nil: nominal
            }
        let bleed = order.bleed
        let bled = trim.insetBy(top: -bleed, left: -bleed, bottom: -bleed, right: -bleed)
        return Placement(
            page: page, trim: trim, cut: trim.intersection(room) ?? trim, window: bled.intersection(room) ?? trim,
            rotation: Rotation(head: head), spine: spine, creep: creep)
    }

    /// A rectangle of the front as it is seen on the back.
    func behind(_ rect: Rect) -> Rect {
        switch flip {
        case .turn: Rect(x: order.sheet.width - rect.maxX, y: rect.y, width: rect.width, height: rect.height)
        case .tumble: Rect(x: rect.x, y: order.sheet.height - rect.maxY, width: rect.width, height: rect.height)
        }
    }

    // MARK: Folds, cuts and spines

    private mutating func addLines(of block: Block, at point: Point) {
        let (size, x, y) = (block.size, point.x, point.y)
        for (index, gap) in block.columnGaps.enumerated() {
            let at = x + block.left(of: index + 1) - gap / 2
            add(.fold, isVertical: true, at: at, from: y, to: y + size.height, order: block.columnFolds[index])
        }
        for (index, gap) in block.rowGaps.enumerated() {
            let at = y + block.top(of: index + 1) - gap / 2
            add(.fold, isVertical: false, at: at, from: x, to: x + size.width, order: block.rowFolds[index])
        }
        for crease in block.creases {
            crease.isVertical
                ? add(
                    .fold, isVertical: true, at: x + crease.at, from: y, to: y + size.height, order: crease.order)
                : add(
                    .fold, isVertical: false, at: y + crease.at, from: x, to: x + size.width, order: crease.order)
        }
        for at in [x, x + size.width] {
            add(.cut, isVertical: true, at: at, from: y, to: y + size.height, order: 0)
        }
        for at in [y, y + size.height] {
            add(.cut, isVertical: false, at: at, from: x, to: x + size.width, order: 0)
        }
    }

    private mutating func add(
        _ kind: SheetLine.Kind, isVertical: Bool, at: Double, from: Double, to: Double, order number: Int
    ) {
        front.lines.append(
            SheetLine(kind: kind, isVertical: isVertical, at: at, from: from, to: to, order: number))
        let seen = behind(
            isVertical
                ? Rect(x: at, y: from, width: 0, height: to - from) : Rect(x: from, y: at, width: to - from, height: 0))
        back.lines.append(
            SheetLine(
                kind: kind, isVertical: isVertical, at: isVertical ? seen.x : seen.y,
                from: isVertical ? seen.minY : seen.minX, to: isVertical ? seen.maxY : seen.maxX, order: number))
    }

    /// The spine of a signature lies between its first page and its last.
    private mutating func addSpines(of block: Block, at point: Point) {
        guard let signature = block.signature else { return }
        let leaves = block.rows.indices.flatMap { row in block.columns.indices.map { (row, $0) } }
        // The outermost pair of leaves, side by side or one above the other.
        let outer = leaves.filter { row, column in block.leaves[row][column].depth == block.outermost }
        guard outer.count == 2, let first = outer.first, let last = outer.last else { return }
        func trim(_ place: (Int, Int)) -> Rect {
            Rect(
                x: point.x + block.left(of: place.1), y: point.y + block.top(of: place.0),
                width: block.columns[place.1], height: block.rows[place.0])
        }
        let (a, b) = (trim(first), trim(last))
        let isVertical = first.0 == last.0
        let strip =
            isVertical
            ? Rect(x: a.maxX, y: a.minY, width: b.minX - a.maxX, height: a.height)
            : Rect(x: a.minX, y: a.maxY, width: a.width, height: b.minY - a.maxY)
        let leaf = block.leaves[first.0][first.1]
        // A signature's first page lies on the outside, and the front of these schemes shows it.
        front.spines.append(SignatureSpine(strip: strip, head: leaf.head, signature: signature))
    }
}

extension Block {
    /// The least depth of its leaves.
    fileprivate var outermost: Int { leaves.flatMap { $0 }.map(\.depth).min() ?? 0 }
}
