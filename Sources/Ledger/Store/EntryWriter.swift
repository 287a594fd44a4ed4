import Foundation
import GRDB
import Geometry
import PrintModel

/// Adds entries inside one transaction, and remembers the lines as they were.
final class EntryWriter {
    private let db: Database
    private let rules: Rules
    private var entries: [Entry] = []
    private var findings: [Finding] = []
    private var before: [(key: String, line: BudgetLine?)] = []

    init(_ db: Database) {
        self.db = db
        rules = Rules(StoredBooks(db))
    }

    func keep(_ attachment: Attachment) throws {
        guard try !StoredBooks(db).hasAttachment(attachment.sha256) else { return }
        try db.cachedStatement(sql: "INSERT INTO attachment VALUES (?, ?, ?)").execute(
            arguments: [attachment.sha256, attachment.name, Data(attachment.bytes)])
    }

    func write(_ act: Act, _ header: Header) throws {
        let last = try Row.fetchOne(
            db.cachedStatement(sql: "SELECT number, hash FROM entry ORDER BY number DESC LIMIT 1"))
        let number = (last?["number"] ?? 0) + 1
        let previous =
            last.map { row -> [UInt8] in
                let bytes: Data = row["hash"]
                return [UInt8](bytes)
            } ?? EntryChain.origin
        try remember(act)
        let payload = try EntryChain.payload(act)
        let hash = EntryChain.hash(number: number, header, kind: act.kind, payload: payload, previous: previous)
        let (postings, found) = try rules.apply(act, number: number, header: header)
        try db.cachedStatement(sql: "INSERT INTO entry VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)").execute(
            arguments: [
                number, act.kind, header.date, header.by, header.reason, header.document, Data(payload),
                Data(previous), Data(hash),
            ])
        try post(postings, number)
        entries.append(
            Entry(number: number, header: header, act: act, payload: payload, previous: previous, hash: hash))
        findings += found
    }

    private func post(_ postings: [Posting], _ number: Int) throws {
        let insert = try db.cachedStatement(sql: "INSERT INTO posting VALUES (?, ?, ?, ?, ?, ?)")
        let total = try db.cachedStatement(
            sql: """
                INSERT INTO month_total VALUES (?, ?, ?, ?)
                ON CONFLICT (line, month, account) DO UPDATE SET amount = amount + excluded.amount
                """)
        for (part, posting) in postings.enumerated() {
            try insert.execute(
                arguments: [
                    number, part, posting.line, posting.account.rawValue, posting.amount, posting.month,
                ])
            try total.execute(
                arguments: [posting.line, posting.month, posting.account.rawValue, posting.amount])
        }
    }

    /// The lines that the act names, as they are now.
    private func remember(_ act: Act) throws {
        for key in try LedgerReader(db).lines(of: act) where !before.contains(where: { $0.key == key }) {
            before.append((key, try BudgetLine.fetchOne(db, key: key)))
        }
    }

    func recorded() throws -> LedgerStore.Recorded {
        let lines = try before.compactMap { key, line in
            try BudgetLine.fetchOne(db, key: key).map { (before: line, after: $0) }
        }
        var moved: [Int] = []
        for entry in entries {
            guard case .distribution(let act) = entry.act, !moved.contains(act.run) else { continue }
            moved.append(act.run)
        }
        let runs = try moved.compactMap { try PrintRun.fetchOne(db, key: $0) }
        return LedgerStore.Recorded(entries: entries, lines: lines, findings: findings, runs: runs)
    }
}
