import Foundation
import Geometry
import PDFSyntax
import PrintModel

/// The proof of a preflight: a summary, then every page as it stands in the file, with what was found outlined and listed
/// beside it. Sheets are A4, lying. Pages stay what they are: vectors, fonts and images are copied, not made again.
public enum ProofSheets {
    /// A4, lying, points.
    static let (width, height) = (841.89, 595.28)
    static let margin = 34.0
    /// Files of more pages show only those with findings, and at most so many sheets.
    private static let (pageLimit, sheetLimit) = (100, 400)

    /// Writes the proof of a file.
    ///
    /// - Parameters:
    ///   - path: the file that was judged; it has not changed since.
    ///   - findings: what was found, with pages and areas.
    ///   - summary: what the file is made of.
    ///   - profile: what it was judged by.
    ///   - name: the file as people call it.
    ///   - output: where the proof goes, whole or not at all.
    /// - Returns: how many sheets it has.
    /// - Throws: `Fault` of kind `unusableData` where the file cannot be read again, `cannotWrite` where the proof
    ///   cannot be written.
    @discardableResult
    public static func write(
        of path: String, findings: [Finding], summary: PreflightSummary, profile: PreflightProfile, name: String,
        words: ProofWords, to output: String
    ) throws -> Int {
        let file = try PDFFile(path: path)
        let pages = file.pages(limit: summary.pageFacts.count)
        let pen = SheetPen(width: width, height: height)
        let byPage = Dictionary(grouping: findings.filter { $0.place.page != nil }) { $0.place.page ?? 0 }
        var sheets = [PageView?](
            repeating: nil,
            count: SummarySheet(
                findings: findings, summary: summary, profile: profile, name: name, words: words
            ).draw(pen))
        var shown = [Int?](repeating: nil, count: sheets.count)
        for (index, facts) in summary.pageFacts.enumerated() where sheets.count < sheetLimit {
            let found = byPage[index + 1] ?? []
            if found.isEmpty, summary.pageFacts.count > pageLimit { continue }
            let sheet = PageSheet(number: index + 1, facts: facts, findings: found, words: words, name: name)
            let count = sheet.draw(pen)
            sheets += [sheet.view] + Array(repeating: nil, count: count - 1)
            shown += [index] + Array(repeating: nil, count: count - 1)
        }
        try put(sheets, shown, file, pages, over: pen.finish(), to: output)
        return sheets.count
    }

    /// Puts the pages under what was drawn over them.
    private static func put(
        _ sheets: [PageView?], _ shown: [Int?], _ file: PDFFile, _ pages: [PDFObject], over drawn: [UInt8],
        to output: String
    ) throws {
        let overlay = try PDFFile(bytes: drawn, name: output)
        let marks = overlay.pages()
        let target = PDFFile()
        for index in sheets.indices where index < marks.count {
            var content: [ContentOperation] = []
            var objects: [String: PDFValue] = [:]
            if let view = sheets[index], let number = shown[index], number < pages.count {
                content += backdrop(view)
                if let form = form(of: pages[number], in: file) {
                    objects["Page"] = .object(target.copy(form))
                    content += [
                        ContentOperation("q"),
                        ContentOperation("cm", numbers: view.matrix(sheetHeight: height)),
                        ContentOperation("Do", [.name("Page")]), ContentOperation("Q"),
                    ]
                }
            }
            if let form = form(of: marks[index], in: overlay) {
                objects["Marks"] = .object(target.copy(form))
                content.append(ContentOperation("Do", [.name("Marks")]))
            }
            let page = try target.appendPage([
                "MediaBox": [0, 0, .real(width), .real(height)], "Resources": ["XObject": .dictionary(objects)],
            ])
            target.setContent(ContentWriter.bytes(content), of: page)
        }
        try target.write(to: output, PDFWriteOptions(version: "1.7", objectStreams: .generate))
    }

    /// Grey around the page, and the paper under it.
    private static func backdrop(_ view: PageView) -> [ContentOperation] {
        let frame = PageSheet.frame
        func rectangle(_ rect: Rect, _ grey: Double) -> [ContentOperation] {
            [
                ContentOperation("g", numbers: [grey]),
                ContentOperation("re", numbers: [rect.x, height - rect.maxY, rect.width, rect.height]),
                ContentOperation("f"),
            ]
        }
        return rectangle(frame, 0.925) + rectangle(view.place, 1)
    }

    /// A page as a form, in its file; `nil` where its content cannot be decoded.
    private static func form(of page: PDFObject, in file: PDFFile) -> PDFObject? {
        let content: [UInt8]
        switch file.decodedContent(of: page, limit: 200_000_000) {
        case .bytes(let bytes), .damaged(let bytes): content = bytes
        case .tooLarge, .unsupported: return nil
        }
        let media = file.inherited("MediaBox", of: page)?.numbers(limit: 4) ?? [0, 0, 612, 792]
        var dictionary: [String: PDFValue] = [
            "Type": .name("XObject"), "Subtype": .name("Form"), "BBox": .array(media.map { .real($0) }),
        ]
        if let resources = file.inherited("Resources", of: page) { dictionary["Resources"] = .object(resources) }
        if let group = page["Group"] { dictionary["Group"] = .object(group) }
        return file.makeCompressedStream(dictionary, content)
    }
}
