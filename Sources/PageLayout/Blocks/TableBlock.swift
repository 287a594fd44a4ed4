import Geometry
import PrintModel

extension BlockMaker {
    /// A table across a width in one piece, as stories of modular pages have it at their foot.
    func table(_ table: Table, width: Double, story: Story) -> PieceOfPage {
        var set = tables.set(table, width: width, key: "table", place: story.place)
        set.air = (above: grid.leading * 0.8, below: 4)
        return PieceOfPage(rows: rows(for: set.height), items: set.whole)
    }

    /// Sets tables in the layout's styles.
    var tables: TableSetter {
        TableSetter(setter: setter, styles: styles, language: language, gutter: grid.grid.gutter) { self.note($0) }
    }

    /// Charts side by side across a width, as many as are wide enough to read; those that cannot be drawn are left out.
    func charts(_ charts: [Chart], width: Double, story: Story) -> PieceOfPage {
        let gutter = grid.grid.gutter * 1.6
        let most = max(1, Int((width + gutter) / (BlockMaker.leastChart + gutter)))
        let rows = (charts.count + most - 1) / most
        // Rows alike: four charts where three would stand make two and two.
        let columns = (charts.count + rows - 1) / rows
        let each = (width - gutter * Double(columns - 1)) / Double(columns)
        let setter = ChartSetter(setter: setter, styles: styles, language: story.language ?? language) { self.note($0) }
        let set = charts.compactMap { chart in
            var place = story.place
            place.line = chart.line
            return setter.set(chart, width: each, place: place)
        }
        var items: [PageItem] = []
        var y = grid.leading * 0.8
        for start in stride(from: 0, to: set.count, by: columns) {
            let row = set[start..<min(start + columns, set.count)]
            for (column, chart) in row.enumerated() {
                items += chart.items.map { $0.moved(x: Double(column) * (each + gutter), y: y) }
            }
            y += (row.map(\.height).max() ?? 0) + grid.leading * 1.2
        }
        return set.isEmpty
            ? PieceOfPage(rows: 0) : PieceOfPage(rows: self.rows(for: y - grid.leading * 0.6), items: items)
    }

    /// Narrowest a chart may be for its labels to be read, points: about 60 mm.
    private static let leastChart = 160.0
}
