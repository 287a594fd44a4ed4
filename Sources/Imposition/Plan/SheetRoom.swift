import Geometry

/// The part of a sheet's front where blocks may stand, and how many stand there.
struct SheetRoom {
    /// Where trims may lie, points from the sheet's top-left corner.
    let rect: Rect
    private let order: ImpositionOrder
    /// Most blocks of a sheet; nobody cuts more.
    private static let mostBlocks = 400

    /// The room of an order: the sheet without gripper and margins, or, with one plate for both sides, its left or upper
    /// half up to half a gutter from the middle.
    init(_ order: ImpositionOrder) {
        self.order = order
        let sheet = order.sheet
        let side = order.margin
        let foot = max(order.gripper, order.margin)
        let half = max(order.usedGutter / 2, order.bleed)
        switch order.work {
        case .turn:
            rect = Rect(
                x: side, y: side, width: sheet.width / 2 - half - side, height: sheet.height - side - foot)
        case .tumble:
            // Either long edge is the gripper's once.
            rect = Rect(
                x: side, y: foot, width: sheet.width - 2 * side, height: sheet.height / 2 - half - foot)
        case .sheetwise, .single:
            rect = Rect(x: side, y: side, width: sheet.width - 2 * side, height: sheet.height - side - foot)
        }
    }

    /// Rows and columns of equal blocks.
    struct Grid: Sendable, Hashable {
        var across: Int
        var down: Int
        /// Whether each block is turned by a quarter.
        var isTurned: Bool
        /// How many blocks there are.
        var count: Int { across * down }
    }

    /// The grid that holds most blocks of a size; `nil` where not even one fits.
    func fullest(_ size: Size) -> Grid? {
        [false, true].map { most(size, isTurned: $0) }.reduce(nil) { best, grid in
            grid.count > best?.count ?? 0 ? grid : best
        }
    }

    /// The grid of exactly so many blocks, the squarest that fits; `nil` where there is none.
    func grid(of count: Int, _ size: Size) -> Grid? {
        var found: [Grid] = []
        for isTurned in [false, true] {
            let most = most(size, isTurned: isTurned)
            for down in 1...count where count % down == 0 && down <= most.down && count / down <= most.across {
                found.append(Grid(across: count / down, down: down, isTurned: isTurned))
            }
        }
        return found.min { spread(of: $0, size) < spread(of: $1, size) }
    }

    /// Where blocks of a grid begin: the grid stands in the middle of the room, or beside the middle of the sheet where
    /// one plate holds both sides.
    func origins(of grid: Grid, _ size: Size) -> [Point] {
        let size = grid.isTurned ? Size(width: size.height, height: size.width) : size
        let gutter = order.usedGutter
        let whole = extent(grid, size)
        let x = order.work == .turn ? rect.maxX - whole.width : rect.x + (rect.width - whole.width) / 2
        let y = order.work == .tumble ? rect.maxY - whole.height : rect.y + (rect.height - whole.height) / 2
        return (0..<grid.down).flatMap { row in
            (0..<grid.across).map { column in
                Point(
                    x: x + Double(column) * (size.width + gutter), y: y + Double(row) * (size.height + gutter))
            }
        }
    }

    /// How far bleeds of each block of a grid may reach: to the middle of gutters, and freely outwards.
    func surroundings(of grid: Grid) -> [Surroundings] {
        let half = order.usedGutter / 2
        return (0..<grid.down).flatMap { row in
            (0..<grid.across).map { column in
                var room = Surroundings(order.bleed)
                if row > 0 { room.top = half }
                if row < grid.down - 1 { room.bottom = half }
                if column > 0 { room.left = half }
                if column < grid.across - 1 { room.right = half }
                return room
            }
        }
    }

    /// From the first trim to the last of a grid of blocks as they lie.
    private func extent(_ grid: Grid, _ size: Size) -> Size {
        let gutter = order.usedGutter
        return Size(
            width: Double(grid.across) * (size.width + gutter) - gutter,
            height: Double(grid.down) * (size.height + gutter) - gutter)
    }

    private func most(_ size: Size, isTurned: Bool) -> Grid {
        let gutter = order.usedGutter
        func count(_ room: Double, _ one: Double) -> Int {
            // A hundredth of a point is no reason to refuse a sheet.
            min(max(Int(((room + gutter + 0.01) / (one + gutter)).rounded(.down)), 0), 1000)
        }
        let across = min(count(rect.width, isTurned ? size.height : size.width), SheetRoom.mostBlocks)
        let down = count(rect.height, isTurned ? size.width : size.height)
        return Grid(across: across, down: min(down, SheetRoom.mostBlocks / max(across, 1)), isTurned: isTurned)
    }

    private func spread(of grid: Grid, _ size: Size) -> Double {
        let size = grid.isTurned ? Size(width: size.height, height: size.width) : size
        let whole = extent(grid, size)
        return abs(whole.width / rect.width - whole.height / rect.height)
    }
}
