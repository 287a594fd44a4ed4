import Geometry
import PrintModel

/// Painted pages that make one document: stage 6's result.
public struct PaintedPages: Sendable {
    /// The pages in order, all of one size.
    public var pages: [PageContent]
    /// The trimmed page, points from the sheet's top-left corner.
    public var trim: Rect
    /// The trimmed page with its bleed.
    public var bleed: Rect
    /// The process inks that stand for each spot colour.
    public var spots: [String: CMYK]
    /// What a person can mend, in page order.
    public var findings: [Finding]

    /// Painted pages.
    public init(pages: [PageContent], trim: Rect, bleed: Rect, spots: [String: CMYK], findings: [Finding]) {
        self.pages = pages
        self.trim = trim
        self.bleed = bleed
        self.spots = spots
        self.findings = findings
    }
}
