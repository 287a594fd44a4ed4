/// The advances in a TrueType font program, and the glyphs of its Unicode characters (OpenType: head, hhea, hmtx, cmap).
struct TrueTypeMetrics {
    private let data: [UInt8]
    private let tables: [String: Int]
    private let unitsPerEm: Int
    private let advances: Int

    /// `nil` where a table is missing or cut short.
    init?(_ data: [UInt8]) {
        self.data = data
        guard data.count > 12 else { return nil }
        var tables: [String: Int] = [:]
        for index in 0..<TrueTypeMetrics.word(data, 4) {
            let record = 12 + 16 * index
            guard record + 16 <= data.count else { return nil }
            tables[String(decoding: data[record..<record + 4], as: UTF8.self)] =
                TrueTypeMetrics.word(data, record + 8) << 16 | TrueTypeMetrics.word(data, record + 10)
        }
        self.tables = tables
        guard let head = tables["head"], let hhea = tables["hhea"], let hmtx = tables["hmtx"] else { return nil }
        unitsPerEm = TrueTypeMetrics.word(data, head + 18)
        advances = TrueTypeMetrics.word(data, hhea + 34)
        guard unitsPerEm > 0, advances > 0, hmtx + 4 * advances <= data.count else { return nil }
    }

    /// The advance of a glyph in thousandths of an em, as exactly as the font says it.
    func width(ofGlyph glyph: Int) -> Double {
        guard let hmtx = tables["hmtx"], glyph >= 0 else { return 0 }
        return Double(TrueTypeMetrics.word(data, hmtx + 4 * min(glyph, advances - 1))) * 1000 / Double(unitsPerEm)
    }

    /// The glyph of a character in the font's Unicode table of format 4, or `nil`.
    func glyph(of character: Unicode.Scalar) -> Int? {
        let code = Int(character.value)
        guard let table = unicodeTable else { return nil }
        let count = word(table + 6)
        for segment in stride(from: 0, to: count, by: 2) where word(table + 14 + segment) >= code {
            let start = word(table + 16 + count + segment)
            guard start <= code else { return nil }
            let delta = word(table + 16 + 2 * count + segment)
            let rangeAt = table + 16 + 3 * count + segment
            let range = word(rangeAt)
            let glyph = range == 0 ? code : word(rangeAt + range + 2 * (code - start))
            return glyph == 0 ? nil : (glyph + delta) & 0xFFFF
        }
        return nil
    }

    private var unicodeTable: Int? {
        guard let cmap = tables["cmap"] else { return nil }
        for index in 0..<word(cmap + 2) {
            let record = cmap + 4 + 8 * index
            let table = cmap + (word(record + 4) << 16 | word(record + 6))
            if word(record) == 3, word(record + 2) == 1, word(table) == 4 { return table }
        }
        return nil
    }

    private func word(_ at: Int) -> Int { TrueTypeMetrics.word(data, at) }

    /// Zero beyond the end.
    private static func word(_ data: [UInt8], _ at: Int) -> Int {
        at >= 0 && at + 1 < data.count ? Int(data[at]) << 8 | Int(data[at + 1]) : 0
    }
}
