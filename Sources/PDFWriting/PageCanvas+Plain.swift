import Foundation
import Geometry
import PrintModel

/// Text that nobody typesets: marks, slug lines, the word across a proof. One glyph a character, without kerning.
public struct PlainText: Sendable, Hashable {
    /// The characters; those that the face lacks are left out.
    public var text: String
    /// The face.
    public var face: FontFace
    /// Size, points.
    public var size: Double

    /// Text in a face and size.
    public init(_ text: String, face: FontFace, size: Double) {
        self.text = text
        self.face = face
        self.size = size
    }
}

extension PageCanvas {
    /// How far a text runs, points.
    ///
    /// Throws `font.missing`.
    public func width(of text: PlainText) throws(Fault) -> Double {
        let program = try fonts.program(text.face)
        return text.text.unicodeScalars.reduce(0) { width, scalar in
            width + program.advance(of: program.glyph(of: scalar)) * text.size / 1000
        }
    }

    /// The glyph of a character in a face, and `nil` where it has none; of those `like` another only a different one that
    /// is as wide.
    ///
    /// Throws `font.missing`.
    public func glyph(of scalar: Unicode.Scalar, like other: UInt32? = nil, in face: FontFace) throws(Fault) -> UInt32?
    {
        let program = try fonts.program(face)
        let glyph = program.glyph(of: scalar)
        guard glyph != 0 else { return nil }
        guard let other else { return glyph }
        return glyph != other && program.advance(of: glyph) == program.advance(of: other) ? glyph : nil
    }

    /// Shows a text whose baseline starts at a point and rises by so many degrees; filled, or in outline where a
    /// thickness is given.
    ///
    /// Throws `font.missing`.
    public func show(
        _ text: PlainText, at start: Point, rising degrees: Double = 0, outline: Double? = nil, _ paint: PagePaint
    ) throws(Fault) {
        endText()
        let use = try fonts.use(text.face)
        if let outline { setStroke(paint, outline) } else { setFill(paint) }
        out.write("BT\n")
        set(use, size: text.size, stretch: 1)
        set(spacing: 0)
        if outline != nil { out.write("1 Tr\n") }
        let (sine, cosine) = (sin(degrees * .pi / 180), cos(degrees * .pi / 180))
        out.write([cosine, sine, -sine, cosine, start.x, size.height - start.y], decimals: 4)
        out.write("Tm (")
        for scalar in text.text.unicodeScalars {
            let glyph = use.program.glyph(of: scalar)
            guard glyph != 0 else { continue }
            use.glyphs.insert(glyph)
            out.write(inLiteral: UInt8(truncatingIfNeeded: glyph >> 8))
            out.write(inLiteral: UInt8(truncatingIfNeeded: glyph))
        }
        out.write(outline == nil ? ") Tj\nET\n" : ") Tj\n0 Tr\nET\n")
    }
}
