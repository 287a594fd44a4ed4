import Geometry
import Imposition

/// Paper, folded and cut in numbers: a second opinion on plans that shares no code with the planner. It knows what is
/// printed where on both sides of a sheet, where the paper is cut and folded, and nothing of pages' order.
struct PaperFolder {
    /// What a bookbinder does with one fold of the packet before him.
    struct Instruction {
        /// Whether the left or upper part moves, not the right or lower one.
        var movesFirst = true
        /// Whether it goes behind the other part.
        var goesBehind = true
    }

    /// One face of a leaf of the folded product.
    struct Face: Equatable {
        var page: Int?
        /// Where the trim lies, points from the place where the packet's outermost fold or corner lies.
        var trim: Rect
        /// Where what is left after cutting lies.
        var cut: Rect
        /// Where the head points.
        var head: Edge
        /// Whether it is the side that was printed first.
        var isFront: Bool
        /// Whether the sheet has anything on this side.
        var isPrinted = true
    }

    /// A leaf, its upper face first.
    struct Leaf: Equatable {
        var above: Face
        var below: Face
        /// The side on which it hangs together with its neighbours, after all folds.
        var fold: Double
    }

    /// A part of the paper between folds, and how it lies now.
    private struct Panel {
        let original: Rect
        var rect: Rect
        var isMirrored = false
        var isUpsideDown = false
    }

    let plan: ImpositionPlan
    let sheet: PressSheet

    /// The pieces that cutting a sheet gives, as rectangles of its front, in reading order.
    var pieces: [Rect] {
        let cuts = sheet.front.lines.filter { $0.kind == .cut }
        let upright = cuts.filter(\.isVertical)
        // Every piece was given two upright cuts, left and right, of one height.
        return stride(from: 0, to: upright.count - 1, by: 2).map { index in
            let (left, right) = (upright[index], upright[index + 1])
            return Rect(x: left.at, y: left.from, width: right.at - left.at, height: left.to - left.from)
        }.sorted { abs($0.y - $1.y) > 0.01 ? $0.y < $1.y : $0.x < $1.x }
    }

    /// The leaves of a piece after its folds, from top to bottom.
    func fold(_ piece: Rect, _ instructions: [Instruction]) -> [Leaf] {
        let lines = sheet.front.lines.filter { $0.kind == .fold && touches($0, piece) }
        var stack = panels(of: piece, lines)
        var last = 0.0
        for (index, instruction) in instructions.enumerated() {
            guard let line = lines.first(where: { $0.order == index + 1 }),
                let at = present(line, in: stack)
            else { return [] }
            stack = folded(stack, at, line.isVertical, instruction)
            last = at
        }
        return stack.map { leaf($0, fold: last) }
    }

    private func touches(_ line: SheetLine, _ piece: Rect) -> Bool {
        let across = line.isVertical ? piece.minX...piece.maxX : piece.minY...piece.maxY
        let along = line.isVertical ? piece.minY...piece.maxY : piece.minX...piece.maxX
        return across.contains(line.at) && along.contains((line.from + line.to) / 2)
    }

    private func panels(of piece: Rect, _ lines: [SheetLine]) -> [Panel] {
        let xs = [piece.minX] + lines.filter(\.isVertical).map(\.at).sorted() + [piece.maxX]
        let ys = [piece.minY] + lines.filter { !$0.isVertical }.map(\.at).sorted() + [piece.maxY]
        return zip(ys, ys.dropFirst()).flatMap { y in
            zip(xs, xs.dropFirst()).map { x in
                let rect = Rect(x: x.0, y: y.0, width: x.1 - x.0, height: y.1 - y.0)
                return Panel(original: rect, rect: rect)
            }
        }
    }

    /// Where a crease of the flat sheet lies now: on the edge of a panel that it bounds.
    private func present(_ line: SheetLine, in stack: [Panel]) -> Double? {
        for panel in stack {
            let rect = panel.original
            if line.isVertical {
                if abs(rect.minX - line.at) < 0.001 { return panel.isMirrored ? panel.rect.maxX : panel.rect.minX }
                if abs(rect.maxX - line.at) < 0.001 { return panel.isMirrored ? panel.rect.minX : panel.rect.maxX }
            } else {
                if abs(rect.minY - line.at) < 0.001 { return panel.isUpsideDown ? panel.rect.maxY : panel.rect.minY }
                if abs(rect.maxY - line.at) < 0.001 { return panel.isUpsideDown ? panel.rect.minY : panel.rect.maxY }
            }
        }
        return nil
    }

