/// The table from codes to characters, for those who search, copy or listen (9.10.3).
public struct ToUnicode: Sendable {
    /// The table, not compressed.
    public let bytes: [UInt8]

    /// Glyphs of which neither the font nor `texts` tells what they say are left out: where they stand, the page's content
    /// does.
    init(_ program: FontProgram, _ glyphs: GlyphSet, _ texts: [UInt32: String]) {
        self.init(
            glyphs.compactMap { glyph in
                (program.text(of: glyph) ?? texts[glyph]).map { (UInt16(truncatingIfNeeded: glyph), $0) }
            })
    }

    /// What codes of two bytes say, in ascending order of the codes.
    public init(_ known: [(code: UInt16, text: String)]) {
        var out = PDFBytes(
            """
            /CIDInit /ProcSet findresource begin
            12 dict begin
            begincmap
            /CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
            /CMapName /Adobe-Identity-UCS def
            /CMapType 2 def
            1 begincodespacerange
            <0000> <FFFF>
            endcodespacerange

            """)
        // At most a hundred lines to a block.
        for start in stride(from: 0, to: known.count, by: 100) {
            let part = known[start..<min(start + 100, known.count)]
            out.write("\(part.count) beginbfchar\n")
            for (code, text) in part {
                out.write("<")
                out.write(hexadecimal: code)
                out.write("> <")
                for unit in text.utf16 { out.write(hexadecimal: unit) }
                out.write(">\n")
            }
            out.write("endbfchar\n")
        }
        out.write("endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n")
        bytes = out.bytes
    }
}
