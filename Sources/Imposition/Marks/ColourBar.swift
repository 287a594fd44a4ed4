import Geometry

/// Patches by which the press is inked: every ink solid and at half, the overprints of the chromatic inks two by two, and
/// a grey of three inks.
struct ColourBar {
    private let patches: [MarkInk]
    /// Side of a patch, points: large enough for a densitometer, and smaller where there is no room for that.
    private static let sides = [5, 4, 3].map { $0 * Length.pointsPerMillimetre }

    init(_ inks: MarkInks) {
        var patches = inks.process.map { MarkInks.solid($0) }
        patches += inks.spots.map { .spot($0, 1) }
        let colours: Set<InkSurvey.Process> = [.cyan, .magenta, .yellow]
        if colours.isSubset(of: inks.process) {
            patches += [.process(0, 1, 1, 0), .process(1, 0, 1, 0), .process(1, 1, 0, 0)]
        }
        patches += inks.process.map { MarkInks.solid($0, 0.5) }
        patches += inks.spots.map { .spot($0, 0.5) }
        if colours.isSubset(of: inks.process) { patches.append(.process(0.5, 0.4, 0.4, 0)) }
        self.patches = patches
    }

    /// Places the bar along the first side that has room, as many times as go in. Gives whether it found room.
    func place(on board: inout MarkBoard) -> Bool {
        guard !patches.isEmpty else { return true }
        for side in ColourBar.sides {
            for edge in [Edge.top, .bottom, .left, .right] {
                let whole = edge == .top || edge == .bottom ? board.area.width : board.area.height
                let one = side * Double(patches.count)
                for times in stride(from: min(max(Int(whole / one), 1), 40), through: 1, by: -1) {
                    guard let room = board.room(length: one * Double(times), depth: side, on: edge) else { continue }
                    draw(in: room, side, times, isLevel: edge == .top || edge == .bottom, on: &board)
                    return true
                }
            }
        }
        return false
    }

    private func draw(in room: Rect, _ side: Double, _ times: Int, isLevel: Bool, on board: inout MarkBoard) {
        for index in 0..<times * patches.count {
            let along = Double(index) * side
            let rect = Rect(
                x: room.x + (isLevel ? along : 0), y: room.y + (isLevel ? 0 : along), width: side, height: side)
            board.add(.fill(rect, patches[index % patches.count]))
        }
    }
}
