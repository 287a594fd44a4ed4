import Digests
import Foundation
import Geometry
import Intake
import Photos
import PrintModel
import Proofreading
import Revision

/// The reports of a workspace, and what its log knows of them.
struct RevisionDesk {
    let folder: WorkspaceFolder
    let log: RevisionLog
    private let digests: FileDigests

    init(_ folder: WorkspaceFolder) {
        self.folder = folder
        log = RevisionLog(workspace: folder.root)
        digests = FileDigests(folder.root + "/output/.cache/photos.known")
    }

    /// The bytes of a report's file as they are now.
    func bytes(of report: Report) throws(Fault) -> [UInt8] {
        try FileBytes(folder.root + "/" + report.file, as: report.file, limit: 1 << 20).bytes
    }

    /// What a report is now.
    func snapshot(of report: Report) throws(Fault) -> Snapshot {
        snapshot(of: report, text: try bytes(of: report))
    }

    /// What a report with these bytes and the photographs as they are now is.
    func snapshot(of report: Report, text: [UInt8]) -> Snapshot {
        var photos: [String: String] = [:]
        for photo in report.photos { photos[photo.name] = photo.path.flatMap { digests.digest(of: $0) } ?? "" }
        for name in dataFiles(of: report) { photos[name] = digests.digest(of: lies(report) + "/" + name) ?? "" }
        return Snapshot(text: Digest.of(text), photos: photos)
    }

    private func lies(_ report: Report) -> String {
        ((folder.root + "/" + report.file) as NSString).deletingLastPathComponent
    }

    /// Files beside a report that its tables and charts may be made of.
    private func dataFiles(of report: Report) -> [String] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: lies(report))) ?? []
        return names.filter { name in
            !name.hasPrefix(".")
                && ["csv", "tsv", "xlsx", "ods"].contains((name as NSString).pathExtension.lowercased())
        }.sorted()
    }

    /// Keeps the digests of photographs for the next run, where there is a place for them.
    func save() { digests.save() }

    /// Words of a report's text: paragraphs, headings, lists, tables and quotations.
    static func words(of report: Report) -> Int {
        report.body.flatMap(\.texts).reduce(0) { $0 + Proofreader.words(in: $1.plain) }
    }
}
