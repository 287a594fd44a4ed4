/// Chooses where lines end: the one seam behind which line breaking may be replaced.
protocol LineBreaker {
    /// The ways to break `copy`, the best first, each with another number of lines; one at least, unless the copy is empty.
    func breakings(of copy: Copy, in shape: LineShape, variants: Bool) -> [Breaking]
}

/// One way to break a paragraph.
struct Breaking {
    /// Indices into the copy's breaks, one for each line, the last being the copy's end.
    var breaks: [Int]
    /// How much worse than nothing it is.
    var demerits: Double
}
