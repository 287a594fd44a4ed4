import Geometry

/// What a judged file is made of, as far as print goes.
public struct PreflightSummary: Sendable, Hashable, Codable {
    /// Version in the header.
    public var version = ""
    /// What the file declares itself to be, such as `PDF/X-4`; `nil` where it declares nothing.
    public var declared: String?
    /// The standard it was judged by.
    public var standard: PrintStandard = .x4
    /// Pages.
    public var pages = 0
    /// Trimmed size of the first page, points.
    public var trim = Size(width: 0, height: 0)
    /// Fonts that text is shown in, and whether each is embedded.
    public var fonts: [String: Bool] = [:]
    /// Names of the spot colours that are painted with, sorted.
    public var spots: [String] = []
    /// Colour spaces that are painted with, and how often.
    public var spaces: [String: Int] = [:]
    /// Images drawn.
    public var images = 0
    /// Lowest resolution of an image that is not line art, pixels per inch.
    public var lowestResolution: Double?
    /// Most ink that a colour declares, percent.
    public var highestInk = 0.0
    /// Most ink of any window of the profile's size, all that lies there composed, percent.
    public var highestAreaInk = 0.0
    /// Page of that window, from 1; 0 where no ink was measured.
    public var highestAreaInkPage = 0
    /// Each page that was judged, in their order.
    public var pageFacts: [PreflightPage] = []
    /// That window, points from the trim's top-left corner.
    public var highestAreaInkPlace: Rect?

    /// Nothing known yet.
    public init() {}

    /// Notes a use of a colour space.
    public mutating func note(space: String) { spaces[space, default: 0] += 1 }

    /// Takes in what another part of the file is made of.
    public mutating func merge(_ other: PreflightSummary) {
        fonts.merge(other.fonts) { $0 && $1 }
        spots = Set(spots).union(other.spots).sorted()
        spaces.merge(other.spaces, uniquingKeysWith: +)
        images += other.images
        lowestResolution = [lowestResolution, other.lowestResolution].compactMap { $0 }.min()
        highestInk = max(highestInk, other.highestInk)
        guard other.highestAreaInk > highestAreaInk else { return }
        highestAreaInk = other.highestAreaInk
        highestAreaInkPage = other.highestAreaInkPage
        highestAreaInkPlace = other.highestAreaInkPlace
    }
}
