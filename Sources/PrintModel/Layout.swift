import Geometry

/// A layout, as `layouts/<name>.yml` says it: everything about the look of a publication that is not its content.
public struct Layout: Sendable, Hashable, Codable {
    /// Name of the file without its extension.
    public var name: String
    /// Path of the file.
    public var file: String
    /// Page size and margins.
    public var page: PageFormat
    /// Columns of the grid on the text area.
    public var grid: Grid
    /// Distance of the baselines that all body text stands on, points.
    public var leading: Double
    /// Absolute folders or files of the fonts it uses; nothing else is seen.
    public var fonts: [String]
    /// Absolute path of the hyphenation dictionary for each language.
    public var hyphenation: [String: String]
    /// Inks, by name.
    public var inks: [String: Ink]
    /// Type styles, by name.
    public var styles: [String: TextStyle]
    /// Page kinds that come before the stories, in order.
    public var front: [PageKind]
    /// What stands on every page of stories besides the stories.
    public var inside: PageKind
    /// Page kinds that come after the stories, in order.
    public var back: [PageKind]
    /// How stories are built.
    public var story: StoryRules
    /// Shapes a story may take.
    public var patterns: [StoryPattern]

    /// A layout.
    public init(
        name: String, file: String, page: PageFormat, grid: Grid, leading: Double, fonts: [String],
        hyphenation: [String: String], inks: [String: Ink], styles: [String: TextStyle], front: [PageKind],
        inside: PageKind, back: [PageKind], story: StoryRules, patterns: [StoryPattern]
    ) {
        self.name = name
        self.file = file
        self.page = page
        self.grid = grid
        self.leading = leading
        self.fonts = fonts
        self.hyphenation = hyphenation
        self.inks = inks
        self.styles = styles
        self.front = front
        self.inside = inside
        self.back = back
        self.story = story
        self.patterns = patterns
    }
}

/// Page size, bleed and margins, in points.
public struct PageFormat: Sendable, Hashable, Codable {
    /// Trimmed size.
    public var trim: Size
    /// Bleed on every side.
    public var bleed: Double
    /// Margin at the head.
    public var top: Double
    /// Margin at the foot.
    public var bottom: Double
    /// Margin at the spine.
    public var inside: Double
    /// Margin at the fore edge.
    public var outside: Double
    /// The page count must be a multiple of this.
    public var multiple: Int

    /// A page format, in points.
    public init(
        trim: Size, bleed: Double, top: Double, bottom: Double, inside: Double, outside: Double, multiple: Int = 4
    ) {
        self.trim = trim
        self.bleed = bleed
        self.top = top
        self.bottom = bottom
        self.inside = inside
        self.outside = outside
        self.multiple = multiple
    }
}

/// The grid on the text area.
public struct Grid: Sendable, Hashable, Codable {
    /// How many columns.
    public var columns: Int
    /// Space between them, points.
    public var gutter: Double
    /// A grid.
    public init(columns: Int, gutter: Double) {
        self.columns = columns
        self.gutter = gutter
    }
}

/// A kind of page: what stands on it in fixed places.
public struct PageKind: Sendable, Hashable, Codable {
    /// Its name.
    public var name: String
    /// What stands on it, from back to front.
    public var elements: [PageElement]
    /// A page kind.
    public init(name: String, elements: [PageElement]) {
        self.name = name
        self.elements = elements
    }
}

/// Something in a fixed place of a page kind.
public struct PageElement: Sendable, Hashable, Codable {
    /// What it shows.
    public enum Content: Sendable, Hashable, Codable {
        /// A flat area of ink.
        case panel(ink: String)
        /// Text from a template such as `Año {year} · Número {number}`, in a style.
        case text(template: String, style: String)
        /// Vector art by name; `tile` repeats it along the frame's width.
        case art(name: String, inks: [String: String], tile: Bool)
        /// The cover story's first photograph.
        case photo
        /// The cover story's kicker, headline and deck.
        case lead
        /// The stories announced, with their pages.
        case teasers
        /// Every section with its stories and their pages.
        case contents
        /// The masthead.
        case masthead
        /// The presentation.
        case letter
        /// Coming events.
        case agenda
        /// The notices that no page took; up to `count`.
        case notices(count: Int)
    }
    /// On which pages it stands.
    public enum Side: String, Sendable, Hashable, Codable, CaseIterable {
        /// Every page, as given.
        case both
        /// Every page, the frame mirrored on left-hand pages.
        case mirrored
        /// Right-hand (odd) pages only.
        case right
        /// Left-hand (even) pages only.
        case left
    }
    /// How its content stands in the frame's height.
    public enum Anchor: String, Sendable, Hashable, Codable, CaseIterable {
        case top, middle, bottom
    }

    /// What it shows.
    public var content: Content
    /// Its frame from the trim's top-left corner. An edge on the trim bleeds.
    public var frame: Rect
    /// On which pages.
    public var side: Side
    /// How the content stands in the frame.
    public var anchor: Anchor
    /// Columns the content is set in.
    public var columns: Int
    /// Style of each part, by the part's name, where the content has several.
    public var styles: [String: String]
    /// Ink of each part, by the part's name: `rule`, `icon`.
    public var inks: [String: String]
    /// Line in the layout file.
    public var line: Int

    /// An element.
    public init(
        _ content: Content, frame: Rect, side: Side = .both, anchor: Anchor = .top, columns: Int = 1,
        styles: [String: String] = [:], inks: [String: String] = [:], line: Int = 1
    ) {
        self.content = content
        self.frame = frame
        self.side = side
        self.anchor = anchor
        self.columns = columns
        self.styles = styles
        self.inks = inks
        self.line = line
    }
}

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

    /// Rules.
    public init(
        styles: [String: String], inks: [String: String], gap: ClosedRange<Int>, openingRows: Int,
        sectionOnNewPage: Bool, endMark: String?, briefsTitle: String?, noticeRows: ClosedRange<Int>
    ) {
        self.styles = styles
        self.inks = inks
        self.gap = gap
        self.openingRows = openingRows
        self.sectionOnNewPage = sectionOnNewPage
        self.endMark = endMark
        self.briefsTitle = briefsTitle
        self.noticeRows = noticeRows
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
