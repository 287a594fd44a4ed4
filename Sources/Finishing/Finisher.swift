import Geometry
import PDFWriting
import PrintModel

/// Stage 7: writes painted pages as a file for the printer (ISO 15930-7, ISO 15930-4).
public enum Finisher {
    /// Writes a PDF/X at `path` when it is whole; until then whatever lay there stays.
    ///
    /// Pages get their boxes; the file its output intent, metadata and identity. The clock is `metadata.date`: the same
    /// input gives the same bytes.
    /// - Parameters:
    ///   - painted: Pages painted in the inks of the press, on a sheet that ends at the bleed.
    ///   - check: Called before every page and picture; what it throws ends the run.
    /// - Throws: `Fault`: `finish.foreign-colour-space` for every page in a screen's colours, `profile.missing`,
    ///   `profile.unsuitable`, `font.missing`, or a fault of writing.
    public static func finish(
        _ painted: PaintedPages, to path: String, as standard: PrintStandard = .x4, condition: PrintCondition,
        metadata: DocumentMetadata, check: () throws -> Void = {}
    ) throws {
        guard !painted.pages.isEmpty else { throw Fault(.unusableData, .finishFailed, ["reason": "pages"]) }
        let foreign = painted.pages.enumerated().filter { $0.element.usesScreenColours }.map { index, _ in
            Finding(
                .error, .foreignColourSpace, at: Finding.Place(page: index + 1),
                ["space": "DeviceRGB", "page": "\(index + 1)"])
        }
        guard foreign.isEmpty else { throw Fault(.unusableData, foreign) }
        let intent = try OutputIntent(condition)
        let document = try DocumentWriter(path: path, version: standard.version, spots: painted.spots)
        let boxes = PageBoxes(painted).entries
        for page in painted.pages {
            try check()
            try document.add(page, entries: boxes, check: check)
        }
        let facts = DocumentFacts(metadata: metadata, promise: .print(standard))
        try document.finish(info: facts.info) { file in
            var catalog = try facts.catalog(in: file)
            catalog.write(try intent.entry(in: file).bytes)
            return catalog
        }
    }
}
