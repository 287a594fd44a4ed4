import CHarfBuzz
import Geometry
import PrintModel

/// Owns a face of a font file as HarfBuzz reads it: how wide its glyphs are, what they say, and the program that holds
/// no more than those in use. Belongs to one thread.
final class FontProgram {
    /// Where it lies.
    let source: FontFace
    /// Units of the em square, at least 1.
    let unitsPerEm: Double
    let face: OpaquePointer
    let font: OpaquePointer
    /// Advance of each glyph in thousandths of an em.
    let advances: [Double]
    /// The character each glyph stands for by the font's own table; 0 where there is none, `several` where it stands
    /// for more than one, `unknown` until it is asked for.
    private(set) var characters: [UInt32]
    private var strings: [UInt32: String] = [:]

    static let several = UInt32.max
    static let unknown = UInt32.max - 1

    /// Throws `font.missing` where the file holds no such face, or one without outlines that print can use.
    init(_ source: FontFace) throws(Fault) {
        self.source = source
        let missing = Fault(.missingInput, .fontMissing, at: Finding.Place(file: source.path), ["font": source.path])
        guard let blob = hb_blob_create_from_file_or_fail(source.path) else { throw missing }
        defer { hb_blob_destroy(blob) }
        guard source.index >= 0, let face = hb_face_create(blob, UInt32(clamping: source.index)) else { throw missing }
        guard hb_face_get_glyph_count(face) > 0, let font = hb_font_create(face) else {
            hb_face_destroy(face)
            throw missing
        }
        self.face = face
        self.font = font
        unitsPerEm = Double(max(1, hb_face_get_upem(face)))
        let count = Int(hb_face_get_glyph_count(face))
        let units = unitsPerEm
        advances = (0..<count).map {
            Double(hb_font_get_glyph_h_advance(font, hb_codepoint_t($0))) * 1000 / units
        }
        characters = Array(repeating: FontProgram.unknown, count: count)
        readCharacters()
    }

    deinit {
        hb_font_destroy(font)
        hb_face_destroy(face)
    }

    /// How many glyphs it has.
    var glyphCount: Int { characters.count }

    /// The advance of a glyph in thousandths of an em; 0 where there is no such glyph.
    func advance(of glyph: UInt32) -> Double {
        advances.indices.contains(Int(glyph)) ? advances[Int(glyph)] : 0
    }

    /// The glyph of a character by the font's own table; 0 where it has none.
    func glyph(of scalar: Unicode.Scalar) -> UInt32 {
        var glyph: hb_codepoint_t = 0
        return hb_font_get_nominal_glyph(font, scalar.value, &glyph) == 0 ? 0 : glyph
    }

    /// The one character that a glyph stands for, or 0.
    func character(of glyph: UInt32) -> UInt32 {
        guard characters.indices.contains(Int(glyph)) else { return 0 }
        if characters[Int(glyph)] == FontProgram.unknown { readName(of: glyph) }
        let known = characters[Int(glyph)]
        return known == FontProgram.several ? 0 : known
    }

    /// What a glyph says: its character, or the letters of a ligature; `nil` where the font does not tell.
    func text(of glyph: UInt32) -> String? {
        let character = character(of: glyph)
        if character != 0 { return Unicode.Scalar(character).map { String(Character($0)) } }
        return strings[glyph]
    }

    /// The lowest character of each glyph; the ligatures of Unicode stand for their letters.
    private func readCharacters() {
        guard let all = hb_set_create() else { return }
        defer { hb_set_destroy(all) }
        hb_face_collect_unicodes(face, all)
        var character = hb_codepoint_t.max
        while hb_set_next(all, &character) != 0 {
            var glyph: hb_codepoint_t = 0
            guard hb_font_get_nominal_glyph(font, character, &glyph) != 0, characters.indices.contains(Int(glyph)),
                characters[Int(glyph)] == FontProgram.unknown
            else { continue }
            if let letters = FontProgram.ligatures[character] {
                characters[Int(glyph)] = FontProgram.several
                strings[glyph] = letters
            } else {
                characters[Int(glyph)] = character
            }
        }
    }

    private static let ligatures: [UInt32: String] = [
        0xFB00: "ff", 0xFB01: "fi", 0xFB02: "fl", 0xFB03: "ffi", 0xFB04: "ffl", 0xFB05: "st", 0xFB06: "st",
    ]

    /// What a glyph without a character says by its name, in the manner of the Adobe Glyph List Specification:
    /// `f_f_i` stands for three letters, `a.sc` for an `a`, `uni00F1` for ñ.
    private func readName(of glyph: UInt32) {
        characters[Int(glyph)] = 0
        let name = withUnsafeTemporaryAllocation(of: CChar.self, capacity: 128) { room -> String in
            guard let start = room.baseAddress, hb_font_get_glyph_name(font, glyph, start, 128) != 0 else { return "" }
            return String(cString: start)
        }
        let stem = name.prefix { $0 != "." }
        guard !stem.isEmpty else { return }
        let letters = stem.split(separator: "_").map { character(named: String($0)) }
        guard letters.allSatisfy({ $0 != 0 }) else { return }
        if letters.count == 1 {
            characters[Int(glyph)] = letters[0]
        } else {
            characters[Int(glyph)] = FontProgram.several
            strings[glyph] = String(String.UnicodeScalarView(letters.compactMap(Unicode.Scalar.init)))
        }
    }

    private func character(named name: String) -> UInt32 {
        var glyph: hb_codepoint_t = 0
        if hb_font_get_glyph_from_name(font, name, -1, &glyph) != 0, characters.indices.contains(Int(glyph)),
            characters[Int(glyph)] < FontProgram.unknown
        {
            return characters[Int(glyph)]
        }
        let digits = name.hasPrefix("uni") ? name.dropFirst(3) : name.hasPrefix("u") ? name.dropFirst() : ""
        guard (4...6).contains(digits.count), let value = UInt32(digits, radix: 16),
            let scalar = Unicode.Scalar(value)
        else { return 0 }
        return scalar.value
    }
}
