import Geometry

/// What stage 8 has to say of a file.
public struct PreflightReport: Sendable, Hashable, Codable {
    /// What is wrong or worth knowing: the document's findings first, then page by page.
    public var findings: [Finding]
    /// What the file is made of.
    public var summary: PreflightSummary
}

/// What a file is made of, as far as print goes.
public struct PreflightSummary: Sendable, Hashable, Codable {
    /// Version in the header.
    public var version = ""
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
    /// Most ink of an image, averaged over the condition's window, percent.
    public var highestImageInk = 0.0

    /// Nothing known yet.
    public init() {}

    mutating func note(space: String) { spaces[space, default: 0] += 1 }
}
