import Geometry
import PDFSyntax

/// What is needed of a font: whether it is embedded, and its widths well enough to know where text stands.
final class FontInfo {
    /// Name as findings show it, without the tag of a subset.
    let name: String
    /// Whether its program lies in the file. A Type 3 font is its own program.
    let isEmbedded: Bool
    /// Whether it holds only the characters in use, as the tag before its name says.
    let isSubset: Bool
    /// Whether codes have two bytes.
    let isWide: Bool
    /// The font itself, where it is of Type 3 and its glyphs are content to be read.
    let type3: PDFObject?
    /// Share of the band of its letters that is covered, 0 to 1.
    let weight: Double
    private var widths: [Int: Double] = [:]
    private let defaultWidth: Double
    /// Most widths that are kept.
    private static let widthLimit = 70_000

    private let object: PDFObject
    private let engine: FontEngine?
    /// Its glyphs, read when something is first painted with them.
    private lazy var glyphs = type3 == nil ? FontGlyphs(object, engine) : nil

    init(_ font: PDFObject, _ engine: FontEngine?) {
        (object, self.engine) = (font, engine)
        let subtype = font["Subtype"]?.name ?? ""
        let descendant = subtype == "Type0" ? font["DescendantFonts"]?[0] : nil
        let descriptor = (descendant ?? font)["FontDescriptor"]
        type3 = subtype == "Type3" ? font : nil
        isWide = subtype == "Type0"
        let base = font["BaseFont"]?.name ?? font["Name"]?.name ?? (type3 == nil ? "?" : "Type 3")
        let tagged = base.count > 7 && base.dropFirst(6).first == "+"
        isSubset = tagged || type3 != nil
        name = tagged ? String(base.dropFirst(7)) : base
        weight = LetterInk.weight(of: name)
        isEmbedded =
            type3 != nil || ["FontFile", "FontFile2", "FontFile3"].contains { descriptor?[$0]?.kind == .stream }
        if let descendant {
            defaultWidth = (descendant["DW"]?.number ?? 1000) / 1000
            readWide(descendant["W"])
        } else {
            // A Type 3 font counts in its own units.
            let unit = type3 == nil ? 0.001 : abs(font["FontMatrix"]?[0]?.number ?? 0.001)
            defaultWidth = (descriptor?["MissingWidth"]?.number ?? 500) * unit
            let first = font["FirstChar"]?.integer ?? 0
            for (index, width) in (font["Widths"]?.elements(limit: 256) ?? []).enumerated() {
                widths[first &+ index] = (width.number ?? 0) * unit
            }
        }
    }

    /// `c [w1 w2 …]` and `first last w` (ISO 32000-1, 9.7.4.3).
    private func readWide(_ array: PDFObject?) {
        guard let array else { return }
        let count = min(array.count, FontInfo.widthLimit)
        var index = 0
        while index + 1 < count, widths.count < FontInfo.widthLimit {
            let first = array[index]?.integer ?? 0
            guard let second = array[index + 1] else { return }
            if second.kind == .array {
                for (offset, width) in second.elements(limit: FontInfo.widthLimit).enumerated() {
                    widths[first &+ offset] = (width.number ?? 0) / 1000
                }
                index += 2
            } else {
                let last = min(second.integer ?? first, first &+ FontInfo.widthLimit)
                let width = (array[index + 2]?.number ?? 0) / 1000
                if last >= first, last - first < FontInfo.widthLimit {
                    for code in first...last { widths[code] = width }
                }
                index += 3
            }
        }
    }

    /// How far a string moves the pen, before horizontal scaling.
    func advance(of string: [UInt8], characterSpacing: Double, wordSpacing: Double, size: Double) -> Double {
        var total = 0.0
        if isWide {
            var index = 0
            while index + 1 < string.count {
                let code = Int(string[index]) << 8 | Int(string[index + 1])
                total += (widths[code] ?? defaultWidth) * size + characterSpacing
                index += 2
            }
        } else {
            for byte in string {
                total += (widths[Int(byte)] ?? defaultWidth) * size + characterSpacing + (byte == 32 ? wordSpacing : 0)
            }
        }
        return total.isFinite ? total : 0
    }

    /// A string's codes, with the bytes of each.
    func codes(of string: [UInt8]) -> [(value: Int, bytes: [UInt8])] {
        guard isWide else { return string.map { (Int($0), [$0]) } }
        return stride(from: 0, to: string.count - 1, by: 2).map {
            (Int(string[$0]) << 8 | Int(string[$0 + 1]), [string[$0], string[$0 + 1]])
        }
    }

    /// What a code shows; `nil` where its font's program does not tell.
    func outline(of code: Int) -> GlyphOutline? { glyphs?.outline(of: code) }

    /// What a string covers, in square ems; `nil` where its font's program does not tell.
    func area(of string: [UInt8]) -> Double? {
        guard let glyphs else { return nil }
        var area = 0.0
        if isWide {
            for index in stride(from: 0, to: string.count - 1, by: 2) {
                guard let outline = glyphs.outline(of: Int(string[index]) << 8 | Int(string[index + 1])) else {
                    return nil
                }
                area += outline.area
            }
        } else {
            for byte in string {
                guard let outline = glyphs.outline(of: Int(byte)) else {
                    if byte == 32 { continue }
                    return nil
                }
                area += outline.area
            }
        }
        return area
    }

    /// The program of a Type 3 glyph.
    func program(of code: UInt8) -> PDFObject? {
        guard let type3, let names = type3["Encoding"]?["Differences"] else { return nil }
        var next = 0
        for element in names.elements(limit: 1024) {
            if let number = element.integer {
                next = number
            } else {
                if next == Int(code) { return element.name.flatMap { type3["CharProcs"]?[$0] } }
                next += 1
            }
        }
        return nil
    }
}
