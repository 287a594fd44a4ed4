import CCairo
import Geometry
import PrintModel

/// The faces and sizes a painter has used, as cairo's scaled fonts. Hinting is off throughout, so that advances are
/// those of the outlines at any size.
final class Fonts {
    private struct Key: Hashable {
        let face: FontFace
        let size: Double
        let stretch: Double
    }
    private var faces: [FontFace: OpaquePointer] = [:]
    private var fonts: [Key: OpaquePointer] = [:]
    private let options: OpaquePointer
    private var latest: (key: Key, font: OpaquePointer)?

    init() {
        options = cairo_font_options_create()
        cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE)
        cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF)
    }

    deinit {
        fonts.values.forEach(cairo_scaled_font_destroy)
        faces.values.forEach(cairo_font_face_destroy)
        cairo_font_options_destroy(options)
    }

    /// The scaled font of a face at so many points, its glyphs so many times as wide; alive as long as this object.
    ///
    /// Throws `Fault.missingInput` with `font.missing` where the file holds no such face.
    func font(_ face: FontFace, size: Double, stretch: Double = 1) throws -> OpaquePointer {
        let key = Key(face: face, size: size, stretch: stretch)
        // Most runs look like the one before them, and a path is long to hash.
        if let latest, latest.key == key { return latest.font }
        let font: OpaquePointer
        if let known = fonts[key] {
            font = known
        } else {
            guard let made = try scaled(cairoFace(face), size: size, stretch: stretch) else {
                throw Fonts.missing(face)
            }
            fonts[key] = made
            font = made
        }
        latest = (key, font)
        return font
    }

    /// The scaled font of whatever sans serif the machine has: only for marks on a proof that has no text at all.
    func fallback(size: Double) throws -> OpaquePointer {
        let stand = FontFace(path: "", index: 0)
        if faces[stand] == nil {
            faces[stand] = cairo_toy_font_face_create("sans-serif", CAIRO_FONT_SLANT_NORMAL, CAIRO_FONT_WEIGHT_NORMAL)
        }
        return try font(stand, size: size)
    }

    private func scaled(_ face: OpaquePointer, size: Double, stretch: Double) -> OpaquePointer? {
        var matrix = cairo_matrix_t()
        var identity = cairo_matrix_t()
        cairo_matrix_init_scale(&matrix, size * stretch, size)
        cairo_matrix_init_identity(&identity)
        guard let font = cairo_scaled_font_create(face, &matrix, &identity, options) else { return nil }
        guard cairo_scaled_font_status(font) == CAIRO_STATUS_SUCCESS else {
            cairo_scaled_font_destroy(font)
            return nil
        }
        return font
    }

    private func cairoFace(_ face: FontFace) throws -> OpaquePointer {
        if let known = faces[face] { return known }
        // A pattern that names its file needs no fontconfig configuration: no font of the machine can slip in.
        guard let pattern = FcPatternCreate() else { throw Fonts.missing(face) }
        defer { FcPatternDestroy(pattern) }
        FcPatternAddString(pattern, FC_FILE, face.path)
        FcPatternAddInteger(pattern, FC_INDEX, Int32(truncatingIfNeeded: face.index))
        guard let made = cairo_ft_font_face_create_for_pattern(pattern) else { throw Fonts.missing(face) }
        guard cairo_font_face_status(made) == CAIRO_STATUS_SUCCESS else {
            cairo_font_face_destroy(made)
            throw Fonts.missing(face)
        }
        faces[face] = made
        return made
    }

    private static func missing(_ face: FontFace) -> Fault {
        Fault(.missingInput, .fontMissing, at: Finding.Place(file: face.path), ["font": face.path])
    }
}
