import Digests
import Geometry
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

    /// The answer as text.
    func text(in language: Language) -> String {
        var parts: [String] = []
        if isRehearsal {
            parts.append(language.say("Ensayo: no se anotó nada.", "Dry run: nothing was recorded."))
        }
        if let order { parts.append(language.say("Orden \(order).", "Order \(order).")) }
        if let run { parts.append(language.say("Tiraje \(run).", "Run \(run).")) }
        for entry in recorded.entries.prefix(20) {
            let words = LedgerWords.kind(entry.act.kind, language)
            parts.append(
                language.say(
                    "Asiento \(entry.number), \(entry.header.date): \(words).",
                    "Entry \(entry.number), \(entry.header.date): \(words)."))
        }
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

/// Words and figures of the ledger that more than one command prints.
enum LedgerWords {
    static func moments(_ language: Language) -> [String] {
        language == .spanish
            ? ["Modificado", "Comprometido", "Devengado", "Ejercido", "Pagado", "Disponible"]
            : ["Modified", "Committed", "Accrued", "Exercised", "Paid", "Available"]
    }

    static func figures(_ line: BudgetLine) -> [String] {
        [line.modified, line.committed, line.accrued, line.exercised, line.paid, line.available].map(\.text)
    }

    static func kind(_ kind: String, _ language: Language) -> String {
        kinds[kind]?[language] ?? kind
    }

    private static let kinds: [String: Message] = [
        "opening": Message(es: "partida abierta", en: "line opened"),
        "amendment": Message(es: "presupuesto modificado", en: "budget amended"),
        "order": Message(es: "orden, comprometido", en: "order, committed"),
        "composition": Message(es: "PDF ligado a la orden", en: "PDF linked to the order"),
        "delivery": Message(es: "tiraje recibido, devengado", en: "run received, accrued"),
        "release": Message(es: "orden cerrada", en: "order closed"),
        "purchase": Message(es: "periódicos comprados", en: "newspapers bought"),
        "invoice": Message(es: "factura registrada", en: "invoice filed"),
        "credit": Message(es: "nota de crédito registrada", en: "credit note filed"),
        "complement": Message(es: "complemento de pago registrado", en: "payment CFDI filed"),
        "approval": Message(es: "orden de pago, ejercido", en: "payment order, exercised"),
        "payment": Message(es: "pago, pagado", en: "payment, paid"),
        "distribution": Message(es: "ejemplares", en: "copies"),
        "evidence": Message(es: "documento guardado", en: "document kept"),
        "progress": Message(es: "avance de la meta", en: "progress of the goal"),
        "closing": Message(es: "trimestre cerrado", en: "quarter closed"),
        "reversal": Message(es: "reversión", en: "reversal"),
    ]
}

extension LedgerAnswer: Encodable {
    private enum Key: String, CodingKey { case dryRun, entries, lines, order, run }
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
