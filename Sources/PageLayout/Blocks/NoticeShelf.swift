import PrintModel

/// The civic notices that may fill a third of the width, and the depths at which every one of them fits.
struct NoticeShelf {
    /// Those that fit at the greatest depth, in the publication's order.
    let notices: [Notice]
    /// Depths at which any of them fits, in rows.
    let rows: ClosedRange<Int>

    init(_ notices: [Notice], blocks: BlockMaker, rows: ClosedRange<Int>) {
        let width = blocks.grid.width(span: blocks.grid.grid.columns / 3)
        func least(_ notice: Notice) -> Int? {
            rows.first { blocks.notice(notice, width: width, rows: $0) != nil }
        }
        let fitting = notices.compactMap { notice in least(notice).map { (notice, $0) } }
        self.notices = fitting.map(\.0)
        self.rows = (fitting.map(\.1).max() ?? rows.lowerBound)...rows.upperBound
    }
}
