import Geometry

/// A table of text and numbers.
public struct Table: Sendable, Hashable, Codable {
    /// How a column's cells stand.
    public enum Alignment: String, Sendable, Hashable, Codable {
        case left, centre, right
    }
    /// One for each column.
    public var alignments: [Alignment]
    /// The heads, one for each column.
    public var header: [RichText]
    /// The rows; each has as many cells as there are columns.
    public var rows: [[RichText]]
    /// What it shows, printed over it.
    public var caption: RichText?
    /// Where its numbers come from and what they leave out, printed under it.
    public var notes: [RichText]
    /// Rows, from 0, that sum up others: set apart, and never parted from the row before.
    @InOrder public var totals: Set<Int>

    /// A table.
    public init(
        alignments: [Alignment], header: [RichText], rows: [[RichText]], caption: RichText? = nil,
        notes: [RichText] = [], totals: Set<Int> = []
    ) {
        self.alignments = alignments
        self.header = header
        self.rows = rows
        self.caption = caption
        self.notes = notes
        self.totals = totals
    }

    /// All its texts, in the order of reading.
    public var texts: [RichText] { (caption.map { [$0] } ?? []) + header + rows.flatMap { $0 } + notes }

    /// Whether its first column says what each row is of: no cell of it is empty, and no two are alike.
    public var namesRows: Bool {
        guard header.count > 1 else { return false }
        let names = rows.compactMap { $0.first?.plain }.filter { !Figure.isNothing($0) }
        return names.count == rows.count && Set(names).count == names.count
    }

    /// Columns whose cells are numbers, but for those that are empty or a dash; heads do not count. Numbers in the first
    /// column of several are names of its rows: codes, years.
    public var numericColumns: Set<Int> {
        Set(
            header.indices.filter { column in
                if column == 0, header.count > 1 { return false }
                let cells = rows.map { $0[column].plain }.filter { !Figure.isNothing($0) }
                return !cells.isEmpty && cells.allSatisfy { Figure($0) != nil }
            })
    }
}
