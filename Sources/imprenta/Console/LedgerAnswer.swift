import Digests
import Ledger
import PrintModel

/// What a command of the ledger answers: the entries, and the lines before and after.
struct LedgerAnswer: Sendable {
    var recorded: LedgerStore.Recorded
    var isRehearsal: Bool
    /// Number of an order that was placed, or that the act is about.
    var order: String?
    /// Number of a run that was received.
    var run: Int?

    /// Most entries that are listed.
    private static let most = 20

    /// The answer as text.
    func text(in language: Language) -> String {
        var parts: [String] = []
        if isRehearsal {
            parts.append(language.say("Ensayo: no se anotó nada.", "Dry run: nothing was recorded."))
        }
        if let order { parts.append(language.say("Orden \(order).", "Order \(order).")) }
        if let run { parts.append(language.say("Tiraje \(run).", "Run \(run).")) }
        for entry in recorded.entries.prefix(LedgerAnswer.most) {
            let words = LedgerWords.sentence(entry.act, language)
            parts.append(
                language.say(
                    "Asiento \(entry.number), \(entry.header.date): \(words).",
                    "Entry \(entry.number), \(entry.header.date): \(words)."))
        }
        if recorded.entries.count > LedgerAnswer.most {
            let rest = recorded.entries.count - LedgerAnswer.most
            parts.append(language.say("… y \(rest) asientos más.", "… and \(rest) more entries."))
        }
        if let copies = recorded.runs.last { parts.append(LedgerWords.copies(copies, language)) }
        if !recorded.lines.isEmpty { parts.append(table(language)) }
        return parts.joined(separator: "\n")
    }

    private func table(_ language: Language) -> String {
        var table = TextTable(
            [language.say("Partida", "Line"), ""] + LedgerWords.moments(language), figures: Set(2...7))
        for (before, after) in recorded.lines {
            if let before {
                table.add([before.key, language.say("antes", "before")] + LedgerWords.figures(before))
            }
            table.add([after.key, language.say("después", "after")] + LedgerWords.figures(after))
        }
        return table.text
    }
}

extension LedgerAnswer: Encodable {
    private enum Key: String, CodingKey { case dryRun, entries, lines, order, run, copies }
    private struct Lines: Encodable {
        let before: BudgetLineJSON?
        let after: BudgetLineJSON
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Key.self)
        try container.encode(isRehearsal, forKey: .dryRun)
        try container.encode(recorded.entries.map(EntryJSON.init), forKey: .entries)
        let lines = recorded.lines.map { before, after in
            Lines(before: before.map(BudgetLineJSON.init), after: BudgetLineJSON(after))
        }
        try container.encode(lines, forKey: .lines)
        try container.encode(order, forKey: .order)
        try container.encode(run, forKey: .run)
        try container.encode(recorded.runs.last, forKey: .copies)
    }
}

/// An entry as `--json` and `export` print it.
struct EntryJSON: Encodable {
    let number: Int
    let kind: String
    let date: String
    let by: String
    let reason: String?
    let document: String?
    let act: Act
    let previous: String
    let hash: String

    init(_ entry: Entry) {
        number = entry.number
        kind = entry.act.kind
        (date, by) = (entry.header.date, entry.header.by)
        (reason, document) = (entry.header.reason, entry.header.document)
        act = entry.act
        (previous, hash) = (Digest.hexadecimal(entry.previous), Digest.hexadecimal(entry.hash))
    }
}

/// A line as `--json` prints it: amounts are whole centavos.
struct BudgetLineJSON: Encodable {
    let line: BudgetLine
    init(_ line: BudgetLine) { self.line = line }

    private enum Key: String, CodingKey { case modified, available, unspent }

    func encode(to encoder: any Encoder) throws {
        try line.encode(to: encoder)
        var container = encoder.container(keyedBy: Key.self)
        try container.encode(line.modified, forKey: .modified)
        try container.encode(line.available, forKey: .available)
        try container.encode(line.unspent, forKey: .unspent)
    }
}
