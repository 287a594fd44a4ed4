import OfficeFiles
import Foundation
import Geometry
import PrintModel

/// What a document gave: its text, and what was met in it.
public struct ReadDocument: Sendable {
    /// The text in its order.
    public var draft: Draft
    /// The pictures that lie in the file itself, by the names the draft calls them, in the order of reading.
    public var pictures: [String: [UInt8]] = [:]
    /// The language its file says it is in, which the text may belie.
    public var declaredLanguage: String?
    /// What the area should know.
    public var findings: [Finding] = []
}

/// Reads a document of an area: Word, OpenDocument, Markdown, HTML, RTF or plain text.
struct DocumentReader {
    let pandoc: Pandoc?
    let office: LibreOffice?
    /// A folder for the programs it calls.
    let scratch: String
    var check: () throws -> Void = {}

    /// Most bytes of a text without markup.
    private static let textLimit = 8 << 20
    /// Most bytes of a picture inside a document.
    private static let pictureLimit = 64 << 20

    /// Reads the file at `path`, which findings call `name`.
    ///
    /// Throws a `Fault` that says why it is refused.
    func read(_ path: String, named name: String, as kind: FileKind) throws -> ReadDocument {
        switch kind {
        case .word: try readWord(path, name)
        case .openText: try readOpenText(path, name)
        // Two amounts of pesos in a line are no formula.
        case .markdown: try readByPandoc(path, name, "commonmark_x-tex_math_dollars")
        case .html: try readByPandoc(path, name, "html")
        case .rtf: try readRichText(path, name)
        case .oldWord: try readOldWord(path, name)
        case .text: try readText(path, name)
        default: throw Fault(.unusableData, .submissionKind, at: Finding.Place(file: name), ["kind": kind.rawValue])
        }
    }

    private func readText(_ path: String, _ name: String) throws -> ReadDocument {
        guard let data = FileManager.default.contents(atPath: path), data.count <= DocumentReader.textLimit else {
            throw Fault(.unusableData, .submissionTooHeavy, at: Finding.Place(file: name))
        }
        return ReadDocument(draft: PlainText.draft(PlainText.decode(Array(data))))
    }

    // MARK: What LibreOffice reads

    private func readOldWord(_ path: String, _ name: String) throws -> ReadDocument {
        guard let office else {
            let values = ["tool": LibreOffice.package]
            throw Fault(.missingInput, .submissionOldWord, at: Finding.Place(file: name), values)
        }
        guard let made = try office.word(of: path, named: name, scratch: scratch, check: check) else {
            throw Fault(.unusableData, .submissionDamaged, at: Finding.Place(file: name))
        }
        defer { unlink(made) }
        return try readWord(made, name)
    }

    /// LibreOffice knows the encodings and fields of RTF; pandoc reads the text of most.
    private func readRichText(_ path: String, _ name: String) throws -> ReadDocument {
        guard let made = try office?.word(of: path, named: name, scratch: scratch, check: check) else {
            return try readByPandoc(path, name, "rtf")
        }
        defer { unlink(made) }
        return try readWord(made, name)
    }

    private func readByPandoc(_ path: String, _ name: String, _ format: String) throws -> ReadDocument {
        guard let pandoc else {
            throw Fault(.missingInput, .submissionToolMissing, at: Finding.Place(file: name), ["tool": "pandoc"])
        }
        let json = try pandoc.tree(of: path, as: format, named: name, scratch: scratch, check: check)
        let formulas = try pandoc.formulas(of: json, named: name, scratch: scratch, check: check)
        guard let read = PandocTree.read(json, takesHead: format == "docx", formulas: formulas) else {
            throw Fault(.unusableData, .submissionDamaged, at: Finding.Place(file: name))
        }
        var result = ReadDocument(draft: read.draft, declaredLanguage: read.language)
        let place = Finding.Place(file: name)
        for (what, count) in read.odd.sorted(by: { $0.key < $1.key }) {
            let values = ["markup": "odd-" + what, "count": String(count)]
            result.findings.append(Finding(.note, .documentOdd, at: place, values))
        }
        if !read.links.isEmpty {
            let values = ["count": String(read.links.count), "first": read.links[0]]
            result.findings.append(Finding(.note, .documentLinks, at: place, values))
        }
        for case .table(let table) in read.draft.blocks where table.isMerged {
            let first = table.rows.first?.first?.texts.first?.plain ?? ""
            result.findings.append(Finding(.warning, .documentMergedCells, at: place, ["text": excerpt(first)]))
        }
        return result
    }

