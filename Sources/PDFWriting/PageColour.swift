import Geometry
import PrintModel

/// A colour as a page's content sets it.
public enum PageColour: Sendable, Hashable {
    /// A screen's.
    case rgb(RGB)
    /// Process inks.
    case process(CMYK)
    /// A share, 0 to 1, of one plate that has a name.
    case spot(String, tint: Double)

    /// The spot colour, or `nil`.
    public var spotName: String? {
        guard case .spot(let name, _) = self else { return nil }
        return name
    }
}

extension PDFBytes {
    /// Writes the operators that set a colour (ISO 32000-1, 8.6.8).
    public mutating func write(_ colour: PageColour, stroking: Bool) {
        switch colour {
        case .rgb(let colour):
            write([colour.red, colour.green, colour.blue].map { Double($0) / 255 }, decimals: 4)
            write(stroking ? "RG\n" : "rg\n")
        case .process(let inks):
            write(inks.shares, decimals: 4)
            write(stroking ? "K\n" : "k\n")
        case .spot(let name, let tint):
            write(name: SpotName.resource(name))
            write(stroking ? " CS " : " cs ")
            write(min(max(tint, 0), 1), decimals: 4)
            write(stroking ? " SCN\n" : " scn\n")
        }
    }

    /// Writes the operator that sets what overprints.
    public mutating func write(_ overprint: Overprint) {
        write(name: overprint.resource)
        write(" gs\n")
    }
}

extension CMYK {
    /// The four as shares, 0 to 1.
    var shares: [Double] { [cyan, magenta, yellow, black].map { min(max($0 / 100, 0), 1) } }
}

/// A colour to paint with, and whether it leaves what lies beneath it on the other plates.
public struct PagePaint: Sendable, Hashable {
    /// The colour.
    public var colour: PageColour
    /// Whether it overprints.
    public var overprints: Bool

    /// A colour to paint with.
    public init(_ colour: PageColour, overprints: Bool = false) {
        self.colour = colour
        self.overprints = overprints
    }
}

/// Which halves of the graphics state overprint: fills and strokes each for themselves.
public struct Overprint: Sendable, Hashable {
    /// Fills, text among them.
    public var fill = false
    /// Strokes.
    public var stroke = false

    /// Nothing overprints.
    public init() {}

    /// Its name among the graphics states of resources.
    var resource: String {
        switch (fill, stroke) {
        case (false, false): "Knockout"
        case (true, false): "OverprintFill"
        case (false, true): "OverprintStroke"
        case (true, true): "Overprint"
        }
    }

    /// The graphics state. Mode 1: a component of 0 leaves what lies beneath, so that black alone does not knock out
    /// (ISO 32000-1, 11.7.4.3).
    var state: PDFBytes {
        PDFBytes("<< /Type /ExtGState /OP \(stroke) /op \(fill) /OPM 1 >>")
    }
}
