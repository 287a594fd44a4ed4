import Geometry

/// How pages are put on sheets.
public enum Scheme: Sendable, Hashable, Codable {
    /// Sheets nested in one another and stapled through the fold.
    case saddle
    /// Signatures gathered one after the other, milled at the spine and glued.
    case perfect
    /// So many loose leaves on a sheet.
    case nUp(Int)
    /// Several pieces together, each as often as its quantity asks.
    case gang
    /// One sheet folded to a leaflet.
    case fold(Leaflet)
    /// Each page enlarged over so many sheets side by side and one above the other, which are glued together.
    case tiles(Int, Int)

    /// Reads `saddle`, `perfect`, `2up` … `64up`, `gang`, `fold-half` and the other leaflets, `tiles-2x2` … `tiles-12x12`;
    /// `nil` for anything else.
    public init?(_ name: String) {
        let name = name.lowercased()
        switch name {
        case "saddle": self = .saddle
        case "perfect": self = .perfect
        case "gang": self = .gang
        default:
            if name.hasSuffix("up"), let count = Int(name.dropLast(2)), (1...64).contains(count) {
                self = .nUp(count)
            } else if name.hasPrefix("fold-"), let leaflet = Leaflet(rawValue: String(name.dropFirst(5))) {
                self = .fold(leaflet)
            } else if let (columns, rows) = Scheme.tiles(name) {
                self = .tiles(columns, rows)
            } else {
                return nil
            }
        }
    }

    /// Columns and rows of `tiles-2x2`.
    private static func tiles(_ name: String) -> (Int, Int)? {
        guard name.hasPrefix("tiles-") else { return nil }
        let numbers = name.dropFirst(6).split(separator: "x", omittingEmptySubsequences: false).map { Int($0) }
        guard numbers.count == 2, let columns = numbers[0], let rows = numbers[1], (1...12).contains(columns),
            (1...12).contains(rows), columns * rows > 1
        else { return nil }
        return (columns, rows)
    }

    /// The name that `init` reads.
    public var name: String {
        switch self {
        case .saddle: "saddle"
        case .perfect: "perfect"
        case .nUp(let count): "\(count)up"
        case .gang: "gang"
        case .fold(let leaflet): "fold-\(leaflet.rawValue)"
        case .tiles(let columns, let rows): "tiles-\(columns)x\(rows)"
        }
    }

    /// Every name, for help texts.
    public static let names =
        ["saddle", "perfect", "2up", "4up", "gang"] + Leaflet.allCases.map { "fold-\($0.rawValue)" } + ["tiles-2x2"]
}

/// How the two sides of a sheet are printed.
public enum WorkStyle: String, Sendable, Hashable, Codable, CaseIterable {
    /// Two plates; the sheet is turned about its vertical middle.
    case sheetwise
    /// One plate that holds front and back side by side; the sheet is turned about its vertical middle and cut there.
    case turn
    /// One plate that holds front and back one above the other; the sheet is turned about its horizontal middle and cut
    /// there.
    case tumble
    /// One side only.
    case single
}

/// How loose leaves fill sheets.
public enum LeafOrder: String, Sendable, Hashable, Codable, CaseIterable {
    /// The piles that cutting leaves, put one on the other, are in order.
    case stack
    /// Every sheet holds one leaf, as often as it has room.
    case `repeat`
}

/// What is to be imposed and how. Lengths are in points.
public struct ImpositionOrder: Sendable, Hashable, Codable {
    /// How pages are put on sheets.
    public var scheme: Scheme
    /// Width and height of the sheet, the gripper edge being its bottom.
    public var sheet: Size
    /// How the two sides are printed.
    public var work: WorkStyle
    /// Thickness of the paper; 0 means no creep.
    public var caliper: Double
    /// Pages of a folded sheet: 4, 8, 16 or 32; `nil` for 4 in a saddle, and for the largest that fits, at most 16, in a
    /// perfect binding.
    public var signature: Int?
    /// Distance of pages that are cut apart; `nil` for twice the bleed.
    public var gutter: Double?
    /// How far pages reach beyond their trim.
    public var bleed: Double
    /// What is milled off the spine of a perfect binding.
    public var milling: Double
    /// Part of the sheet's bottom that the press holds, where nothing prints.
    public var gripper: Double
    /// White that is kept on the other sides of the sheet for marks.
    public var margin: Double
    /// How loose leaves fill sheets.
    public var leaves: LeafOrder
    /// How far a sheet of a poster reaches under the next.
    public var overlap: Double

    /// An order with the usual values: 3 mm bleed and milling, 10 mm gripper, margins and overlap, no creep, sheetwise.
    public init(_ scheme: Scheme, sheet: Size) {
        self.scheme = scheme
        self.sheet = sheet
        work = .sheetwise
        caliper = 0
        bleed = 3 * Length.pointsPerMillimetre
        milling = 3 * Length.pointsPerMillimetre
        gripper = 10 * Length.pointsPerMillimetre
        margin = 10 * Length.pointsPerMillimetre
        leaves = .stack
        overlap = 10 * Length.pointsPerMillimetre
    }

    /// The gutter in use, points.
    public var usedGutter: Double { gutter ?? 2 * bleed }
}

/// Something to be printed: its pages' sizes after trimming, and how often it is wanted.
public struct ImpositionPiece: Sendable, Hashable, Codable {
    /// Name for findings and marks, usually the file's.
    public var name: String
    /// The trimmed size of every page, points.
    public var pages: [Size]
    /// How many are wanted; `nil` where nobody said.
    public var quantity: Int?

    /// A piece.
    public init(name: String, pages: [Size], quantity: Int? = nil) {
        self.name = name
        self.pages = pages
        self.quantity = quantity
    }
}
