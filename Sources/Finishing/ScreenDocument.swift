import Geometry
import PDFWriting
import PrintModel

/// A PDF for the eye, such as a proof or a galley, written page by page: a long one is never held in memory.
public final class ScreenDocument {
    private let document: DocumentWriter

    /// Begins a document, which appears at `path` when it is finished; until then whatever lay there stays.
    ///
    /// Throws `Fault.cannotWrite`.
    public init(path: String, spots: [String: CMYK] = [:]) throws {
        document = try DocumentWriter(path: path, version: "1.5", spots: spots)
    }

    /// Adds a page.
    ///
    /// - Parameter check: Called before every picture; what it throws ends the run.
    /// - Throws: A fault of writing, or `paint.photo` for a picture that is not there any more.
    public func add(_ page: PageContent, check: () throws -> Void = {}) throws {
        try document.add(page, check: check)
    }

    /// Writes the end of the document and puts the file in its place.
    ///
    /// Throws a fault of writing, or `font.missing`.
    public func finish(_ metadata: DocumentMetadata) throws {
        let facts = DocumentFacts(metadata: metadata, promise: .none)
        try document.finish(info: facts.info) { file in try facts.catalog(in: file) }
    }

    /// Writes all of some painted pages.
    ///
    /// - Parameter check: Called before every page and picture; what it throws ends the run.
    /// - Throws: as `init`, `add` and `finish`.
    public static func write(
        _ painted: PaintedPages, to path: String, metadata: DocumentMetadata, check: () throws -> Void = {}
    ) throws {
        let document = try ScreenDocument(path: path, spots: painted.spots)
        for page in painted.pages {
            try check()
            try document.add(page, check: check)
        }
        try document.finish(metadata)
    }
}
