import Geometry

/// An image as it is drawn on a page.
public struct PreflightImage: Sendable, Hashable, Codable {
    /// Page, from 1.
    public var page: Int
    /// Where what shows of it lies, points from the trim's top-left corner.
    public var area: Rect?
    /// Width in pixels.
    public var width: Int
    /// Height in pixels.
    public var height: Int
    /// Bits of a sample.
    public var bits: Int
    /// Its colour space.
    public var space: String
    /// Resolution along its worse side as it is drawn, pixels per inch.
    public var resolution: Double

    /// An image.
    public init(page: Int, area: Rect?, width: Int, height: Int, bits: Int, space: String, resolution: Double) {
        (self.page, self.area, self.width, self.height) = (page, area, width, height)
        (self.bits, self.space, self.resolution) = (bits, space, resolution)
    }
}
