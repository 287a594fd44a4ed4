import Geometry

/// What a run of letters covers. Large letters are drawn as they are; small ones as a band from the baseline to a little
/// over the x-height, with the share of it that the letters' own areas fill: within a window of millimetres that is the
/// same. Fonts whose programs cannot be read count by the weight their name tells.
struct LetterInk {
    let shape: PaintedShape

    /// Height of the band, in ems.
    private static let height = 0.55
    /// Size from which letters are drawn, points on the page.
    private static let drawn = 16.0
    /// Most letters of a run that are drawn.
    private static let limit = 2000

    init(_ font: FontInfo, _ string: [UInt8], width: Double, _ text: TextState, _ matrix: Matrix) {
        if abs(text.size) * matrix.lengthY >= LetterInk.drawn, string.count <= LetterInk.limit,
            let path = LetterInk.path(font, string, text, matrix)
        {
            shape = .path(path, isEvenOdd: false)
            return
        }
        let height = LetterInk.height * text.size
        let box = matrix.bounds(0, text.rise, width, text.rise + height)
        // A turned band fills only a part of its upright bounds.
        let whole = max(box.width * box.height, 1e-9)
        let scale = abs(matrix.a * matrix.d - matrix.b * matrix.c)
        let band = abs(width * height) * scale
        var ink = band * font.weight
        if let area = font.area(of: string) {
            ink = area * text.size * text.size * abs(text.horizontalScale) * scale
        }
        shape = .letters(box, share: min(ink / whole, 1))
    }

    /// The outlines of a run; `nil` where one of them is not known.
    private static func path(_ font: FontInfo, _ string: [UInt8], _ text: TextState, _ matrix: Matrix) -> PagePath? {
        var path = PagePath()
        var x = 0.0
        for code in font.codes(of: string) {
            guard let outline = font.outline(of: code.value) else { return nil }
            var place = Matrix()
            (place.a, place.d) = (text.size * text.horizontalScale, text.size)
            (place.e, place.f) = (x, text.rise)
            path.add(outline, place.then(matrix))
            x +=
                font.advance(
                    of: code.bytes, characterSpacing: text.characterSpacing, wordSpacing: text.wordSpacing,
                    size: text.size) * text.horizontalScale
        }
        return path.isEmpty ? nil : path
    }

    /// Share of the band that letters of a weight fill, measured on text faces.
    static func weight(of name: String) -> Double {
        let name = name.lowercased()
        if name.contains("black") || name.contains("extrabold") || name.contains("heavy") { return 0.58 }
        if name.contains("bold") { return 0.48 }
        if name.contains("light") || name.contains("thin") { return 0.24 }
        return 0.36
    }
}
