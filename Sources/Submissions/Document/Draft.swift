import PrintModel

/// A document as its author sent it, in the order of reading, before anything is mended.
public struct Draft: Sendable, Hashable {
    /// Its parts.
    public var blocks: [DraftBlock]
    /// Notes at the foot of pages or the end, in the order of their marks.
    public var notes: [[RichText]]
    /// A document.
    public init(blocks: [DraftBlock] = [], notes: [[RichText]] = []) {
        self.blocks = blocks
        self.notes = notes
    }

    /// All its words, in order: what must not be lost.
    public var words: [String] {
        (blocks.flatMap(\.texts) + notes.flatMap { $0 }).flatMap { text in
            text.plain.split(whereSeparator: \.isWhitespace).map(String.init)
        }
    }
}

/// A part of a document.
public enum DraftBlock: Sendable, Hashable {
    case heading(level: Int, RichText)
    case paragraph(RichText)
    /// `start` is the first number, or `nil` for bullets.
    case list(start: Int?, items: [[RichText]])
    case quotation([RichText])
    case table(DraftTable)
    case picture(DraftPicture)

    /// Its texts, in the order of reading.
    public var texts: [RichText] {
        switch self {
        case .heading(_, let text), .paragraph(let text): [text]
        case .list(_, let items): items.flatMap { $0 }
        case .quotation(let texts): texts
        case .table(let table): (table.caption.map { [$0] } ?? []) + table.rows.flatMap { $0.flatMap(\.texts) }
        case .picture(let picture): picture.caption.map { [$0] } ?? []
        }
    }

    /// Whether it is a picture.
    var isPicture: Bool { if case .picture = self { true } else { false } }

    /// The same part with each of its texts changed.
    func mapTexts(_ change: (RichText) -> RichText) -> DraftBlock {
        switch self {
        case .heading(let level, let text): return .heading(level: level, change(text))
        case .paragraph(let text): return .paragraph(change(text))
        case .list(let start, let items): return .list(start: start, items: items.map { $0.map(change) })
        case .quotation(let texts): return .quotation(texts.map(change))
        case .table(var table):
            table.caption = table.caption.map(change)
            for row in table.rows.indices {
                for cell in table.rows[row].indices {
                    table.rows[row][cell].texts = table.rows[row][cell].texts.map(change)
                }
            }
            return .table(table)
        case .picture(var picture):
            picture.caption = picture.caption.map(change)
            return .picture(picture)
        }
    }
}

/// A table as it was sent, merged cells and all.
public struct DraftTable: Sendable, Hashable {
    /// A cell, which may stand over several columns and rows.
    public struct Cell: Sendable, Hashable {
        /// Its paragraphs.
        public var texts: [RichText]
        /// Columns it stands over, from 1.
        public var columns = 1
        /// Rows it stands over, from 1.
        public var rows = 1
        /// A cell.
        public init(_ texts: [RichText], columns: Int = 1, rows: Int = 1) {
            self.texts = texts
            self.columns = max(1, columns)
            self.rows = max(1, rows)
        }
    }
    /// What stands over or under it.
    public var caption: RichText?
    /// Rows that are heads.
    public var heads: Int
    /// All rows, heads first; rows of merged cells are shorter.
    public var rows: [[Cell]]

    /// Whether cells are merged.
    public var isMerged: Bool { rows.contains { $0.contains { $0.columns > 1 || $0.rows > 1 } } }

    /// A table.
    public init(caption: RichText? = nil, heads: Int, rows: [[Cell]]) {
        self.caption = caption
        self.heads = heads
        self.rows = rows
    }

    /// The rows on a full grid: a merged cell's words stand in its first place, the others are empty. At most 200 columns.
    public var grid: [[Cell]] {
        var open: [Int: Int] = [:]
        var result: [[Cell]] = []
        for row in rows {
            var cells: [Cell] = []
            var next = 0
            func skipOpen() {
                while let left = open[cells.count], left > 0 {
                    open[cells.count] = left - 1
                    cells.append(Cell([]))
                }
            }
            while next < row.count, cells.count < 200 {
                skipOpen()
                let cell = row[next]
                next += 1
                for offset in 0..<min(cell.columns, 200) {
                    if cell.rows > 1 { open[cells.count] = cell.rows - 1 }
                    cells.append(offset == 0 ? Cell(cell.texts) : Cell([]))
                }
            }
            skipOpen()
            result.append(cells)
        }
        let width = result.reduce(0) { max($0, $1.count) }
        return result.map { $0 + Array(repeating: Cell([]), count: width - $0.count) }
    }
}

/// A picture in its place in a document.
public struct DraftPicture: Sendable, Hashable {
    /// Where it lies: a name in the archive, or an address.
    public var source: String
    /// What stands under it.
    public var caption: RichText?
    /// What it shows, for those who cannot see it.
    public var alternative: String?
    /// A picture.
    public init(source: String, caption: RichText? = nil, alternative: String? = nil) {
        self.source = source
        self.caption = caption
        self.alternative = alternative
    }
}
