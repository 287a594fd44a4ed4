import Geometry

/// All marks of a plan's sheets.
struct SheetMarks {
    let plan: ImpositionPlan
    let inks: MarkInks
    private let printableFront: Rect

    /// Registration marks: the cross' whole width, points.
    private static let crossSize = 6 * Length.pointsPerMillimetre
    /// White at the paper's edge, points.
    private static let edge = 2 * Length.pointsPerMillimetre

    init(_ plan: ImpositionPlan, inks: MarkInks) {
        self.plan = plan
        self.inks = inks
        let (sheet, edge) = (plan.order.sheet, SheetMarks.edge)
        let gripper = max(plan.order.gripper, edge)
        // Tumbled, the sheet is gripped at either long edge.
        let top = plan.flip == .tumble ? gripper : edge
        printableFront = Rect(
            x: edge, y: top, width: max(sheet.width - 2 * edge, 1), height: max(sheet.height - top - gripper, 1))
    }

    /// The marks of the front, without text and collation marks, and what had no room. Those of the back lie behind them.
    func front(of sheet: PressSheet) -> (board: MarkBoard, missing: Set<MarkKind>) {
        var missing: Set<MarkKind> = []
        var board = board(sheet.front.placements, plan.area, [])
        if !TrimMarks.place(sheet.front, on: &board) { missing.insert(.crop) }
        // An office printer has nothing to adjust and no inks to measure.
        if case .tiles = plan.order.scheme { return (board, missing) }
        if !register(&board) { missing.insert(.registration) }
        if !ColourBar(inks).place(on: &board) { missing.insert(.colourBar) }
        return (board, missing)
    }

    /// The marks of the back: those of the front, seen through the paper.
    func back(of sheet: PressSheet, _ front: MarkBoard) -> MarkBoard {
        let builder = SheetBuilder(plan.order, flip: plan.flip)
        let shapes = front.shapes.map { $0.seen(by: builder.behind) }
        return board(sheet.back?.placements ?? [], builder.behind(plan.area), shapes)
    }

    private func board(_ placements: [Placement], _ area: Rect, _ shapes: [MarkShape]) -> MarkBoard {
        MarkBoard(
            area: area, printable: printableFront, windows: placements.map(\.window), bleed: plan.order.bleed,
            shapes: shapes)
    }

    /// A target on every side where one fits. Gives whether two sides have one, without which nothing can be adjusted.
    private func register(_ board: inout MarkBoard) -> Bool {
        var count = 0
        for edge in [Edge.left, .right, .top, .bottom] {
            for size in [SheetMarks.crossSize, SheetMarks.crossSize * 2 / 3] {
                // White beside it keeps it apart from fold marks.
                guard let wide = board.room(length: 2 * size, depth: size, on: edge, nearFirst: true) else { continue }
                let centre = Point(x: wide.x + wide.width / 2, y: wide.y + wide.height / 2)
                let room = Rect(x: centre.x - size / 2, y: centre.y - size / 2, width: size, height: size)
                board.add(.circle(centre, radius: size / 3))
                board.add(
                    .line(Point(x: room.minX, y: centre.y), Point(x: room.maxX, y: centre.y), isDashed: false))
                board.add(
                    .line(Point(x: centre.x, y: room.minY), Point(x: centre.x, y: room.maxY), isDashed: false))
                count += 1
                break
            }
        }
        return count >= 2
    }
}

/// The inks of a job, as marks show them.
struct MarkInks: Sendable, Hashable {
    /// The process inks in use, in the order cyan, magenta, yellow, black.
    var process: [InkSurvey.Process]
    /// The spot colours in use.
    var spots: [String]

    /// An ink by itself, as a share of 0 to 1.
    static func solid(_ ink: InkSurvey.Process, _ share: Double = 1) -> MarkInk {
        switch ink {
        case .cyan: .process(share, 0, 0, 0)
        case .magenta: .process(0, share, 0, 0)
        case .yellow: .process(0, 0, share, 0)
        case .black: .process(0, 0, 0, share)
        }
    }
}
