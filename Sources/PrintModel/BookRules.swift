/// How a layout makes a book: chapters whose text flows over columns and pages, between pages of fixed kinds.
public struct BookRules: Sendable, Hashable, Codable {
    /// How the book is bound, by its page count.
    public var binding: BindingRules
    /// The two pages that open a chapter, left and right.
    public var opener: [PageKind]
    /// The page that opens an annex, or `nil` where annexes begin with their first report.
    public var annexOpener: PageKind?
    /// The two pages of a photograph over a spread.
    public var spread: [PageKind]
    /// Pages that stand between the end of a chapter and the next opener where that must wait for a left-hand page; the
    /// first for which the chapter has something to show is taken.
    public var fillers: [PageKind]
    /// A page with nothing of its own.
    public var blank: PageKind
    /// Fewest rows that must be left on a page for a report to begin there.
    public var leastRows: Int
    /// Whether reports are numbered within their chapters, over their headlines.
    public var isNumbered: Bool
    /// The cover, where the layout has one.
    public var cover: CoverRules?

    /// Rules.
    public init(
        binding: BindingRules, opener: [PageKind], annexOpener: PageKind? = nil, spread: [PageKind] = [],
        fillers: [PageKind] = [], blank: PageKind, leastRows: Int, isNumbered: Bool = false, cover: CoverRules? = nil
    ) {
        self.binding = binding
        self.opener = opener
        self.annexOpener = annexOpener
        self.spread = spread
        self.fillers = fillers
        self.blank = blank
        self.leastRows = leastRows
        self.isNumbered = isNumbered
        self.cover = cover
    }

    /// Every page kind it names.
    public var kinds: [PageKind] {
        opener + [annexOpener].compactMap { $0 } + spread + fillers + [blank] + (cover?.kinds ?? [])
    }
}

/// How a book's pages are held together.
public enum Binding: String, Sendable, Hashable, Codable, CaseIterable {
    /// Folded sheets one in another, stapled through the fold.
    case saddle
    /// A block of leaves glued into its cover at a flat spine.
    case perfect
}

/// Which binding a page count asks for, and the multiple it must come out at.
public struct BindingRules: Sendable, Hashable, Codable {
    /// The binding, or `nil` where the page count decides.
    public var binding: Binding?
    /// Most pages that are stapled.
    public var saddlePages: Int
    /// The page count of a stapled book is a multiple of this.
    public var saddleMultiple: Int
    /// The page count of a glued book is a multiple of this.
    public var perfectMultiple: Int

    /// Rules.
    public init(binding: Binding? = nil, saddlePages: Int = 64, saddleMultiple: Int = 4, perfectMultiple: Int = 8) {
        self.binding = binding
        self.saddlePages = saddlePages
        self.saddleMultiple = saddleMultiple
        self.perfectMultiple = perfectMultiple
    }

    /// The binding of a book of at least so many pages, and how many it comes out at.
    public func choose(_ pages: Int) -> (binding: Binding, pages: Int) {
        func up(_ multiple: Int) -> Int { (pages + multiple - 1) / multiple * multiple }
        let saddle = up(saddleMultiple)
        switch binding {
        case .saddle: return (.saddle, saddle)
        case .perfect: return (.perfect, up(perfectMultiple))
        case nil: return saddle <= saddlePages ? (.saddle, saddle) : (.perfect, up(perfectMultiple))
        }
    }
}

/// The cover of a book, printed apart from it: its four pages, and what the spine shows.
public struct CoverRules: Sendable, Hashable, Codable {
    /// The four pages.
    public var front, back, insideFront, insideBack: PageKind
    /// Ink of the spine.
    public var spineInk: String
    /// What the spine says, read from top to bottom (ISO 6357), with the style it is set in.
    public var spineText: String?
    /// Style of the spine's words.
    public var spineStyle: String
    /// Spines narrower than this, in points, say nothing.
    public var leastSpine: Double

    /// A cover.
    public init(
        front: PageKind, back: PageKind, insideFront: PageKind, insideBack: PageKind, spineInk: String,
        spineText: String? = nil, spineStyle: String = "body", leastSpine: Double = 14.2
    ) {
        self.front = front
        self.back = back
        self.insideFront = insideFront
        self.insideBack = insideBack
        self.spineInk = spineInk
        self.spineText = spineText
        self.spineStyle = spineStyle
        self.leastSpine = leastSpine
    }

    /// The four pages.
    public var kinds: [PageKind] { [front, back, insideFront, insideBack] }
}
