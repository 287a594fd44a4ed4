/// One fold of a packet of paper.
struct FoldStep: Sendable, Hashable {
    /// Whether the fold runs from top to bottom, so that left and right meet.
    var isVertical: Bool
    /// How many columns (or rows) of the packet, as it lies, stand before the fold.
    var line: Int
    /// Whether the part before the fold moves, not the part after it.
    var movesBefore: Bool
    /// Whether the moving part goes under the other, not over it.
    var goesUnder: Bool
}

/// A leaf of a folded packet: which panel of the flat sheet it is, and how it came to lie.
struct FoldedPanel: Sendable, Hashable {
    /// Column of the flat sheet, from the left.
    let column: Int
    /// Row of the flat sheet, from the top.
    let row: Int
    /// Whether folding turned it left for right.
    var isMirrored = false
    /// Whether folding turned it upside down.
    var isUpsideDown = false

    /// Whether the side that was up on the flat sheet is up.
    var isFaceUp: Bool { isMirrored == isUpsideDown }
}

/// A sheet of panels and the folds that make one packet of it. Positions of pages are found by folding, not by tables.
struct FoldScheme: Sendable, Hashable {
    /// Number in the catalogue of folds (CIP4, XJDF appendix), where it is certain.
    let catalogue: String?
    let columns: Int
    let rows: Int
    let steps: [FoldStep]

    /// The panels of the folded packet, from top to bottom.
    func folded() -> [FoldedPanel] {
        // Each stack from bottom to top.
        var packet = (0..<rows).map { row in (0..<columns).map { [FoldedPanel(column: $0, row: row)] } }
        for step in steps { packet = FoldScheme.fold(packet, step) }
        return packet.flatMap { $0.flatMap { $0 } }.reversed()
    }

    private static func fold(_ packet: [[[FoldedPanel]]], _ step: FoldStep) -> [[[FoldedPanel]]] {
        if step.isVertical {
            return packet.map { row in
                fold(row, step) { $0.isMirrored.toggle() }
            }
        }
        let columns = packet.first?.count ?? 0
        let folded = (0..<columns).map { column in
            fold(packet.map { $0[column] }, step) { $0.isUpsideDown.toggle() }
        }
        return (0..<(folded.first?.count ?? 0)).map { row in folded.map { $0[row] } }
    }

    /// Folds one line of stacks.
    private static func fold(
        _ line: [[FoldedPanel]], _ step: FoldStep, _ turn: (inout FoldedPanel) -> Void
    ) -> [[FoldedPanel]] {
        let before = Array(line[..<step.line])
        let after = Array(line[step.line...])
        // From the fold outwards; what moves is turned over, so the order in each of its stacks is reversed.
        let moving = (step.movesBefore ? before.reversed() : after).map { stack in
            stack.reversed().map { panel in
                var panel = panel
                turn(&panel)
                return panel
            }
        }
        let resting = step.movesBefore ? after : before.reversed()
        let met = (0..<max(moving.count, resting.count)).map { index -> [FoldedPanel] in
            let over = index < moving.count ? moving[index] : []
            let under = index < resting.count ? resting[index] : []
            return step.goesUnder ? over + under : under + over
        }
        // Back to the order from left to right.
        return step.movesBefore ? met : met.reversed()
    }

    private static func half(_ isVertical: Bool, _ line: Int) -> FoldStep {
        FoldStep(isVertical: isVertical, line: line, movesBefore: true, goesUnder: true)
    }

    /// The usual signatures: each fold crosses the one before it, the heads are folded together, and the last fold is the
    /// spine.
    static let signatures: [Int: FoldScheme] = [
        4: FoldScheme(catalogue: "F4-1", columns: 2, rows: 1, steps: [half(true, 1)]),
        8: FoldScheme(catalogue: "F8-7", columns: 2, rows: 2, steps: [half(false, 1), half(true, 1)]),
        16: FoldScheme(
            catalogue: "F16-6", columns: 4, rows: 2, steps: [half(true, 2), half(false, 1), half(true, 1)]),
        32: FoldScheme(
            catalogue: nil, columns: 4, rows: 4,
            steps: [half(false, 2), half(true, 2), half(false, 1), half(true, 1)]),
    ]
}