    // MARK: Archives

    private func readWord(_ path: String, _ name: String) throws -> ReadDocument {
        let archive = try ZipFile(path, named: name)
        let place = Finding.Place(file: name)
        let macros = archive.entries.contains { $0.name.lowercased().hasSuffix("vbaproject.bin") }
        if macros { throw Fault(.unusableData, .submissionMacros, at: place) }
        let main = archive.has("word/document.xml") ? "word/document.xml" : "word/document2.xml"
        let body = WordBody(roles: StyleRoles.read(archive.bytes(of: "word/styles.xml")))
        guard let bytes = archive.bytes(of: main), let clean = body.run(bytes) else {
            throw Fault(.unusableData, .submissionDamaged, at: place)
        }
        var parts = [main: clean]
        if StrictNames.areIn(bytes) {
            for entry in archive.entries where entry.name.hasSuffix(".xml") || entry.name.hasSuffix(".rels") {
                let part = entry.name == main ? clean : archive.bytes(of: entry.name)
                parts[entry.name] = part.map(StrictNames.replaced)
            }
        }
        let copy = scratch + "/document.docx"
        defer { unlink(copy) }
        guard ZipFile.rewrite(path, to: copy, with: parts) else {
            throw Fault(.unusableData, .submissionDamaged, at: place)
        }
        var result = try readByPandoc(copy, name, "docx")
        result.declaredLanguage = DeclaredLanguage.read(archive.bytes(of: "word/styles.xml"))
        result.findings += remarks(on: body, in: archive, place)
        result.findings += lost(body.words, from: result.draft, place)
        takePictures(of: archive, under: "word/", into: &result, place)
        return result
    }

