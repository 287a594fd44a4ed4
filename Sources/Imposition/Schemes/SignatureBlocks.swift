import Geometry

/// Folded signatures of a book or booklet.
struct SignatureBlocks {
    let order: ImpositionOrder
    /// Pages in all, a multiple of four.
    let pages: Int
    /// Pages that there are; the rest stay blank.
    let filled: Int
    let trim: Size

    /// The pages of each signature: as many full ones as go in, and smaller ones for the rest. The smaller ones lie inside
    /// a saddle, and before the last full one of a perfect binding, where the spine holds them.
    func sizes(_ signature: Int, nested: Bool) -> [Int] {
        var sizes = Array(repeating: signature, count: pages / signature)
        var rest = pages % signature
        var small: [Int] = []
        for size in [16, 8, 4] {
            while rest >= size {
                small.append(size)
                rest -= size
            }
        }
        sizes.insert(contentsOf: small, at: nested ? sizes.count : max(sizes.count - 1, 0))
        return sizes
    }

    /// Signatures that lie in one another; creep grows from the first to the last.
    func nested(_ sizes: [Int]) -> [Block] {
        var outside = 0
        return sizes.compactMap { size in
            let begin = outside
            outside += size / 2
            return block(of: size, gap: 0, depth: begin / 2) { page in
                page <= size / 2 ? begin + page : pages - begin - size + page
            }
        }
    }

    /// Signatures that lie one after the other; creep begins anew in each.
    func gathered(_ sizes: [Int]) -> [Block] {
        var before = 0
        return sizes.enumerated().compactMap { index, size in
            let begin = before
            before += size
            return block(of: size, gap: 2 * order.milling, depth: 0, signature: index) { begin + $0 }
        }
    }

    /// The size of one signature, flat.
    func size(of signature: Int, gap: Double) -> Size? {
        block(of: signature, gap: gap, depth: 0) { $0 }?.size
    }

    private func block(
        of size: Int, gap: Double, depth: Int, signature: Int? = nil, _ number: (Int) -> Int
    ) -> Block? {
        guard let scheme = FoldScheme.signatures[size] else { return nil }
        let panels = scheme.folded()
        func page(_ local: Int) -> PageReference? {
            let page = number(local)
            return page <= filled ? PageReference(page: page) : nil
        }
        var leaves = Array(repeating: Array(repeating: BlockLeaf(), count: scheme.columns), count: scheme.rows)
        for (index, panel) in panels.enumerated() {
            let (top, under) = (page(2 * index + 1), page(2 * index + 2))
            leaves[panel.row][panel.column] = BlockLeaf(
                front: panel.isFaceUp ? top : under, back: panel.isFaceUp ? under : top,
                head: panel.isUpsideDown ? .bottom : .top, spine: panel.isMirrored ? .right : .left,
                depth: depth + min(index, panels.count - 1 - index))
        }
        return Block(
            columns: Array(repeating: trim.width, count: scheme.columns),
            rows: Array(repeating: trim.height, count: scheme.rows),
            columnGaps: (1..<scheme.columns).map { column in
                leaves[0][column].spine == .left ? gap : order.usedGutter
            },
            rowGaps: (1..<max(scheme.rows, 1)).map { _ in order.usedGutter }, leaves: leaves,
            columnFolds: order(of: scheme, isVertical: true), rowFolds: order(of: scheme, isVertical: false),
            signature: signature)
    }

    /// Which fold, from 1, makes each line between columns or rows: of a line's crossings the first fold that bends it.
    private func order(of scheme: FoldScheme, isVertical: Bool) -> [Int] {
        let count = isVertical ? scheme.columns : scheme.rows
        var orders = Array(repeating: 0, count: max(count - 1, 0))
        // Every fold halves the packet, so it bends the lines that lie upon its own.
        var width = count
        for (index, step) in scheme.steps.enumerated() where step.isVertical == isVertical {
            let half = width / 2
            for line in stride(from: half, to: count, by: width) { orders[line - 1] = index + 1 }
            width = half
        }
        return orders
    }
}
