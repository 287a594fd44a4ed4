import PrintModel

/// A shaped piece of a word: glyphs of one face, positions relative to its start.
///
/// A class, so that the many lines and copies that show it share it by a single reference.
final class ShapedPiece: Sendable {
    let face: FontFace
    let text: String
    let glyphs: [Glyph]
    let clusters: [Cluster]
    let width: Double
    /// Characters for which the declared fonts have no glyph.
    let missing: [Character]

    init(
        face: FontFace, text: String, glyphs: [Glyph], clusters: [Cluster], width: Double, missing: [Character]
    ) {
        self.face = face
        self.text = text
        self.glyphs = glyphs
        self.clusters = clusters
        self.width = width
        self.missing = missing
    }
}
