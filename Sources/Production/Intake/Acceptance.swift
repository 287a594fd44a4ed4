import Foundation
import Geometry
import Intake
import PrintModel
import Revision
import Submissions

/// What a person wants when submissions are accepted.
public struct AcceptanceOrder: Sendable {
    /// A report whose place another takes.
    public struct Replacement: Sendable, Hashable {
        /// Its name in the workspace.
        public var old: String
        /// The name in the submission of the one that takes its place; `nil` for the only one, or the one most like it.
        public var new: String?

        /// Reads `OLD` or `NEW:OLD`.
        public init?(_ text: String) {
            let parts = text.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
            guard (1...2).contains(parts.count), !parts.contains("") else { return nil }
            (new, old) = parts.count == 2 ? (parts[0], parts[1]) : (nil, parts[0])
        }
    }
    /// Area they go to; the one that sent them where `nil`.
    public var area: String?
    /// Section they belong to; their area's where `nil`.
    public var section: String?
    /// Reports whose places they take.
    public var replacing: [Replacement]
    /// Whether they are reports of their own, however much they are like others.
    public var areNew: Bool

    /// An order.
    public init(area: String? = nil, section: String? = nil, replacing: [Replacement] = [], areNew: Bool = false) {
        self.area = area
        self.section = section
        self.replacing = replacing
        self.areNew = areNew
    }
}

/// Puts the reports of submissions among the workspace's, and into its log of versions.
struct Acceptance {
    let office: IntakeOffice
    let settings: Workspace
    let order: AcceptanceOrder
    let step: SubmissionStep
    /// The reports of the workspace as they are after each submission.
    private var known: [String: Report]
    private var slugs: Set<String>
    private let desk: RevisionDesk

    init(_ office: IntakeOffice, _ settings: Workspace, _ order: AcceptanceOrder, step: SubmissionStep) {
        self.office = office
        self.settings = settings
        self.order = order
        self.step = step
        let shelved = office.folder.reports(settings)
        known = Dictionary(shelved.reports.map { ($0.slug, $0) }) { first, _ in first }
        slugs = Set(shelved.slugs)
        desk = RevisionDesk(office.folder)
    }

    /// Accepts one. Throws a `Fault` where it cannot be, or where a person must say first what it is; nothing is then
    /// changed.
    mutating func accept(_ folio: Int, _ result: inout IntakeResult) throws {
        let place = Finding.Place(file: "submissions/" + Submission.number(folio))
        guard let submission = try office.shelf.submission(folio) else {
            throw Fault(.missingInput, .submissionUnknown, at: place, ["folio": String(folio)])
        }
        let replacing = try replacements(in: submission, place)
        guard let area = order.area ?? submission.area ?? replacing.first.flatMap({ known[$0.value]?.area }) else {
            throw Fault(.usage, .submissionNoArea, ["folio": String(folio)])
        }
        try office.know(area, settings)
        // What was accepted before says so by itself, whatever it is like.
        if submission.state == .received { try look(at: submission, for: area, replacing, place) }
        try keep(replacing.values.sorted())
        let section = order.section ?? settings.areas[area]?.section
        let files = try office.shelf.accept(
            folio, Placing(area: area, section: section, replacing: replacing),
            into: office.workspace + "/reports", step: step
        ) {
            try record(replacing, of: submission)
        }
        result.files += files
        learn(files, area)
        result.findings += replacing.sorted { $0.key < $1.key }.map { new, old in
            let values = ["slug": old, "kept": "submissions/\(submission.number)/replaced"]
            return Finding(.note, .submissionReplaced, at: place, values)
        }
        result.findings += recordNew(submission, area, but: replacing)
        if section == nil, !files.isEmpty {
            result.findings.append(Finding(.warning, .submissionNoSection, at: place, ["area": area]))
        }
        if files.isEmpty { result.findings.append(Finding(.warning, .submissionNoReport, at: place)) }
        result.submissions += try office.shelf.submission(folio).map { [$0] } ?? []
    }

    // MARK: What takes whose place

    /// The reports whose places are taken, by the names of those that take them.
    private func replacements(in submission: Submission, _ place: Finding.Place) throws -> [String: String] {
        var result: [String: String] = [:]
        for wanted in order.replacing {
            guard let old = known[wanted.old] else {
                var values = ["slug": wanted.old]
                values["nearest"] = nearest(to: wanted.old, among: Array(known.keys))
                throw Fault(.missingInput, .slugUnknown, at: place, values)
            }
            let area = order.area ?? submission.area ?? old.area
            guard old.area == area else {
                let values = ["slug": old.slug, "area": old.area, "other": area]
                throw Fault(.unusableData, .submissionOtherArea, at: place, values)
            }
            result[try replacing(old, wanted.new, in: submission, place)] = old.slug
        }
        return result
    }

