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
    /// What hangs out of the measure.
    public var hanging: Hanging
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
    /// In which inks photographs are printed; a publication may say otherwise.
    public var photos: PhotoTreatment
    /// How chapters are composed into a book; `nil` for an issue of modular pages.
    public var book: BookRules?
    /// Whether stories are set in full on pages of their own; where not, pages show only what stands in fixed places.
    public var hasStories = true
    /// Size in pixels of a picture of each page, for networks and screens; `nil` where none is wanted.
    public var images: PixelSize?

    /// A layout.
    public init(
        name: String, file: String, page: PageFormat, grid: Grid, leading: Double, fonts: [String],
        hyphenation: [String: String], inks: [String: Ink], styles: [String: TextStyle], front: [PageKind],
        inside: PageKind, back: [PageKind], story: StoryRules, patterns: [StoryPattern], hanging: Hanging = .none,
        photos: PhotoTreatment = .colour, book: BookRules? = nil
    ) {
        self.name = name
        self.file = file
        self.page = page
        self.grid = grid
        self.leading = leading
        self.fonts = fonts
        self.hyphenation = hyphenation
        self.hanging = hanging
        self.inks = inks
        self.styles = styles
        self.front = front
        self.inside = inside
        self.back = back
        self.story = story
        self.patterns = patterns
        self.photos = photos
        self.book = book
    }

    /// Every page kind it names, in the order of a publication.
    public var kinds: [PageKind] { front + [inside] + back + (book?.kinds ?? []) }
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
    /// How many columns; on a double page, of each of its halves.
    public var columns: Int
    /// Space between them, points.
    public var gutter: Double
    /// White at the fold that parts a double page into two halves, points; `nil` on a single page.
    public var fold: Double?
    /// A grid.
    public init(columns: Int, gutter: Double, fold: Double? = nil) {
        self.columns = columns
        self.gutter = gutter
        self.fold = fold
    }
}
