import Geometry
import PDFSyntax
import PrintModel

/// Stage 7: makes a PDF/X-4 (ISO 15930-7) of pages painted in colour keys.
public enum Finisher {
    /// Finishes a painted file and puts the result at `path` when it is whole; until then whatever lay there stays.
    ///
    /// Keys become process inks, spot inks and overprint; pictures get their `/Decode`; pages their boxes; the file its
    /// output intent, metadata and identity. The clock is `metadata.date`: the same input gives the same bytes.
    /// - Parameters:
    ///   - painted: The PDF that painting wrote for print with the same keys, trim and bleed.
    ///   - keys: Exact keys: each ink's own.
    ///   - trim: The trimmed page, points.
    ///   - bleed: The bleed on every side, points.
    ///   - check: Called before every page; what it throws ends the run.
    /// - Returns: What is worth a look: `finish.spot-ambiguous` where inks describe one spot colour differently.
    /// - Throws: `Fault`: `finish.colour-without-key`, `finish.foreign-colour-space`, `finish.font-not-embedded` with
    ///   every page and value; `profile.missing`, `profile.unsuitable`, `finish.failed`, or a fault of reading or writing.
    public static func finish(
        painted: String, to path: String, keys: ColourKeys, trim: Size, bleed: Double, condition: PrintCondition,
        metadata: DocumentMetadata, check: () throws -> Void = {}
    ) throws -> [Finding] {
        let inks = try InkTable(keys)
        let intent = try OutputIntent(condition)
        let file = try PDFFile(path: painted)
        let pages = file.pages()
        try finish(pages, of: file, inks, PageBoxes(trim: trim, bleed: bleed), check)
        intent.add(to: file)
        let instance = try instanceID(painted, intent, keys)
        DocumentFacts(metadata: metadata, instanceID: instance).add(to: file)
        // Older RIPs do not read object streams.
        try file.write(to: path, PDFWriteOptions(version: "1.6", objectStreams: .none))
        return inks.ambiguousSpots.map { Finding(.warning, .spotAmbiguous, ["spot": $0]) }
    }

    private static func finish(
        _ pages: [PDFObject], of file: PDFFile, _ inks: InkTable, _ boxes: PageBoxes, _ check: () throws -> Void
    ) throws {
        guard !pages.isEmpty else { throw Fault(.unusableData, .finishFailed, ["reason": "pages"]) }
        let colours = PageColours(file, inks: inks)
        let mending = Mending(pages)
        let verification = Verification()
        for (index, page) in pages.enumerated() {
            try check()
            try boxes.set(on: page, number: index + 1)
            try colours.rewrite(page, number: index + 1)
            mending.mend(page)
            verification.look(at: page, number: index + 1)
        }
        let findings = colours.findings + verification.findings
        guard findings.isEmpty else { throw Fault(.unusableData, findings) }
    }

    /// Follows from everything the result is made of.
    private static func instanceID(_ painted: String, _ intent: OutputIntent, _ keys: ColourKeys) throws -> String {
        var fingerprint = Fingerprint()
        try fingerprint.add(fileAt: painted)
        fingerprint.add(intent.profile)
        for (name, ink) in keys.inks.sorted(by: { $0.key < $1.key }) {
            let parts = [ink.cmyk.cyan, ink.cmyk.magenta, ink.cmyk.yellow, ink.cmyk.black, ink.tint]
            fingerprint.add(Array("\(name) \(parts) \(ink.spot ?? "") \(ink.overprint)\n".utf8))
        }
        return fingerprint.uuid
    }
}
