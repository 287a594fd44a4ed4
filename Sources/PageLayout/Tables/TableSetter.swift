import Geometry
import PrintModel

/// Sets tables: columns as wide as serves the table best, numbers on their decimal points, sums set apart.
struct TableSetter {
    let setter: any TextSetting
    let styles: StyleBook
    let language: String
    /// Distance between columns, points.
    var gutter: Double
    /// What goes wrong is told to it.
    var note: ([Finding]) -> Void = { _ in }

    /// Sizes that are tried, as shares of the style's, before a table is too wide for its place.
    private static let sizes = [1, 0.94, 0.88, 0.82]
    /// Height of a row over its lines, as a share of the leading.
    private static let padding = 0.085

    /// The table across a width.
    ///
    /// - Parameters:
    ///   - key: Names it in the document's structure.
    ///   - place: Where it was written, for findings.
    ///   - wording: What is said over its later pieces, after its title; a word of the language where `nil`.
    func set(
        _ table: Table, width: Double, key: String, place: Finding.Place, continued wording: String? = nil
    ) -> SetTable {
        let wording = wording ?? (language.hasPrefix("en") ? "continued" : "continúa")
        var scale = 1.0
        var gutter = min(gutter, width * 0.3 / Double(max(1, table.header.count - 1)))
        var widths: [Double]?
        for size in TableSetter.sizes where widths == nil {
            scale = size
            if size < 1 { gutter = min(gutter, max(4, gutter * size)) }
            widths = columnWidths(of: table, in: width, gutter: gutter, scale)
        }
        if widths == nil {
            note([Finding(.warning, .tableTooWide, at: place, ["columns": String(table.header.count)])])
        }
        let even = (width - gutter * Double(table.header.count - 1)) / Double(max(1, table.header.count))
        let layout = Columns(
            widths: widths ?? Array(repeating: max(1, even), count: table.header.count), gutter: gutter,
            decimals: decimals(of: table, scale))
        var set = SetTable(
            width: width, key: key, caption: title(table.caption, width, place),
            continued: table.caption.map { title($0 + RichText(" (\(wording))"), width, place, isFurniture: true) }
                ?? nil,
            head: band(table.header, .tableHead, .headerCell, table, layout, scale, place), rows: [],
            notes: notes(table.notes, width, place), foot: (0.8, styles.ink("figure-rule")))
        set.head.rule = (0.8, styles.ink("figure-rule"))
        set.rows = table.rows.indices.map { index in
            var row = band(
                table.rows[index], .tableCell, .cell, table, layout, scale, place, total: table.totals.contains(index))
            let isBeforeTotal = table.totals.contains(index + 1)
            row.keepsWithNext = isBeforeTotal
            row.rule = isBeforeTotal ? (0.8, styles.ink("figure-rule")) : (0.25, styles.ink("rule"))
            return row
        }
        return set
    }

    // MARK: Columns

    private struct Columns {
        var widths: [Double]
        var gutter: Double
        /// Of columns of numbers: room for what stands after the point of the units, points.
        var decimals: [Int: Double]

        func left(of column: Int) -> Double { widths[..<column].reduce(0, +) + gutter * Double(column) }
    }

    private func columnWidths(of table: Table, in width: Double, gutter: Double, _ scale: Double) -> [Double]? {
        let room = width - gutter * Double(table.header.count - 1)
        var words: [String: Double] = [:]
        func cells(_ texts: [RichText], _ style: TextStyle) -> [ColumnWidths.Cell] {
            let space = measured("n n", style, &words) - measured("nn", style, &words)
            return texts.map { text in
                // A line ends where the typesetter lets it: at spaces, and after hyphens and slashes of long words.
                let parts = text.plain.split { $0 == " " || $0 == "\u{2028}" }.map(String.init)
                return ColumnWidths.Cell(words: parts.map { measured($0, style, &words) }, space: space)
            }
        }
        let head = styles[.tableHead].scaled(scale)
        let cell = styles[.tableCell].scaled(scale)
        let totals = bold(cell)
        let rows =
            [cells(table.header, head)]
            + table.rows.enumerated().map { cells($1, table.totals.contains($0) ? totals : cell) }
        return ColumnWidths(rows: rows, count: table.header.count, width: room).widths()
    }

    private func measured(_ word: String, _ style: TextStyle, _ known: inout [String: Double]) -> Double {
        let key = style.name + "\u{1}" + String(style.size) + "\u{1}" + String(style.weight) + word
        if let width = known[key] { return width }
        let width = naturalWidth(RichText(word), style)
        // A hair more, or a word that just fits would not.
        known[key] = width + 0.1
        return width + 0.1
    }

