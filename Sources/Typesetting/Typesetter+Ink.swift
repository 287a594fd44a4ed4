import CPango
import Geometry
import PrintModel

extension Typesetter: InkMeasuring {
    /// The box of a glyph's outline, read from the font file.
    public func ink(of glyph: UInt32, in face: FontFace, size: Double) -> Rect? {
        guard let blob = hb_blob_create_from_file_or_fail(face.path) else { return nil }
        defer { hb_blob_destroy(blob) }
        guard let opened = hb_face_create(blob, UInt32(max(0, face.index))) else { return nil }
        defer { hb_face_destroy(opened) }
        guard let font = hb_font_create(opened) else { return nil }
        defer { hb_font_destroy(font) }
        var extents = hb_glyph_extents_t()
        let units = Double(hb_face_get_upem(opened))
        guard hb_font_get_glyph_extents(font, glyph, &extents) != 0, extents.width != 0, units > 0 else { return nil }
        let scale = size / units
        // HarfBuzz measures from the top left corner, with a height that is negative downwards.
        let bottom = Double(extents.y_bearing + extents.height)
        return Rect(
            x: Double(extents.x_bearing) * scale, y: bottom * scale, width: Double(extents.width) * scale,
            height: -Double(extents.height) * scale)
    }
}
