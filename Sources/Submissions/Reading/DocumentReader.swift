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
        case .markdown: try readMarkup(path, name, "commonmark_x-tex_math_dollars")
        case .html: try readMarkup(path, name, "html")
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

    // MARK: What LibreOffice reads first

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
            guard let data = FileManager.default.contents(atPath: path) else {
                throw Fault(.unusableData, .submissionDamaged, at: Finding.Place(file: name))
            }
            let copy = scratch + "/document.rtf"
            defer { unlink(copy) }
            try Data(RichTextFile.readable(Array(data))).write(to: URL(fileURLWithPath: copy))
            return try readMarkup(copy, name, "rtf")
        }
        defer { unlink(made) }
        return try readWord(made, name)
    }

    /// A document that is all in its one file.
    private func readMarkup(_ path: String, _ name: String, _ format: String) throws -> ReadDocument {
        var result = try readByPandoc(path, name, format)
        takePictures(of: nil, under: "", into: &result, Finding.Place(file: name))
        return result
    }

    func readByPandoc(_ path: String, _ name: String, _ format: String) throws -> ReadDocument {
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

    /// Takes the pictures that the text shows out of the archive, or of the text itself (`data:`, as pages saved by mail
    /// programs have them); those that lie elsewhere are not fetched.
    func takePictures(
        of archive: ZipFile?, under folder: String, into result: inout ReadDocument, _ place: Finding.Place
    ) {
        for case .picture(let picture) in result.draft.blocks where result.pictures[picture.source] == nil {
            let source = picture.source
            let inside = source.hasPrefix("/") ? String(source.dropFirst()) : folder + source
            if source.hasPrefix("data:image/"), let comma = source.firstIndex(of: ",") {
                result.pictures[source] = Data(base64Encoded: String(source[comma...].dropFirst())).map(Array.init)
            } else if source.contains("://") || source.hasPrefix("file:") || archive?.has(inside) != true {
                let values = ["picture": excerpt(source)]
                result.findings.append(Finding(.warning, .documentPictureElsewhere, at: place, values))
                continue
            } else {
                result.pictures[source] = archive?.bytes(of: inside, limit: DocumentReader.pictureLimit)
            }
            if result.pictures[source] == nil {
                let values = ["picture": excerpt(source)]
                result.findings.append(Finding(.error, .documentPictureDamaged, at: place, values))
            }
        }
    }

    /// Words of the file that the draft has not: told, whatever program lost them.
    func lost(_ words: WordCount, from draft: Draft, _ place: Finding.Place) -> [Finding] {
        let missing = words.missing(in: draft)
        guard !missing.isEmpty else { return [] }
        let values = ["count": String(missing.count), "text": excerpt(missing.joined(separator: " "))]
        return [Finding(.error, .documentLostWords, at: place, values)]
    }

    func excerpt(_ text: String) -> String {
        let line = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        return line.count > 120 ? line.prefix(119) + "…" : line
    }
}
