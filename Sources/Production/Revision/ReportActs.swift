import Geometry
import PrintModel
import Revision

/// What may be done to a report, and when.
enum ReportActs {
    /// Why something cannot be done, or changes nothing; `nil` where it can.
    static func refusal(
        of action: LogEntry.Action, to report: Report, _ history: ReportHistory, now: Snapshot
    ) -> Finding? {
        let place = Finding.Place(file: report.file, report: report.slug)
        func refuse(_ why: String) -> Finding {
            var values = ["why": why]
            values["by"] = history.approval?.by
            values["at"] = history.approval.map { String($0.at.prefix(10)) }
            return Finding(.error, .revisionRefused, at: place, values)
        }
        let nothing = Finding(
            .note, .revisionNothing, at: place, history.versions.last.map { ["version": String($0.number)] } ?? [:])
        switch action {
        case .submit, .correct:
            if history.approval != nil { return refuse("approved") }
            return history.versions.last?.snapshot == now ? nothing : nil
        case .approve:
            guard let approval = history.approval else { return nil }
            return approval.snapshot == now ? nothing : refuse("approved")
        case .reopen: return history.approval == nil ? refuse("not-approved") : nil
        case .round, .mend: return nil
        }
    }
}
