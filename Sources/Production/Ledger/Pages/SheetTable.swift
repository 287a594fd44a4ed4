import Geometry
import PrintModel

/// A table on the pages of an office document: columns as wide as what stands in them, a head that comes again on every
/// page, rows that never break over two.
struct SheetTable {
    /// A column.
    struct Column {
        var heading: String
        /// Whether its cells are text, and not figures, which stand at the right.
        var isText: Bool
        /// What its cells draw beside their text takes, points.
        var room = 0.0
    }

    let sheet: SheetWriter
    let columns: [Column]
    /// Where the last row of a page ends at most, points from its top.
    let bottom: Double
    private let widths: [Double]

    private static let gap = 9.0
    private static let mostLines = 12

    /// A table for these rows. Columns share what room is left; where there is too little, the widest text is broken into
    /// lines.
    init(_ sheet: SheetWriter, _ columns: [Column], for rows: [[String]], bottom: Double) {
        self.sheet = sheet
        self.columns = columns
        self.bottom = bottom
        func width(_ text: String, _ style: String) -> Double {
            sheet.lines(text, style, width: 2_000).first?.width ?? 0
        }
        var widths = columns.indices.map { index -> Double in
            let cells = rows.map { width($0[index], "sum") }
            let heads = columns[index].heading.split(separator: " ").map { width(String($0), "head") }
            return ((cells + heads).max() ?? 0) + columns[index].room + 1
        }
        let all = sheet.right - sheet.margin - SheetTable.gap * Double(columns.count - 1)
        let rest = all - widths.reduce(0, +)
        if rest >= 0 {
            widths = widths.map { $0 + rest / Double(widths.count) }
        } else {
            SheetTable.narrow(&widths, by: -rest, columns)
        }
        self.widths = widths
    }

    /// Takes from the widest column of text, down to the next widest, and so on.
    private static func narrow(_ widths: inout [Double], by excess: Double, _ columns: [Column]) {
        var left = excess
        let texts = columns.indices.filter { columns[$0].isText }
        for _ in 0..<100 where left > 0.01 {
            let sorted = texts.filter { widths[$0] > 60 }.sorted { widths[$0] > widths[$1] }
            guard let widest = sorted.first else { return }
            let next = max(60, sorted.count > 1 ? widths[sorted[1]] : 60)
            let step = min(left, max(4, widths[widest] - next))
            widths[widest] -= step
            left -= step
        }
    }

    /// The head under a rule at `top`; gives where its own rule is.
    func head(at top: Double) -> Double {
        sheet.rule(top, thickness: 1)
        let cells = columns.indices.map { sheet.lines(columns[$0].heading, "head", width: widths[$0]) }
        let height = Double(cells.map(\.count).max() ?? 1) * sheet.leading("head")
        for (column, lines) in cells.enumerated() {
            // Headings stand on the rule, as what they head hangs from it.
            place(lines, "head", column, top + 12 + height - Double(lines.count) * sheet.leading("head"))
        }
        let y = top + height + 7
        sheet.rule(y, thickness: 0.5)
        return y
    }

    /// A row under the rule at `top`, on a new page where it has no room; gives where its own rule is.
    ///
    /// - Parameter mark: Draws beside the text of a column, from that column's left and the first baseline.
    func draw(
        _ texts: [String], _ style: String, at top: Double, mark: ((Int, Double, Double) -> Void)? = nil
    ) -> Double {
        let cells = texts.indices.map { column -> [SetLine] in
            let lines = sheet.lines(texts[column], style, width: widths[column] - columns[column].room)
            return Array(lines.prefix(SheetTable.mostLines))
        }
        let height = Double(max(1, cells.map(\.count).max() ?? 1)) * sheet.leading(style) + 5.5
        var top = top
        if top + height > bottom {
            sheet.turn()
            top = head(at: 48)
        }
        if style == "sum" {
            sheet.fill(Rect(x: sheet.margin, y: top, width: sheet.right - sheet.margin, height: height), "bruma")
        }
        for (column, lines) in cells.enumerated() {
            place(lines, style, column, top + 11.5)
            if columns[column].room > 0 { mark?(column, left(of: column), top + 11.5) }
        }
        sheet.rule(top + height, thickness: style == "sum" ? 1 : 0.25)
        return top + height
    }

    private func left(of column: Int) -> Double {
        sheet.margin + widths[..<column].reduce(0, +) + SheetTable.gap * Double(column)
    }

    private func place(_ lines: [SetLine], _ style: String, _ column: Int, _ y: Double) {
        let isText = columns[column].isText
        let room = style == "head" ? 0 : columns[column].room
        let x = left(of: column) + (isText ? room : widths[column])
        sheet.place(lines, style, x: x, y: y, side: isText ? .left : .right)
    }
}
