import Digests
import Geometry
import PrintModel

/// A picture that goes into a document as its file holds it.
public struct PageImage: Sendable, Hashable {
    /// Absolute path of a JPEG; of a picture in two inks, of the stream that `PhotoForm.duotone` describes.
    public var path: String
    /// Its size.
    public var pixels: PixelSize
    /// How many components a pixel has: 1 grey, 2 black and a spot colour, 3 RGB, 4 CMYK.
    public var components: Int
    /// Whether its values are inverted, as Adobe's programs write CMYK.
    public var inverted: Bool
    /// The spot colour of a picture in two inks, black being the first.
    public var spot: String?

    /// A picture.
    public init(path: String, pixels: PixelSize, components: Int, inverted: Bool, spot: String? = nil) {
        self.path = path
        self.pixels = pixels
        self.components = components
        self.inverted = inverted
        self.spot = spot
    }
}

/// A drawing that may stand on many pages and is written once: a form (ISO 32000-1, 8.10).
public struct PageForm: Sendable, Hashable {
    /// Its content, not compressed.
    public var content: [UInt8]
    /// Its size: it is drawn from (0, 0) to here, y upwards.
    public var size: Size
    /// The overprint states its content names.
    public var states: Set<Overprint>
    /// The spot colours its content names.
    public var spots: Set<String>

    /// A drawing.
    public init(content: [UInt8], size: Size, states: Set<Overprint>, spots: Set<String>) {
        self.content = content
        self.size = size
        self.states = states
        self.spots = spots
    }
}

/// What is shown of a face.
struct FontUse: Sendable {
    let face: FontFace
    var glyphs: GlyphSet
    /// What those glyphs say of which the font does not tell.
    var texts: [UInt32: String]

    /// Adds another use of the face, unless a glyph says something else there.
    mutating func add(_ other: FontUse) -> Bool {
        guard other.texts.allSatisfy({ texts[$0.key] == nil || texts[$0.key] == $0.value }) else { return false }
        glyphs.formUnion(other.glyphs)
        texts.merge(other.texts) { own, _ in own }
        return true
    }
}

/// A page as it was painted: its content stream, and what the names in it stand for.
public struct PageContent: Sendable {
    /// The sheet.
    public let size: Size
    /// The content stream, compressed.
    let stream: [UInt8]
    /// `F1` and so on, with the glyphs in use.
    let fonts: [FontUse]
    /// `Im1` and so on.
    let images: [PageImage]
    /// `Fm1` and so on.
    let forms: [PageForm]
    let states: Set<Overprint>
    let spots: Set<String>
    /// Whether it sets a colour or shows a picture in RGB.
    public let usesScreenColours: Bool
    /// The pieces that belong to the document's structure, by their numbers; none on a page without structure.
    public let marks: [PageMark]
}

/// The name of a spot colour in every resource dictionary of a document.
///
/// It follows from the colour's own name alone, so that pages painted apart agree on it.
enum SpotName {
    static func resource(_ spot: String) -> String {
        var fingerprint = Fingerprint()
        fingerprint.add(Array(spot.utf8))
        return "Spot" + String(fingerprint.uuid.prefix(8))
    }
}
