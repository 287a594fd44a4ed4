import PDFSyntax

/// Gives a TrueType font's dictionary the advances of its font program, unrounded.
///
/// Cairo places glyphs by the exact advances but declares them rounded to whole thousandths of an em; a reader goes by
/// what is declared, and in a font of 2,048 units a line would end a tenth of a point off.
struct FontWidths {
    private let font: PDFObject
    private let metrics: TrueTypeMetrics

    /// `nil` where the font is not TrueType or its program cannot be read: it stays as it is.
    init?(_ font: PDFObject) {
        guard let kind = font["Subtype"]?.name, ["TrueType", "CIDFontType2"].contains(kind),
            let program = font["FontDescriptor"]?["FontFile2"], case .bytes(let bytes) = program.decoded(),
            let metrics = TrueTypeMetrics(bytes)
        else { return nil }
        self.font = font
        self.metrics = metrics
    }

    func apply() {
        if font["Subtype"]?.name == "TrueType" { applyToCodes() } else { applyToGlyphs() }
    }

    /// A simple font: codes of WinAnsiEncoding.
    private func applyToCodes() {
        guard let widths = font["Widths"], let first = font["FirstChar"]?.integer,
            font["Encoding"]?.name == "WinAnsiEncoding"
        else { return }
        for (index, element) in widths.elements(limit: 256).enumerated() {
            guard let old = element.number, old > 0, let character = WinAnsi.character(first + index),
                let glyph = metrics.glyph(of: character)
            else { continue }
            replace(widths, index, old, by: metrics.width(ofGlyph: glyph))
        }
    }

    /// A composite font whose character ids are its glyphs: `W` as runs `first [width …]`.
    private func applyToGlyphs() {
        guard let widths = font["W"] else { return }
        if let map = font["CIDToGIDMap"], map.name != "Identity" { return }
        let parts = widths.elements()
        for (first, run) in zip(parts, parts.dropFirst()) {
            guard let first = first.integer, run.kind == .array else { continue }
            for (index, element) in run.elements().enumerated() {
                guard let old = element.number else { continue }
                replace(run, index, old, by: metrics.width(ofGlyph: first + index))
            }
        }
    }

    /// Only rounding is undone: a width that differs by more has its reasons.
    private func replace(_ widths: PDFObject, _ index: Int, _ old: Double, by exact: Double) {
        if old != exact, abs(old - exact) <= 1 { widths.set(index, to: .real(exact)) }
    }
}

/// The characters of WinAnsiEncoding (ISO 32000-1, annex D): Windows code page 1252.
enum WinAnsi {
    /// From 0x80 to 0x9F; zero where there is none.
    private static let middle: [UInt32] = [
        0x20AC, 0, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0, 0x017D, 0,
        0, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0, 0x017E,
        0x0178,
    ]

    /// The character of a code, or `nil`.
    static func character(_ code: Int) -> Unicode.Scalar? {
        switch code {
        case 0x20...0x7E, 0xA0...0xFF: Unicode.Scalar(UInt32(code))
        case 0x80...0x9F where middle[code - 0x80] != 0: Unicode.Scalar(middle[code - 0x80])
        default: nil
        }
    }
}
