import Foundation
import Geometry
import PrintModel

/// The ledger of clauses, as a table for people and as JSON.
struct ClauseTable {
    let standard: FileStandard?
    let language: Language

    private var clauses: [Clause] { ClauseLedger.clauses(of: standard) }

    /// A block of lines for each clause: what it demands, who asks, how it is held, and the codes.
    var text: String {
        clauses.map { clause in
            let standards =
                clause.standards.isEmpty
                ? language.say("todo archivo", "every file") : clause.standards.map(\.title).joined(separator: ", ")
            let held = clause.held.map(name).joined(separator: ", ")
            var lines = [clause.id + "  —  " + (language == .spanish ? clause.demand.es : clause.demand.en)]
            lines.append("    " + standards + " (" + clause.source + "): " + held)
            if !clause.codes.isEmpty {
                lines.append(
                    "    " + severity(clause.severity) + ": " + clause.codes.map(\.rawValue).joined(separator: ", "))
            }
            return lines.joined(separator: "\n")
        }.joined(separator: "\n")
    }

    /// The same as an array of objects.
    var json: String {
        struct Row: Encodable {
            var id: String
            var standards: [String]
            var source: String
            var demand: String
            var held: [String]
            var severity: Finding.Severity
            var codes: [String]
        }
        return JSONReport.text(
            of: clauses.map { clause in
                Row(
                    id: clause.id, standards: clause.standards.map(\.title), source: clause.source,
                    demand: language == .spanish ? clause.demand.es : clause.demand.en,
                    held: clause.held.map(\.rawValue), severity: clause.severity,
                    codes: clause.codes.map(\.rawValue))
            })
    }

    private func name(_ held: Clause.Held) -> String {
        switch held {
        case .enforced: language.say("se cumple al terminar", "enforced by finishing")
        case .cannotArise: language.say("no puede darse", "cannot arise")
        case .checked: language.say("se revisa", "checked")
        case .userDuty: language.say("a cargo de quien envía", "the user's duty")
        case .notChecked: language.say("no se revisa", "not checked")
        }
    }

    private func severity(_ severity: Finding.Severity) -> String {
        switch severity {
        case .note: language.say("nota", "note")
        case .warning: language.say("aviso", "warning")
        case .error: "error"
        }
    }
}
