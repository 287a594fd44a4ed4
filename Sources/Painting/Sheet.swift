import Geometry
import PrintModel

/// What a page is painted on.
public enum Sheet: Sendable, Hashable {
    /// For the printer: the sheet ends at the bleed and carries no marks.
    case print
    /// For reading on a screen: the sheet is the trimmed page.
    case screen
    /// For the eye: crop marks, outlines of trim and bleed, a slug line, and a word across every page.
    case proof(word: String)

    /// Whether it is looked at before anything is printed.
    var isProof: Bool {
        guard case .proof = self else { return false }
        return true
    }

    /// Room for marks on every side of the bleed, points.
    public var slug: Double {
        isProof ? 12 * Length.pointsPerMillimetre : 0
    }
}

/// Where trim, bleed and marks lie on a sheet, in points from the sheet's top-left corner.
struct SheetGeometry {
    let media: Size
    let trim: Rect
    let bleed: Rect

    init(_ edition: LaidOutEdition, sheet: Sheet) {
        let edge = sheet == .screen ? 0 : edition.bleed
        let margin = edge + sheet.slug
        media = Size(width: edition.trim.width + 2 * margin, height: edition.trim.height + 2 * margin)
        trim = Rect(x: margin, y: margin, width: edition.trim.width, height: edition.trim.height)
        bleed = trim.insetBy(
            top: -edge, left: -edge, bottom: -edge, right: -edge)
    }
}
