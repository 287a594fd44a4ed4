import Geometry
import PDFSyntax

/// The boxes every page of a finished file has, in points from the sheet's lower left corner. The sheet ends at the
/// bleed, as painting left it.
struct PageBoxes {
    private let media: [Double]
    private let trim: [Double]

    init(trim: Size, bleed: Double) {
        media = [0, 0, trim.width + 2 * bleed, trim.height + 2 * bleed]
        self.trim = [bleed, bleed, bleed + trim.width, bleed + trim.height]
    }

    /// Sets them on a page. Boxes are not inherited, so each page has its own; a CropBox could only repeat the MediaBox.
    ///
    /// Throws `finish.failed` where the page was painted in another size.
    func set(on page: PDFObject, number: Int) throws {
        guard let found = page["MediaBox"]?.numbers(), found.count == 4,
            zip(found, media).allSatisfy({ abs($0 - $1) < 0.01 })
        else {
            throw Fault(.unusableData, .finishFailed, at: Finding.Place(page: number), ["reason": "MediaBox"])
        }
        page.set("MediaBox", to: PageBoxes.value(media))
        page.set("BleedBox", to: PageBoxes.value(media))
        page.set("TrimBox", to: PageBoxes.value(trim))
        for key in ["CropBox", "ArtBox", "UserUnit"] { page.remove(key) }
    }

    private static func value(_ numbers: [Double]) -> PDFValue { .array(numbers.map { .real($0) }) }
}
