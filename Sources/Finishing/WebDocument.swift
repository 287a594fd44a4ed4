import Geometry
import PDFWriting
import PrintModel

/// The digital edition: the same pages in a screen's colours, with their structure, bookmarks, links and page numbers; made
/// to PDF/A-2a (ISO 19005-2) and PDF/UA-1 (ISO 14289-1).
public enum WebDocument {
    /// Writes it at `path` when it is whole; until then whatever lay there stays.
    ///
    /// - Parameters:
    ///   - painted: Pages painted in a screen's colours, tagged, on sheets of the trimmed size.
    ///   - profile: The ICC profile of the screen's colours: sRGB.
    ///   - numbers: The page number that each page shows.
    ///   - check: Called before every page and picture; what it throws ends the run.
    /// - Returns: `web.no-alternative` for every picture that nobody described in words.
    /// - Throws: `Fault`: `finish.failed` where there are no pages, `font.missing`, or a fault of writing.
    public static func write(
        _ painted: PaintedPages, to path: String, profile: [UInt8], numbers: [Int], metadata: DocumentMetadata,
        check: () throws -> Void = {}
    ) throws -> [Finding] {
        guard let first = painted.pages.first else {
            throw Fault(.unusableData, .finishFailed, ["reason": "pages"])
        }
        let document = try DocumentWriter(path: path, version: "1.7", spots: painted.spots)
        let tree = StructureTree(painted.pages)
        let structure = StructureWriter(tree, height: first.size.height, file: document.file)
        let pages = try painted.pages.enumerated().map { index, page in
            try check()
            return try document.add(page, entries: structure.entries(ofPage: index), check: check)
        }
        let facts = DocumentFacts(metadata: metadata, promise: .web)
        try document.finish(info: facts.info) { file in
            var catalog = try facts.catalog(in: file)
            catalog.write(try structure.write(pages: pages).bytes)
            catalog.write(labels(numbers))
            catalog.write(try screenIntent(profile, in: file).bytes)
            return catalog
        }
        return tree.elements.filter { $0.type == "Figure" && $0.tag?.alternative == nil }.map { figure in
            Finding(.warning, .webNoAlternative, at: Finding.Place(page: figure.page + 1))
        }
    }

    /// What readers show as page numbers (12.4.2): runs of numbers that follow one another.
    private static func labels(_ numbers: [Int]) -> String {
        var runs: [String] = []
        for (index, number) in numbers.enumerated() where index == 0 || numbers[index - 1] + 1 != number {
            runs.append("\(index) << /S /D /St \(max(1, number)) >>")
        }
        return "/PageLabels << /Nums [\(runs.joined(separator: " "))] >> "
    }

    /// Writes the profile and gives the catalog's entry that tells what the screen's colours are (ISO 19005-2, 6.2.3).
    private static func screenIntent(_ profile: [UInt8], in file: PDFFileWriter) throws -> PDFBytes {
        let stream = file.reserve()
        try file.writeStream(stream, "/N 3 /Alternate /DeviceRGB", compressing: profile)
        return PDFBytes(
            "/OutputIntents [<< /Type /OutputIntent /S /GTS_PDFA1 /OutputConditionIdentifier (sRGB) /Info "
                + "(sRGB IEC61966-2.1) /RegistryName (http://www.color.org) /DestOutputProfile \(stream) 0 R >>]")
    }
}
