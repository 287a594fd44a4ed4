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
    /// Looks at pictures, and makes the copies of them that may be published.
    public let pictures: any PictureExaminer
    /// Reads spreadsheets; where there is none they are annexes.
    public let sheets: (any SheetReader)?
    /// What the publication asks of the area.
    public let asks: [Ask]
    /// Called now and then; throws to stop.
    public let check: () throws -> Void

    /// A desk.
    public init(
        reader: SubmissionReader, shelf: SubmissionShelf, slugs: Set<String>, pictures: any PictureExaminer,
        sheets: (any SheetReader)? = nil, asks: [Ask] = [], check: @escaping () throws -> Void = {}
    ) {
        self.reader = reader
        self.shelf = shelf
        self.slugs = slugs
        self.pictures = pictures
        self.sheets = sheets
        self.asks = asks
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
        // Made beside its place: a number is taken by what is whole, and nothing was promised until then.
        let staging = try Staging(in: shelf.folder)
        let submission = try made(of: parcel, area, publication, step, in: staging.path) { _, _ in }
        return try shelf.place(submission, made: staging)
    }

    /// Looks at files as `take` does, and keeps nothing.
    ///
    /// - Returns: the submission they would make, without a number, and its documents as they were read.
    /// - Throws: a `Fault` where nothing was given.
    public func look(
        at inputs: [(path: String, name: String)], area: String?, publication: String?, step: SubmissionStep
    ) throws -> (submission: Submission, documents: [ReadText]) {
        let parcel = try Parcel(inputs, reader: reader, check: check)
        let scratch = try Scratch()
        var documents: [ReadText] = []
        let submission = try made(of: parcel, area, publication, step, in: scratch.path) { name, document in
            documents.append(ReadText(document, named: name))
        }
        return (submission, documents.sorted { $0.name < $1.name })
    }

    private func made(
        of parcel: Parcel, _ area: String?, _ publication: String?, _ step: SubmissionStep, in folder: String,
        read: (String, SubmittedDocument) -> Void
    ) throws -> Submission {
        var arrivals = Arrivals(folder: folder)
        for index in parcel.order {
            try check()
            arrivals.files[index] = try arrival(of: parcel.items[index], number: index, in: folder, read)
        }
        var submission = Submission(
            folio: 0, area: area, publication: publication, files: [], reports: [], steps: [step])
        submission.reports = try reports(of: &arrivals, area: area, arrived: submission.arrived, in: folder)
        submission.files = arrivals.inOrder.map(\.file)
        try? FileManager.default.removeItem(atPath: folder + "/" + Arrivals.inside)
        return submission
    }

    // MARK: One file

    private func arrival(
        of item: Parcel.Item, number: Int, in folder: String, _ read: (String, SubmittedDocument) -> Void
    ) throws -> Arrival {
        var arrival = Arrival(item: item)
        let place = Finding.Place(file: item.name)
        do {
            arrival.file.digest = try keep(item.path, named: item.name, in: folder)
            if arrival.file.isRefused { return arrival }
            // What is looked at is the copy that is kept: what was sent may change meanwhile.
            let kept = folder + "/originals/" + arrival.file.digest
            if arrival.file.kind.isDocument {
                let document = try reader.read(kept, named: item.name, check: check)
                read(item.name, document)
                arrival.file.words = document.words
                arrival.file.pictures = document.pictures.count
                arrival.file.findings = document.findings
                try arrival.take(document, number: number, in: folder, pictures, check)
            } else if arrival.file.kind.isPicture {
                let seen = try pictures.examine(kept, named: item.name)
                arrival.file.picture = seen.picture
                arrival.file.findings = seen.findings
                arrival.sameAs = seen.sameAs
            } else if arrival.file.kind.isSheet, let sheets {
                arrival.sheets = try sheets.sheets(of: kept, kind: arrival.file.kind, named: item.name)
            } else if arrival.file.kind == .pdf || arrival.file.kind.isSheet {
                let values = ["kind": arrival.file.kind.rawValue]
                arrival.file.findings = [Finding(.note, .submissionAnnex, at: place, values)]
            } else {
                let kind = arrival.file.kind
                throw Fault(.unusableData, .submissionKind, at: place, kind == .unknown ? [:] : ["kind": kind.rawValue])
            }
        } catch let fault as Fault where fault.kind == .interrupted || fault.kind == .cannotWrite {
            throw fault
        } catch {
            arrival.file.isRefused = true
            arrival.file.findings =
                (error as? Fault)?.findings ?? [Finding(.error, .submissionDamaged, at: place)]
        }
        return arrival
    }

    /// Keeps a file's bytes under their hash; gives it.
    private func keep(_ path: String, named name: String, in folder: String) throws -> String {
        let originals = folder + "/originals"
        try FileManager.default.createDirectory(atPath: originals, withIntermediateDirectories: true)
        guard let digest = Digest.ofFile(path) else {
            let reason = String(cString: strerror(errno))
            throw Fault(.missingInput, .fileUnreadable, at: Finding.Place(file: name), ["reason": reason])
        }
        let kept = originals + "/" + digest
        if !FileManager.default.fileExists(atPath: kept) { try copy(path, to: kept) }
        // The file may have changed while it was copied: what is kept must be what the hash says.
        guard Digest.ofFile(kept) == digest else {
            throw Fault(.cannotWrite, .outputUnwritable, ["path": kept, "reason": "SHA-256"])
        }
        return digest
    }

    func copy(_ path: String, to target: String) throws {
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
}
