/// The widths of a paragraph's lines, and how far its spaces and letters give.
///
/// A line is justified by its spaces, by tracking and by the width of its glyphs together, each in proportion, until the
/// letters have given what a reader does not notice; past that only spaces grow. The limits are those of
/// H. Zapf's hz-program as P. Jany and H. T. Thanh measured them: "Micro-typographic extensions to the TeX typesetting
/// system" (2000) finds ±2 % of glyph width invisible.
struct LineShape {
    /// Width of the measure, points.
    var measure: Double
    /// Left indents of the first lines; later lines take the last.
    var indents: [Double]
    /// Size of the type, points.
    var size: Double

    /// Share of a space that a line adds when it is stretched to its ease.
    static let stretch = 0.53
    /// Share of a space that a line may take away.
    static let shrink = 0.345
    /// Most tracking, as a share of the type size, between two letters.
    static let tracking = 0.012
    /// Most by which glyphs are widened or narrowed, as a share of their width.
    static let widthVariation = 0.02
    /// Glyph width moves in steps of this share, so that few sizes of a face are needed.
    static let widthStep = 0.0025

    /// What a line is made of, which tells how far it gives.
    struct Material {
        /// Points of glyphs, without spaces.
        var letters: Double
        /// Points of spaces.
        var spaces: Double
        /// Places between two letters of a word.
        var gaps: Double
    }

    /// Width of a line, by its number from 0.
    func width(ofLine line: Int) -> Double { measure - indent(ofLine: line) }

    /// Left indent of a line, by its number from 0.
    func indent(ofLine line: Int) -> Double {
        indents.isEmpty ? 0 : indents[min(line, indents.count - 1)]
    }

    /// What hangs out at the left of a line, of what its first character would: nothing beside an indent.
    func hang(_ hang: Double, ofLine line: Int) -> Double { indent(ofLine: line) > 0 ? 0 : hang }

    /// How hard a line must be pulled (over 0) or pressed (under 0) to gain `missing` points.
    ///
    /// 1 and -1 are its ease; past 1 each unit is another `stretch` of its spaces; under -1 it cannot be set.
    @inline(__always)
    func strain(_ missing: Double, _ line: Material) -> Double {
        let soft = line.gaps * size * LineShape.tracking + line.letters * LineShape.widthVariation
        if missing < 0 {
            let give = line.spaces * LineShape.shrink + soft
            return give > 0 ? missing / give : -.infinity
        }
        let give = line.spaces * LineShape.stretch + soft
        if missing <= give { return give > 0 ? missing / give : 0 }
        return 1 + (missing - give) / (max(line.spaces, size * 0.1) * LineShape.stretch)
    }

    /// What letters and spaces of a line gain at a strain.
    struct Shares {
        /// Points between two letters of a word.
        var tracking = 0.0
        /// Width of glyphs as a multiple of the natural one.
        var width = 1.0
        /// What each space gains, as a share of its own width.
        var space = 0.0
    }

    /// Shares out what a line lacks. A line that would need more than it can lose keeps its least spaces and sticks out.
    func shares(of missing: Double, _ line: Material) -> Shares {
        let strain = strain(missing, line)
        let ease = max(-1, min(1, strain))
        let steps = (ease * LineShape.widthVariation / LineShape.widthStep).rounded(.towardZero)
        var shares = Shares(
            tracking: ease * LineShape.tracking * size, width: 1 + steps * LineShape.widthStep, space: 0)
        // A little more than the limit makes up for the kerning that a division undoes.
        if strain < -1.25 {
            shares.space = line.spaces > 0 ? -LineShape.shrink : 0
            return shares
        }
        let soft = line.gaps * shares.tracking + line.letters * (shares.width - 1)
        if line.spaces > 0 {
            shares.space = (missing - soft) / line.spaces
        } else if strain > 1 {
            return Shares()
        }
        return shares
    }
}
