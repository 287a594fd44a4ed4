import Geometry

/// From blocks of paper to sheets with two sides.
extension Planner {
    /// Blocks of one size with the grid they stand in.
    struct Group {
        var blocks: [Block]
        var grid: SheetRoom.Grid
        /// Whether every sheet holds one block, as often as it has room.
        var repeats = false
    }

    func numbered(_ blocks: [Block]) -> [Block] {
        blocks.enumerated().map { index, block in
            var block = block
            block.part = index
            return block
        }
    }

    /// Blocks of one size after another go on sheets of their own.
    func groups(_ blocks: [Block]) -> [Group] {
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

    func plan(_ groups: [Group], sizes: [Int], blanks: Int) -> ImpositionPlan {
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

    func plan(_ fillings: [Gang.Filling], of items: [Gang.Item]) -> ImpositionPlan {
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