    private func replacing(
        _ old: Report, _ new: String?, in submission: Submission, _ place: Finding.Place
    ) throws -> String {
        let own = submission.reports
        if let new, own.contains(where: { $0.slug == new }) { return new }
        if new == nil {
            if own.count == 1 { return own[0].slug }
            let like = own.filter { isCorrection($0, of: old, submission) }
            if like.count == 1 { return like[0].slug }
        }
        let values = [
            "slug": old.slug, "own": own.map(\.slug).joined(separator: ", "), "number": String(submission.folio),
            "first": own.first?.slug ?? "—",
        ]
        throw Fault(.unusableData, .submissionWhich, at: place, values)
    }

    /// Holds back what looks like a correction, and what has another's name.
    private func look(
        at submission: Submission, for area: String, _ replacing: [String: String], _ place: Finding.Place
    ) throws {
        let own = submission.reports.filter { replacing[$0.slug] == nil }
        if let taken = own.first(where: { slugs.contains($0.slug) }) {
            let values = ["slug": taken.slug, "other": "reports/*/\(taken.slug)"]
            throw Fault(.cannotWrite, .reportDuplicateSlug, at: place, values)
        }
        guard !order.areNew else { return }
        let others = known.values.filter { $0.area == area && !replacing.values.contains($0.slug) }
            .sorted { $0.slug < $1.slug }
        let findings = own.compactMap { report -> Finding? in
            guard let old = others.first(where: { isCorrection(report, of: $0, submission) }) else { return nil }
            let option = submission.reports.count == 1 ? old.slug : "\(report.slug):\(old.slug)"
            let values = [
                "slug": old.slug, "title": report.title, "number": String(submission.folio), "option": option,
            ]
            return Finding(.error, .submissionCorrects, at: place, values)
        }
        guard findings.isEmpty else { throw Fault(.unusableData, findings) }
    }

    private func isCorrection(_ report: SubmittedReport, of old: Report, _ submission: Submission) -> Bool {
        let file = office.shelf.folder(of: submission.folio) + "/reports/\(report.slug)/report.md"
        func text(_ path: String) -> String { (try? String(contentsOfFile: path, encoding: .utf8)) ?? "" }
        return Correction.isLikely(
            of: Correction.Version(title: old.title, text: text(office.workspace + "/" + old.file)),
            by: Correction.Version(title: report.title, text: text(file)))
    }

    private mutating func learn(_ files: [String], _ area: String) {
        for file in files {
            let slug = String(file.split(separator: "/")[2])
            slugs.insert(slug)
            let bare = Report(slug: slug, area: area, title: slug, body: [], file: file)
            if let bytes = try? desk.bytes(of: bare) {
                known[slug] = office.folder.report(bare, asIn: bytes, settings) ?? bare
            }
        }
    }

    // MARK: Versions

    /// Keeps reports as they are before others take their places. Throws where one is approved.
    private func keep(_ slugs: [String]) throws {
        for report in slugs.compactMap({ known[$0] }) {
            try add(nil, report, try desk.bytes(of: report), by: step.by, at: step.time, reason: nil)
        }
    }

    /// Records the corrections that are in their places. Throws where the version before was approved meanwhile.
    private func record(_ replacing: [String: String], of submission: Submission) throws {
        for old in replacing.values.sorted().compactMap({ known[$0] }) {
            let bytes = try desk.bytes(of: old)
            let new = office.folder.report(old, asIn: bytes, settings) ?? old
            try add(.correct, new, bytes, by: step.by, at: step.time, reason: reason(submission))
        }
    }

    /// Records reports that came for the first time, by their area and on the day they came. They are accepted even where
    /// the log cannot be written: what is wrong with it is found.
    private func recordNew(_ submission: Submission, _ area: String, but replacing: [String: String]) -> [Finding] {
        let by = settings.areas[area]?.name ?? area
        let time = submission.steps.first?.time ?? step.time
        do {
            for own in submission.reports where replacing[own.slug] == nil {
                guard let report = known[own.slug] else { continue }
                try add(
                    .submit, report, try desk.bytes(of: report), by: by, at: time, reason: reason(submission))
            }
            desk.save()
            return []
        } catch { return (error as? Fault)?.findings ?? [] }
    }

    private func reason(_ submission: Submission) -> String {
        "folio " + submission.number + (step.reason.map { ". " + $0 } ?? "")
    }

    /// Adds a version to the log, if it is not the last there. Without an action it is one that was there before.
    private func add(
        _ action: LogEntry.Action?, _ report: Report, _ bytes: [UInt8], by: String, at time: String, reason: String?
    ) throws {
        let snapshot = desk.snapshot(of: report, text: bytes)
        try desk.log.add { reading in
            let history = ReportHistory.all(reading.entries)[report.slug] ?? ReportHistory()
            if let approval = history.approval { throw Acceptance.approved(report.slug, approval) }
            guard history.versions.last?.snapshot != snapshot else { return nil }
            let action = action ?? (history.versions.isEmpty ? .submit : .correct)
            var entry = LogEntry(action, at: time, by: by, reason: reason, report: report.slug)
            entry.snapshot = snapshot
            return (entry, [bytes])
        }
    }

    private static func approved(_ slug: String, _ approval: LogEntry) -> Fault {
        let values = ["slug": slug, "by": approval.by, "at": String(approval.at.prefix(10))]
        return Fault(.unusableData, .submissionApproved, values)
    }
}
