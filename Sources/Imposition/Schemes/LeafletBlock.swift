import Geometry

/// The flat sheet of a leaflet. Its columns and rows are as wide and high as the pages that stand in them.
struct LeafletBlock {
    let leaflet: Leaflet
    let pages: [Size]
    let name: String

    /// Half a millimetre is less than folding is exact to, points.
    private static let tolerance = 0.5 * Length.pointsPerMillimetre

    /// The block. Throws `impose.page-count` and `impose.page-size` where the pages make no such leaflet.
    func block() throws(Fault) -> Block {
        guard pages.count <= leaflet.pages else {
            throw Fault(
                .unusableData, .imposePageCount, at: Finding.Place(file: name),
                ["scheme": Scheme.fold(leaflet).name, "found": "\(pages.count)", "wanted": "\(leaflet.pages)"])
        }
        if isFlat { return try flat() }
        let (columns, rows) = leaflet.grid
        let panels = leaflet.panels
        func page(_ number: Int) -> PageReference? {
            number > 0 && number <= pages.count ? PageReference(page: number) : nil
        }
        let leaves = (0..<rows).map { row in
            (0..<columns).map { column in
                let panel = panels[row * columns + column]
                return BlockLeaf(
                    front: page(panel.front), back: page(panel.back), head: panel.isUpsideDown ? .bottom : .top)
            }
        }
        var problems: [Finding] = []
        let widths = (0..<columns).map { column in
            agreed(leaves.flatMap { [$0[column].front, $0[column].back] }, \.width, &problems)
        }
        let heights = leaves.map { row in
            agreed(row.flatMap { [$0.front, $0.back] }, \.height, &problems)
        }
        if leaflet == .gate, max(widths[0], widths[2]) > widths[1] / 2 + LeafletBlock.tolerance {
            problems.append(
                Finding(
                    .error, .imposePanelWidth, at: Finding.Place(file: name),
                    ["found": millimetres(max(widths[0], widths[2])), "wanted": millimetres(widths[1] / 2)]))
        }
        guard problems.isEmpty else { throw Fault(.unusableData, problems) }
        return Block(
            columns: widths, rows: heights, columnGaps: Array(repeating: 0, count: columns - 1),
            rowGaps: Array(repeating: 0, count: rows - 1), leaves: leaves, columnFolds: leaflet.folds.columns,
            rowFolds: leaflet.folds.rows)
    }

    /// Whether the pages are the leaflet's flat sides, not its panels.
    private var isFlat: Bool { pages.count <= 2 }

    /// One leaf with the folds running through it.
    private func flat() throws(Fault) -> Block {
        var problems: [Finding] = []
        let references = pages.indices.map { PageReference(page: $0 + 1) }
        let size = Size(
            width: agreed(references, \.width, &problems), height: agreed(references, \.height, &problems))
        guard problems.isEmpty else { throw Fault(.unusableData, problems) }
        var block = Block(leaf: BlockLeaf(front: references[0], back: references.dropFirst().first), size: size)
        let (shares, orders) = (leaflet.creases, leaflet.folds)
        block.creases =
            zip(shares.columns, orders.columns).map {
                BlockCrease(isVertical: true, at: $0 * size.width, order: $1)
            }
            + zip(shares.rows, orders.rows).map {
                BlockCrease(isVertical: false, at: $0 * size.height, order: $1)
            }
        return block
    }

    /// What is worth a look: that flat sides are folded at equal panels; and a flap as wide as what it lies in, which
    /// buckles.
    var findings: [Finding] {
        if isFlat { return [Finding(.note, .imposeFlat, at: Finding.Place(file: name))] }
        guard leaflet == .letter, pages.count >= 5, pages[4].width > pages[0].width - 1 else { return [] }
        return [
            Finding(
                .warning, .imposeFlap, at: Finding.Place(file: name, page: 5),
                ["found": millimetres(pages[4].width), "wanted": millimetres(pages[0].width)])
        ]
    }

    /// The one measure that the pages of a column or row share.
    private func agreed(
        _ references: [PageReference?], _ measure: (Size) -> Double, _ problems: inout [Finding]
    ) -> Double {
        let found = references.compactMap { $0?.page }.map { ($0, measure(pages[$0 - 1])) }
        guard let (_, first) = found.first else { return measure(pages[0]) }
        for (page, value) in found where abs(value - first) > LeafletBlock.tolerance {
            problems.append(
                Finding(
                    .error, .imposePageSize, at: Finding.Place(file: name, page: page),
                    ["found": millimetres(value), "wanted": millimetres(first)]))
        }
        return first
    }
}
