import Geometry

/// What an area sent: one story with its photographs, read from a file of the workspace.
public struct Report: Sendable, Hashable, Codable {
    /// Its name in the workspace, unique; the folder it lies in.
    public var slug: String
    /// Id of the area that wrote it.
    public var area: String
    /// Headline.
    public var title: String
    /// A word or two above the headline.
    public var kicker: String?
    /// The sentence under the headline.
    public var deck: String?
    /// Where it happened.
    public var place: String?
    /// Programmes of government it belongs to, for an index.
    public var programmes: [String] = []
    /// When it happened.
    public var date: CivilDate?
    /// Id of the section it belongs to.
    public var section: String?
    /// 1 leads its section, 3 is ordinary, 5 is a brief.
    public var priority: Int
    /// The text.
    public var body: [Block]
    /// Photographs, the best first.
    public var photos: [Photo]
    /// Sentences worth setting large.
    public var quotes: [PullQuote]
    /// Numbers worth setting large.
    public var figures: [KeyFigure]
    /// Shorter versions of its text, the longest first, for where there is no room for all of it.
    public var versions: [[Block]] = []
    /// BCP 47 language of all its text, where it is not the workspace's.
    public var language: String?
    /// What its area declares of children in its photographs; `nil` where it says nothing.
    public var minors: MinorsDeclaration?
    /// Path of the file it was read from, relative to the workspace.
    public var file: String

    /// A report.
    public init(
        slug: String, area: String, title: String, kicker: String? = nil, deck: String? = nil, place: String? = nil,
        date: CivilDate? = nil, section: String? = nil, priority: Int = 3, body: [Block], photos: [Photo] = [],
        quotes: [PullQuote] = [], figures: [KeyFigure] = [], language: String? = nil, file: String
    ) {
        self.slug = slug
        self.area = area
        self.title = title
        self.kicker = kicker
        self.deck = deck
        self.place = place
        self.date = date
        self.section = section
        self.priority = priority
        self.body = body
        self.photos = photos
        self.quotes = quotes
        self.figures = figures
        self.language = language
        self.file = file
    }

    /// A part of the report that is plain text, such as its title, in the report's language.
    public func text(_ part: String) -> RichText { RichText(part).inLanguage(language) }
}

/// One block of a report's text, with the line of the file it begins on.
public struct Block: Sendable, Hashable, Codable {
    /// What a block is.
    public enum Content: Sendable, Hashable, Codable {
        /// Running text.
        case paragraph(RichText)
        /// A heading inside the text; level 1 to 6, though a story seldom needs more than 2 and 3.
        case heading(level: Int, RichText)
        /// A list; `start` is the first number, or `nil` for bullets. An item is one or more paragraphs.
        case list(start: Int?, items: [[RichText]])
        /// A table.
        case table(Table)
        /// Numbers drawn.
        case chart(Chart)
        /// A quotation set off from the text.
        case quotation([RichText])
        /// Where one of the report's photographs stands in the text, by its name.
        case photo(String)
    }

    /// What it is.
    public var content: Content
    /// Line in the report's file, from 1.
    public var line: Int

    /// The block with its text in a language, but for the runs that have one of their own.
    public func inLanguage(_ language: String) -> Block { mapTexts { $0.inLanguage(language) } }

    /// The block with each of its texts changed. What a chart says is not text.
    public func mapTexts(_ change: (RichText) -> RichText) -> Block {
        var block = self
        switch content {
        case .paragraph(let text): block.content = .paragraph(change(text))
        case .heading(let level, let text): block.content = .heading(level: level, change(text))
        case .list(let start, let items): block.content = .list(start: start, items: items.map { $0.map(change) })
        case .quotation(let texts): block.content = .quotation(texts.map(change))
        case .table(var table):
            table.header = table.header.map(change)
            table.rows = table.rows.map { $0.map(change) }
            table.caption = table.caption.map(change)
            table.notes = table.notes.map(change)
            block.content = .table(table)
        case .chart, .photo: break
        }
        return block
    }

    /// Its texts, in the order of reading.
    public var texts: [RichText] {
        switch content {
        case .paragraph(let text), .heading(_, let text): [text]
        case .list(_, let items): items.flatMap { $0 }
        case .quotation(let texts): texts
        case .table(let table): table.texts
        case .chart, .photo: []
        }
    }

    /// A block that begins on `line`.
    public init(_ content: Content, line: Int) {
        self.content = content
        self.line = line
    }
}

extension [Block] {
    /// Words of the text, tables and charts aside.
    public var words: Int {
        reduce(0) { sum, block in
            let texts: [RichText]
            switch block.content {
            case .paragraph(let text), .heading(_, let text): texts = [text]
            case .list(_, let items): texts = items.flatMap { $0 }
            case .quotation(let paragraphs): texts = paragraphs
            case .table, .chart, .photo: texts = []
            }
            return sum
                + texts.reduce(0) { words, text in
                    words
                        + text.plain.split(whereSeparator: \.isWhitespace).count {
                            $0.contains { $0.isLetter || $0.isNumber }
                        }
                }
        }
    }
}

/// A sentence of the report, set large.
public struct PullQuote: Sendable, Hashable, Codable {
    /// The words, without quotation marks.
    public var text: String
    /// Who said it.
    public var who: String?
    /// A quotation.
    public init(text: String, who: String? = nil) {
        self.text = text
        self.who = who
    }
}

/// A number of the report, set large.
public struct KeyFigure: Sendable, Hashable, Codable {
    /// The number with its unit, as printed: `3.4 km`.
    public var value: String
    /// What it counts.
    public var label: String
    /// A figure.
    public init(value: String, label: String) {
        self.value = value
        self.label = label
    }
}

/// A photograph as a report names it.
public struct Photo: Sendable, Hashable, Codable {
    /// Name as the report writes it.
    public var name: String
    /// Where it lies: an absolute path inside the workspace or its photo folders; `nil` where it was not found.
    public var path: String?
    /// Width and height in pixels as the eye sees them (orientation applied); zero until known.
    public var pixels: PixelSize
    /// What it shows, printed under it.
    public var caption: String?
    /// Who took it.
    public var credit: String?
    /// What it shows, for those who cannot see it.
    public var alternative: String?
    /// The point that must stay in the crop, as fractions of width and height from the top left; `nil` lets the program choose.
    public var focus: Point?
    /// Faces it shows, as fractions of width and height from the top left; `nil` where they were not looked for.
    public var faces: [Rect]?
    /// The day it was taken.
    public var taken: CivilDate?
    /// Line in the report's file.
    public var line: Int

    /// A photograph.
    public init(
        name: String, path: String? = nil, pixels: PixelSize = PixelSize(width: 0, height: 0), caption: String? = nil,
        credit: String? = nil, alternative: String? = nil, focus: Point? = nil, line: Int = 1
    ) {
        self.name = name
        self.path = path
        self.pixels = pixels
        self.caption = caption
        self.credit = credit
        self.alternative = alternative
        self.focus = focus
        self.line = line
    }
}

/// A size in pixels.
public struct PixelSize: Sendable, Hashable, Codable {
    /// Width.
    public var width: Int
    /// Height.
    public var height: Int
    /// A size.
    public init(width: Int, height: Int) {
        self.width = width
        self.height = height
    }
}
