import CCairo
import Foundation
import Geometry
import PDFWriting
import PrintModel

/// Draws what makes a proof a proof: crop marks, box outlines, the slug line and the word across the page.
struct ProofMarks {
    let canvas: PageCanvas
    let geometry: SheetGeometry
    let word: String
    /// A face of the edition; any where it has no text; `nil` where the machine has none.
    let face: FontFace?

    private static let millimetre = Length.pointsPerMillimetre
    private static let ink = PagePaint(.rgb(RGB(40, 40, 40)))
    private static let trimColour = PagePaint(.rgb(RGB(0, 140, 200)))
    private static let bleedColour = PagePaint(.rgb(RGB(220, 60, 60)))
    private static let tint = PagePaint(.rgb(RGB(236, 228, 230)))
    private static let outline = PagePaint(.rgb(RGB(190, 150, 160)))

    /// What lies under the page's items: the word in a light tint.
    func drawUnder() throws { try drawWord(outline: nil, ProofMarks.tint) }

    /// What lies over the page's items: the word in outline, so that it shows on photographs too, and the marks.
    func drawOver(slug: String) throws {
        try drawWord(outline: 0.6, ProofMarks.outline)
        canvas.outline(geometry.bleed, thickness: 0.25, ProofMarks.bleedColour)
        canvas.outline(geometry.trim, thickness: 0.25, ProofMarks.trimColour)
        drawCropMarks()
        try drawSlug(slug)
    }

    /// 5 mm long, 3 mm off the trim and never inside the bleed.
    private func drawCropMarks() {
        let (trim, bleed) = (geometry.trim, geometry.bleed)
        let near = max(3 * ProofMarks.millimetre, trim.minX - bleed.minX)
        let far = near + 5 * ProofMarks.millimetre
        for y in [trim.minY, trim.maxY] {
            for (from, to) in [(trim.minX - far, trim.minX - near), (trim.maxX + near, trim.maxX + far)] {
                canvas.rule(from: Point(x: from, y: y), to: Point(x: to, y: y), thickness: 0.25, ProofMarks.ink)
            }
        }
        for x in [trim.minX, trim.maxX] {
            for (from, to) in [(trim.minY - far, trim.minY - near), (trim.maxY + near, trim.maxY + far)] {
                canvas.rule(from: Point(x: x, y: from), to: Point(x: x, y: to), thickness: 0.25, ProofMarks.ink)
            }
        }
    }

    private func drawSlug(_ text: String) throws {
        guard let face else { return }
        let start = Point(
            x: geometry.trim.minX + 6 * ProofMarks.millimetre, y: geometry.bleed.minY - 4 * ProofMarks.millimetre)
        try canvas.show(PlainText(text, face: face, size: 7), at: start, ProofMarks.ink)
    }

    /// The word, rising along the page's diagonal and centred on it.
    private func drawWord(outline: Double?, _ paint: PagePaint) throws {
        guard let face else { return }
        let trim = geometry.trim
        let share = try canvas.width(of: PlainText(word, face: face, size: 1))
        guard share > 0 else { return }
        let diagonal = (trim.width * trim.width + trim.height * trim.height).squareRoot()
        let size = min(0.62 * diagonal / share, 0.3 * trim.width)
        // From the page's middle, back along the diagonal by half the word, and down across it by half a capital.
        let (along, across) = (-share * size / 2, 0.35 * size)
        let (cosine, sine) = (trim.width / diagonal, trim.height / diagonal)
        let start = Point(
            x: trim.x + trim.width / 2 + along * cosine + across * sine,
            y: trim.y + trim.height / 2 - along * sine + across * cosine)
        try canvas.show(
            PlainText(word, face: face, size: size), at: start, rising: atan2(sine, cosine) * 180 / .pi,
            outline: outline, paint)
    }
}

extension FontFace {
    /// Whatever sans serif the machine has: only for marks on a proof that has no text at all.
    static var anySans: FontFace? {
        guard let pattern = FcNameParse("sans-serif") else { return nil }
        defer { FcPatternDestroy(pattern) }
        FcConfigSubstitute(nil, pattern, FcMatchPattern)
        FcDefaultSubstitute(pattern)
        var result = FcResultMatch
        guard let match = FcFontMatch(nil, pattern, &result) else { return nil }
        defer { FcPatternDestroy(match) }
        var path: UnsafeMutablePointer<FcChar8>?
        var index: Int32 = 0
        FcPatternGetInteger(match, FC_INDEX, 0, &index)
        guard FcPatternGetString(match, FC_FILE, 0, &path) == FcResultMatch, let path else { return nil }
        return FontFace(path: String(cString: path), index: Int(index))
    }
}
