/// A sheet folded to a leaflet. The pages of a piece are its panels, in the order in which a reader meets them; or, of a
/// piece of one or two pages, its flat sides, the outside first.
public enum Leaflet: String, Sendable, Hashable, Codable, CaseIterable {
    /// Folded once: 4 pages.
    case half
    /// Two folds inwards, the flap inside: 6 pages. The outside shows 5, 6, 1 and the inside 2, 3, 4.
    case letter
    /// Two folds in zigzag: 6 pages. One side shows 5, 6, 1 and the other 2, 3, 4.
    case z
    /// Two doors that meet before a centre twice as wide: 6 pages. 1 and 2 are the doors, 3 to 5 the inside, 6 the back.
    case gate
    /// Printed on one side and folded twice crosswise, the white side inside: 4 pages.
    case french
    /// Printed on both sides and folded twice crosswise: 8 pages.
    case cross

    /// How many pages it has.
    public var pages: Int {
        switch self {
        case .half, .french: 4
        case .letter, .z, .gate: 6
        case .cross: 8
        }
    }

    /// Panels side by side and one above the other.
    var grid: (columns: Int, rows: Int) {
        switch self {
        case .half: (2, 1)
        case .letter, .z, .gate: (3, 1)
        case .french, .cross: (2, 2)
        }
    }

    /// Pages in front and behind of each panel, row by row; 0 is white.
    var panels: [(front: Int, back: Int, isUpsideDown: Bool)] {
        switch self {
        case .half: [(4, 3, false), (1, 2, false)]
        case .letter, .z: [(5, 4, false), (6, 3, false), (1, 2, false)]
        case .gate: [(2, 5, false), (6, 4, false), (1, 3, false)]
        case .french: [(3, 0, true), (2, 0, true), (4, 0, false), (1, 0, false)]
        case .cross: [(5, 6, true), (4, 3, true), (8, 7, false), (1, 2, false)]
        }
    }

    /// The order of the folds between columns and between rows.
    var folds: (columns: [Int], rows: [Int]) {
        switch self {
        case .half: ([1], [])
        case .letter, .z, .gate: ([1, 2], [])
        case .french, .cross: ([2], [1])
        }
    }

    /// Its number in the catalogue of folds, where it is certain.
    var catalogue: String? {
        switch self {
        case .half: "F4-1"
        case .cross: "F8-7"
        case .letter, .z, .gate, .french: nil
        }
    }

    /// Where the folds run in a flat side, as shares of its width and height, in the order of `folds`: panels are equal, but
    /// for a gate's doors.
    var creases: (columns: [Double], rows: [Double]) {
        switch self {
        case .half: ([0.5], [])
        case .letter, .z: ([1.0 / 3, 2.0 / 3], [])
        case .gate: ([0.25, 0.75], [])
        case .french, .cross: ([0.5], [0.5])
        }
    }
}
