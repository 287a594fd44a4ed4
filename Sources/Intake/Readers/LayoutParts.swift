import Geometry
import PrintModel

/// Reads a layout's page format and grid.
enum LayoutPage {
    /// Page size, bleed and margins. A trim that says `space` is as large as the space that the publication bought.
    static func format(_ cursor: YAMLCursor, space: PressSpace?) -> PageFormat? {
        guard let map = cursor.map(["trim", "bleed", "margins", "multiple"]), let size = map.required("trim"),
            let trim = isSpace(size) ? wanted(space, size)?.size : size.size(in: 72...14_000),
            let bleed = map.required("bleed")?.length(in: 0...72),
            let margins = map.required("margins")?.map(["top", "bottom", "inside", "outside"]),
            let top = margins.required("top")?.length(in: 0...trim.height),
            let bottom = margins.required("bottom")?.length(in: 0...trim.height),
            let inside = margins.required("inside")?.length(in: 0...trim.width),
            let outside = margins.required("outside")?.length(in: 0...trim.width)
        else { return nil }
        return PageFormat(
            trim: trim, bleed: bleed, top: top, bottom: bottom, inside: inside, outside: outside,
            multiple: map["multiple"]?.int(in: 1...64) ?? 4)
    }

    /// The size of pages as pictures, `1080x1080`, in the proportions of the page.
    static func images(_ cursor: YAMLCursor, trim: Size) -> PixelSize? {
        guard let text = cursor.oneLine() else { return nil }
        let sides = text.lowercased().split(separator: "x", omittingEmptySubsequences: false).map { Int($0) }
        guard sides.count == 2, let width = sides[0], let height = sides[1], (16...8_000).contains(width),
            (16...8_000).contains(height)
        else {
            cursor.refuse("pixels")
            return nil
        }
        // A pixel more or less is rounding.
        guard abs(Double(height) - Double(width) * trim.height / trim.width) < 1 else {
            cursor.refuse("proportions")
            return nil
        }
        return PixelSize(width: width, height: height)
    }

    /// Columns and gutter; `space` takes those of the newspaper.
    static func grid(_ cursor: YAMLCursor, space: PressSpace?) -> Grid? {
        if isSpace(cursor) {
            return wanted(space, cursor).map {
                Grid(
                    columns: $0.fold == nil ? $0.columns : $0.columns / 2, gutter: $0.newspaper.gutter, fold: $0.fold)
            }
        }
        guard let map = cursor.map(["columns", "gutter"]), let columns = map.required("columns")?.int(in: 1...24),
            let gutter = map.required("gutter")?.length(in: 0...144)
        else { return nil }
        return Grid(columns: columns, gutter: gutter)
    }

    private static func isSpace(_ cursor: YAMLCursor) -> Bool {
        !cursor.isMap && !cursor.isList && cursor.oneLine() == "space"
    }

    private static func wanted(_ space: PressSpace?, _ cursor: YAMLCursor) -> PressSpace? {
        if space == nil { cursor.add(.layoutWantsSpace) }
        return space
    }

    /// Margins must leave room for columns wider than nothing, and for a line.
    static func check(_ page: PageFormat, _ grid: Grid, leading: Double, _ cursor: YAMLCursor) {
        let whole = page.trim.width - page.inside - page.outside
        let width = (grid.fold.map { (whole - $0) / 2 } ?? whole) - Double(grid.columns - 1) * grid.gutter
        let height = page.trim.height - page.top - page.bottom
        if width < Double(grid.columns) * 2 || height < leading { cursor.refuse("room-for-text") }
    }
}

extension YAMLCursor {
    /// A notice: a title, a text and an icon.
    func notice() -> Notice? {
        guard let map = map(["title", "text", "icon"]), let title = map.required("title")?.oneLine(),
            let text = map.required("text")?.oneLine()
        else { return nil }
        return Notice(title: title, text: text, icon: map["icon"]?.oneLine())
    }
}
