import Geometry

/// The ways in which a paragraph can decently be broken, each with another number of lines, the best first.
///
/// It holds where lines end and no glyph: `TextSetting.lines(of:_:)` makes the lines when they are wanted.
public struct ParagraphWays: Sendable {
    /// One way to break the paragraph.
    public struct Way: Sendable {
        /// Where each line ends: the typesetter's own numbers, meaningful for the same request only.
        public let breaks: [Int32]
        /// Whether each line ends in a hyphen that the text does not have.
        public let hyphenated: [Bool]
        /// How much worse than the best it is; 0 for the best.
        public let cost: Double

        /// A way to break it.
        public init(breaks: [Int32], hyphenated: [Bool], cost: Double) {
            self.breaks = breaks
            self.hyphenated = hyphenated
            self.cost = cost
        }

        /// Number of lines.
        public var count: Int { breaks.count }
    }
    /// The ways, the best first; none where the text is empty.
    public let ways: [Way]
    /// What went wrong while setting it.
    public let findings: [Finding]

    /// The ways of a paragraph.
    public init(ways: [Way], findings: [Finding] = []) {
        self.ways = ways
        self.findings = findings
    }
}