    private func folded(
        _ stack: [Panel], _ at: Double, _ isVertical: Bool, _ instruction: Instruction
    ) -> [Panel] {
        func moves(_ panel: Panel) -> Bool {
            let middle =
                isVertical ? panel.rect.x + panel.rect.width / 2 : panel.rect.y + panel.rect.height / 2
            return (middle < at) == instruction.movesFirst
        }
        let moving = stack.filter(moves).reversed().map { panel -> Panel in
            var panel = panel
            if isVertical {
                panel.rect = panel.rect.offsetBy(x: 2 * at - panel.rect.minX - panel.rect.maxX, y: 0)
                panel.isMirrored.toggle()
            } else {
                panel.rect = panel.rect.offsetBy(x: 0, y: 2 * at - panel.rect.minY - panel.rect.maxY)
                panel.isUpsideDown.toggle()
            }
            return panel
        }
        let resting = stack.filter { !moves($0) }
        return instruction.goesBehind ? resting + moving : moving + resting
    }

    // MARK: What is printed on a leaf

    private func leaf(_ panel: Panel, fold: Double) -> Leaf {
        let front = face(panel, isFront: true)
        let back = face(panel, isFront: false)
        let isFaceUp = panel.isMirrored == panel.isUpsideDown
        return isFaceUp
            ? Leaf(above: front, below: back, fold: fold) : Leaf(above: back, below: front, fold: fold)
    }

    private func face(_ panel: Panel, isFront: Bool) -> Face {
        let placements = (isFront ? sheet.front : sheet.back)?.placements ?? []
        let found = placements.first { placement in
            let rect = isFront ? placement.trim : throughPaper(placement.trim)
            return panel.original.contains(Point(x: rect.x + rect.width / 2, y: rect.y + rect.height / 2))
        }
        guard let found else {
            return Face(
                page: nil, trim: panel.rect, cut: panel.rect, head: .top, isFront: isFront, isPrinted: false)
        }
        let heads: [Rotation: Edge] = [.none: .top, .quarter: .right, .half: .bottom, .threeQuarters: .left]
        var head = heads[found.rotation] ?? .top
        if !isFront { head = throughPaper(head) }
        if panel.isMirrored { head = head == .left ? .right : head == .right ? .left : head }
        if panel.isUpsideDown { head = head == .top ? .bottom : head == .bottom ? .top : head }
        func moved(_ rect: Rect) -> Rect {
            let rect = isFront ? rect : throughPaper(rect)
            let (dx, dy) = (rect.x - panel.original.x, rect.y - panel.original.y)
            return Rect(
                x: panel.isMirrored ? panel.rect.maxX - dx - rect.width : panel.rect.x + dx,
                y: panel.isUpsideDown ? panel.rect.maxY - dy - rect.height : panel.rect.y + dy, width: rect.width,
                height: rect.height)
        }
        return Face(
            page: found.page?.page, trim: moved(found.trim), cut: moved(found.cut), head: head, isFront: isFront)
    }

    /// A place of the back, pricked through the paper and seen on the front.
    private func throughPaper(_ rect: Rect) -> Rect {
        let sheet = plan.order.sheet
        return plan.flip == .turn
            ? Rect(x: sheet.width - rect.x - rect.width, y: rect.y, width: rect.width, height: rect.height)
            : Rect(x: rect.x, y: sheet.height - rect.y - rect.height, width: rect.width, height: rect.height)
    }

    private func throughPaper(_ edge: Edge) -> Edge {
        switch (plan.flip, edge) {
        case (.turn, .left): .right
        case (.turn, .right): .left
        case (.tumble, .top): .bottom
        case (.tumble, .bottom): .top
        default: edge
        }
    }
}

extension Rect {
    func contains(_ point: Point) -> Bool {
        point.x >= minX && point.x <= maxX && point.y >= minY && point.y <= maxY
    }
}
