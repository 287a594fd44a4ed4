import Geometry
import Intake
import PrintModel
import Revision

extension ChainRun {
    /// Whether reports that were approved are as they were then. A log that is damaged is a finding.
    func checkLocks(_ reports: [Report]) throws {
        let desk = RevisionDesk(chain.folder)
        let reading = try desk.log.read()
        found(reading.findings)
        let histories = ReportHistory.all(reading.entries)
        guard histories.values.contains(where: { $0.approval != nil }) else { return }
        let workspace = try chain.folder.settings().workspace
        for report in reports {
            try chain.interruption.check()
            guard let approval = histories[report.slug]?.approval else { continue }
            let now = try desk.snapshot(of: report)
            found([desk.lock(report, approval, now: now, workspace)].compactMap { $0 })
        }
        desk.save()
    }
}

extension RevisionDesk {
    /// What changed of a report since it was approved; `nil` where nothing did that anyone reads.
    func lock(_ report: Report, _ approval: LogEntry, now: Snapshot, _ workspace: Workspace) -> Finding? {
        guard let then = approval.snapshot, then.content != now.content else { return nil }
        var place = Finding.Place(file: report.file, line: 1, report: report.slug)
        var parts: [String] = []
        if then.text != now.text {
            if let old = try? log.text(then.text), let before = folder.report(report, asIn: old, workspace) {
                let changes = UnitChange.all(from: TextUnit.all(of: before), to: TextUnit.all(of: report))
                parts += ChangedParts.names(of: changes)
                if before.priority != report.priority { parts.append("priority") }
                if before.section != report.section { parts.append("section") }
                if let line = ChangedParts.firstLine(from: old, to: (try? bytes(of: report)) ?? []) {
                    place.line = line
                }
                // A comment or an empty line: nothing of it is printed.
                if parts.isEmpty, then.photos == now.photos, before.sameInPrint(as: report) { return nil }
            }
            if parts.isEmpty { parts.append("file") }
        }
        let photos = Set(then.photos.keys).union(now.photos.keys).filter { then.photos[$0] != now.photos[$0] }
        let values = [
            "parts": parts.joined(separator: ","), "photos": photos.sorted().joined(separator: ", "), "by": approval.by,
            "at": String(approval.at.prefix(10)),
        ].filter { !$0.value.isEmpty }
        return Finding(.error, .revisionLocked, at: place, values)
    }
}

/// What changed, by name.
enum ChangedParts {
    /// The kinds of units that changed, in order, each once.
    static func names(of changes: [UnitChange]) -> [String] {
        var names: [String] = []
        for change in changes where change.isChanged {
            let name =
                switch change.kind {
                case .kicker: "kicker"
                case .title: "title"
                case .deck: "deck"
                case .heading, .paragraph, .quotation, .item: "text"
                case .photo: "photo-list"
                case .caption: "caption"
                case .credit: "credit"
                case .alternative: "alt"
                case .quote: "quote"
                case .figure: "figure"
                case .row: "table"
                case .fact(let key): key
                }
            if !names.contains(name) { names.append(name) }
        }
        return names
    }

    /// The first line, from 1, in which two files differ.
    static func firstLine(from old: [UInt8], to new: [UInt8]) -> Int? {
        guard old != new else { return nil }
        let common = zip(old, new).prefix { $0.0 == $0.1 }.count
        return new.prefix(common).count { $0 == 0x0A } + 1
    }
}

extension Report {
    /// Whether two reports print the same: all but the lines on which their parts stand.
    fileprivate func sameInPrint(as other: Report) -> Bool { bare == other.bare }

    private var bare: Report {
        var report = self
        for index in report.body.indices { report.body[index].line = 0 }
        for index in report.photos.indices { report.photos[index].line = 0 }
        return report
    }
}
