import Foundation
import Geometry

extension SubmissionShelf {
    /// Puts a submission's reports among those of the workspace and records that they were accepted.
    ///
    /// - Parameters:
    ///   - area: Id of the area whose folder they go in.
    ///   - section: Id of the section they belong to; what their files say where `nil`.
    ///   - reports: Absolute path of the workspace's `reports`.
    /// - Returns: paths of the reports, relative to the workspace.
    /// - Throws: a `Fault` where a report of that name is there already, or it cannot be written; then none was put there.
    public func accept(
        _ folio: Int, area: String, section: String?, into reports: String, step: SubmissionStep
    ) throws -> [String] {
        let place = Finding.Place(file: "submissions/" + Submission.number(folio))
        guard let submission = try submission(folio) else {
            throw Fault(.missingInput, .submissionUnknown, at: place, ["folio": String(folio)])
        }
        guard submission.state == .received else {
            throw Fault(.unusableData, .submissionState, at: place, ["state": submission.state.rawValue])
        }
        let manager = FileManager.default
        let target = reports + "/" + area
        for report in submission.reports where manager.fileExists(atPath: target + "/" + report.slug) {
            throw Fault(
                .cannotWrite, .reportDuplicateSlug, at: place,
                ["slug": report.slug, "other": "reports/\(area)/\(report.slug)"])
        }
        var done: [String] = []
        do {
            try manager.createDirectory(atPath: target, withIntermediateDirectories: true)
            for report in submission.reports {
                // Made beside its place and renamed: a report is there whole or not at all.
                let whole = target + "/" + report.slug
                let beside = target + "/.\(report.slug).\(getpid())"
                try? manager.removeItem(atPath: beside)
                try manager.copyItem(atPath: folder(of: folio) + "/reports/" + report.slug, toPath: beside)
                if let section { try name(section, in: beside + "/report.md") }
                try manager.moveItem(atPath: beside, toPath: whole)
                done.append(whole)
            }
            try take(step, on: folio)
        } catch {
            for path in done { try? manager.removeItem(atPath: path) }
            if error is Fault { throw error }
            throw Fault(.cannotWrite, .outputUnwritable, ["path": target, "reason": "\(error.localizedDescription)"])
        }
        return submission.reports.map { "reports/\(area)/\($0.slug)/report.md" }
    }

    /// Fills in the section that a report's file leaves open.
    private func name(_ section: String, in path: String) throws {
        let text = try String(contentsOfFile: path, encoding: .utf8)
        let named = text.replacing(
            "\nsection: \"\"\n", with: "\nsection: \(ReportMarkdown.quoted(section))\n", maxReplacements: 1)
        let file = try OutputFile(path: path)
        try Array(named.utf8).withUnsafeBytes { try file.write($0) }
        try file.commit()
    }
}
