import Geometry

/// The thresholds a PDF is judged by, in the manner of the Ghent Workgroup's 2015 specifications.
public struct PreflightProfile: Sendable, Hashable, Codable {
    /// Id, such as `newspaper`.
    public var name: String
    /// What it is for, for people.
    public var title: String
    /// The standard a file must keep; `nil` for the one it declares, or PDF/X-4 where it declares none.
    public var standard: PrintStandard?
    /// Name of the characterised condition the file must be made for, such as `FOGRA39`; `nil` where any will do.
    public var identifier: String?
    /// Most ink in all, percent.
    public var inkLimit = 300.0
    /// Side of the square over which ink is averaged, points.
    public var inkWindow = 15 * Length.pointsPerMillimetre
    /// Resolution under which an image is an error, pixels per inch.
    public var resolutionError = 149.0
    /// Resolution under which an image is a warning, pixels per inch.
    public var resolutionWarning = 224.0
    /// Resolution under which a 1-bit image is an error, pixels per inch.
    public var bitmapError = 549.0
    /// Resolution under which a 1-bit image is a warning, pixels per inch.
    public var bitmapWarning = 799.0
    /// Images of so many pixels or less along a side are not judged.
    public var exemptPixels = 16
    /// Smallest text in more than one ink, points.
    public var multiInkText = 8.0
    /// Most ink in all that text may have, percent.
    public var richBlackText = 280.0
    /// Thinnest line, points.
    public var hairline = 0.25
    /// Black text under this size overprints, points.
    public var overprintText = 12.0
    /// Black lines thinner than this overprint, points.
    public var overprintLine = 2.0
    /// How many spot colours are allowed.
    public var spots = 0
    /// Bleed that is asked for, points.
    public var bleed = 3 * Length.pointsPerMillimetre
    /// Whether fonts must be subset.
    public var subsetFonts = false
    /// How much single rules matter here, by the code of their finding, where it is not as the ledger says.
    public var levels: [FindingCode: Level] = [:]

    /// How much a rule matters.
    public enum Level: String, Sendable, Hashable, Codable, CaseIterable {
        case off, note, warning, error

        /// The finding's severity; `nil` where the rule is off.
        public var severity: Finding.Severity? { Finding.Severity(rawValue: rawValue) }
    }

    /// The Ghent Workgroup's values for sheet-fed offset, by a name.
    public init(name: String, title: String = "") {
        self.name = name
        self.title = title
    }

    /// The thresholds of a print condition.
    public init(_ condition: PrintCondition) {
        self.init(name: condition.name, title: condition.title)
        identifier = condition.identifier
        inkLimit = condition.inkLimit
        inkWindow = condition.inkWindow
        resolutionError = condition.resolutionError
        resolutionWarning = condition.resolutionWarning
        multiInkText = condition.multiInkText
        richBlackText = condition.richBlackText
        hairline = condition.hairline
        overprintText = condition.overprintText
        spots = condition.spots
    }

    /// The same profile on a named print condition: its characterisation, and the lower of both ink limits.
    public func on(_ condition: PrintCondition) -> PreflightProfile {
        var profile = self
        profile.identifier = condition.identifier
        profile.inkLimit = min(inkLimit, condition.inkLimit)
        return profile
    }
}
