import GRDB
import PrintModel

/// The books in the ledger's tables, inside one transaction.
final class StoredBooks: Books {
    private let db: Database

    init(_ db: Database) { self.db = db }

    /// One record, by a statement that is compiled once for the connection.
    private func one<Record: FetchableRecord & TableRecord>(_ key: String, _ value: any DatabaseValueConvertible) throws
        -> Record?
    {
        let sql = "SELECT * FROM \(Record.databaseTableName) WHERE \(key) = ?"
        return try Record.fetchOne(db.cachedStatement(sql: sql), arguments: [value])
    }

    func line(_ key: String) throws -> BudgetLine? { try one("key", key) }
    func save(_ line: BudgetLine) throws { try line.save(db) }
    func advance(_ line: String, in month: String, by done: Int) throws {
        let sql = """
            INSERT INTO month_progress VALUES (?, ?, ?) ON CONFLICT (line, month) DO UPDATE SET done = done + excluded.done
            """
        try db.execute(sql: sql, arguments: [line, month, done])
    }

    func order(_ id: String) throws -> PrintOrder? { try one("id", id) }
    func order(placedBy entry: Int) throws -> PrintOrder? {
        try one("entry", entry)
    }
    func lastOrder(in year: Int) throws -> Int {
        try Int.fetchOne(
            db.cachedStatement(sql: "SELECT max(number) FROM print_order WHERE year = ?"), arguments: [year]) ?? 0
    }
    func save(_ order: PrintOrder) throws { try order.save(db) }

    func run(_ id: Int) throws -> PrintRun? { try one("id", id) }
    func save(_ run: PrintRun) throws { try run.save(db) }

    func invoice(_ uuid: String) throws -> Invoice? { try one("uuid", uuid) }
    func lookalike(of facts: InvoiceFacts) throws -> Invoice? {
        let sql = """
            SELECT * FROM invoice WHERE state = 'valid' AND type = :type AND uuid <> :uuid AND issuer = :issuer
              AND (seal = :seal OR (folio IS NOT NULL AND folio = :folio AND total = :total AND date = :date))
            ORDER BY entry LIMIT 1
            """
        return try Invoice.fetchOne(
            db, sql: sql,
            arguments: [
                "type": facts.type, "uuid": facts.uuid, "issuer": facts.issuer, "seal": facts.seal,
                "folio": facts.folio, "total": facts.total, "date": facts.date,
            ])
    }
    func save(_ invoice: Invoice) throws { try invoice.save(db) }

    func reversal(of entry: Int) throws -> Int? {
        try Int.fetchOne(db.cachedStatement(sql: "SELECT by FROM reversal WHERE entry = ?"), arguments: [entry])
    }
    func noteReversal(of entry: Int, by reversal: Int) throws {
        try db.execute(sql: "INSERT INTO reversal VALUES (?, ?)", arguments: [entry, reversal])
    }
    func entry(_ number: Int) throws -> Entry? {
        try Entry.fetchOne(db.cachedStatement(sql: "SELECT * FROM entry WHERE number = ?"), arguments: [number])
    }
    func postings(of entry: Int) throws -> [Posting] {
        try Posting.fetchAll(
            db.cachedStatement(sql: "SELECT * FROM posting WHERE entry = ? ORDER BY part"), arguments: [entry])
    }
    func closedThrough() throws -> String? {
        try String.fetchOne(db.cachedStatement(sql: "SELECT max(through) FROM closing"))
    }
    func close(through date: String) throws {
        try db.execute(sql: "INSERT OR IGNORE INTO closing VALUES (?)", arguments: [date])
    }
    func hasAttachment(_ sha256: String) throws -> Bool {
        try Bool.fetchOne(
            db.cachedStatement(sql: "SELECT EXISTS (SELECT 1 FROM attachment WHERE sha256 = ?)"), arguments: [sha256])
            ?? false
    }
}
