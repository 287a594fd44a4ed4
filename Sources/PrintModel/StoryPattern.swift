import Geometry

/// How stories are built from their parts. Styles are names of the layout; rows are baseline rows.
public struct StoryRules: Sendable, Hashable, Codable {
    /// Style of each part. Parts: `body`, `subhead`, `kicker`, `deck`, `byline`, `caption`, `credit`, `quote`,
    /// `quote-who`, `figure-value`, `figure-label`, `table-head`, `table-cell`, `list`, `brief-title`, `brief-body`,
    /// `section-title`, `section-deck`, `notice-title`, `notice-text`, `drop-cap`.
    public var styles: [String: String]
    /// Ink of each part: `rule`, `section-rule`, `notice-panel`, `figure-rule`, `icon`.
    public var inks: [String: String]
    /// Fewest and most empty rows between stories one above the other.
    public var gap: ClosedRange<Int>
    /// Rows a section's opening takes.
    public var openingRows: Int
    /// Whether every section begins a page.
    public var sectionOnNewPage: Bool
    /// Name of the art that ends a story, or `nil`.
    public var endMark: String?
    /// Title of the block that gathers the briefs; where `nil`, each brief stands on its own.
    public var briefsTitle: String?
    /// Rows a notice may take.
    public var noticeRows: ClosedRange<Int>
    /// Most empty rows that a head may have under it to fill a page, beyond the usual.
    public var air: Int
    /// Notices of the layout's own, for what a space in a newspaper has left over; their texts may have placeholders.
    public var fillers: [Notice]

    /// Rules.
    public init(
        styles: [String: String], inks: [String: String], gap: ClosedRange<Int>, openingRows: Int,
        sectionOnNewPage: Bool, endMark: String?, briefsTitle: String?, noticeRows: ClosedRange<Int>,
        air: Int = 1, fillers: [Notice] = []
    ) {
        self.styles = styles
        self.inks = inks
        self.gap = gap
        self.openingRows = openingRows
        self.sectionOnNewPage = sectionOnNewPage
        self.endMark = endMark
        self.briefsTitle = briefsTitle
        self.noticeRows = noticeRows
        self.air = air
        self.fillers = fillers
    }
}

/// A shape a story may take.
public struct StoryPattern: Sendable, Hashable, Codable {
    /// Where a pattern sets a photograph.
    public struct PhotoSlot: Sendable, Hashable, Codable {
        /// At the head or the foot of the text columns it covers.
        public enum Place: String, Sendable, Hashable, Codable, CaseIterable {
            case top, bottom
            /// Over the headline, across the whole story.
            case above
        }
        /// Where.
        public var place: Place
        /// First and last text column it covers, from 1.
        public var columns: ClosedRange<Int>
        /// Fewest and most rows of its height, caption aside.
        public var rows: ClosedRange<Int>
        /// A slot.
        public init(place: Place, columns: ClosedRange<Int>, rows: ClosedRange<Int>) {
            self.place = place
            self.columns = columns
            self.rows = rows
        }
    }
    /// How a pattern shows the key figures.
    public enum Figures: String, Sendable, Hashable, Codable, CaseIterable {
        /// Not at all.
        case none
        /// Side by side across the story, under the headline.
        case strip
        /// One above the other at the foot of the last column.
        case column
    }

    /// Its name.
    public var name: String
    /// Grid columns it spans.
    public var span: Int
    /// Text columns it is set in.
    public var columns: Int
    /// Style of its headline.
    public var headline: String
    /// Most lines of the headline.
    public var headlineLines: Int
    /// Text columns the headline covers; those beyond run up beside it.
    public var headlineColumns: Int
    /// Whether the deck is set.
    public var deck: Bool
    /// Its photographs; a story needs at least as many.
    public var photos: [PhotoSlot]
    /// Text column in which a quotation stands, or `nil`.
    public var quote: Int?
    /// How key figures are shown.
    public var figures: Figures
    /// Lines the drop cap is high, or 0.
    public var dropCap: Int
    /// Ink of the panel under the whole story, or `nil`.
    public var panel: String?
    /// Priorities it suits.
    public var priority: ClosedRange<Int>
    /// How much the composer minds using it: 0 for the patterns it should prefer.
    public var cost: Double
    /// Line in the layout file.
    public var line: Int
    /// What of it may run over the fold, where it spans both halves of a double page; `nil` for all other shapes.
    public var overFold: [FoldPart]?

    /// Part of a story that a layout may let run over the fold. Text never does.
    public enum FoldPart: String, Sendable, Hashable, Codable, CaseIterable {
        case headline, photo
    }

    /// A pattern.
    public init(
        name: String, span: Int, columns: Int, headline: String, headlineLines: Int = 3,
        headlineColumns: Int? = nil, deck: Bool = true, photos: [PhotoSlot] = [], quote: Int? = nil,
        figures: Figures = .none, dropCap: Int = 0, panel: String? = nil, priority: ClosedRange<Int> = 1...5,
        cost: Double = 0, line: Int = 1
    ) {
        self.name = name
        self.span = span
        self.columns = columns
        self.headline = headline
        self.headlineLines = headlineLines
        self.headlineColumns = headlineColumns ?? columns
        self.deck = deck
        self.photos = photos
        self.quote = quote
        self.figures = figures
        self.dropCap = dropCap
        self.panel = panel
        self.priority = priority
        self.cost = cost
        self.line = line
    }
}
