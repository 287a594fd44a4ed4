import CHarfBuzz
import Digests
import Geometry
import PrintModel

/// Writes one face into a document: a composite font whose codes are the glyphs' own numbers, two bytes each, with the
/// outlines of those in use, their exact widths and what they say (ISO 32000-1, 9.7).
struct EmbeddedFont {
    let program: FontProgram
    let glyphs: GlyphSet
    /// What those glyphs say of which the font does not tell.
    let texts: [UInt32: String]

    /// Writes the font's objects; `number` is the object that pages refer to.
    ///
    /// Throws `font.missing` where it cannot be cut down, or a fault of writing.
    func write(as number: Int, to file: PDFFileWriter) throws {
        let subset = try FontSubset(of: program, glyphs: glyphs)
        let stream = file.reserve()
        let descriptor = file.reserve()
        let descendant = file.reserve()
        let unicode = file.reserve()
        let name = "\(tag)+\(postScriptName)"
        let isCFF = subset.format == .cff
        try file.writeStream(
            stream, isCFF ? "/Subtype /CIDFontType0C" : "/Length1 \(subset.program.count)", compressing: subset.program)
        try file.write(descriptor, descriptorBody(name, file: isCFF ? "FontFile3" : "FontFile2", stream))
        try file.write(descendant, descendantBody(name, isCFF, descriptor))
        try file.writeStream(unicode, "", compressing: ToUnicode(program, glyphs, texts).bytes)
        var body = PDFBytes("<< /Type /Font /Subtype /Type0 /Encoding /Identity-H /BaseFont ")
        body.write(name: isCFF ? name + "-Identity-H" : name)
        body.write(" /DescendantFonts [\(descendant) 0 R] /ToUnicode \(unicode) 0 R >>")
        try file.write(number, body)
    }

    private func descendantBody(_ name: String, _ isCFF: Bool, _ descriptor: Int) -> PDFBytes {
        var body = PDFBytes("<< /Type /Font /Subtype \(isCFF ? "/CIDFontType0" : "/CIDFontType2") /BaseFont ")
        body.write(name: name)
        body.write(" /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >>")
        if !isCFF { body.write(" /CIDToGIDMap /Identity") }
        body.write(" /FontDescriptor \(descriptor) 0 R /DW 0 /W [")
        var last: UInt32?
        for glyph in glyphs {
            if last.map({ $0 + 1 }) == glyph {
                body.write(" ")
            } else {
                body.write(last == nil ? "\(glyph) [" : "] \(glyph) [")
            }
            body.write(program.advance(of: glyph), decimals: 4)
            last = glyph
        }
        body.write(last == nil ? "] >>" : "]] >>")
        return body
    }

    private func descriptorBody(_ name: String, file: String, _ stream: Int) -> PDFBytes {
        var extents = hb_font_extents_t()
        hb_font_get_h_extents(program.font, &extents)
        let slant = Double(hb_style_get_value(program.font, HB_STYLE_TAG_SLANT_ANGLE))
        let weight = Double(hb_style_get_value(program.font, HB_STYLE_TAG_WEIGHT))
        var body = PDFBytes("<< /Type /FontDescriptor /FontName ")
        body.write(name: name)
        // Symbolic: its glyphs are called by number; italic where it slants (table 123).
        body.write(" /Flags \(4 + (slant == 0 ? 0 : 64)) /FontBBox [")
        body.write(boundingBox)
        body.write("] /ItalicAngle ")
        body.write(slant)
        body.write(" /Ascent ")
        body.write(thousandths(extents.ascender))
        body.write(" /Descent ")
        body.write(thousandths(extents.descender))
        body.write(" /CapHeight ")
        body.write(thousandths(capHeight))
        // No font says the width of its stems; readers use it only where they must stand in another face.
        body.write(" /StemV \(Int(50 + (weight / 65) * (weight / 65))) /\(file) \(stream) 0 R >>")
        return body
    }

    private var capHeight: hb_position_t {
        var height: hb_position_t = 0
        _ = hb_ot_metrics_get_position(program.font, HB_OT_METRICS_TAG_CAP_HEIGHT, &height)
        return height
    }

    /// From the table `head`, in thousandths.
    private var boundingBox: [Double] {
        let head = FontSubset.bytes(hb_face_reference_table(program.face, FontSubset.tag("head")))
        guard head.count >= 44 else { return [0, 0, 1000, 1000] }
        return (0..<4).map { side in
            thousandths(
                hb_position_t(Int16(truncatingIfNeeded: Int(head[36 + 2 * side]) << 8 | Int(head[37 + 2 * side]))))
        }
    }

    private func thousandths(_ units: hb_position_t) -> Double { Double(units) * 1000 / program.unitsPerEm }

    private var postScriptName: String {
        var count: UInt32 = 128
        let name = withUnsafeTemporaryAllocation(of: CChar.self, capacity: 128) { room -> String in
            guard let start = room.baseAddress else { return "" }
            _ = hb_ot_name_get_utf8(
                program.face, hb_ot_name_id_t(HB_OT_NAME_ID_POSTSCRIPT_NAME), nil, &count, start)
            return String(cString: start)
        }
        let clean = name.unicodeScalars.filter { $0.value > 0x20 && $0.value < 0x7F }
        return clean.isEmpty ? "Font" : String(String.UnicodeScalarView(clean))
    }

    /// What tells this subset from others of the face.
    private var tag: String {
        var fingerprint = Fingerprint()
        for glyph in glyphs {
            fingerprint.add([UInt8(truncatingIfNeeded: glyph >> 8), UInt8(truncatingIfNeeded: glyph)])
        }
        fingerprint.add(Array(program.source.path.utf8.suffix(64)))
        return fingerprint.subsetTag
    }
}
