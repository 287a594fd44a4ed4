import Geometry
import PrintModel

extension BlockMaker {
    /// A table across a width, a rule under its head and thin rules between its rows. Columns share the width by what
    /// their cells need.
    func table(_ table: Table, width: Double, story: Story) -> PieceOfPage {
        let widths = columnWidths(of: table, in: width)
        var items: [PageItem] = []
        var y = grid.leading
        items.append(.begin(PageTag(.table)))
        y = row(table.header, styles[.tableHead], table, widths, y, &items, story, as: .headerCell)
        items.append(rule(width, y: y + 1, thickness: 0.8, ink: styles.ink("figure-rule")))
        y += 2
        for (index, cells) in table.rows.enumerated() {
            y = row(cells, styles[.tableCell], table, widths, y, &items, story, as: .cell)
            if index + 1 < table.rows.count {
                items.append(rule(width, y: y, thickness: 0.25, ink: styles.ink("rule")))
            }
        }
        items.append(.end)
        items.append(rule(width, y: y + 1.5, thickness: 0.8, ink: styles.ink("figure-rule")))
        return PieceOfPage(rows: rows(for: y + 4), items: items)
    }

    private func rule(_ width: Double, y: Double, thickness: Double, ink: String) -> PageItem {
        .rule(from: Point(x: 0, y: y), to: Point(x: width, y: y), thickness: thickness, ink: ink)
    }

    /// Each column's natural width, brought to the table's: narrow columns keep theirs, wide ones share what is left.
    private func columnWidths(of table: Table, in width: Double) -> [Double] {
        let gutter = grid.grid.gutter
        let free = width - gutter * Double(table.header.count - 1)
        var natural = table.header.indices.map { column in
            max(
                naturalWidth(table.header[column], styles[.tableHead]),
                table.rows.map { naturalWidth($0[column], styles[.tableCell]) }.max() ?? 0) + 1
        }
        let total = natural.reduce(0, +)
        if total <= free {
            // What is left over goes to all alike, so that a line can be followed across.
            let more = (free - total) / Double(natural.count)
            natural = natural.map { $0 + more }
            return natural
        }
        // Columns under their fair share keep their width; the others divide the rest in proportion.
        let fair = free / Double(natural.count)
        let kept = natural.filter { $0 <= fair }.reduce(0, +)
        let wide = natural.filter { $0 > fair }.reduce(0, +)
        return natural.map { $0 <= fair ? $0 : (free - kept) * $0 / wide }
    }

    private func naturalWidth(_ text: RichText, _ style: TextStyle) -> Double {
        var style = style
        style.alignment = .left
        return setter.set(TextRequest(text, style: style, measure: 10_000, language: language)).lines.map(\.width).max()
            ?? 0
    }

    private func row(
        _ cells: [RichText], _ style: TextStyle, _ table: Table, _ widths: [Double], _ y: Double,
        _ items: inout [PageItem], _ story: Story, as role: PageRole
    ) -> Double {
        items.append(.begin(PageTag(.row)))
        defer { items.append(.end) }
        var x = 0.0
        var bottom = y
        for (column, cell) in cells.enumerated() where column < widths.count {
            var style = style
            switch table.alignments[column] {
            case .left: style.alignment = .left
            case .centre: style.alignment = .centre
            case .right: style.alignment = .right
            }
            var stack = stack(width: widths[column], y: y + 1)
            stack.add(cell, style, language: language, place: story.place)
            note(stack.findings)
            // A cell with nothing in it keeps its place among the others.
            items += [.begin(PageTag(role))] + stack.items.map { $0.moved(x: x, y: 0) } + [.end]
            bottom = max(bottom, stack.y + 1)
            x += widths[column] + grid.grid.gutter
        }
        return bottom
    }
}
