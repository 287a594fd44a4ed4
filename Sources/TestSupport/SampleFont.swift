import Foundation
import Geometry
import PrintModel

/// Reads just enough of a font file (cmap format 4, head, hhea, hmtx) to set plain text by hand in a test.
public struct SampleFont {
    /// The face.
    public let face: FontFace
    private let data: [UInt8]
    private let tables: [String: Int]

    /// Reads a TrueType or OpenType file with one face.
    public init(_ path: String) throws {
        face = FontFace(path: path)
        data = Array(try Data(contentsOf: URL(fileURLWithPath: path)))
        var tables: [String: Int] = [:]
        for index in 0..<SampleFont.word(data, 4) {
            let record = 12 + 16 * index
            let tag = String(decoding: data[record..<record + 4], as: UTF8.self)
            tables[tag] = SampleFont.word(data, record + 8) << 16 | SampleFont.word(data, record + 10)
        }
        self.tables = tables
    }

    /// Lato, from Debian's fonts-lato: TrueType outlines.
    public static func lato() throws -> SampleFont { try SampleFont("/usr/share/fonts/truetype/lato/Lato-Regular.ttf") }
    /// P052, from Debian's fonts-urw-base35: CFF outlines.
    public static func palladio() throws -> SampleFont {
        try SampleFont("/usr/share/fonts/opentype/urw-base35/P052-Roman.otf")
    }

    /// The glyph of a character of the Basic Multilingual Plane; 0 where there is none.
    public func glyph(_ character: Unicode.Scalar) -> UInt32 {
        let code = Int(character.value)
        guard let cmap = tables["cmap"], let table = unicodeTable(cmap) else { return 0 }
        let count = word(table + 6)
        for segment in 0..<count / 2 where word(table + 14 + 2 * segment) >= code {
            let start = word(table + 16 + count + 2 * segment)
            guard start <= code else { return 0 }
            let delta = word(table + 16 + 2 * count + 2 * segment)
            let rangeAt = table + 16 + 3 * count + 2 * segment
            let range = word(rangeAt)
            guard range != 0 else { return UInt32((code + delta) & 0xFFFF) }
            let glyph = word(rangeAt + range + 2 * (code - start))
            return glyph == 0 ? 0 : UInt32((glyph + delta) & 0xFFFF)
        }
        return 0
    }

    /// The advance of a glyph at a size, points.
    public func advance(_ glyph: UInt32, size: Double) -> Double {
        guard let head = tables["head"], let hhea = tables["hhea"], let hmtx = tables["hmtx"] else { return 0 }
        let last = word(hhea + 34) - 1
        return Double(word(hmtx + 4 * min(Int(glyph), last))) * size / Double(word(head + 18))
    }

    /// A run of text, one glyph to a character, each moved on by its advance and `extra(index)`.
    public func run(
        _ text: String, size: Double, ink: String, x: Double = 0, extra: (Int) -> Double = { _ in 0 }
    ) -> GlyphRun {
        var glyphs: [Glyph] = []
        var clusters: [Cluster] = []
        var at = x
        for (index, scalar) in text.unicodeScalars.enumerated() {
            let id = glyph(scalar)
            glyphs.append(Glyph(id: id, x: at))
            clusters.append(Cluster(bytes: String(scalar).utf8.count, glyphs: 1))
            at += advance(id, size: size) + extra(index)
        }
        return GlyphRun(
            face: face, size: size, ink: ink, text: text, glyphs: glyphs, clusters: clusters, x: x, width: at - x)
    }

    /// A line of one run.
    public func line(
        _ text: String, size: Double, ink: String = "negro", extra: (Int) -> Double = { _ in 0 }
    ) -> SetLine {
        let run = run(text, size: size, ink: ink, extra: extra)
        return SetLine(runs: [run], width: run.width)
    }

    private func unicodeTable(_ cmap: Int) -> Int? {
        for index in 0..<word(cmap + 2) {
            let record = cmap + 4 + 8 * index
            let offset = cmap + (word(record + 4) << 16 | word(record + 6))
            if word(offset) == 4, word(record) == 3 || word(record) == 0 { return offset }
        }
        return nil
    }

    private func word(_ at: Int) -> Int { SampleFont.word(data, at) }
    private static func word(_ data: [UInt8], _ at: Int) -> Int { Int(data[at]) << 8 | Int(data[at + 1]) }
}
