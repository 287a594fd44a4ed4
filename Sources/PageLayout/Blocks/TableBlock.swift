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

    /// A chart across a width; no rows where it cannot be drawn.
    func chart(_ chart: Chart, width: Double, story: Story) -> PieceOfPage {
        let charts = ChartSetter(setter: setter, styles: styles, language: story.language ?? language) { self.note($0) }
        var place = story.place
        place.line = chart.line
        guard let set = charts.set(chart, width: width, place: place) else { return PieceOfPage(rows: 0) }
        let above = grid.leading * 0.8
        return PieceOfPage(rows: rows(for: above + set.height + 4), items: set.items.map { $0.moved(x: 0, y: above) })
    }
}
