/// How much of the paper a run of letters covers, without drawing them: the band from the baseline to a little over the
/// x-height, and the share of it that ordinary letters fill. Within a window of millimetres that is near enough.
struct LetterInk {
    /// The band, on the page.
    var box: Box
    /// The share of it that is covered, 0 to 1.
    var share: Double

    /// Height of the band, in ems.
    private static let height = 0.55

    init(_ font: FontInfo, width: Double, _ text: TextState, _ matrix: Matrix) {
        let height = LetterInk.height * text.size
        box = matrix.bounds(0, text.rise, width, text.rise + height)
        // A turned band fills only a part of its upright bounds.
        let whole = max(box.width * box.height, 1e-9)
        let part = min(abs(width * height * (matrix.a * matrix.d - matrix.b * matrix.c)) / whole, 1)
        share = part * font.weight
    }

    var shape: PaintedShape { .letters(box, share: share) }

    /// Share of the band that letters of a weight fill, measured on text faces.
    static func weight(of name: String) -> Double {
        let name = name.lowercased()
        if name.contains("black") || name.contains("extrabold") || name.contains("heavy") { return 0.58 }
        if name.contains("bold") { return 0.48 }
        if name.contains("light") || name.contains("thin") { return 0.24 }
        return 0.36
    }
}
