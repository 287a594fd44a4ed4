import Geometry
import PDFWriting
import PrintModel

/// Stage 6: paints laid-out pages as content in the inks of the press, or in a screen's colours.
///
/// It holds fonts and art that it has opened, so a painter belongs to one worker at a time.
public final class Painter {
    private let canvas: PageCanvas
    private let art: ArtShelf

    /// A painter without any font loaded yet; its pages are compressed at a level from 0 to 12. Painters of the same pages
    /// share their art.
    ///
    /// Throws `paint.failed` where there is no memory for it.
    public init(art: ArtShelf = ArtShelf(), compression: Int = 6) throws(Fault) {
        canvas = try PageCanvas(compression: compression)
        self.art = art
    }

    /// Paints every page of an edition.
    ///
    /// Each sheet is the trim plus, on every side, the bleed and the sheet's slug. No transparency is used. There is no
    /// clock in it: the same values give the same pages.
    /// - Parameters:
    ///   - photos: The prepared photograph of each placement; a frame without one stays empty (crossed out on a proof).
    ///   - metadata: Title and date for the slug line of a proof.
    ///   - tagged: Whether pages keep what their parts are to someone who listens.
    ///   - check: Called before every page and photograph; what it throws ends the run.
    /// - Returns: The pages, with what a person can mend: inks and art that do not fit, in page order. Those items are
    ///   left out.
    /// - Throws: `Fault`: `font.missing`, `paint.failed`, or what `check` threw.
    public func paint(
        _ edition: LaidOutEdition, photos: [PhotoPlacement: PreparedPhoto], palette: Palette, sheet: Sheet,
        metadata: DocumentMetadata, tagged: Bool = false, check: () throws -> Void = {}
    ) throws -> PaintedPages {
        let geometry = SheetGeometry(edition, sheet: sheet)
        let items = ItemPainting(
            canvas: canvas, art: art, palette: palette, inks: edition.inks, photos: photos,
            origin: Point(x: geometry.trim.x, y: geometry.trim.y), crossesEmptyFrames: sheet.isProof,
            language: metadata.language, addresses: WebAddresses(tagged ? edition.pages : []))
        let marks = proofMarks(geometry, sheet, edition)
        let pages = try edition.pages.enumerated().map { number, page in
            try check()
            canvas.begin(geometry.media, tagged: tagged)
            try marks?.drawUnder()
            try items.draw(page, number: number, check: check)
            try marks?.drawOver(slug: slug(page, of: edition, metadata))
            return canvas.end()
        }
        return PaintedPages(
            pages: pages, trim: geometry.trim, bleed: geometry.bleed, spots: palette.spots,
            findings: palette.findings + items.findings)
    }

    /// Paints one page on a sheet of its own size, without bleed or marks: for a document too long to be held in memory.
    ///
    /// Throws as the other `paint`.
    public func paint(
        _ page: LaidOutPage, size: Size, photos: [PhotoPlacement: PreparedPhoto] = [:], palette: Palette
    ) throws -> (content: PageContent, findings: [Finding]) {
        try paint(size: size, photos: photos, palette: palette) { try $0.draw(page, check: {}) }
    }

    /// The same, from lines that need not be held once they are shown.
    ///
    /// - Parameters:
    ///   - number: The page's, from 1, for findings.
    ///   - lines: Gives each line, and where its baseline starts, to the function it is lent.
    /// - Throws: as the other `paint`, or what `lines` throws.
    public func paint(
        page number: Int, size: Size, palette: Palette, lines: ((SetLine, Point) throws -> Void) throws -> Void
    ) throws -> (content: PageContent, findings: [Finding]) {
        try paint(size: size, photos: [:], palette: palette) { items in
            try lines { line, start in try items.draw(line, at: start, onPage: number) }
        }
    }

    private func paint(
        size: Size, photos: [PhotoPlacement: PreparedPhoto], palette: Palette, _ draw: (ItemPainting) throws -> Void
    ) throws -> (content: PageContent, findings: [Finding]) {
        let items = ItemPainting(
            canvas: canvas, art: art, palette: palette, inks: [], photos: photos, origin: Point(x: 0, y: 0),
            crossesEmptyFrames: false)
        canvas.begin(size)
        try draw(items)
        return (canvas.end(), items.findings)
    }

    private func proofMarks(_ geometry: SheetGeometry, _ sheet: Sheet, _ edition: LaidOutEdition) -> ProofMarks? {
        guard case .proof(let word) = sheet else { return nil }
        return ProofMarks(canvas: canvas, geometry: geometry, word: word, face: edition.pages.firstFace ?? .anySans)
    }

    private func slug(_ page: LaidOutPage, of edition: LaidOutEdition, _ metadata: DocumentMetadata) -> String {
        "\(metadata.title)  ·  \(page.number)/\(edition.pages.count)  ·  \(metadata.date.iso)"
    }
}

extension [LaidOutPage] {
    /// The face of the first text, for marks that must look the same on every machine.
    fileprivate var firstFace: FontFace? {
        for page in self {
            for case .text(let line, _) in page.items {
                if let run = line.runs.first { return run.face }
            }
        }
        return nil
    }
}
