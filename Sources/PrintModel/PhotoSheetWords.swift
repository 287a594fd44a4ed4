import Geometry

/// The words of a contact sheet of photographs, in the language of those who read it.
public struct PhotoSheetWords: Sendable {
    /// What stands over every page.
    public var title: String
    /// How many photographs, how many of them nearly equal others, and the print condition's title.
    public var summary: @Sendable (_ photos: Int, _ duplicates: Int, _ condition: String) -> String
    /// A page by its number.
    public var page: @Sendable (_ number: Int, _ of: Int) -> String
    /// Names of the bars: sharpness, exposure, contrast, size, freedom from grain.
    public var bars: [String]
    /// How wide a photograph may stand, millimetres: to look good, and at most.
    public var widths: @Sendable (_ good: Int, _ most: Int) -> String
    /// What speaks for or against a photograph. `other` is the rank of the one that it nearly
    /// equals, and `faces` how many it shows.
    public var reason: @Sendable (_ reason: PhotoReason, _ other: String, _ faces: Int) -> String
    /// Over the list of photographs that cannot be used.
    public var unusable: @Sendable (Int) -> String
    /// A finding, without its place.
    public var finding: @Sendable (Finding) -> String

    /// Words.
    public init(
        title: String, summary: @escaping @Sendable (Int, Int, String) -> String,
        page: @escaping @Sendable (Int, Int) -> String, bars: [String],
        widths: @escaping @Sendable (Int, Int) -> String,
        reason: @escaping @Sendable (PhotoReason, String, Int) -> String, unusable: @escaping @Sendable (Int) -> String,
        finding: @escaping @Sendable (Finding) -> String
    ) {
        (self.title, self.bars) = (title, bars)
        (self.summary, self.page, self.widths, self.reason, self.unusable, self.finding) =
            (summary, page, widths, reason, unusable, finding)
    }
}
