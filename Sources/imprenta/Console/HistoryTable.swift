import Foundation
import Geometry
import Production
import Revision

/// Everything that was done to a report, oldest first.
struct HistoryTable {
    let view: HistoryView
    let language: Language

    /// A line for each act, with its reason under it, and how the report stands now.
    var text: String {
        var lines = view.history.entries.flatMap { entry -> [String] in
            let version = view.history.version(of: entry, slug: view.report).map { "v\($0)" } ?? ""
            let day = entry.at.replacing("T", with: " ").prefix(16)
            let act = HistoryTable.padded(name(entry), 14)
            let what = "\(HistoryTable.padded(String(day), 16))  \(act) \(HistoryTable.padded(version, 4)) \(entry.by)"
            return [what] + (entry.reason.map { ["                  " + $0] } ?? [])
        }
        if view.history.entries.isEmpty {
            lines.append(language.say("No hay nada registrado.", "Nothing is recorded."))
        }
        if let now = view.now, let last = view.history.versions.last, last.snapshot != now {
            lines.append(
                language.say(
                    "Ahora: cambió desde la versión \(last.number), sin registrar.",
                    "Now: changed since version \(last.number), not recorded."))
        }
        return lines.joined(separator: "\n")
    }

    private static func padded(_ text: String, _ width: Int) -> String {
        text + String(repeating: " ", count: max(0, width - text.count))
    }

    private func name(_ entry: LogEntry) -> String {
        switch entry.action {
        case .submit: language.say("entregado", "handed in")
        case .correct: language.say("corregido", "corrected")
        case .approve: language.say("aprobado", "approved")
        case .reopen: language.say("reabierto", "reopened")
        case .round: language.say("ronda \(entry.round ?? 0)", "round \(entry.round ?? 0)")
        case .mend: language.say("constancia", "note")
        }
    }

    private struct Root: Encodable {
        var report: String
        var entries: [Item]
        var changedSince: Int?
        var findings: [JSONReport.Item]

        enum Key: String, CodingKey { case report, entries, changedSince, findings }
        func encode(to encoder: any Encoder) throws {
            var container = encoder.container(keyedBy: Key.self)
            try container.encode(report, forKey: .report)
            try container.encode(entries, forKey: .entries)
            try container.encode(changedSince, forKey: .changedSince)
            try container.encode(findings, forKey: .findings)
        }
    }

    private struct Item: Encodable {
        var entry: LogEntry
        var version: Int?

        enum Key: String, CodingKey { case number, at, action, by, reason, publication, round, version }
        func encode(to encoder: any Encoder) throws {
            var container = encoder.container(keyedBy: Key.self)
            try container.encode(entry.number, forKey: .number)
            try container.encode(entry.at, forKey: .at)
            try container.encode(entry.action, forKey: .action)
            try container.encode(entry.by, forKey: .by)
            try container.encode(entry.reason, forKey: .reason)
            try container.encode(entry.publication, forKey: .publication)
            try container.encode(entry.round, forKey: .round)
            try container.encode(version, forKey: .version)
        }
    }

    /// The same as one object. `changedSince` is the last version, where the report is not as it was then.
    func json(_ result: ComposeResult) -> String {
        let last = view.history.versions.last
        let isChanged = last.map { view.now != nil && $0.snapshot != view.now } ?? false
        return JSONReport.text(
            of: Root(
                report: view.report,
                entries: view.history.entries.map {
                    Item(entry: $0, version: view.history.version(of: $0, slug: view.report))
                },
                changedSince: isChanged ? last?.number : nil,
                findings: result.findings.map { JSONReport.Item($0, language) }))
    }
}
