import Geometry
import Intake
import PrintModel
import Revision

/// Who does something to a report, when and why.
public struct RevisionOrder: Sendable {
    /// Day, and time where known: `2024-07-01T13:05:00-06:00`.
    public var at: String
    /// Office or person.
    public var by: String
    /// Why.
    public var reason: String?

    /// An order.
    public init(at: String, by: String, reason: String? = nil) {
        self.at = at
        self.by = by
        self.reason = reason
    }
}

/// What came of a report's history being looked at.
public struct HistoryView: Sendable {
    /// Slug.
    public var report: String
    /// What the log knows.
    public var history: ReportHistory
    /// What it is now.
    public var now: Snapshot?
}

/// What changed between two versions of a report.
public struct VersionDiff: Sendable {
    /// Slug.
    public var report: String
    /// Number of the older version.
    public var from: Int
    /// Number of the newer; `nil` for the report as it is now.
    public var to: Int?
    /// Units, those that stayed among them.
    public var changes: [UnitChange]
    /// Photographs whose bytes changed, came or went, by name.
    public var photos: [String]
}

extension Chain {
    /// Records what was done to reports. Those that it cannot be done to are findings; the others are recorded.
    public func record(_ action: LogEntry.Action, _ slugs: [String], _ order: RevisionOrder) async -> ComposeResult {
        await ChainRun(self, publication: nil).result { run in
            let desk = RevisionDesk(folder)
            let reports = try run.reports(slugs)
            for report in reports {
                let bytes = try desk.bytes(of: report)
                let snapshot = desk.snapshot(of: report, text: bytes)
                try desk.log.add { reading in
                    let history = ReportHistory.all(reading.entries)[report.slug] ?? ReportHistory()
                    if let refusal = ReportActs.refusal(of: action, to: report, history, now: snapshot) {
                        run.found([refusal])
                        return nil
                    }
                    var entry = LogEntry(action, at: order.at, by: order.by, reason: order.reason, report: report.slug)
                    // Taking an approval back says nothing of what the report is.
                    if action == .reopen { return (entry, []) }
                    entry.snapshot = snapshot
                    return (entry, [bytes])
                }
            }
            desk.save()
        }
    }

    /// Takes note of what is wrong with the log, so that it can be written to again.
    public func mendLog(_ order: RevisionOrder) async -> ComposeResult {
        await ChainRun(self, publication: nil).result { run in
            let log = RevisionDesk(folder).log
            try log.add { reading in
                guard !reading.findings.filter({ $0.severity != .note }).isEmpty else {
                    run.found([Finding(.note, .revisionNothing, at: Finding.Place(file: "revisions/log.jsonl"))])
                    return nil
                }
                run.found(reading.findings.map { Finding(.note, $0.code, at: $0.place, $0.values) })
                return (LogEntry(.mend, at: order.at, by: order.by, reason: order.reason), [])
            }
        }
    }

    /// Everything that was done to a report.
    public func history(_ slug: String) async -> (result: ComposeResult, view: HistoryView?) {
        var view: HistoryView?
        let result = await ChainRun(self, publication: nil).result { run in
            let desk = RevisionDesk(folder)
            let reading = try desk.log.read()
            run.found(reading.findings)
            let history = ReportHistory.all(reading.entries)[slug]
            // A report whose folder is gone still has its history.
            let report = try history == nil ? run.reports([slug]).first : try? run.reports([slug]).first
            view = HistoryView(
                report: slug, history: history ?? ReportHistory(), now: try report.map { try desk.snapshot(of: $0) })
        }
        return (result, view)
    }

    /// What changed from a version of a report to another, or to the report as it is.
    public func difference(_ slug: String, from: Int?, to: Int?) async -> (result: ComposeResult, diff: VersionDiff?) {
        var diff: VersionDiff?
        let result = await ChainRun(self, publication: nil).result { run in
            let desk = RevisionDesk(folder)
            let reading = try desk.log.read()
            run.found(reading.findings)
            let workspace = try folder.settings().workspace
            let report = try run.reports([slug])[0]
            let now = try desk.snapshot(of: report)
            let versions = ReportHistory.all(reading.entries)[slug]?.versions ?? []
            func version(_ number: Int) throws -> ReportHistory.Version {
                guard versions.indices.contains(number - 1) else {
                    let values = ["version": String(number), "count": String(versions.count)]
                    throw Fault(.usage, .revisionNoVersion, at: Finding.Place(file: report.file, report: slug), values)
                }
                return versions[number - 1]
            }
            // Without numbers: the last change, recorded or not.
            let isChanged = versions.last.map { $0.snapshot != now } ?? false
            let newer =
                try to
                ?? (from == nil && !isChanged && versions.count > 1 ? versions.count : nil).map {
                    try version($0).number
                }
            let older = try version(from ?? (newer.map { $0 - 1 } ?? versions.count))
            let new = try newer.map { try version($0) }
            let before = try desk.report(report, older.snapshot.text, workspace)
            let after = try new.map { try desk.report(report, $0.snapshot.text, workspace) } ?? report
            let snapshot = new?.snapshot ?? now
            let names = Set(older.snapshot.photos.keys).union(snapshot.photos.keys)
            diff = VersionDiff(
                report: slug, from: older.number, to: new?.number,
                changes: UnitChange.all(from: TextUnit.all(of: before), to: TextUnit.all(of: after)),
                photos: names.filter { older.snapshot.photos[$0] != snapshot.photos[$0] }.sorted())
        }
        return (result, diff)
    }
}

extension ChainRun {
    /// The reports of these slugs, or a fault that names those there are not.
    func reports(_ slugs: [String]) throws -> [Report] {
        let (workspace, settings) = try chain.folder.settings()
        found(settings.filter { $0.severity == .error })
        let shelf = chain.folder.reports(workspace)
        let known = Dictionary(shelf.reports.map { ($0.slug, $0) }) { first, _ in first }
        let missing = slugs.filter { known[$0] == nil }.flatMap { slug -> [Finding] in
            let own = shelf.findings.filter { $0.place.report == slug }
            if !own.isEmpty { return own }
            var values = ["slug": slug]
            values["nearest"] = nearest(to: slug, among: shelf.slugs)
            return [Finding(.error, .slugUnknown, values)]
        }
        guard missing.isEmpty else { throw Fault(.missingInput, missing) }
        return slugs.compactMap { known[$0] }
    }
}

extension RevisionDesk {
    /// A report as one of its kept texts has it.
    func report(_ report: Report, _ digest: String, _ workspace: Workspace) throws -> Report {
        let bytes = try log.text(digest)
        guard let old = folder.report(report, asIn: bytes, workspace) else {
            throw Fault(.unusableData, .revisionObjectDamaged, at: Finding.Place(file: "revisions/texts/\(digest).md"))
        }
        return old
    }
}
