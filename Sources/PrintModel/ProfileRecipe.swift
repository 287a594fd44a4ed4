/// How a profile is derived from measurements of a press, where nobody packages it ready-made: by Argyll's `colprof`.
public struct ProfileRecipe: Sendable, Hashable, Codable {
    /// Name of the profile's file.
    public var profile: String
    /// Absolute path of the measurements, in CGATS format (`.ti3`).
    public var data: String
    /// What the profile calls itself, with the source of its measurements.
    public var description: String
    /// Who made the measurements, and may ask to be named.
    public var credit: String
    /// Most ink in all, percent.
    public var inkLimit: Double
    /// Most black, percent.
    public var blackLimit: Double

    /// A recipe.
    public init(
        profile: String, data: String, description: String, credit: String, inkLimit: Double, blackLimit: Double
    ) {
        self.profile = profile
        self.data = data
        self.description = description
        self.credit = credit
        self.inkLimit = inkLimit
        self.blackLimit = blackLimit
    }
}
