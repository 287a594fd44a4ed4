import Digests
import PDFSyntax
import PDFWriting

/// The font of slug lines and guides: measured while marks are placed, embedded with the glyphs that were used.
final class MarkFont {
    private let face: TrueTypeFace
    private var used: [Int: Unicode.Scalar] = [:]

    init(_ face: TrueTypeFace) { self.face = face }

    /// The width of a text at a size, points.
    func width(of text: String, size: Double) -> Double {
        text.unicodeScalars.reduce(0) { $0 + face.width(of: face.glyph(of: $1)) } * size / 1000
    }

    /// The glyphs of a text, as the string that shows it.
    func show(_ text: String) -> ContentOperand {
        .hexString(
            text.unicodeScalars.flatMap { scalar -> [UInt8] in
                let glyph = face.glyph(of: scalar)
                if used[glyph] == nil { used[glyph] = scalar }
                return [UInt8(truncatingIfNeeded: glyph >> 8), UInt8(truncatingIfNeeded: glyph)]
            })
    }

    /// Embeds it (ISO 32000-1, 9.7): a composite font whose codes are glyph numbers.
    func embed(in file: PDFFile) -> PDFObject {
        let glyphs = used.keys.sorted()
        let program = face.subset(Set(glyphs))
        let name = MarkFont.tag(glyphs) + "+ImprentaMarks"
        let metrics = face.metrics
        let characters = ToUnicode(
            glyphs.compactMap { glyph in used[glyph].map { (UInt16(truncatingIfNeeded: glyph), String($0)) } })
        let descriptor = file.makeIndirect([
            "Type": .name("FontDescriptor"), "FontName": .name(name), "Flags": 4,
            "FontBBox": .array(metrics.box.map { .real($0) }), "ItalicAngle": 0, "Ascent": .real(metrics.ascent),
            "Descent": .real(metrics.descent), "CapHeight": .real(metrics.ascent), "StemV": 80,
            "FontFile2": .object(file.makeStream(["Length1": .integer(program.count)], program)),
        ])
        let widths = glyphs.flatMap { glyph -> [PDFValue] in
            [.integer(glyph), .array([.real(face.width(of: glyph))])]
        }
        let descendant = file.makeIndirect([
            "Type": .name("Font"), "Subtype": .name("CIDFontType2"), "BaseFont": .name(name),
            "CIDSystemInfo": ["Registry": .text("Adobe"), "Ordering": .text("Identity"), "Supplement": 0],
            "FontDescriptor": .object(descriptor), "W": .array(widths), "CIDToGIDMap": .name("Identity"),
        ])
        return file.makeIndirect([
            "Type": .name("Font"), "Subtype": .name("Type0"), "BaseFont": .name(name),
            "Encoding": .name("Identity-H"), "DescendantFonts": [.object(descendant)],
            "ToUnicode": .object(file.makeStream([:], characters.bytes)),
        ])
    }

    /// What tells this subset from others.
    private static func tag(_ glyphs: [Int]) -> String {
        var fingerprint = Fingerprint()
        fingerprint.add(glyphs.flatMap { [UInt8(truncatingIfNeeded: $0 >> 8), UInt8(truncatingIfNeeded: $0)] })
        return fingerprint.subsetTag
    }
}
