import Foundation
import Geometry
import OfficeFiles
import PrintModel

/// Word and OpenDocument: archives of parts, of which pandoc reads some, and past some.
extension DocumentReader {
    func readWord(_ path: String, _ name: String) throws -> ReadDocument {
        let archive = try ZipFile(path, named: name)
        let place = Finding.Place(file: name)
        let macros = archive.entries.contains { $0.name.lowercased().hasSuffix("vbaproject.bin") }
        if macros { throw Fault(.unusableData, .submissionMacros, at: place) }
        let main = archive.has("word/document.xml") ? "word/document.xml" : "word/document2.xml"
        let styles = archive.bytes(of: "word/styles.xml")
        let body = WordBody(roles: StyleRoles.read(styles), hiding: HidingStyles.read(styles))
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
        result.declaredLanguage = DeclaredLanguage.read(styles)
        result.findings += remarks(on: body, in: archive, place)
        result.findings += lost(body.words, from: result.draft, place)
        leaveContents(outOf: &result, and: 0, place)
        takePictures(of: archive, under: "word/", into: &result, place)
        let told = Set(result.findings.compactMap { $0.values["picture"] })
        let relations = archive.bytes(of: main.replacing("word/", with: "word/_rels/") + ".rels")
        for address in LinkedPictures.read(relations).map(excerpt) where !told.contains(address) {
            result.findings.append(Finding(.warning, .documentPictureElsewhere, at: place, ["picture": address]))
        }
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

    /// Leaves out the tables of contents whose lines stand among the text, and tells them with those left out before: those
    /// of the report's pages would be others.
    private func leaveContents(outOf result: inout ReadDocument, and before: Int, _ place: Finding.Place) {
        var (tables, isInside) = (before, false)
        result.draft.blocks.removeAll { block in
            let isContents =
                switch block {
                case .heading(_, let text), .paragraph(let text): ParagraphRole(of: text) == .contents
                default: false
                }
            if isContents, !isInside { tables += 1 }
            isInside = isContents
            return isContents
        }
        guard tables > 0 else { return }
        result.findings.append(Finding(.note, .documentContents, at: place, ["count": String(tables)]))
    }

    /// What stands at the head and foot of each page, each text told once.
    private func runningHeads(_ remarks: [MarkupWords.Remark], _ place: Finding.Place) -> [Finding] {
        remarks.map(\.text).reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }.map { text in
            Finding(.note, .documentRunningHead, at: place, ["text": excerpt(text)])
        }
    }

    func readOpenText(_ path: String, _ name: String) throws -> ReadDocument {
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
        leaveContents(outOf: &result, and: body.indexes, place)
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
}
