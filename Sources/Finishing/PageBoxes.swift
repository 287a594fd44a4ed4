import Geometry
import PDFWriting

/// The boxes every page of a finished file has. They are not inherited, so each page has its own; a CropBox could only
/// repeat the MediaBox.
struct PageBoxes {
    /// Entries of a page's dictionary.
    let entries: String

    init(_ painted: PaintedPages) {
        let height = painted.pages.first?.size.height ?? 0
        entries =
            "/BleedBox \(PageBoxes.box(painted.bleed, height)) /TrimBox \(PageBoxes.box(painted.trim, height)) "
    }

    private static func box(_ rect: Rect, _ height: Double) -> String {
        var bytes = PDFBytes("[")
        bytes.write([rect.minX, height - rect.maxY, rect.maxX, height - rect.minY], decimals: 4)
        bytes.write("]")
        return String(decoding: bytes.bytes, as: UTF8.self)
    }
}
