import Geometry

/// Something that stands on a page. Positions are in points from the trim's top-left corner; items beyond the trim bleed.
public enum PageItem: Sendable, Hashable, Codable {
    /// A line of text whose baseline starts at a point.
    case text(SetLine, at: Point)
    /// A line of text read from top to bottom, as on a spine: its baseline starts at a point and runs down.
    case downward(SetLine, at: Point)
    /// A filled rectangle.
    case fill(Rect, ink: String)
    /// A straight rule of so many points' thickness between two points.
    case rule(from: Point, to: Point, thickness: Double, ink: String)
    /// A photograph in its frame.
    case photo(PhotoPlacement)
    /// Vector art, scaled to fit the rectangle and centred in it. Its placeholders `{ink}` name inks of the layout;
    /// `inks` replaces some by others.
    case art(path: String, Rect, inks: [String: String])
    /// A shape of lines and curves.
    case path(PagePath, PathPaint)
    /// What follows, to the `end` that belongs to it, is an element of the structure. What stands in none is furniture.
    case begin(PageTag)
    /// The end of the element begun last.
    case end
}

/// A photograph on a page.
public struct PhotoPlacement: Sendable, Hashable, Codable {
    /// Absolute path of the original.
    public var path: String
    /// Where it stands.
    public var frame: Rect
    /// The point that must stay in the crop, as fractions from the top left.
    public var focus: Point?
    /// The part to show, as fractions; the frame's proportions are cut inside it.
    public var crop: Rect?
    /// Alternative text.
    public var alternative: String?
    /// The report's slug.
    public var report: String?
    /// The report's file and line, for findings.
    public var place: Finding.Place

    /// A photograph on a page.
    public init(
        path: String, frame: Rect, focus: Point? = nil, crop: Rect? = nil, alternative: String? = nil,
        report: String? = nil, place: Finding.Place = Finding.Place()
    ) {
        self.path = path
        self.frame = frame
        self.focus = focus
        self.crop = crop
        self.alternative = alternative
        self.report = report
        self.place = place
    }
}

/// One page, ready to paint.
public struct LaidOutPage: Sendable, Hashable, Codable {
    /// From 1.
    public var number: Int
    /// Name of the layout's page kind.
    public var kind: String
    /// What stands on it, from back to front.
    public var items: [PageItem]

    /// A page.
    public init(number: Int, kind: String, items: [PageItem] = []) {
        self.number = number
        self.kind = kind
        self.items = items
    }
}

/// All pages of an edition: stage 4's result.
public struct LaidOutEdition: Sendable, Hashable, Codable {
    /// Trimmed size, points.
    public var trim: Size
    /// Bleed on every side, points.
    public var bleed: Double
    /// The layout's inks.
    public var inks: [Ink]
    /// The pages in order.
    public var pages: [LaidOutPage]
    /// What was counted.
    public var figures: LayoutFigures
    /// What was found.
    public var findings: [Finding]
    /// What is printed apart from the pages: a book's cover.
    public var covers: [LaidOutEdition] = []

    /// Pages.
    public init(
        trim: Size, bleed: Double, inks: [Ink], pages: [LaidOutPage], figures: LayoutFigures = LayoutFigures(),
        findings: [Finding] = []
    ) {
        self.trim = trim
        self.bleed = bleed
        self.inks = inks
        self.pages = pages
        self.figures = figures
        self.findings = findings
    }
}

/// What `--json` reports of a layout.
public struct LayoutFigures: Sendable, Hashable, Codable {
    /// Pages.
    public var pages = 0
    /// Stories.
    public var stories = 0
    /// Text columns set.
    public var columns = 0
    /// Lines of body text.
    public var lines = 0
    /// Lines that found no room.
    public var overset = 0
    /// Last lines of a paragraph alone at a column's head.
    public var widows = 0
    /// First lines of a paragraph alone at a column's foot.
    public var orphans = 0
    /// Body lines off the baseline grid.
    public var offGrid = 0
    /// Share of the text area that holds something, 0 to 1.
    public var fill = 0.0
    /// Nothing counted yet.
    public init() {}
}

/// What a PDF says of itself.
public struct DocumentMetadata: Sendable, Hashable, Codable {
    /// Title.
    public var title: String
    /// Who issues it.
    public var author: String
    /// Language, BCP 47.
    public var language: String
    /// Date of the issue: the clock of the whole run.
    public var date: CivilDate
    /// What wrote it: `Imprenta`.
    public var creator: String
    /// Metadata.
    public init(title: String, author: String, language: String, date: CivilDate, creator: String = "Imprenta") {
        self.title = title
        self.author = author
        self.language = language
        self.date = date
        self.creator = creator
    }
}
