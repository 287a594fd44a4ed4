import Geometry
import PDFSyntax
import PrintModel

/// The boxes a page is judged by, where its own are missing or absurd, in place of them.
struct PageBoxes {
    var media: Box
    var trim: Box
    var bleed: Box

    /// The boxes of a page: no trim means the crop or media, no bleed the trim.
    init(_ page: PDFObject) {
        let file = page.file
        let letter = Box(x0: 0, y0: 0, x1: 612, y1: 792)
        media = Box(file.inherited("MediaBox", of: page)?.numbers(limit: 4)) ?? letter
        trim =
            Box(page["TrimBox"]?.numbers(limit: 4)) ?? Box(file.inherited("CropBox", of: page)?.numbers(limit: 4))
            ?? media
        bleed = Box(page["BleedBox"]?.numbers(limit: 4)) ?? trim
    }

    /// Where a place lies, in millimetres from the trim's top-left corner.
    func place(_ x: Double, _ y: Double) -> [String: String] {
        [
            "x": readable(Length(points: x - trim.x0).millimetres),
            "y": readable(Length(points: trim.y1 - y).millimetres),
        ]
    }

    /// Where a thing's top-left corner lies.
    func place(_ box: Box) -> [String: String] {
        box.isEmpty ? place(trim.x0, trim.y1) : place(box.x0, box.y1)
    }

    /// A box in points from the trim's top-left corner, y downwards.
    func area(_ box: Box) -> Rect? {
        guard !box.isEmpty, abs(box.x0) < 1e6, abs(box.y1) < 1e6 else { return nil }
        return Rect(x: box.x0 - trim.x0, y: trim.y1 - box.y1, width: box.width, height: box.height)
    }

    /// The boxes as facts of a page.
    func facts(of page: PDFObject, _ summary: PreflightSummary) -> PreflightPage {
        func frame(_ box: Box) -> PreflightPage.Frame {
            PreflightPage.Frame(left: box.x0, bottom: box.y0, right: box.x1, top: box.y1)
        }
        let turn = page.file.inherited("Rotate", of: page)?.integer ?? 0
        return PreflightPage(
            media: frame(media), trim: frame(trim), bleed: frame(bleed), rotation: ((turn % 360) + 360) % 360 / 90 * 90,
            areaInk: summary.highestAreaInk, areaInkPlace: summary.highestAreaInkPlace)
    }
}
