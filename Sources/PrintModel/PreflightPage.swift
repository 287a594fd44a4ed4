import Geometry

/// A page that was judged: where its boxes lie in the file's own coordinates, and its ink.
public struct PreflightPage: Sendable, Hashable, Codable {
    /// A box in points, y upwards, as the file writes it.
    public struct Frame: Sendable, Hashable, Codable {
        /// Left edge.
        public var left: Double
        /// Lower edge.
        public var bottom: Double
        /// Right edge.
        public var right: Double
        /// Upper edge.
        public var top: Double

        /// A box by its edges.
        public init(left: Double, bottom: Double, right: Double, top: Double) {
            (self.left, self.bottom, self.right, self.top) = (left, bottom, right, top)
        }

        /// Its width, points.
        public var width: Double { right - left }
        /// Its height, points.
        public var height: Double { top - bottom }
    }
    /// The sheet.
    public var media: Frame
    /// What is left of it when it is cut.
    public var trim: Frame
    /// How far things reach beyond the trim.
    public var bleed: Frame
    /// Degrees it is turned clockwise to be looked at: 0, 90, 180 or 270.
    public var rotation: Int
    /// Most ink of any window, percent.
    public var areaInk: Double
    /// That window, points from the trim's top-left corner; `nil` where there is no ink.
    public var areaInkPlace: Rect?

    /// A page.
    public init(media: Frame, trim: Frame, bleed: Frame, rotation: Int, areaInk: Double, areaInkPlace: Rect? = nil) {
        (self.media, self.trim, self.bleed) = (media, trim, bleed)
        (self.rotation, self.areaInk, self.areaInkPlace) = (rotation, areaInk, areaInkPlace)
    }
}
