import Geometry
import PDFSyntax

/// The boxes of a page to be imposed, in its own units, and how it is shown (ISO 32000-1, 14.11.2).
struct SourceBoxes {
    /// Lower left and upper right corner of the trim.
    let trim: [Double]
    /// How far content may be taken: the bleed box, or what the page declares to be shown.
    let limit: [Double]
    /// How far a viewer turns it.
    let rotation: Rotation
    /// Points in one of its units.
    let unit: Double

    private static let letter = [0.0, 0, 612, 792]

    init(_ page: PDFObject) {
        let file = page.file
        let media = SourceBoxes.box(file.inherited("MediaBox", of: page)) ?? SourceBoxes.letter
        func inside(_ box: [Double]?) -> [Double]? { box.flatMap { SourceBoxes.common($0, media) } }
        let crop = inside(SourceBoxes.box(file.inherited("CropBox", of: page))) ?? media
        let trim = inside(SourceBoxes.box(page["TrimBox"])) ?? crop
        self.trim = trim
        let bleed = inside(SourceBoxes.box(page["BleedBox"])) ?? crop
        // A bleed box inside the trim would cut the page itself.
        limit = [
            min(bleed[0], trim[0]), min(bleed[1], trim[1]), max(bleed[2], trim[2]), max(bleed[3], trim[3]),
        ]
        let degrees = file.inherited("Rotate", of: page)?.integer ?? 0
        rotation = Rotation(rawValue: ((degrees % 360) + 360) % 360) ?? .none
        let declared = page["UserUnit"]?.number ?? 1
        unit = (0.001...75_000).contains(declared) ? declared : 1
    }

    /// The trimmed size as the page is shown, points.
    var size: Size {
        let (width, height) = ((trim[2] - trim[0]) * unit, (trim[3] - trim[1]) * unit)
        return rotation.isSideways ? Size(width: height, height: width) : Size(width: width, height: height)
    }

    /// From the page's units to points from the lower left corner of its trim, as it is shown.
    var shown: Affine {
        let flat = Size(width: (trim[2] - trim[0]) * unit, height: (trim[3] - trim[1]) * unit)
        return Affine.translation(-trim[0], -trim[1]).then(.scale(unit)).then(.turning(flat, rotation))
    }

    /// The least bleed of any side, points.
    var bleed: Double {
        min(trim[0] - limit[0], trim[1] - limit[1], limit[2] - trim[2], limit[3] - trim[3]) * unit
    }

    /// A rectangle in order, or `nil` where it is none.
    private static func box(_ object: PDFObject?) -> [Double]? {
        guard let numbers = object?.numbers(limit: 4), numbers.count == 4 else { return nil }
        let box = [
            min(numbers[0], numbers[2]), min(numbers[1], numbers[3]), max(numbers[0], numbers[2]),
            max(numbers[1], numbers[3]),
        ]
        return box[2] - box[0] > 0.01 && box[3] - box[1] > 0.01 && box.allSatisfy { abs($0) < 1e7 } ? box : nil
    }

    private static func common(_ a: [Double], _ b: [Double]) -> [Double]? {
        let box = [max(a[0], b[0]), max(a[1], b[1]), min(a[2], b[2]), min(a[3], b[3])]
        return box[2] - box[0] > 0.01 && box[3] - box[1] > 0.01 ? box : nil
    }
}
