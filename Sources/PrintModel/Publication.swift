import Geometry

/// What `publications/<name>.yml` says: which issue it is, what goes in, and what the designer decided.
public struct Publication: Sendable, Hashable, Codable {
    /// Name of the file without its extension.
    public var name: String
    /// Path of the file.
    public var file: String
    /// What it is: `gazette`, `booklet`.
    public var kind: String
    /// Name of the layout.
    public var layout: String
    /// Title, as on the nameplate.
    public var title: String
    /// Number of the issue.
    public var number: Int?
    /// Year of publication, as printed: `II`.
    public var year: String?
    /// Date of the issue.
    public var date: CivilDate
    /// What it covers, as printed.
    public var period: String?
    /// Copies.
    public var printRun: Int?
    /// Print condition; the workspace's where `nil`.
    public var condition: String?
    /// The cover.
    public var cover: Cover
    /// Which reports go in.
    public var selection: Selection
    /// Coming events.
    public var agenda: [Event]
    /// Civic notices the composer may use where a page has room.
    public var notices: [Notice]
    /// The presentation.
    public var letter: Letter?
    /// The designer's decisions, by slug.
    public var overrides: [String: StoryOverride]
    /// What the printer's file promises to be.
    public var standard = PrintStandard.x4
    /// Page count asked for, or `nil` for whatever fits in the layout's multiple.
    public var pages: Int?
    /// In which inks photographs are printed; what the layout says where `nil`.
    public var photos: PhotoTreatment?
    /// Inks that take the place of the layout's of the same name, such as the town's colour as a spot ink.
    public var inks: [String: Ink] = [:]
    /// The space in a newspaper that it fills, where it is an insert.
    public var space: PressSpace?
    /// When that space was ordered, where it was.
    public var ordered: OrderDate?
    /// Whether spot inks are printed as their process alternates.
    public var spotsToProcess = false
    /// Which area owes what, and by when.
    public var asks: [Ask] = []
    /// Date of the government report that the publication makes known, where it does.
    public var reportDate: CivilDate?
    /// The chapters of a book; none where the publication goes by sections.
    public var chapters: [Chapter] = []
    /// Words that a book's index lists wherever they stand.
    public var indexTerms: [String] = []
    /// Thickness of a leaf of the paper, points.
    public var caliper = Publication.usualCaliper
    /// How a book is bound, where the publication says so.
    public var binding: Binding?

    /// A tenth of a millimetre: coated paper of about 115 g/m².
    public static let usualCaliper = 0.1 * 72 / 25.4

    /// A publication.
    public init(
        name: String, file: String, kind: String, layout: String, title: String, number: Int? = nil,
        year: String? = nil, date: CivilDate, period: String? = nil, printRun: Int? = nil, condition: String? = nil,
        cover: Cover = Cover(), selection: Selection = Selection(), agenda: [Event] = [], notices: [Notice] = [],
        letter: Letter? = nil, overrides: [String: StoryOverride] = [:], pages: Int? = nil
    ) {
        self.name = name
        self.file = file
        self.kind = kind
        self.layout = layout
        self.title = title
        self.number = number
        self.year = year
        self.date = date
        self.period = period
        self.printRun = printRun
        self.condition = condition
        self.cover = cover
        self.selection = selection
        self.agenda = agenda
        self.notices = notices
        self.letter = letter
        self.overrides = overrides
        self.pages = pages
    }
}

/// What the cover shows.
public struct Cover: Sendable, Hashable, Codable {
    /// Slug of the lead story; the first by priority with a photo where `nil`.
    public var report: String?
    /// Slugs of the stories announced; chosen by priority where empty.
    public var teasers: [String]
    /// A cover.
    public init(report: String? = nil, teasers: [String] = []) {
        self.report = report
        self.teasers = teasers
    }
}

/// Which reports an edition takes.
public struct Selection: Sendable, Hashable, Codable {
    /// First date, or `nil` for no limit.
    public var from: CivilDate?
    /// Last date, or `nil` for no limit.
    public var to: CivilDate?
    /// Section ids in order; all of the workspace's where empty.
    public var sections: [String]
    /// Only these slugs, in this order within their section; everything in the dates where empty.
    public var only: [String]
    /// Slugs to leave out.
    public var except: [String]
    /// A selection.
    public init(
        from: CivilDate? = nil, to: CivilDate? = nil, sections: [String] = [], only: [String] = [],
        except: [String] = []
    ) {
        self.from = from
        self.to = to
        self.sections = sections
        self.only = only
        self.except = except
    }
}

/// A coming event.
public struct Event: Sendable, Hashable, Codable {
    /// Day.
    public var date: CivilDate
    /// Hour, as printed.
    public var time: String?
    /// What.
    public var title: String
    /// Where.
    public var place: String?
    /// An event.
    public init(date: CivilDate, time: String? = nil, title: String, place: String? = nil) {
        self.date = date
        self.time = time
        self.title = title
        self.place = place
    }
}

/// A short civic notice.
public struct Notice: Sendable, Hashable, Codable {
    /// Heading.
    public var title: String
    /// Text.
    public var text: String
    /// Name of its icon among the art, without extension.
    public var icon: String?
    /// A notice.
    public init(title: String, text: String, icon: String? = nil) {
        self.title = title
        self.text = text
        self.icon = icon
    }
}

/// The presentation of an issue.
public struct Letter: Sendable, Hashable, Codable {
    /// Heading.
    public var title: String
    /// Text.
    public var paragraphs: [RichText]
    /// Who signs.
    public var signature: String?
    /// A letter.
    public init(title: String, paragraphs: [RichText], signature: String? = nil) {
        self.title = title
        self.paragraphs = paragraphs
        self.signature = signature
    }
}

/// What the designer decided about one story. Everything left `nil` is the composer's choice.
public struct StoryOverride: Sendable, Hashable, Codable {
    /// Leave it out.
    public var omit: Bool
    /// Place among the stories of its section, from 1.
    public var order: Int?
    /// Page it must stand on (its first page).
    public var page: Int?
    /// Grid columns it spans.
    public var span: Int?
    /// Name of the story pattern.
    public var pattern: String?
    /// Headline style.
    public var headline: String?
    /// Another priority.
    public var priority: Int?
    /// Another section.
    public var section: String?
    /// Decisions about its photographs, by file name.
    public var photos: [String: PhotoOverride]
    /// Line in the publication file.
    public var line: Int

    /// Decisions about a story.
    public init(
        omit: Bool = false, order: Int? = nil, page: Int? = nil, span: Int? = nil, pattern: String? = nil,
        headline: String? = nil, priority: Int? = nil, section: String? = nil, photos: [String: PhotoOverride] = [:],
        line: Int = 1
    ) {
        self.omit = omit
        self.order = order
        self.page = page
        self.span = span
        self.pattern = pattern
        self.headline = headline
        self.priority = priority
        self.section = section
        self.photos = photos
        self.line = line
    }
}

/// What the designer decided about one photograph.
public struct PhotoOverride: Sendable, Hashable, Codable {
    /// Leave it out.
    public var omit: Bool
    /// Another focus point, as fractions.
    public var focus: Point?
    /// The part to show, as fractions of width and height; the frame is cut inside it.
    public var crop: Rect?
    /// Height in baseline rows.
    public var rows: Int?
    /// Decisions about a photograph.
    public init(omit: Bool = false, focus: Point? = nil, crop: Rect? = nil, rows: Int? = nil) {
        self.omit = omit
        self.focus = focus
        self.crop = crop
        self.rows = rows
    }
}
