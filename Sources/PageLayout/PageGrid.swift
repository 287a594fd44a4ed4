import Geometry
import PrintModel

/// Where the grid of a layout falls on a page: columns across, baseline rows down. Points from the trim's top-left.
///
/// Row r stands on a baseline a quarter of the leading above the row's lower edge. A picture that fills rows r to s runs
/// from the cap line of row r to the baseline of row s, so that it stands level with the text beside it.
struct PageGrid {
    let format: PageFormat
    let grid: Grid
    let leading: Double
    /// Height of the body text's capitals.
    let capHeight: Double

    /// How many rows the text area holds.
    var rows: Int { Int(((format.trim.height - format.top - format.bottom) / leading + 0.001).rounded(.down)) }

    /// Width of the text area; on a double page, of each of its halves.
    var width: Double {
        let whole = format.trim.width - format.inside - format.outside
        return grid.fold.map { (whole - $0) / 2 } ?? whole
    }

    /// How many pages of stories stand on one page that is printed: the halves of a double page are two.
    var halves: Int { grid.fold == nil ? 1 : 2 }

    /// The span of a story over both halves of a double page, in grid columns; `nil` on single pages.
    var spreadSpan: Int? { grid.fold.map { _ in grid.columns * 2 } }

    /// Left edge of the text area of a half, from 0, of the page with a number.
    func left(ofHalf half: Int, ofPage number: Int) -> Double {
        left(ofPage: number) + Double(half) * (width + (grid.fold ?? 0))
    }

    /// Left edge of the text area; the spine is at the left of odd pages.
    func left(ofPage number: Int) -> Double { number % 2 == 1 ? format.inside : format.outside }

    /// Width of so many grid columns with the gutters between them.
    func width(span: Int) -> Double {
        let column = (width - grid.gutter * Double(grid.columns - 1)) / Double(grid.columns)
        return column * Double(span) + grid.gutter * Double(span - 1)
    }

    /// Distance of a grid column (from 0) from the text area's left edge.
    func offset(ofColumn column: Int) -> Double { (width(span: 1) + grid.gutter) * Double(column) }

    /// Width of one of `count` text columns that share a width.
    func textWidth(of width: Double, columns count: Int) -> Double {
        (width - grid.gutter * Double(count - 1)) / Double(count)
    }

    /// Upper edge of a row on the page.
    func top(ofRow row: Int) -> Double { format.top + Double(row) * leading }

    /// Whether a height on the page is a row's baseline, to a hundredth of a point.
    func isOnBaseline(_ y: Double) -> Bool {
        let row = (y - format.top - baseline) / leading
        return abs(row - row.rounded()) * leading < 0.01
    }

    /// Distance of a row's baseline from the row's upper edge.
    var baseline: Double { leading * 0.75 }

    /// Distance of the cap line from the row's upper edge.
    var capLine: Double { baseline - capHeight }

    /// Height of a picture that fills so many rows.
    func pictureHeight(rows: Int) -> Double { Double(rows - 1) * leading + capHeight }
}
