import CPango
import PrintModel

/// Natural advance widths of glyphs, for those who measure set lines. Belongs to one thread.
public final class GlyphAdvances {
    private final class Face {
        let font: OpaquePointer
        let unitsPerEm: Double
        var widths: [UInt32: Double] = [:]
        var character: (scalar: Unicode.Scalar, glyph: UInt32)?

        init?(_ face: FontFace) {
            guard let blob = hb_blob_create_from_file_or_fail(face.path) else { return nil }
            defer { hb_blob_destroy(blob) }
            guard let hbFace = hb_face_create(blob, UInt32(truncatingIfNeeded: face.index)) else { return nil }
            defer { hb_face_destroy(hbFace) }
            guard let font = hb_font_create(hbFace) else { return nil }
            self.font = font
            unitsPerEm = Double(max(1, hb_face_get_upem(hbFace)))
        }

        deinit { hb_font_destroy(font) }
    }
    private var faces: [FontFace: Face] = [:]
    private var latest: (face: FontFace, Face)?

    /// Nothing read yet.
    public init() {}

    /// Advance of a glyph as a share of the type size; 0 where the face cannot be read.
    public func width(of glyph: UInt32, in face: FontFace) -> Double {
        guard let known = open(face) else { return 0 }
        if let width = known.widths[glyph] { return width }
        let width = Double(hb_font_get_glyph_h_advance(known.font, glyph)) / known.unitsPerEm
        known.widths[glyph] = width
        return width
    }

    /// The glyph of a character; 0 where the face lacks it.
    public func glyph(of character: Unicode.Scalar, in face: FontFace) -> UInt32 {
        guard let known = open(face) else { return 0 }
        if let latest = known.character, latest.scalar == character { return latest.glyph }
        var glyph: hb_codepoint_t = 0
        if hb_font_get_nominal_glyph(known.font, character.value, &glyph) == 0 { glyph = 0 }
        known.character = (character, glyph)
        return glyph
    }

    private func open(_ face: FontFace) -> Face? {
        if let latest, latest.face == face { return latest.1 }
        guard let known = faces[face] ?? Face(face) else { return nil }
        faces[face] = known
        latest = (face, known)
        return known
    }
}