    private func remarks(on body: WordBody, in archive: ZipFile, _ place: Finding.Place) -> [Finding] {
        var findings = body.changes.map { change in
            Finding(
                .warning, change.isDeletion ? .documentDeletion : .documentInsertion, at: place,
                ["author": change.author.isEmpty ? "—" : change.author, "text": excerpt(change.text)])
        }
        findings += MarkupWords.read(archive.bytes(of: "word/comments.xml"), each: "comment").map { comment in
            Finding(
                .warning, .documentComment, at: place,
                ["author": comment.author.isEmpty ? "—" : comment.author, "text": excerpt(comment.text)])
        }
        findings += body.hidden.map { Finding(.warning, .documentHidden, at: place, ["text": excerpt($0)]) }
        findings += body.boxes.map { Finding(.note, .documentBox, at: place, ["text": excerpt($0)]) }
        let edges = archive.entries.filter { $0.name.wholeMatch(of: #/word/(header|footer)\d*\.xml/#) != nil }
        return findings + runningHeads(edges.flatMap { MarkupWords.read(archive.bytes(of: $0.name)) }, place)
    }

    /// What stands at the head and foot of each page, each text told once.
    private func runningHeads(_ remarks: [MarkupWords.Remark], _ place: Finding.Place) -> [Finding] {
        remarks.map(\.text).reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }.map { text in
            Finding(.note, .documentRunningHead, at: place, ["text": excerpt(text)])
        }
    }

    private func readOpenText(_ path: String, _ name: String) throws -> ReadDocument {
        let archive = try ZipFile(path, named: name)
        let place = Finding.Place(file: name)
        let macros = archive.entries.contains { $0.name.hasPrefix("Basic/") || $0.name.hasPrefix("Scripts/") }
        if macros { throw Fault(.unusableData, .submissionMacros, at: place) }
        let manifest = archive.bytes(of: "META-INF/manifest.xml") ?? []
        if String(decoding: manifest, as: UTF8.self).contains("encryption-data") {
            throw Fault(.unusableData, .submissionEncrypted, at: place)
        }
        let styles = archive.bytes(of: "styles.xml")
        let body = OpenTextBody(roles: StyleRoles.read(styles))
        guard let content = archive.bytes(of: "content.xml"), let clean = body.run(content) else {
            throw Fault(.unusableData, .submissionDamaged, at: place)
        }
        let copy = scratch + "/document.odt"
        defer { unlink(copy) }
        guard ZipFile.rewrite(path, to: copy, with: ["content.xml": clean]) else {
            throw Fault(.unusableData, .submissionDamaged, at: place)
        }
        var result = try readByPandoc(copy, name, "odt")
        result.declaredLanguage = DeclaredLanguage.read(styles)
        nameHeads(body, in: &result, place)
        result.findings += lost(body.words, from: result.draft, place)
        result.findings += body.hidden.map { Finding(.warning, .documentHidden, at: place, ["text": excerpt($0)]) }
        result.findings += body.boxes.map { Finding(.note, .documentBox, at: place, ["text": excerpt($0)]) }
        if body.indexes > 0 {
            let values = ["count": String(body.indexes)]
            result.findings.append(Finding(.note, .documentContents, at: place, values))
        }
        for comment in MarkupWords.read(content, each: "annotation") {
            let values = ["author": comment.author.isEmpty ? "—" : comment.author, "text": excerpt(comment.text)]
            result.findings.append(Finding(.warning, .documentComment, at: place, values))
        }
        for edge in ["header", "footer"] {
            result.findings += runningHeads(MarkupWords.read(styles, each: edge), place)
        }
        for new in OpenTextChanges.insertions(in: content) {
            let values = ["author": new.author.isEmpty ? "—" : new.author, "text": excerpt(new.text)]
            result.findings.append(Finding(.warning, .documentInsertion, at: place, values))
        }
        for gone in MarkupWords.read(content, each: "deletion") {
            let values = ["author": gone.author.isEmpty ? "—" : gone.author, "text": excerpt(gone.text)]
            result.findings.append(Finding(.warning, .documentDeletion, at: place, values))
        }
        takePictures(of: archive, under: "", into: &result, place)
        return result
    }

    /// Tells the head rows of tables, which came as rows like any other, and those whose cells are merged.
    private func nameHeads(_ body: OpenTextBody, in result: inout ReadDocument, _ place: Finding.Place) {
        let tables = result.draft.blocks.indices.filter { index in
            if case .table = result.draft.blocks[index] { true } else { false }
        }
        for (number, index) in tables.enumerated() where tables.count == body.headRows.count {
            guard case .table(var table) = result.draft.blocks[index] else { continue }
            table.heads = min(max(table.heads, body.headRows[number]), table.rows.count - 1)
            result.draft.blocks[index] = .table(table)
        }
        if body.merged.contains(true) {
            result.findings.append(Finding(.warning, .documentMergedCells, at: place))
        }
    }

    /// Takes the pictures that the text shows out of the archive; those that lie elsewhere are not fetched.
    private func takePictures(
        of archive: ZipFile, under folder: String, into result: inout ReadDocument, _ place: Finding.Place
    ) {
        for case .picture(let picture) in result.draft.blocks where result.pictures[picture.source] == nil {
            let source = picture.source
            let inside = source.hasPrefix("/") ? String(source.dropFirst()) : folder + source
            if source.contains("://") || source.hasPrefix("file:") || !archive.has(inside) {
                result.findings.append(Finding(.warning, .documentPictureElsewhere, at: place, ["picture": source]))
            } else if let bytes = archive.bytes(of: inside, limit: DocumentReader.pictureLimit) {
                result.pictures[source] = bytes
            } else {
                result.findings.append(Finding(.error, .documentPictureDamaged, at: place, ["picture": source]))
            }
        }
    }

    /// Words of the file that the draft has not: told, whatever program lost them.
    private func lost(_ words: WordCount, from draft: Draft, _ place: Finding.Place) -> [Finding] {
        let missing = words.missing(in: draft)
        guard !missing.isEmpty else { return [] }
        let values = ["count": String(missing.count), "text": excerpt(missing.joined(separator: " "))]
        return [Finding(.error, .documentLostWords, at: place, values)]
    }

    private func excerpt(_ text: String) -> String {
        let line = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        return line.count > 120 ? line.prefix(119) + "…" : line
    }
}
