import Geometry

/// The ways in which a paragraph can decently be broken, each with another number of lines, the best first.
///
/// It holds where lines end and no glyph: `TextSetting.lines(of:_:)` makes the lines when they are wanted.
public struct ParagraphWays: Sendable {
    /// Where a line ends: a word or space of the typesetter's own cut of the text, and characters into it. Meaningful for
    /// the same request only.
    public struct End: Sendable, Hashable {
        private let shortToken: Int32
        private let shortCharacter: Int32

        /// The word or space, from 0.
        public var token: Int { Int(shortToken) }
        /// Characters of the word that stand before the line's end; 0 where it ends before the token.
        public var character: Int { Int(shortCharacter) }

        /// A place in a text of fewer than 2³¹ words.
        public init(token: Int, character: Int = 0) {
            shortToken = Int32(truncatingIfNeeded: token)
            shortCharacter = Int32(truncatingIfNeeded: character)
        }
    }
    /// One way to break the paragraph.
    public struct Way: Sendable {
        /// Where each line ends.
        public let ends: [End]
        /// Whether each line ends in a hyphen that the text does not have.
        public let hyphenated: [Bool]
        /// How much worse than the best it is; 0 for the best.
        public let cost: Double

        /// A way to break it.
        public init(ends: [End], hyphenated: [Bool], cost: Double) {
            self.ends = ends
            self.hyphenated = hyphenated
            self.cost = cost
        }

        /// Number of lines.
        public var count: Int { ends.count }
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
