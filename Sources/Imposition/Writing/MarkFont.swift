import PDFSyntax

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
            "ToUnicode": .object(file.makeStream([:], Array(unicodeMap(glyphs).utf8))),
        ])
    }

    /// Six capitals that follow from the glyphs.
    private static func tag(_ glyphs: [Int]) -> String {
        var value: UInt64 = 14_695_981_039_346_656_037
        for glyph in glyphs { value = (value ^ UInt64(glyph)) &* 1_099_511_628_211 }
        return (0..<6).reduce(into: "") { tag, index in
            tag.unicodeScalars.append(Unicode.Scalar(UInt8(0x41 + (value >> (8 * UInt64(index))) % 26)))
        }
    }

    private func unicodeMap(_ glyphs: [Int]) -> String {
        func hex(_ value: Int) -> String {
            let digits = String(value, radix: 16, uppercase: true)
            return "<" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits + ">"
        }
        var text = """
            /CIDInit /ProcSet findresource begin
            12 dict begin
            begincmap
            /CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
            /CMapName /Adobe-Identity-UCS def
            /CMapType 2 def
            1 begincodespacerange
            <0000> <FFFF>
            endcodespacerange

            """
        // At most a hundred lines to a block.
        for start in stride(from: 0, to: glyphs.count, by: 100) {
            let part = glyphs[start..<min(start + 100, glyphs.count)]
            text += "\(part.count) beginbfchar\n"
            for glyph in part { text += "\(hex(glyph)) \(hex(Int(used[glyph]?.value ?? 0)))\n" }
            text += "endbfchar\n"
        }
        return text + "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n"
    }
}
