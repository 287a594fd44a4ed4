import Geometry

/// A page of one of the pieces that are imposed.
public struct PageReference: Sendable, Hashable, Codable {
    /// Index of the piece, from 0.
    public var piece: Int
    /// Page of the piece, from 1.
    public var page: Int

    /// A page of a piece.
    public init(piece: Int = 0, page: Int) {
        self.piece = piece
        self.page = page
    }
}

/// A page, or a place left blank, on a side of a sheet. Rectangles are in points from the sheet's top-left corner, as
/// whoever looks at that side sees it.
public struct Placement: Sendable, Hashable, Codable {
    /// The page; `nil` where the place stays blank.
    public var page: PageReference?
    /// Where the page's trim falls, moved by its creep.
    public var trim: Rect
    /// What will be left of it when the product is folded and cut: the trim without what creep takes beyond its fold.
    public var cut: Rect
    /// What of the page is shown: its trim and bleeds, ended at the spine's fold and in the middle of gutters.
    public var window: Rect
    /// How far the page is turned.
    public var rotation: Rotation
    /// The side of the place where the product is bound or folded last; `nil` for loose leaves.
    public var spine: Edge?
    /// How far the page was moved towards its spine, points.
    public var creep: Double
    /// How many times its own size the page is shown at.
    public var scale = 1.0
}

/// A line along which paper is folded or cut, upright or level.
public struct SheetLine: Sendable, Hashable, Codable {
    /// What is done there.
    public enum Kind: String, Sendable, Hashable, Codable {
        case fold, cut
        /// The edge of another sheet is glued on along it.
        case glue
    }
    /// What is done there.
    public var kind: Kind
    /// Whether it runs from top to bottom.
    public var isVertical: Bool
    /// Distance from the sheet's left (a vertical line) or top, points.
    public var at: Double
    /// Where it begins along its direction, points from the sheet's top or left.
    public var from: Double
    /// Where it ends.
    public var to: Double
    /// Which fold it is, from 1; 0 for a cut.
    public var order: Int
}

/// One side of a sheet, as whoever looks at it sees it.
public struct SheetSide: Sendable, Hashable, Codable {
    /// The places, in the order of the folded pieces.
    public var placements: [Placement]
    /// The folds and cuts.
    public var lines: [SheetLine]
    /// The spines of signatures that lie outward on this side: a rectangle on the last fold, in the part that is milled
    /// off, with the signature's number from 0. Collation marks stand on them.
    public var spines: [SignatureSpine]
}

/// The back of a folded signature on its sheet.
public struct SignatureSpine: Sendable, Hashable, Codable {
    /// The strip, from the head to the foot of the page.
    public var strip: Rect
    /// The side of the strip that is the head's.
    public var head: Edge
    /// The signature, from 0, in the order in which they are gathered.
    public var signature: Int
}

/// A part of a sheet that is cut out whole: a folded sheet of the product, or a loose leaf.
public struct SheetBlock: Sendable, Hashable, Codable {
    /// From trim to trim, points from the front's top-left corner.
    public var rect: Rect
    /// Which part of the product it is, from 0 in the order of assembly; `nil` where it stays white.
    public var part: Int?
    /// Pages side by side.
    public var columns: Int
    /// Pages one above the other.
    public var rows: Int
}

/// A sheet of paper with what is printed on its sides.
public struct PressSheet: Sendable, Hashable, Codable {
    /// From 1.
    public var number: Int
    /// The parts that cutting gives. Each has `columns × rows` placements on either side, row by row as they lie on the
    /// front, in the order of the blocks. With one plate for both sides these are the blocks of one half.
    public var blocks: [SheetBlock]
    /// The side printed first.
    public var front: SheetSide
    /// The other; `nil` where it stays white. For work-and-turn and work-and-tumble it repeats the front: one plate.
    public var back: SheetSide?
    /// How many whole products (or, of a sheet that is a part, parts) one sheet gives.
    public var copies: Int
    /// How many sheets have to be printed for the quantities ordered; `nil` where no quantity is known.
    public var run: Int?
    /// Its place in a poster of several sheets, such as `B2`.
    public var label: String?
}

/// Where every page goes: the whole of an imposition before any PDF is touched.
public struct ImpositionPlan: Sendable, Hashable, Codable {
    /// What was asked for.
    public var order: ImpositionOrder
    /// The sheets, in the order in which they are printed.
    public var sheets: [PressSheet]
    /// The part of a sheet that holds pages, from trim to trim: the TrimBox of every sheet. Points from the top-left
    /// corner of the front.
    public var area: Rect
    /// How the sheet is turned over.
    public var flip: SheetFlip
    /// The folds, by the catalogue of folds that XJDF (CIP4) refers to, such as `F8-7`; `nil` where nothing is folded or
    /// the catalogue has no number that is certain.
    public var foldCatalogue: String?
    /// Pages of each signature, in the order in which they are nested or gathered; empty where there are none.
    public var signatures: [Int]
    /// Blank pages added at the end.
    public var blanks: Int
    /// How far the innermost pages are moved towards the spine, points.
    public var creep: Double
    /// What is worth knowing about it.
    public var findings: [Finding]

    /// Whether both sides of a sheet are printed from one plate.
    public var isOnePlate: Bool { order.work == .turn || order.work == .tumble }
}
