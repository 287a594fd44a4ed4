import CFreeType
import PDFSyntax

/// Which glyph of its program each code of a font shows (ISO 32000-1, 9.6.6 and 9.7), as far as ink goes: well enough for
/// Latin text and for composite fonts whose codes are CIDs.
final class FontGlyphs {
    private let outlines: GlyphOutlines
    private let names: [Int: String]
    private let hasEncoding: Bool
    private let isTrueType: Bool
    private let isWide: Bool
    /// Glyphs by CID, two bytes each; `nil` where CIDs are glyphs.
    private let map: [UInt8]?
    private var glyphs: [Int: UInt32] = [:]

    /// Most codes whose glyphs are remembered.
    private static let limit = 70_000

    /// Reads a font's program; `nil` where it has none, or none that can be read.
    init?(_ font: PDFObject, _ engine: FontEngine?) {
        let subtype = font["Subtype"]?.name ?? ""
        let descendant = subtype == "Type0" ? font["DescendantFonts"]?[0] : nil
        // Other character maps than identity lead to CIDs by ways of their own.
        if descendant != nil, !(font["Encoding"]?.name?.hasPrefix("Identity") ?? false) { return nil }
        let descriptor = (descendant ?? font)["FontDescriptor"]
        let program = ["FontFile2", "FontFile3", "FontFile"].lazy.compactMap { descriptor?[$0] }.first
        guard let engine, let program, case .bytes(let bytes) = program.decoded(limit: 40_000_000),
            let outlines = GlyphOutlines(bytes, engine)
        else { return nil }
        self.outlines = outlines
        isWide = descendant != nil
        isTrueType = descriptor?["FontFile2"] != nil
        hasEncoding = font["Encoding"] != nil
        names = FontGlyphs.differences(font["Encoding"])
        if let stream = descendant?["CIDToGIDMap"], stream.kind == .stream, case .bytes(let map) = stream.decoded() {
            self.map = map
        } else {
            map = nil
        }
    }

    private static func differences(_ encoding: PDFObject?) -> [Int: String] {
        var names: [Int: String] = [:]
        var code = 0
        for element in encoding?["Differences"]?.elements(limit: 1024) ?? [] {
            if let number = element.integer {
                code = number
            } else {
                names[code] = element.name
                code &+= 1
            }
        }
        return names
    }

    /// The outline that a code shows; `nil` where it is not known.
    func outline(of code: Int) -> GlyphOutline? {
        if let known = glyphs[code] { return outlines.outline(known) }
        guard let glyph = isWide ? composite(code) : simple(code) else { return nil }
        if glyphs.count < FontGlyphs.limit { glyphs[code] = glyph }
        return outlines.outline(glyph)
    }

    private func composite(_ cid: Int) -> UInt32? {
        if let map {
            guard cid * 2 + 1 < map.count else { return nil }
            return UInt32(map[cid * 2]) << 8 | UInt32(map[cid * 2 + 1])
        }
        guard !isTrueType, let glyphs = outlines.glyphsOfCIDs else { return UInt32(cid) }
        return glyphs[UInt32(cid)]
    }

    private func simple(_ code: Int) -> UInt32? {
        if let name = names[code], let glyph = outlines.glyph(named: name) { return glyph }
        let character = UInt(FontGlyphs.unicode(code))
        if !hasEncoding || names[code] != nil {
            for (value, table) in builtIn(UInt(code)) {
                if let glyph = outlines.glyph(of: value, in: table) { return glyph }
            }
        }
        return outlines.glyph(of: character, in: FT_ENCODING_UNICODE)
            ?? builtIn(UInt(code)).lazy.compactMap { self.outlines.glyph(of: $0.0, in: $0.1) }.first
    }

    /// A code in the font's own tables, the likeliest first.
    private func builtIn(_ code: UInt) -> [(UInt, FT_Encoding)] {
        isTrueType
            ? [(code, FT_ENCODING_MS_SYMBOL), (0xF000 + code, FT_ENCODING_MS_SYMBOL), (code, FT_ENCODING_APPLE_ROMAN)]
            : [(code, FT_ENCODING_ADOBE_CUSTOM), (code, FT_ENCODING_ADOBE_STANDARD)]
    }

    /// The character of a code in Windows' Latin encoding, which agrees with the others on letters and figures.
    private static func unicode(_ code: Int) -> Int {
        let high = [
            0x20AC, 0x81, 0x201A, 0x192, 0x201E, 0x2026, 0x2020, 0x2021, 0x2C6, 0x2030, 0x160, 0x2039, 0x152, 0x8D,
            0x17D, 0x8F, 0x90, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x2DC, 0x2122, 0x161, 0x203A,
            0x153, 0x9D, 0x17E, 0x178,
        ]
        return (0x80...0x9F).contains(code) ? high[code - 0x80] : code
    }
}
