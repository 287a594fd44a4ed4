import Foundation
import Geometry

/// A TrueType font file, read as far as marks need it: glyphs of characters, advances, and a subset to embed
/// (OpenType 1.9: cmap 4, head, hhea, hmtx, loca, glyf).
struct TrueTypeFace {
    let data: [UInt8]
    private let tables: [String: Range<Int>]
    let unitsPerEm: Int
    private let advances: Int
    let glyphs: Int
    private let hasLongOffsets: Bool

    private static let mostBytes = 32 << 20

    /// Reads a font file. Throws `impose.font` where it is no TrueType font.
    init(path: String) throws(Fault) {
        let fault = Fault(.missingInput, .imposeFont, at: Finding.Place(file: path), ["file": path])
        guard let file = FileHandle(forReadingAtPath: path),
            let bytes = try? file.read(upToCount: TrueTypeFace.mostBytes + 1), bytes.count <= TrueTypeFace.mostBytes,
            let face = TrueTypeFace(Array(bytes))
        else { throw fault }
        self = face
    }

    private init?(_ data: [UInt8]) {
        self.data = data
        guard data.count > 12, TrueTypeFace.long(data, 0) == 0x10000 else { return nil }
        var tables: [String: Range<Int>] = [:]
        for index in 0..<TrueTypeFace.word(data, 4) {
            let record = 12 + 16 * index
            guard record + 16 <= data.count else { return nil }
            let (start, length) = (TrueTypeFace.long(data, record + 8), TrueTypeFace.long(data, record + 12))
            guard start + length <= data.count else { return nil }
            tables[String(decoding: data[record..<record + 4], as: UTF8.self)] = start..<start + length
        }
        self.tables = tables
        guard let head = tables["head"], head.count >= 54, let hhea = tables["hhea"], hhea.count >= 36,
            let maxp = tables["maxp"], maxp.count >= 6, let hmtx = tables["hmtx"], let loca = tables["loca"],
            tables["glyf"] != nil, tables["cmap"] != nil
        else { return nil }
        unitsPerEm = TrueTypeFace.word(data, head.lowerBound + 18)
        hasLongOffsets = TrueTypeFace.word(data, head.lowerBound + 50) != 0
        advances = TrueTypeFace.word(data, hhea.lowerBound + 34)
        glyphs = TrueTypeFace.word(data, maxp.lowerBound + 4)
        guard unitsPerEm > 0, advances > 0, hmtx.count >= 4 * advances, glyphs > 0,
            loca.count >= (glyphs + 1) * (hasLongOffsets ? 4 : 2)
        else { return nil }
    }

    /// The glyph of a character; 0 where the font has none.
    func glyph(of character: Unicode.Scalar) -> Int {
        guard let table = unicodeTable, character.value < 0xFFFF else { return 0 }
        let code = Int(character.value)
        let count = word(table + 6)
        for segment in stride(from: 0, to: count, by: 2) where word(table + 14 + segment) >= code {
            let start = word(table + 16 + count + segment)
            guard start <= code else { return 0 }
            let delta = word(table + 16 + 2 * count + segment)
            let rangeAt = table + 16 + 3 * count + segment
            let range = word(rangeAt)
            let glyph = range == 0 ? code : word(rangeAt + range + 2 * (code - start))
            return glyph == 0 ? 0 : min((glyph + delta) & 0xFFFF, glyphs - 1)
        }
        return 0
    }

    /// The advance of a glyph, thousandths of an em.
    func width(of glyph: Int) -> Double {
        guard let hmtx = tables["hmtx"] else { return 0 }
        return Double(word(hmtx.lowerBound + 4 * min(glyph, advances - 1))) * 1000 / Double(unitsPerEm)
    }

    /// Ascent, descent and the box of all glyphs, thousandths of an em.
    var metrics: (ascent: Double, descent: Double, box: [Double]) {
        guard let head = tables["head"], let hhea = tables["hhea"] else { return (0, 0, [0, 0, 0, 0]) }
        func em(_ at: Int) -> Double {
            Double(Int16(truncatingIfNeeded: word(at))) * 1000 / Double(unitsPerEm)
        }
        return (
            em(hhea.lowerBound + 4), em(hhea.lowerBound + 6),
            [36, 38, 40, 42].map { em(head.lowerBound + $0) }
        )
    }

    // MARK: Subsets

