import Foundation
import Geometry

/// Where the reports of a submission go.
public struct Placing: Sendable {
    /// Id of the area whose folder they go in.
    public var area: String
    /// Id of the section they belong to; what their files say where `nil`.
    public var section: String?
    /// Reports of the workspace whose place they take, by their own names.
    public var replacing: [String: String]

    /// A place.
    public init(area: String, section: String? = nil, replacing: [String: String] = [:]) {
        self.area = area
        self.section = section
        self.replacing = replacing
    }
}

extension SubmissionShelf {
    /// Puts a submission's reports among those of the workspace and records that they were accepted.
    ///
    /// A report whose place is taken is kept whole in the submission's `replaced/`; the new one has its name, its section
    /// and its priority.
    ///
    /// - Parameters:
    ///   - reports: Absolute path of the workspace's `reports`.
    ///   - settled: Called when the reports are in their places and before that is recorded. Where it throws, all is as it
    ///     was.
    /// - Returns: paths of the reports, relative to the workspace.
    /// - Throws: a `Fault` where a report of that name is there already, or it cannot be written; then none was put there.
    public func accept(
        _ folio: Int, _ placing: Placing, into reports: String, step: SubmissionStep, settled: () throws -> Void = {}
    ) throws -> [String] {
        let place = Finding.Place(file: "submissions/" + Submission.number(folio))
        guard let submission = try submission(folio) else {
            throw Fault(.missingInput, .submissionUnknown, at: place, ["folio": String(folio)])
        }
        guard submission.state == .received else {
            throw Fault(.unusableData, .submissionState, at: place, ["state": submission.state.rawValue])
        }
        let target = reports + "/" + placing.area
        for report in submission.reports where placing.replacing[report.slug] == nil {
            guard FileManager.default.fileExists(atPath: target + "/" + report.slug) else { continue }
            throw Fault(
                .cannotWrite, .reportDuplicateSlug, at: place,
                ["slug": report.slug, "other": "reports/\(placing.area)/\(report.slug)"])
        }
        var moves: [ReportMove] = []
        do {
            try FileManager.default.createDirectory(atPath: target, withIntermediateDirectories: true)
            for report in submission.reports {
                let name = placing.replacing[report.slug] ?? report.slug
                var move = ReportMove(
                    source: folder(of: folio) + "/reports/" + report.slug, target: target, name: name,
                    replaced: placing.replacing[report.slug] == nil ? nil : folder(of: folio) + "/replaced")
                defer { moves.append(move) }
                try move.prepare(section: placing.section)
                try move.make()
            }
            Staging.flush(target)
            try settled()
            var step = step
            if !placing.replacing.isEmpty { step.replaced = placing.replacing }
            try take(step, on: folio)
        } catch {
            for move in moves.reversed() { move.undo() }
            if error is Fault { throw error }
            throw Fault(.cannotWrite, .outputUnwritable, ["path": target, "reason": "\(error.localizedDescription)"])
        }
        for move in moves { move.finish() }
        return submission.reports.map { report in
            "reports/\(placing.area)/\(placing.replacing[report.slug] ?? report.slug)/report.md"
        }
    }
}
