import Geometry

/// A leaf of the product as it lies on the flat sheet: a page in front and one behind.
struct BlockLeaf: Sendable, Hashable {
    var front: PageReference?
    var back: PageReference?
    /// Where the heads of both pages point, as seen from the front.
    var head = Edge.top
    /// Where the leaf is bound, as seen from the front.
    var spine: Edge?
    /// How many sheets lie around it in the bound product: what creep grows with.
    var depth = 0
}

/// A fold within a page: where a flat leaflet's panels meet.
struct BlockCrease: Sendable, Hashable {
    var isVertical: Bool
    /// From the block's left (a vertical crease) or top, points.
    var at: Double
    /// Which fold it is, from 1.
    var order: Int
}

/// A piece of paper that is cut from the sheet whole, and folded or not. Lengths are in points.
struct Block: Sendable, Hashable {
    /// Widths of the columns of leaves, from the left.
    var columns: [Double]
    /// Heights of the rows, from the top.
    var rows: [Double]
    /// Distances between columns.
    var columnGaps: [Double] = []
    /// Distances between rows.
    var rowGaps: [Double] = []
    /// The leaves, row by row.
    var leaves: [[BlockLeaf]]
    /// Order of each fold between columns, from 1.
    var columnFolds: [Int] = []
    /// Order of each fold between rows.
    var rowFolds: [Int] = []
    /// Folds that run through pages.
    var creases: [BlockCrease] = []
    /// The signature it is, from 0, where its spine shows collation marks.
    var signature: Int?
    /// Which part of the product it is, from 0; `nil` for white paper.
    var part: Int? = 0

    /// From the first trim to the last.
    var size: Size {
        Size(
            width: columns.reduce(0, +) + columnGaps.reduce(0, +), height: rows.reduce(0, +) + rowGaps.reduce(0, +))
    }

    /// One loose leaf.
    init(leaf: BlockLeaf, size: Size) {
        columns = [size.width]
        rows = [size.height]
        leaves = [[leaf]]
    }

    /// A folded sheet.
    init(
        columns: [Double], rows: [Double], columnGaps: [Double], rowGaps: [Double], leaves: [[BlockLeaf]],
        columnFolds: [Int], rowFolds: [Int], signature: Int? = nil
    ) {
        self.columns = columns
        self.rows = rows
        self.columnGaps = columnGaps
        self.rowGaps = rowGaps
        self.leaves = leaves
        self.columnFolds = columnFolds
        self.rowFolds = rowFolds
        self.signature = signature
    }

    /// The block turned clockwise by a quarter.
    func turned() -> Block {
        var block = self
        block.columns = rows.reversed()
        block.rows = columns
        block.columnGaps = rowGaps.reversed()
        block.rowGaps = columnGaps
        block.columnFolds = rowFolds.reversed()
        block.rowFolds = columnFolds
        block.creases = creases.map { crease in
            BlockCrease(
                isVertical: !crease.isVertical, at: crease.isVertical ? crease.at : size.height - crease.at,
                order: crease.order)
        }
        block.leaves = columns.indices.map { column in
            rows.indices.reversed().map { row in
                var leaf = leaves[row][column]
                leaf.head = leaf.head.turned
                leaf.spine = leaf.spine?.turned
                return leaf
            }
        }
        return block
    }

    /// The same paper without pages.
    var blank: Block {
        var block = self
        block.leaves = leaves.map { row in
            row.map { leaf in
                var leaf = leaf
                (leaf.front, leaf.back) = (nil, nil)
                return leaf
            }
        }
        (block.signature, block.part) = (nil, nil)
        return block
    }

    /// Where a column begins, from the block's left.
    func left(of column: Int) -> Double {
        columns[..<column].reduce(0, +) + columnGaps[..<column].reduce(0, +)
    }

    /// Where a row begins, from the block's top.
    func top(of row: Int) -> Double { rows[..<row].reduce(0, +) + rowGaps[..<row].reduce(0, +) }
}

/// Room around a block for bleeds, points.
struct Surroundings: Sendable, Hashable {
    var top: Double
    var left: Double
    var bottom: Double
    var right: Double

    init(_ all: Double) { (top, left, bottom, right) = (all, all, all, all) }
}
