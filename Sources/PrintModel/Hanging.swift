/// How far characters hang out of the measure at its two edges, so that the edge looks straight: a table for each face.
///
/// After R. Schlicht, "The microtype package" (character protrusion); the shares are a matter of the eye, and a layout
/// may state its own.
public struct Hanging: Sendable, Hashable, Codable {
    /// What hangs, as shares (0 to 1) of the character's own width.
    public struct Share: Sendable, Hashable, Codable {
        /// Share that hangs out at the left edge.
        public var left: Double
        /// Share that hangs out at the right edge.
        public var right: Double
        /// Shares of a character's width.
        public init(left: Double = 0, right: Double = 0) {
            self.left = left
            self.right = right
        }
    }
    /// Shares by character (one or more that form one letter), for every family without a table of its own.
    public var common: [String: Share]
    /// Shares by family, in lower case: what a family states here wins over `common`.
    public var families: [String: [String: Share]]

    /// Nothing hangs.
    public static let none = Hanging(common: [:])

    /// A table.
    public init(common: [String: Share], families: [String: [String: Share]] = [:]) {
        self.common = common
        self.families = families
    }

    /// What hangs of a character in a family.
    public func share(of character: String, in family: String) -> Share {
        families[family.lowercased()]?[character] ?? common[character] ?? Share()
    }
}