    private func naturalWidth(_ text: RichText, _ style: TextStyle) -> Double {
        guard !text.isBlank else { return 0 }
        return setter.set(TextRequest(text, style: ragged(style, .left), measure: 10_000, language: language)).lines
            .map(\.width).max() ?? 0
    }

    /// Room that the decimals, the unit and the marks after the units take, by column of numbers.
    private func decimals(of table: Table, _ scale: Double) -> [Int: Double] {
        let style = styles[.tableCell].scaled(scale)
        var widest: [Int: Double] = [:]
        for column in table.numericColumns {
            let tails = Set(table.rows.map { TableSetter.tail(of: $0[column].plain) })
            widest[column] = tails.reduce(0) { max($0, naturalWidth(RichText($1), style)) }
        }
        return widest
    }

    /// What stands from a number's decimal point on.
    static func tail(of text: String) -> String {
        guard let last = text.lastIndex(where: { $0.isASCII && $0.isNumber }) else { return "" }
        if let point = text.lastIndex(of: "."), point < last,
            text[text.index(after: point)...last].allSatisfy(\.isNumber)
        {
            return String(text[point...])
        }
        return String(text[text.index(after: last)...])
    }

    // MARK: Bands

    private func band(
        _ cells: [RichText], _ part: StyleBook.Part, _ role: PageRole, _ table: Table, _ columns: Columns,
        _ scale: Double,
        _ place: Finding.Place, total: Bool = false
    ) -> TableBand {
        var style = styles[part].scaled(scale)
        if total { style = bold(style) }
        let pad = style.leading * TableSetter.padding
        var items: [PageItem] = [.begin(PageTag(.row))]
        var bottom = pad + style.leading
        var stacks: [(stack: TextStack, left: Double)] = []
        for (column, cell) in cells.enumerated() where column < columns.widths.count {
            let isNumeric = columns.decimals[column] != nil
            let alignment: TextStyle.Alignment =
                isNumeric ? .right : TableSetter.alignment(table.alignments[column])
            var stack = TextStack(setter: setter, width: columns.widths[column], y: pad)
            stack.add(cell, ragged(style, alignment), language: language, place: place)
            note(stack.findings)
            // Numbers stand on their points: what has fewer decimals stands further to the left.
            var left = columns.left(of: column)
            if role == .cell, isNumeric, let room = columns.decimals[column], !Figure.isNothing(cell.plain) {
                left -= max(0, room - naturalWidth(RichText(TableSetter.tail(of: cell.plain)), style))
            }
            stacks.append((stack, left))
            bottom = max(bottom, stack.y)
        }
        for (column, (stack, left)) in stacks.enumerated() {
            // Heads of several lines stand on the last of them.
            let drop = role == .headerCell ? bottom - max(stack.y, pad) : 0
            let cell = role == .cell && column == 0 && table.namesRows ? PageRole.rowHeader : role
            items += [.begin(PageTag(cell))] + stack.items.map { $0.moved(x: left, y: drop) } + [.end]
        }
        items.append(.end)
        return TableBand(height: bottom + pad, items: items)
    }

    private static func alignment(_ alignment: Table.Alignment) -> TextStyle.Alignment {
        switch alignment {
        case .left: .left
        case .centre: .centre
        case .right: .right
        }
    }

    private func title(
        _ text: RichText?, _ width: Double, _ place: Finding.Place, isFurniture: Bool = false
    ) -> TableBand? {
        guard let text, !text.isBlank else { return nil }
        var stack = TextStack(setter: setter, width: width)
        let style = styles[.tableTitle]
        stack.add(text, style, language: language, place: place, as: PageTag(isFurniture ? .artifact : .caption))
        note(stack.findings)
        return TableBand(height: stack.y + style.leading * 0.15, items: stack.items)
    }

    private func notes(_ texts: [RichText], _ width: Double, _ place: Finding.Place) -> TableBand? {
        guard !texts.isEmpty else { return nil }
        let style = styles[.tableNote]
        var stack = TextStack(setter: setter, width: width, y: style.leading * 0.35)
        for text in texts { stack.add(text, style, language: language, place: place) }
        note(stack.findings)
        return TableBand(height: stack.y, items: stack.items)
    }

    private func ragged(_ style: TextStyle, _ alignment: TextStyle.Alignment) -> TextStyle {
        var style = style
        style.alignment = alignment
        style.indent = 0
        return style
    }

    private func bold(_ style: TextStyle) -> TextStyle {
        var style = style
        style.weight = max(style.weight, 800)
        return style
    }
}
