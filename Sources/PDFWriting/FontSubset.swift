import CHarfBuzz
import Geometry
import PrintModel

/// A font program that holds the outlines of some glyphs only, under the numbers they have in the whole font.
struct FontSubset {
    /// How the program is written.
    enum Format: Sendable {
        /// A bare CFF table: a character id is its glyph where the table has no ids of its own (ISO 32000-1, 9.7.4.2).
        case cff
        /// TrueType tables.
        case trueType
    }
    let format: Format
    let program: [UInt8]

    /// Cuts a font down by HarfBuzz. Hints are for screens and are left out.
    ///
    /// Throws `font.missing` where the font has outlines of another kind, or damaged ones.
    init(of font: FontProgram, glyphs: GlyphSet) throws(Fault) {
        let place = Finding.Place(file: font.source.path)
        let failure = Fault(.missingInput, .fontMissing, at: place, ["font": font.source.path])
        guard let input = hb_subset_input_create_or_fail() else { throw failure }
        defer { hb_subset_input_destroy(input) }
        hb_subset_input_set_flags(
            input, HB_SUBSET_FLAGS_RETAIN_GIDS.rawValue | HB_SUBSET_FLAGS_NO_HINTING.rawValue)
        // Without the tables of features no glyph is added that the features could reach.
        if let dropped = hb_subset_input_set(input, HB_SUBSET_SETS_DROP_TABLE_TAG) {
            for tag in FontSubset.dropped { hb_set_add(dropped, FontSubset.tag(tag)) }
        }
        guard let wanted = hb_subset_input_glyph_set(input) else { throw failure }
        for glyph in glyphs { hb_set_add(wanted, glyph) }
        guard let cut = hb_subset_or_fail(font.face, input) else { throw failure }
        defer { hb_face_destroy(cut) }
        let table = FontSubset.bytes(hb_face_reference_table(cut, FontSubset.tag("CFF ")))
        if !table.isEmpty {
            (format, program) = (.cff, table)
            return
        }
        guard !FontSubset.bytes(hb_face_reference_table(cut, FontSubset.tag("glyf"))).isEmpty else { throw failure }
        (format, program) = (.trueType, FontSubset.bytes(hb_face_reference_blob(cut)))
    }

    /// What a reader of PDF needs of a font it is told the glyphs of: none of these.
    private static let dropped = [
        "GSUB", "GPOS", "GDEF", "BASE", "JSTF", "MATH", "STAT", "DSIG", "name", "OS/2", "cmap", "post", "kern", "meta",
        "LTSH", "VDMX", "hdmx", "gasp", "vhea", "vmtx", "VORG", "FFTM", "morx", "mort", "feat", "SVG ", "COLR", "CPAL",
        "CBDT", "CBLC", "sbix",
    ]

    static func tag(_ name: StaticString) -> hb_tag_t { tag(name.description) }

    private static func tag(_ name: String) -> hb_tag_t { name.utf8.reduce(0) { $0 << 8 | hb_tag_t($1) } }

    /// The bytes of a blob, which is let go.
    static func bytes(_ blob: OpaquePointer?) -> [UInt8] {
        defer { hb_blob_destroy(blob) }
        var count: UInt32 = 0
        guard let data = hb_blob_get_data(blob, &count), count > 0 else { return [] }
        return Array(UnsafeRawBufferPointer(start: data, count: Int(count)))
    }
}
