/// A chapter of a book: an axis of government with the reports that belong to it, as the publication file says.
public struct Chapter: Sendable, Hashable, Codable {
    /// Title, as printed.
    public var title: String
    /// The sentence under the title.
    public var deck: String?
    /// What the opener says before the reports speak.
    public var summary: [RichText]
    /// The opener's photograph.
    public var photo: Photo?
    /// A photograph over two pages, somewhere in the middle of the chapter.
    public var spread: Photo?
    /// Key figures of the whole axis.
    public var figures: [KeyFigure]
    /// Words to fill a page with where the next opener must begin on a left-hand page.
    public var quote: PullQuote?
    /// Reports it takes by their names, before all others and in this order.
    public var reports: [String]
    /// Areas whose reports it takes.
    public var areas: [String]
    /// Sections whose reports it takes.
    public var sections: [String]
    /// Whether it stands behind the numbered chapters and opens on a page, not on a spread: an annex.
    public var isAnnex: Bool
    /// Line in the publication file.
    public var line: Int

    /// A chapter.
    public init(
        title: String, deck: String? = nil, summary: [RichText] = [], photo: Photo? = nil, spread: Photo? = nil,
        figures: [KeyFigure] = [], quote: PullQuote? = nil, reports: [String] = [], areas: [String] = [],
        sections: [String] = [], isAnnex: Bool = false, line: Int = 1
    ) {
        self.title = title
        self.deck = deck
        self.summary = summary
        self.photo = photo
        self.spread = spread
        self.figures = figures
        self.quote = quote
        self.reports = reports
        self.areas = areas
        self.sections = sections
        self.isAnnex = isAnnex
        self.line = line
    }

    /// How well a report suits it: 0 by name, 1 by area, 2 by section; `nil` where it does not belong here.
    public func claim(on report: Report) -> Int? {
        if reports.contains(report.slug) { return 0 }
        if areas.contains(report.area) { return 1 }
        return report.section.map(sections.contains) == true ? 2 : nil
    }
}
