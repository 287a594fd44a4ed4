import CCairo
import Geometry
import PDFSyntax
import PDFWriting
import PrintModel

/// A drawing in colour keys, as cairo writes it to a PDF, and what becomes of it in inks.
struct ArtDrawing: Sendable {
    private let size: Size
    /// The page's content as cairo wrote it, not compressed.
    let content: [UInt8]
    private static let mostBytes = 16 << 20

    /// What was drawn before.
    init(content: [UInt8], size: Size) {
        self.content = content
        self.size = size
    }

    /// Draws once on a page of so many points.
    ///
    /// Throws `art.unreadable`, or what `draw` threw.
    init(size: Size, draw: (OpaquePointer) throws(Art.Refusal) -> Void) throws(Art.Refusal) {
        self.size = size
        let collector = CairoCollector(most: ArtDrawing.mostBytes)
        let surface = cairo_pdf_surface_create_for_stream(
            CairoCollector.write, collector.closure, size.width, size.height)
        try collector.draw(on: surface, draw)
        guard let file = try? PDFFile(bytes: collector.bytes), let page = file.pages(limit: 1).first else {
            throw Art.Refusal(.artUnreadable, ["reason": "cairo"])
        }
        content = file.content(of: page, limit: ArtDrawing.mostBytes)
    }

    /// The drawing with its keys replaced by what their inks are painted with.
    ///
    /// Throws `art.not-flat` for anything but paths of flat colour.
    func form(keys: ColourKeys, palette: Palette) throws(Art.Refusal) -> PageForm {
        var rewriter = ArtRewriter(keys, palette)
        for operation in ContentTokenizer(content) { try rewriter.take(operation) }
        return PageForm(
            content: rewriter.out.bytes, size: size, states: rewriter.states, spots: rewriter.spots)
    }
}

/// Rewrites the colours of a drawing from keys to inks.
private struct ArtRewriter {
    private let inks: [RGB: PagePaint]
    private var overprint: Overprint?
    private var stack: [Overprint?] = []
    var out = PDFBytes()
    private(set) var states: Set<Overprint> = []
    private(set) var spots: Set<String> = []

    /// Operators of paths, clipping and the graphics state that carry no colour (ISO 32000-1, 8.4.4 and 8.5).
    private static let plain: Set<String> = [
        "cm", "w", "J", "j", "M", "d", "ri", "i", "m", "l", "c", "v", "y", "h", "re", "W", "W*", "n", "f", "F", "f*",
        "S", "s", "B", "B*", "b", "b*",
    ]

    init(_ keys: ColourKeys, _ palette: Palette) {
        var inks: [RGB: PagePaint] = [:]
        for (name, key) in keys.keys { inks[key] = palette[name] }
        self.inks = inks
    }

    mutating func take(_ operation: ContentOperation) throws(Art.Refusal) {
        switch operation.name {
        case "q": stack.append(overprint)
        case "Q": overprint = stack.popLast() ?? nil
        // Cairo says before every drawing that it is opaque; it is.
        case "gs": return
        case "rg", "RG": return try set(operation, stroking: operation.name == "RG")
        case let name where ArtRewriter.plain.contains(name): break
        default: throw Art.Refusal(.artNotFlat, ["found": operation.name])
        }
        out.write(ContentWriter.bytes([operation]))
    }

    private mutating func set(_ operation: ContentOperation, stroking: Bool) throws(Art.Refusal) {
        // Cairo writes 255ths with at least six digits.
        let parts = operation.operands.compactMap { operand in
            operand.number.flatMap { UInt8(exactly: ($0 * 255).rounded()) }
        }
        guard parts.count == 3, let paint = inks[RGB(parts[0], parts[1], parts[2])] else {
            throw Art.Refusal(.artNotFlat, ["found": operation.name])
        }
        var wanted = overprint ?? Overprint()
        if stroking { wanted.stroke = paint.overprints } else { wanted.fill = paint.overprints }
        if overprint != wanted {
            overprint = wanted
            states.insert(wanted)
            out.write(wanted)
        }
        if let spot = paint.colour.spotName { spots.insert(spot) }
        out.write(paint.colour, stroking: stroking)
    }
}
