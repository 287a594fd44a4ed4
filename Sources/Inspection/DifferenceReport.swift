import Geometry

/// What changed between two proofs.
public struct DifferenceReport: Sendable, Hashable, Codable {
    /// What became of a page.
    public enum Change: String, Sendable, Hashable, Codable {
        /// It looks the same.
        case same
        /// It looks another way.
        case changed
        /// Only the second proof has it.
        case added
        /// Only the first has it.
        case removed
    }
    /// A part of a page that looks another way.
    public struct Region: Sendable, Hashable, Codable {
        /// Where, millimetres from the trim's top-left corner.
        public var frame: Rect
        /// Words that only the first proof has there, in reading order.
        public var removed: String
        /// Words that only the second has.
        public var added: String
    }
    /// One page.
    public struct Page: Sendable, Hashable, Codable {
        /// From 1.
        public var page: Int
        /// What became of it.
        public var change: Change
        /// Share of its pixels that changed, percent.
        public var share: Double
        /// Where, from the top.
        public var regions: [Region]
        /// Name of the picture's file; `nil` where nothing changed.
        public var file: String?
    }
    /// Every page of the longer proof.
    public var pages: [Page]
    /// Whether the words were compared as well as the looks.
    public var comparedText: Bool
    /// Whether nothing changed.
    public var isSame: Bool { pages.allSatisfy { $0.change == .same } }
}
