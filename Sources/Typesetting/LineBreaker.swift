/// Chooses where lines end: the one seam behind which line breaking may be replaced.
protocol LineBreaker {
    /// The ways to break `copy`, the best first, each with another number of lines; one at least, unless the copy is empty.
    func breakings(of copy: Copy, in shape: LineShape, variants: Bool) -> [Breaking]
}

/// The widths of a paragraph's lines and how far its spaces and letters give.
struct LineShape {
    /// Width of the measure, points.
    var measure: Double
    /// Left indents of the first lines; later lines take the last.
    var indents: [Double]
    /// Most tracking a justified line may take or give, points for each glyph.
    var tracking: Double

    /// Share of a space that a line may add before it counts as stretched to its limit.
    static let stretch = 0.5
    /// Share of a space that a line may take away.
    static let shrink = 0.3

    /// How many times its ease a line's tracking may grow where its spaces are stretched that much: 1.6 % of the size,
    /// which a reader does not see in a line, before the spaces take the rest.
    static let mostTracking = 2.0

    /// Width of a line, by its number from 0.
    func width(ofLine line: Int) -> Double { measure - indent(ofLine: line) }

    /// Left indent of a line, by its number from 0.
    func indent(ofLine line: Int) -> Double {
        indents.isEmpty ? 0 : indents[min(line, indents.count - 1)]
    }

    /// Stretch (over 0) or shrink (under 0) of a line as a multiple of what it gives at ease; `nil` where nothing gives.
    func ratio(natural: Double, spaces: Double, glyphs: Int, line: Int) -> Double? {
        let missing = width(ofLine: line) - natural
        let share = missing >= 0 ? LineShape.stretch : LineShape.shrink
        let give = spaces * share + Double(glyphs) * tracking
        if abs(missing) < 0.001 { return 0 }
        return give > 0 ? missing / give : nil
    }
}

/// One way to break a paragraph.
struct Breaking {
    /// Indices into the copy's breaks, one for each line, the last being the copy's end.
    var breaks: [Int]
    /// How much worse than nothing it is.
    var demerits: Double
}
