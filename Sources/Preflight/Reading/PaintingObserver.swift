import PDFSyntax

/// What the interpreter tells of: each thing that is painted, with the state it is painted in.
protocol PaintingObserver: AnyObject {
    func filled(_ path: PagePath, _ box: Box, isEvenOdd: Bool, _ state: GraphicsState)
    func stroked(_ path: PagePath, _ box: Box, _ state: GraphicsState)
    func shown(_ box: Box, _ letters: LetterInk, size: Double, _ state: GraphicsState)
    func drew(_ image: ImageInfo, _ state: GraphicsState)
    func shaded(_ shading: Shading, _ shape: PaintedShape, _ box: Box, _ state: GraphicsState)
    /// A shape filled with a tile.
    func tiled(_ ink: TileInk, _ shape: PaintedShape, _ box: Box, _ state: GraphicsState)
    /// A colour that paints at a place by way of a tile.
    func judged(_ paint: Paint, _ box: Box, _ state: GraphicsState)
    /// A group, and where it lies.
    func grouped(_ group: PDFObject, _ resources: PDFObject?, _ role: GroupRole, _ box: Box)
    /// Something that lets what lies beneath show through: the key that says so.
    func sawThrough(_ key: String)
    /// What follows paints a mask, until `endMask`: of luminosity over a backdrop, or of opacity where there is none.
    func beginMask(backdrop: InkMix?)
    /// The mask, its values changed by a function where there is one.
    func endMask(transfer: PDFFunction?) -> ClipShape?
    /// What follows paints a tile that lies in a box and covers such a share of its step, until `endTile`.
    func beginTile(_ box: Box, share: Double)
    func endTile() -> TileInk
    /// A font that shows text at a place; `nil` where none of it is seen.
    func used(_ font: FontInfo, at box: Box?)
    /// What follows draws a letter of a Type 3 font, until `endGlyph`.
    func beginGlyph()
    func endGlyph()
    func missed(_ name: String)
    func wasOdd()
    func unfolded()
    func foundLZW()
}
