import Geometry

/// What a publication asks of an area: one or more reports, so long, with so many photographs, by a date.
public struct Ask: Sendable, Hashable, Codable {
    /// Id of the area that owes it.
    public var area: String
    /// What is asked, in a person's words.
    public var what: String
    /// Slugs of the reports that answer it. They need not be there yet.
    public var reports: [String]
    /// Words that the report's slug, kicker or title has, where nobody knows its slug.
    public var topic: String?
    /// How many words each report may have; `nil` where nobody says.
    public var words: ClosedRange<Int>?
    /// How many photographs each report may have; `nil` where nobody says.
    public var photos: ClosedRange<Int>?
    /// The last day to hand it in.
    public var due: CivilDate?
    /// Line in the publication's file.
    public var line: Int

    /// An ask.
    public init(
        area: String, what: String, reports: [String] = [], topic: String? = nil, words: ClosedRange<Int>? = nil,
        photos: ClosedRange<Int>? = nil, due: CivilDate? = nil, line: Int = 1
    ) {
        self.area = area
        self.what = what
        self.reports = reports
        self.topic = topic
        self.words = words
        self.photos = photos
        self.due = due
        self.line = line
    }
}
