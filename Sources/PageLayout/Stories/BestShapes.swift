/// The cheapest shape for each depth, as shapes are tried from the cheapest frame on: most others need not be flowed.
///
/// Where two cost the same, the one that stands first in the layout's order wins, whichever was tried first.
struct BestShapes {
    /// A frame with heights for its photographs.
    struct Candidate {
        var frame: StoryFrame
        var photoRows: [Int]
        /// What it costs before its text is flowed.
        var cost: Double
        /// Its place in the order of the layout.
        var order: Int
    }
    private struct Kept {
        var shape: StoryShape
        var order: Int
    }

    private var kept: [Int: Kept] = [:]

    /// The cost over which a candidate's shape would not be kept, or `nil` where nothing of it can be. `depth` is any
    /// number that tells shapes apart.
    func ceiling(_ depth: Int, _ candidate: Candidate, more: Double = 0) -> Double? {
        guard let rival = kept[depth] else { return .infinity }
        let cost = candidate.cost + more
        if cost > rival.shape.cost || (cost == rival.shape.cost && candidate.order > rival.order) { return nil }
        return rival.shape.cost
    }

    /// Keeps a shape if none so deep is better.
    mutating func offer(_ shape: StoryShape, _ depth: Int, order: Int) {
        if let rival = kept[depth],
            rival.shape.cost < shape.cost || (rival.shape.cost == shape.cost && rival.order < order)
        {
            return
        }
        kept[depth] = Kept(shape: shape, order: order)
    }

    /// The shapes, by depth.
    var shapes: [StoryShape] { kept.sorted { $0.key < $1.key }.map(\.value.shape) }

    /// Whether there is none.
    var isEmpty: Bool { kept.isEmpty }
}
