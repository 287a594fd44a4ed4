import Geometry
import PrintModel

/// What a page is painted on.
public enum Sheet: Sendable, Hashable {
    /// For the printer: the sheet ends at the bleed and carries no marks.
    case print
    /// For the eye: crop marks, outlines of trim and bleed, a slug line, and a word across every page.
    case proof(word: String)

    /// Room for marks on every side of the bleed, points.
    public var slug: Double { self == .print ? 0 : 12 * Length.pointsPerMillimetre }
}

/// Where trim, bleed and marks lie on a sheet, in points from the sheet's top-left corner.
struct SheetGeometry {
    let media: Size
    let trim: Rect
    let bleed: Rect

    init(_ edition: LaidOutEdition, sheet: Sheet) {
        let margin = edition.bleed + sheet.slug
        media = Size(width: edition.trim.width + 2 * margin, height: edition.trim.height + 2 * margin)
        trim = Rect(x: margin, y: margin, width: edition.trim.width, height: edition.trim.height)
        bleed = trim.insetBy(
            top: -edition.bleed, left: -edition.bleed, bottom: -edition.bleed, right: -edition.bleed)
    }
}