    /// A font with the outlines of some glyphs alone; their numbers stay what they are.
    func subset(_ wanted: Set<Int>) -> [UInt8] {
        let kept = withParts(wanted)
        var outlines: [UInt8] = []
        var offsets: [UInt8] = []
        func note(_ offset: Int) {
            offsets += hasLongOffsets ? TrueTypeFace.bytes(offset, 4) : TrueTypeFace.bytes(offset / 2, 2)
        }
        for glyph in 0..<glyphs {
            note(outlines.count)
            if kept.contains(glyph) {
                outlines += data[outline(of: glyph)]
                while outlines.count % 4 != 0 { outlines.append(0) }
            }
        }
        note(outlines.count)
        var parts: [(String, [UInt8])] = []
        for tag in ["cvt ", "fpgm", "glyf", "head", "hhea", "hmtx", "loca", "maxp", "prep"] {
            switch tag {
            case "glyf": parts.append((tag, outlines))
            case "loca": parts.append((tag, offsets))
            default: if let table = tables[tag] { parts.append((tag, Array(data[table]))) }
            }
        }
        return TrueTypeFace.assembled(parts)
    }

    private func outline(of glyph: Int) -> Range<Int> {
        guard let loca = tables["loca"], let glyf = tables["glyf"], glyph < glyphs else { return 0..<0 }
        func offset(_ index: Int) -> Int {
            hasLongOffsets
                ? TrueTypeFace.long(data, loca.lowerBound + 4 * index) : 2 * word(loca.lowerBound + 2 * index)
        }
        let (start, end) = (offset(glyph), offset(glyph + 1))
        guard start < end, end <= glyf.count else { return 0..<0 }
        return glyf.lowerBound + start..<glyf.lowerBound + end
    }

    /// Glyphs with those that they are composed of.
    private func withParts(_ wanted: Set<Int>) -> Set<Int> {
        var kept = wanted.union([0])
        var waiting = Array(kept)
        while let glyph = waiting.popLast() {
            for part in components(of: outline(of: glyph)) where kept.insert(part).inserted { waiting.append(part) }
        }
        return kept
    }

    private func components(of outline: Range<Int>) -> [Int] {
        guard outline.count >= 10, word(outline.lowerBound) & 0x8000 != 0 else { return [] }
        var parts: [Int] = []
        var at = outline.lowerBound + 10
        var flags = 0x20
        while flags & 0x20 != 0, at + 4 <= outline.upperBound {
            flags = word(at)
            parts.append(min(word(at + 2), glyphs - 1))
            at += 4 + (flags & 1 != 0 ? 4 : 2)
            at += flags & 0x8 != 0 ? 2 : flags & 0x40 != 0 ? 4 : flags & 0x80 != 0 ? 8 : 0
        }
        return parts
    }

    /// A font file of tables in the order of their tags.
    private static func assembled(_ parts: [(String, [UInt8])]) -> [UInt8] {
        var power = 1
        var log = 0
        while power * 2 <= parts.count { (power, log) = (power * 2, log + 1) }
        var header = bytes(0x10000, 4) + bytes(parts.count, 2) + bytes(power * 16, 2) + bytes(log, 2)
        header += bytes(parts.count * 16 - power * 16, 2)
        var body: [UInt8] = []
        let start = 12 + 16 * parts.count
        for (tag, table) in parts {
            var padded = table
            while padded.count % 4 != 0 { padded.append(0) }
            header += Array(tag.utf8) + bytes(sum(padded), 4) + bytes(start + body.count, 4) + bytes(table.count, 4)
            body += padded
        }
        return header + body
    }

    private static func sum(_ table: [UInt8]) -> Int {
        var total: UInt32 = 0
        for at in stride(from: 0, to: table.count, by: 4) { total &+= UInt32(truncatingIfNeeded: long(table, at)) }
        return Int(total)
    }

    private static func bytes(_ value: Int, _ count: Int) -> [UInt8] {
        (0..<count).map { UInt8(truncatingIfNeeded: value >> (8 * (count - 1 - $0))) }
    }

    private var unicodeTable: Int? {
        guard let cmap = tables["cmap"]?.lowerBound else { return nil }
        for index in 0..<word(cmap + 2) {
            let record = cmap + 4 + 8 * index
            let table = cmap + TrueTypeFace.long(data, record + 4)
            if word(record) == 3, word(record + 2) == 1, word(table) == 4 { return table }
        }
        return nil
    }

    private func word(_ at: Int) -> Int { TrueTypeFace.word(data, at) }

    /// Zero beyond the end.
    private static func word(_ data: [UInt8], _ at: Int) -> Int {
        at >= 0 && at + 1 < data.count ? Int(data[at]) << 8 | Int(data[at + 1]) : 0
    }

    private static func long(_ data: [UInt8], _ at: Int) -> Int { word(data, at) << 16 | word(data, at + 2) }
}
