import Geometry
import PrintModel

/// Stage 6: paints laid-out pages to a PDF in which every ink is its own RGB triple.
///
/// Cairo holds state behind fonts, so a painter belongs to one worker at a time.
public final class Painter {
    private let fonts = Fonts()

    /// A painter without any font loaded yet.
    public init() {}

    /// Paints every page and puts the PDF at `path` when it is whole; until then whatever lay there stays.
    ///
    /// Each page's MediaBox is the trim plus, on every side, the bleed and the sheet's slug. No transparency is used.
    /// The clock is `metadata.date`: the same values give the same bytes.
    /// - Parameters:
    ///   - photos: The prepared photograph of each placement; a frame without one stays empty (crossed out on a proof).
    ///   - keys: The colour of each ink: exact ones where the PDF goes on to finishing.
    ///   - check: Called before every page and photograph; what it throws ends the run.
    /// - Returns: What a person can mend: inks and art that do not fit, in page order. Those items are left out.
    /// - Throws: `Fault`: `font.missing`, `paint.failed`, `output.unwritable`, `output.full`, or what `check` threw.
    public func paint(
        _ edition: LaidOutEdition, photos: [PhotoPlacement: PreparedPhoto], keys: ColourKeys, sheet: Sheet,
        metadata: DocumentMetadata, to path: String, check: () throws -> Void = {}
    ) throws -> [Finding] {
        let geometry = SheetGeometry(edition, sheet: sheet)
        let canvas = try Canvas(path: path, size: geometry.media, metadata: metadata)
        let items = ItemPainting(
            canvas: canvas, fonts: fonts, art: ArtLibrary(keys: keys), keys: keys, photos: photos,
            origin: Point(x: geometry.trim.x, y: geometry.trim.y), crossesEmptyFrames: sheet != .print)
        let marks = proofMarks(on: canvas, geometry, sheet, edition)
        for page in edition.pages {
            try check()
            try marks?.drawUnder()
            try items.draw(page, check: check)
            try marks?.drawOver(slug: slug(page, of: edition, metadata))
            try canvas.endPage()
        }
        try check()
        try canvas.finish()
        return items.findings
    }

    /// Paints pages of text as they come, on sheets of their own size without bleed or marks, and puts the PDF at
    /// `path` when it is whole: for a document too long to be held in memory.
    ///
    /// - Parameters:
    ///   - next: Gives the pages in order, and `nil` after the last. What it throws ends the run.
    /// - Returns: How many pages were painted, and what a person can mend.
    /// - Throws: as the other `paint`.
    public func paint(
        pages next: () throws -> LaidOutPage?, size: Size, keys: ColourKeys, metadata: DocumentMetadata,
        to path: String
    ) throws -> (pages: Int, findings: [Finding]) {
        let canvas = try Canvas(path: path, size: size, metadata: metadata)
        let items = ItemPainting(
            canvas: canvas, fonts: fonts, art: ArtLibrary(keys: keys), keys: keys, photos: [:],
            origin: Point(x: 0, y: 0), crossesEmptyFrames: false)
        var pages = 0
        while let page = try next() {
            try items.draw(page, check: {})
            try canvas.endPage()
            pages += 1
        }
        try canvas.finish()
        return (pages, items.findings)
    }

    private func proofMarks(
        on canvas: Canvas, _ geometry: SheetGeometry, _ sheet: Sheet, _ edition: LaidOutEdition
    ) -> ProofMarks? {
        guard case .proof(let word) = sheet else { return nil }
        return ProofMarks(
            canvas: canvas, fonts: fonts, geometry: geometry, word: word, face: edition.pages.firstFace)
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
