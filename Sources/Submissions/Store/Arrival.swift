import Foundation
import Geometry
import PrintModel

/// A file as the desk has it before it: what is kept of it, and what it gave.
struct Arrival {
    let item: Parcel.Item
    var file: SubmittedFile
    /// The report it makes, its pictures lying on disk.
    var document: SubmittedDocument?
    /// The pictures inside the document, by the names its report calls them.
    var inside: [String: InsidePicture] = [:]
    /// The sheets it holds.
    var sheets: [SubmittedSheet] = []
    /// The name of the picture of this submission that it repeats.
    var sameAs: String?

    /// A picture that lay in a document.
    struct InsidePicture {
        /// Where it lies until its report is made.
        var path: String
        /// The name that its area knows it by.
        var name: String
        var picture: SubmittedPicture
        var sameAs: String?
    }

    init(item: Parcel.Item) {
        self.item = item
        file = SubmittedFile(
            name: item.name, size: item.size, digest: "", kind: item.kind ?? .unknown, archive: item.archive,
            isRefused: !item.findings.isEmpty, findings: item.findings)
    }

    /// Takes the report of a document, and puts its pictures on the disk so that no two documents' are in memory.
    mutating func take(
        _ document: SubmittedDocument, number: Int, in folder: String, _ examiner: any PictureExaminer,
        _ check: () throws -> Void
    ) throws {
        var document = document
        let beside = folder + "/" + Arrivals.inside
        var seen: [SubmittedPicture] = []
        for (index, shown) in document.report.pictures.enumerated() where inside[shown.source] == nil {
            guard let bytes = document.pictures.removeValue(forKey: shown.source) else { continue }
            try check()
            let name = "\(item.name) (imagen \(index + 1))"
            let path = "\(beside)/\(number)-\(index + 1)"
            let kind = FileKind(head: Array(bytes.prefix(512)), suffix: "")
            guard kind.isPicture else {
                let values = ["picture": shown.source]
                file.findings.append(
                    Finding(.warning, .documentPictureDamaged, at: Finding.Place(file: item.name), values))
                continue
            }
            try FileManager.default.createDirectory(atPath: beside, withIntermediateDirectories: true)
            try Data(bytes).write(to: URL(fileURLWithPath: path))
            do {
                let examined = try examiner.examine(path, named: name)
                inside[shown.source] = InsidePicture(
                    path: path, name: name, picture: examined.picture, sameAs: examined.sameAs)
                file.findings += examined.findings
                seen.append(examined.picture)
            } catch let fault as Fault where fault.kind != .interrupted {
                file.findings += fault.findings
            }
        }
        document.pictures = [:]
        if !seen.isEmpty { file.inside = seen }
        self.document = document
    }
}

/// The files of a submission before the desk.
struct Arrivals {
    /// The folder of the submission, and in it that of pictures whose report is not made yet.
    let folder: String
    static let inside = ".inside"
    var files: [Int: Arrival] = [:]

    init(folder: String) { self.folder = folder }

    /// By the order in which they were given.
    var inOrder: [Arrival] { files.sorted { $0.key < $1.key }.map(\.value) }

    /// The places of the documents that can be read.
    var documents: [Int] { files.filter { $0.value.document != nil }.keys.sorted() }

    /// The document that a picture or sheet goes with: the only one, the only one of its folder or of a folder around it,
    /// or the only one there that names it; `nil` where that is not known.
    func owner(of place: Int) -> Int? {
        let documents = documents
        if documents.count <= 1 { return documents.first }
        guard let file = files[place] else { return nil }
        var folder = file.item.folder
        while true {
            let near = documents.filter { files[$0]?.item.folder == folder }
            if near.count == 1 { return near[0] }
            if near.count > 1 { return naming(file, among: near) }
            guard !folder.isEmpty else { return naming(file, among: documents) }
            folder = folder.split(separator: "/").dropLast().joined(separator: "/")
        }
    }

    private func naming(_ file: Arrival, among documents: [Int]) -> Int? {
        let last = (file.item.name.split(separator: "/").last.map(String.init) ?? file.item.name).lowercased()
        let stem = file.item.stem.lowercased()
        guard stem.count > 3 else { return nil }
        let naming = documents.filter { place in
            files[place]?.document?.report.blocks.contains { block in
                block.texts.contains { text in
                    let plain = text.plain.lowercased()
                    return plain.contains(last) || plain.contains(stem)
                }
            } == true
        }
        return naming.count == 1 ? naming[0] : nil
    }
}
