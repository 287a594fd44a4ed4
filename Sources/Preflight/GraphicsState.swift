import PDFSyntax

/// A colour to paint with.
struct Paint {
    var space = ColourSpace.gray
    var values: [Double] = [0]
    /// The pattern, where the space is one.
    var pattern: PDFObject?

    /// Its inks, or `nil` where they cannot be told.
    var inks: InkMix? {
        if case .pattern = space { return nil }
        return space.inks(values)
    }
}

/// What `q` keeps and `Q` brings back (ISO 32000-1, 8.4).
struct GraphicsState {
    var matrix: Matrix
    var clip: Box
    var fill = Paint()
    var stroke = Paint()
    var lineWidth = 1.0
    var fillOverprints = false
    var strokeOverprints = false
    var overprintMode = 0
    var fillAlpha = 1.0
    var strokeAlpha = 1.0
    var text = TextState()

    init(matrix: Matrix, clip: Box) {
        self.matrix = matrix
        self.clip = clip
    }
}

/// The text parameters (ISO 32000-1, 9.3).
struct TextState {
    var font: FontInfo?
    var size = 0.0
    var characterSpacing = 0.0
    var wordSpacing = 0.0
    var horizontalScale = 1.0
    var leading = 0.0
    var rise = 0.0
    /// Rendering mode, 0 to 7.
    var mode = 0
}
