import Digests
import Foundation
import Geometry
import PrintModel

/// The desk where areas hand in their files: what is given becomes a submission with a number, its originals kept, its
/// documents made into reports. One bad file never stops the others.
public struct SubmissionDesk {
    /// Reads documents.
    public let reader: SubmissionReader
    /// Keeps submissions.
    public let shelf: SubmissionShelf
    /// Names that reports of the workspace have already.
    public let slugs: Set<String>
    /// Called now and then; throws to stop.
    public let check: () throws -> Void

    /// A desk.
    public init(
        reader: SubmissionReader, shelf: SubmissionShelf, slugs: Set<String>, check: @escaping () throws -> Void = {}
    ) {
        self.reader = reader
        self.shelf = shelf
        self.slugs = slugs
        self.check = check
    }

    /// Takes files in.
    ///
    /// - Parameters:
    ///   - inputs: Absolute paths of files, folders and archives, with the names that findings call them.
    ///   - step: Who brings them, and when.
    /// - Returns: the submission, whose record is on the disk.
    /// - Throws: a `Fault` where nothing was given, or it cannot be kept; then nothing was taken in.
    public func take(
        _ inputs: [(path: String, name: String)], area: String?, publication: String?, step: SubmissionStep
    ) throws -> Submission {
        let parcel = try Parcel(inputs, reader: reader, check: check)
        let folio = try shelf.reserve()
        let folder = shelf.folder(of: folio)
        do {
            var submission = Submission(
                folio: folio, area: area, publication: publication, files: [], reports: [], steps: [step])
            var documents: [(index: Int, document: SubmittedDocument)] = []
            var pictures: [Int] = []
            for item in parcel.items {
                try check()
                var (file, document) = look(at: item)
                file.digest = try keep(item.path, in: folder)
                if let document { documents.append((submission.files.count, document)) }
                if file.kind.isPicture, !file.isRefused { pictures.append(submission.files.count) }
                submission.files.append(file)
            }
            submission.reports = try reports(of: documents, pictures, parcel.items, &submission.files, in: folder)
            try shelf.record(submission)
            return submission
        } catch {
            // Nothing was promised yet: the number is given back.
            try? FileManager.default.removeItem(atPath: folder)
            throw error
        }
    }

    // MARK: One file

    private func look(at item: Parcel.Item) -> (SubmittedFile, SubmittedDocument?) {
        var file = SubmittedFile(
            name: item.name, size: item.size, digest: "", kind: item.kind ?? .unknown, isRefused: false,
            findings: item.findings)
        let place = Finding.Place(file: item.name)
        if !item.findings.isEmpty {
            file.isRefused = true
        } else if file.kind.isDocument {
            switch Result(catching: { try reader.read(item.path, named: item.name, check: check) }) {
            case .success(let document):
                file.words = document.words
                file.pictures = document.pictures.count
                file.findings = document.findings
                return (file, document)
            case .failure(let error):
                file.isRefused = true
                file.findings = (error as? Fault)?.findings ?? [Finding(.error, .submissionDamaged, at: place)]
            }
        } else if [.spreadsheet, .openSpreadsheet, .csv, .pdf].contains(file.kind) {
            file.findings = [Finding(.note, .submissionAnnex, at: place, ["kind": file.kind.rawValue])]
        } else if !file.kind.isPicture {
            file.isRefused = true
            file.findings = [Finding(.error, .submissionKind, at: place, ["kind": file.kind.rawValue])]
        }
        return (file, nil)
    }

    /// Keeps a file's bytes under their hash; gives it.
    private func keep(_ path: String, in folder: String) throws -> String {
        let originals = folder + "/originals"
        try FileManager.default.createDirectory(atPath: originals, withIntermediateDirectories: true)
        guard let digest = Digest.ofFile(path) else {
            throw Fault(.missingInput, .fileUnreadable, at: Finding.Place(file: path), ["reason": "—"])
        }
        let kept = originals + "/" + digest
        if !FileManager.default.fileExists(atPath: kept) { try copy(path, to: kept) }
        // The file may have changed while it was copied: what is kept must be what the hash says.
        guard Digest.ofFile(kept) == digest else {
            throw Fault(.cannotWrite, .outputUnwritable, ["path": kept, "reason": "SHA-256"])
        }
        return digest
    }

    private func copy(_ path: String, to target: String) throws {
        guard let source = FileHandle(forReadingAtPath: path) else {
            throw Fault(.missingInput, .fileUnreadable, at: Finding.Place(file: path), ["reason": "—"])
        }
        defer { try? source.close() }
        let file = try OutputFile(path: target)
        while let stretch = try source.read(upToCount: 1 << 20), !stretch.isEmpty {
            try stretch.withUnsafeBytes { try file.write($0) }
            try check()
        }
        try file.commit()
    }

    // MARK: Reports

    /// Writes a report's folder for each document, with its pictures and the photographs sent beside it.
    private func reports(
        of documents: [(index: Int, document: SubmittedDocument)], _ pictures: [Int], _ items: [Parcel.Item],
        _ files: inout [SubmittedFile], in folder: String
    ) throws -> [SubmittedReport] {
        var taken = slugs
        var reports: [SubmittedReport] = []
        for (index, document) in documents {
            let item = items[index]
            let slug = Slug.free(Slug.of(document.report.title.isEmpty ? item.stem : document.report.title), taken)
            taken.insert(slug)
            let target = folder + "/reports/" + slug
            try FileManager.default.createDirectory(atPath: target, withIntermediateDirectories: true)
            var shown: [ReportMarkdown.Picture] = []
            for (number, picture) in document.report.pictures.enumerated() {
                guard let bytes = document.pictures[picture.source] else { continue }
                let kind = FileKind(head: Array(bytes.prefix(512)), suffix: "")
                guard kind.isPicture else {
                    let place = Finding.Place(file: item.name)
                    let values = ["picture": picture.source]
                    files[index].findings.append(Finding(.warning, .documentPictureDamaged, at: place, values))
                    continue
                }
                let name = "\(slug)-\(number + 1).\(kind.rawValue)"
                try write(bytes, to: target + "/" + name)
                let caption = picture.caption?.plain
                shown.append(.init(file: name, caption: caption, alternative: picture.alternative ?? caption))
            }
            // Photographs go with the only document there is, or the only one that lies in their folder.
            let neighbours = documents.count(where: { items[$0.index].folder == item.folder })
            let beside = pictures.filter { picture in
                documents.count == 1 || neighbours == 1 && items[picture].folder == item.folder
            }
            for picture in beside {
                let name = Slug.file(items[picture].name, files[picture].kind)
                try copy(folder + "/originals/" + files[picture].digest, to: target + "/" + name)
                shown.append(.init(file: name))
            }
            let text = document.markdown(section: nil, pictures: shown, language: nil)
            try write(Array(text.utf8), to: target + "/report.md")
            reports.append(
                SubmittedReport(
                    slug: slug, title: document.report.title, words: document.words, photos: shown.map(\.file),
                    source: item.name))
        }
        return reports
    }

    private func write(_ bytes: [UInt8], to path: String) throws {
        let file = try OutputFile(path: path)
        try bytes.withUnsafeBytes { try file.write($0) }
        try file.commit()
    }
}
