import Geometry

/// A kind of page: what stands on it in fixed places.
public struct PageKind: Sendable, Hashable, Codable {
    /// Its name.
    public var name: String
    /// What stands on it, from back to front.
    public var elements: [PageElement]
    /// For what it comes again and again; once where `nil`.
    public var each: Each?
    /// What a page may come again for.
    public enum Each: String, Sendable, Hashable, Codable, CaseIterable {
        /// A page for every story, which is its cover story.
        case story
    }
    /// A page kind.
    public init(name: String, elements: [PageElement], each: Each? = nil) {
        self.name = name
        self.elements = elements
        self.each = each
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
        /// The cover story's first photograph, or the chapter's.
        case photo
        /// One half of the photograph that runs over the two pages of a spread.
        case spread(half: Half)
        /// The chapter's summary.
        case summary
        /// The chapter's key figures.
        case figures
        /// The chapter's reports, with their pages.
        case articles
        /// The chapter's quotation, or the first that one of its reports offers.
        case quotation
        /// The caption and credit of the chapter's photograph, or of its spread.
        case caption(of: PictureOfChapter)
        /// Places, programmes and terms with their pages, over as many pages as they need.
        case index
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
        /// Coming events by day, with their hours.
        case week
        /// The annual programme: goals with their money and how far each has come, by quarter.
        case programme
        /// The notices that no page took; up to `count`.
        case notices(count: Int)
    }
    /// The page of a spread.
    public enum Half: String, Sendable, Hashable, Codable, CaseIterable { case left, right }
    /// A photograph of a chapter.
    public enum PictureOfChapter: String, Sendable, Hashable, Codable, CaseIterable { case photo, spread }
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
    /// Whether a text that is too tall for the frame is set smaller until it fits.
    public var fits = false
    /// Style of each part, by the part's name, where the content has several.
    public var styles: [String: String]
    /// Ink of each part, by the part's name: `rule`, `icon`.
    public var inks: [String: String]
    /// Line in the layout file; 0 where it is taken over from another layout.
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
