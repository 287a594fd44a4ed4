import CCairo
import Geometry
import PrintModel

/// Draws what makes a proof a proof: crop marks, box outlines, the slug line and the word across the page.
struct ProofMarks {
    let canvas: Canvas
    let fonts: Fonts
    let geometry: SheetGeometry
    let word: String
    /// A face of the edition, or `nil` where it has no text.
    let face: FontFace?

    private static let millimetre = Length.pointsPerMillimetre
    private static let ink = RGB(40, 40, 40)
    private static let trimColour = RGB(0, 140, 200)
    private static let bleedColour = RGB(220, 60, 60)
    private static let tint = RGB(236, 228, 230)
    private static let outline = RGB(190, 150, 160)

    /// What lies under the page's items: the word in a light tint.
    func drawUnder() throws {
        canvas.setColour(ProofMarks.tint)
        try traceWord()
        cairo_fill(canvas.context)
    }

    /// What lies over the page's items: the word in outline, so that it shows on photographs too, and the marks.
    func drawOver(slug: String) throws {
        canvas.setColour(ProofMarks.outline)
        try traceWord()
        cairo_set_line_width(canvas.context, 0.6)
        cairo_stroke(canvas.context)
        drawBoxes()
        drawCropMarks()
        try drawSlug(slug)
    }

    private func drawBoxes() {
        let shapes = ShapePainting(canvas: canvas)
        canvas.setColour(ProofMarks.bleedColour)
        shapes.outline(geometry.bleed, thickness: 0.25)
        canvas.setColour(ProofMarks.trimColour)
        shapes.outline(geometry.trim, thickness: 0.25)
    }

    /// 5 mm long, 3 mm off the trim and never inside the bleed.
    private func drawCropMarks() {
        let shapes = ShapePainting(canvas: canvas)
        let (trim, bleed) = (geometry.trim, geometry.bleed)
        let near = max(3 * ProofMarks.millimetre, trim.minX - bleed.minX)
        let far = near + 5 * ProofMarks.millimetre
        canvas.setColour(ProofMarks.ink)
        for y in [trim.minY, trim.maxY] {
            for (from, to) in [(trim.minX - far, trim.minX - near), (trim.maxX + near, trim.maxX + far)] {
                shapes.rule(from: Point(x: from, y: y), to: Point(x: to, y: y), thickness: 0.25)
            }
        }
        for x in [trim.minX, trim.maxX] {
            for (from, to) in [(trim.minY - far, trim.minY - near), (trim.maxY + near, trim.maxY + far)] {
                shapes.rule(from: Point(x: x, y: from), to: Point(x: x, y: to), thickness: 0.25)
            }
        }
    }

    private func drawSlug(_ text: String) throws {
        canvas.setColour(ProofMarks.ink)
        cairo_set_scaled_font(canvas.context, try font(size: 7))
        let x = geometry.trim.minX + 6 * ProofMarks.millimetre
        cairo_move_to(canvas.context, x, geometry.bleed.minY - 4 * ProofMarks.millimetre)
        cairo_show_text(canvas.context, text)
    }

    /// The outlines of the word's letters as the current path, rising along the page's diagonal.
    private func traceWord() throws {
        let context = canvas.context
        let trim = geometry.trim
        let measured = try extents(of: word, font(size: 100))
        guard measured.width > 0 else { return }
        let diagonal = (trim.width * trim.width + trim.height * trim.height).squareRoot()
        let size = min(100 * 0.62 * diagonal / measured.width, 0.3 * trim.width)
        let font = try font(size: size)
        let box = extents(of: word, font)
        canvas.saved {
            cairo_set_scaled_font(context, font)
            cairo_translate(context, trim.x + trim.width / 2, trim.y + trim.height / 2)
            var turn = cairo_matrix_t()
            cairo_matrix_init(
                &turn, trim.width / diagonal, -trim.height / diagonal, trim.height / diagonal, trim.width / diagonal, 0,
                0)
            cairo_transform(context, &turn)
            cairo_move_to(context, -box.x_bearing - box.width / 2, -box.y_bearing - box.height / 2)
            cairo_text_path(context, word)
        }
    }

    private func extents(of text: String, _ font: OpaquePointer) -> cairo_text_extents_t {
        var extents = cairo_text_extents_t()
        cairo_scaled_font_text_extents(font, text, &extents)
        return extents
    }

    private func font(size: Double) throws -> OpaquePointer {
        guard let face else { return try fonts.fallback(size: size) }
        return try fonts.font(face, size: size)
    }
}
