import Geometry

/// A face of a font file, named so that any stage finds the very same outlines.
public struct FontFace: Sendable, Hashable, Codable {
    /// Absolute path of the font file.
    public var path: String
    /// Index of the face in the file.
    public var index: Int
    /// A face.
    public init(path: String, index: Int = 0) {
        self.path = path
        self.index = index
    }
}

/// One glyph of a run.
public struct Glyph: Sendable, Hashable, Codable {
    /// Index in the font.
    public var id: UInt32
    /// Where its origin stands, points from the start of the line.
    public var x: Double
    /// How far above the baseline, points (negative below).
    public var rise: Double
    /// A glyph.
    public init(id: UInt32, x: Double, rise: Double = 0) {
        self.id = id
        self.x = x
        self.rise = rise
    }
}

/// Which characters which glyphs show: counts that run through a run's text (in UTF-8 bytes) and glyphs together.
public struct Cluster: Sendable, Hashable, Codable {
    /// Bytes of UTF-8.
    public var bytes: Int
    /// Glyphs.
    public var glyphs: Int
    /// A cluster.
    public init(bytes: Int, glyphs: Int) {
        self.bytes = bytes
        self.glyphs = glyphs
    }
}

/// Shaped text in one face, size and ink.
public struct GlyphRun: Sendable, Hashable, Codable {
    /// The face.
    public var face: FontFace
    /// Size in points.
    public var size: Double
    /// Width of the glyphs as a multiple of their natural one: 1 but for the small variation that justifying asks for.
    public var stretch: Double
    /// Name of the ink.
    public var ink: String
    /// The characters shown.
    public var text: String
    /// Language of the characters, where it is not the paragraph's.
    public var language: String?
    /// The glyphs, left to right.
    public var glyphs: [Glyph]
    /// How text and glyphs belong together; the sums equal the text's bytes and the glyphs.
    public var clusters: [Cluster]
    /// Left end, points from the start of the line.
    public var x: Double
    /// Advance width in points.
    public var width: Double

    /// A run.
    public init(
        face: FontFace, size: Double, stretch: Double = 1, ink: String, text: String, language: String? = nil,
        glyphs: [Glyph], clusters: [Cluster], x: Double, width: Double
    ) {
        self.face = face
        self.size = size
        self.stretch = stretch
        self.ink = ink
        self.text = text
        self.language = language
        self.glyphs = glyphs
        self.clusters = clusters
        self.x = x
        self.width = width
    }
}

/// A set line of text. Positions are in points from its left end, on its baseline.
public struct SetLine: Sendable, Hashable, Codable {
    /// The runs, left to right.
    public var runs: [GlyphRun]
    /// Width from the measure's left edge to the end of the last glyph, points.
    public var width: Double
    /// Whether it ends in a hyphen that the text does not have.
    public var hyphenated: Bool
    /// Whether its last word goes on in the next line, with a hyphen or without.
    public var dividesWord: Bool
    /// Whether it is the paragraph's last.
    public var endsParagraph: Bool
    /// How much its spaces were stretched (over 0) or shrunk (under 0), as a share of their natural width.
    public var looseness: Double
    /// How far it sticks out of its measure, points.
    public var overhang: Double

    /// A line.
    public init(
        runs: [GlyphRun], width: Double, hyphenated: Bool = false, dividesWord: Bool = false,
        endsParagraph: Bool = false,
        looseness: Double = 0, overhang: Double = 0
    ) {
        self.runs = runs
        self.width = width
        self.hyphenated = hyphenated
        self.dividesWord = dividesWord
        self.endsParagraph = endsParagraph
        self.looseness = looseness
        self.overhang = overhang
    }

    /// Whether its spaces are so wide that a reader sees holes: over 2.6 times their natural width.
    public var isLoose: Bool { looseness > 1.6 }

    /// Whether it visibly sticks out of its measure.
    public var isOverfull: Bool { overhang > 0.5 }

    /// The characters of the line.
    public var text: String { runs.map(\.text).joined() }
}

/// A paragraph broken into lines, in every length in which it can decently be set.
public struct SetParagraph: Sendable, Hashable, Codable {
    /// One way to break the paragraph.
    public struct Variant: Sendable, Hashable, Codable {
        /// The lines.
        public var lines: [SetLine]
        /// How much worse than the best it is: 0 for the best, growing with demerits.
        public var cost: Double
        /// A way to break it.
        public init(lines: [SetLine], cost: Double) {
            self.lines = lines
            self.cost = cost
        }
    }
    /// The ways, the best first; never empty, each with a different number of lines.
    public var variants: [Variant]
    /// What went wrong while setting it.
    public var findings: [Finding]

    /// A paragraph.
    public init(variants: [Variant], findings: [Finding] = []) {
        self.variants = variants
        self.findings = findings
    }

    /// The best way.
    public var lines: [SetLine] { variants.first?.lines ?? [] }
}

/// A request to break one paragraph.
public struct TextRequest: Sendable, Hashable {
    /// The text.
    public var text: RichText
    /// How it looks.
    public var style: TextStyle
    /// Width of a line, points.
    public var measure: Double
    /// Left indents of the first lines, points; later lines take the last. A hanging indent is `[0, 12]`, a three-line
    /// drop cap `[30, 30, 30, 0]`. Empty means none.
    public var indents: [Double]
    /// Whether shorter and longer variants are wanted too.
    public var variants: Bool
    /// Language of the text.
    public var language: String
    /// Where the text came from, for findings.
    public var place: Finding.Place

    /// A request.
    public init(
        _ text: RichText, style: TextStyle, measure: Double, indents: [Double] = [], variants: Bool = false,
        language: String = "es", place: Finding.Place = Finding.Place()
    ) {
        self.text = text
        self.style = style
        self.measure = measure
        self.indents = indents
        self.variants = variants
        self.language = language
        self.place = place
    }
}

/// Stage 3 as the layout sees it: text and a measure in, lines of glyphs out.
public protocol TextSetting: AnyObject {
    /// Breaks a paragraph.
    func set(_ request: TextRequest) -> SetParagraph
    /// The ways to break a paragraph, without their lines: little to keep, however long the text.
    func ways(of request: TextRequest) -> ParagraphWays
    /// The lines of one of the ways of a paragraph, found by this typesetter or another with the same fonts.
    func lines(of request: TextRequest, _ way: ParagraphWays.Way) -> [SetLine]
    /// Height above the baseline of the capitals of a style, points.
    func capHeight(of style: TextStyle) -> Double
    /// Height above the baseline of the small letters of a style, points.
    func xHeight(of style: TextStyle) -> Double
}
