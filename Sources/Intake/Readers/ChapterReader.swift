import Geometry
import PrintModel

/// Reads the chapters of a publication that is a book.
struct ChapterReader {
    let workspace: Workspace
    private let shelf: ReportShelf
    private let root: String
    private let finder: PhotoFinder

    private static let keys = [
        "title", "deck", "text", "photo", "spread", "figures", "quote", "reports", "areas", "sections", "annex",
    ]

    init(folder: WorkspaceFolder, workspace: Workspace, shelf: ReportShelf) {
        self.workspace = workspace
        self.shelf = shelf
        root = folder.root
        finder = PhotoFinder(folder: folder, workspace: workspace)
    }

    /// A chapter; `nil` where it has no title.
    func read(_ cursor: YAMLCursor) -> Chapter? {
        guard let map = cursor.map(ChapterReader.keys), let title = map.required("title")?.oneLine() else { return nil }
        return Chapter(
            title: title, deck: map["deck"]?.oneLine(), summary: map["text"].map(paragraphs) ?? [],
            photo: map["photo"]?.photo(in: root, finder), spread: map["spread"]?.photo(in: root, finder),
            figures: (map["figures"]?.list() ?? []).compactMap { $0.keyFigure() }, quote: map["quote"]?.pullQuote(),
            reports: names(map["reports"], among: shelf.slugs, .slugUnknown, "slug"),
            areas: names(map["areas"], among: workspace.areas.keys.sorted(), .reportUnknownArea, "area"),
            sections: names(map["sections"], among: workspace.sections.map(\.id), .sectionUnknown, "section"),
            isAnnex: map["annex"]?.bool() ?? false, line: cursor.line)
    }

    private func names(
        _ cursor: YAMLCursor?, among known: [String], _ code: FindingCode, _ key: String
    ) -> [String] {
        (cursor?.list() ?? []).compactMap { item in
            guard let name = item.oneLine() else { return nil }
            if known.contains(name) { return name }
            var values = [key: name]
            values["nearest"] = nearest(to: name, among: known)
            item.add(code, .error, values)
            return nil
        }
    }

    private func paragraphs(_ cursor: YAMLCursor) -> [RichText] {
        guard let words = cursor.string() else { return [] }
        let isBlock = words.contains("\n")
        let (blocks, findings) = MarkdownReader.read(
            words, file: cursor.document.file, lineOffset: cursor.line - (isBlock ? 0 : 1))
        cursor.document.add(findings)
        return blocks.flatMap(\.texts)
    }
}
