import Geometry

/// How and on what a job is printed: the profile and the limits that preparing, finishing and checking go by.
public struct PrintCondition: Sendable, Hashable, Codable {
    /// Id, such as `coated-offset`.
    public var name: String
    /// What it is, for people.
    public var title: String
    /// Absolute path of the ICC output profile (class `prtr`, four channels).
    public var profile: String
    /// Name of the characterised condition, such as `FOGRA39`.
    public var identifier: String
    /// Registry of that name, such as `http://www.color.org`.
    public var registry: String
    /// Most ink in all, percent: photographs are separated under it, pages are checked against it.
    public var inkLimit: Double
    /// Resolution photographs are brought down to, pixels per inch.
    public var resolution: Double
    /// Resolution under which a photograph is an error, pixels per inch.
    public var resolutionError: Double
    /// Resolution under which a photograph is a warning, pixels per inch.
    public var resolutionWarning: Double
    /// Smallest text that may be printed in more than one ink, points.
    public var multiInkText: Double
    /// Most ink in all that black text may have, percent.
    public var richBlackText: Double
    /// Thinnest rule, points.
    public var hairline: Double
    /// Lines of the halftone screen per inch; what the press uses, for people and job tickets.
    public var screenRuling: Double
    /// Black text under this size overprints, points.
    public var overprintText: Double
    /// How many spot colours are allowed.
    public var spots: Int
    /// Side of the square over which ink is averaged, points.
    public var inkWindow: Double

    /// A print condition.
    public init(
        name: String, title: String, profile: String, identifier: String, registry: String = "http://www.color.org",
        inkLimit: Double = 300, resolution: Double = 300, resolutionError: Double = 149,
        resolutionWarning: Double = 224, multiInkText: Double = 8, richBlackText: Double = 280,
        hairline: Double = 0.25, screenRuling: Double = 150, overprintText: Double = 12, spots: Int = 0,
        inkWindow: Double = 15 * Length.pointsPerMillimetre
    ) {
        self.name = name
        self.title = title
        self.profile = profile
        self.identifier = identifier
        self.registry = registry
        self.inkLimit = inkLimit
        self.resolution = resolution
        self.resolutionError = resolutionError
        self.resolutionWarning = resolutionWarning
        self.multiInkText = multiInkText
        self.richBlackText = richBlackText
        self.hairline = hairline
        self.screenRuling = screenRuling
        self.overprintText = overprintText
        self.spots = spots
        self.inkWindow = inkWindow
    }
}
