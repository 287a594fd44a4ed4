import Digests
import Foundation
import GRDB
import Geometry
import PrintModel

/// Proves a ledger from its entries alone: the chain, every rule, and that all else is what they come to.
///
/// Goes through the entries once, one at a time; what it holds grows with orders and invoices. Linear.
final class Verifier {
    /// Most findings that are listed.
    static let most = 100

    private let db: Database
    private var findings: [Finding] = []
    private var months: [MonthTotal: Int] = [:]

    init(_ db: Database) { self.db = db }

    /// What is wrong; nothing where all is as it must be. `known` is the hash of a last entry that was noted earlier.
    func run(known: String?) throws -> (findings: [Finding], entries: Int, head: String?) {
        guard try isSound() else { return (findings, 0, nil) }
        let books = MemoryBooks(db)
        let (count, head, seen) = try replay(books, known: known)
        if known != nil, !seen { add(.ledgerHeadUnknown, ["hash": known ?? ""]) }
        try checkStrays()
        try compare(books)
        try compareSums()
        try checkAttachments()
        return (findings, count, count > 0 ? Digest.hexadecimal(head) : nil)
    }

    private func add(_ code: FindingCode, _ values: [String: String]) {
        if findings.count < Verifier.most { findings.append(Finding(.error, code, values)) }
    }

    /// The file's own structure, and that nobody took the guards off.
    ///
    /// Rows of tables that are not ours, or that SQLite itself finds damaged, are not gone through.
    private func isSound() throws -> Bool {
        for problem in try String.fetchAll(db, sql: "PRAGMA integrity_check(20)") where problem != "ok" {
            add(.ledgerDamaged, ["reason": problem])
        }
        let sql = "SELECT type || ' ' || name || ' ' || ifnull(sql, '') FROM sqlite_master ORDER BY type, name"
        let fresh = try DatabaseQueue()
        try Schema.migrator.migrate(fresh)
        let expected = try fresh.read { try Set(String.fetchAll($0, sql: sql)) }
        let found = try Set(String.fetchAll(db, sql: sql)).filter { !$0.hasPrefix("table sqlite_") }
        for missing in expected.symmetricDifference(found).sorted() {
            add(.ledgerSchema, ["what": missing.split(separator: " ").prefix(2).joined(separator: " ")])
        }
        return findings.allSatisfy { $0.code == .ledgerSchema && $0.values["what"]?.hasPrefix("trigger") == true }
    }

    /// Goes through the entries in order. Reading and hashing a batch of them needs nothing of those before, and is shared
    /// between two threads; the rules go through them one after another.
    private func replay(_ books: MemoryBooks, known: String?) throws -> (count: Int, head: [UInt8], seen: Bool) {
        let rules = Rules(books)
        let known = known.flatMap(Digest.bytes(hexadecimal:))
        var (count, head, seen) = (0, EntryChain.origin, false)
        let rows = try Row.fetchCursor(
            db,
            sql: "SELECT number, kind, date, by, reason, document, payload, previous, hash FROM entry ORDER BY number")
        let postings = try PostingReader(db)
        while case let batch = try RawEntry.batch(rows), !batch.isEmpty {
            for (raw, read) in zip(batch, RawEntry.read(batch)) {
                count += 1
                let stored = try postings.next(of: raw.number)
                guard let act = read.act else {
                    add(.ledgerEntryUnreadable, ["entry": String(raw.number)])
                    continue
                }
                if raw.number != count || raw.previous != head || read.hash != raw.hash || raw.kind != act.kind {
                    add(.ledgerChainBroken, ["entry": String(raw.number)])
                }
                head = raw.hash
                if head == known { seen = true }
                try replay(act, raw, stored, rules)
            }
        }
        return (count, head, seen)
    }

    private func replay(_ act: Act, _ entry: RawEntry, _ stored: [Posting], _ rules: Rules) throws {
        let name = String(entry.number)
        for posting in stored { months[MonthTotal(posting), default: 0] += posting.amount.count }
        do {
            let (postings, _) = try rules.apply(act, number: entry.number, header: entry.header)
            if postings != stored { add(.ledgerPostingsDiffer, ["entry": name]) }
        } catch let fault as Fault {
            for reason in fault.findings { add(reason.code, reason.values.merging(["entry": name]) { $1 }) }
            add(.ledgerRuleBroken, ["entry": name])
        }
    }

    /// Postings of entries that are not there.
    private func checkStrays() throws {
        for row in try Row.fetchAll(db, sql: "PRAGMA foreign_key_check") {
            add(.ledgerDiffers, ["what": "\(row[0] as String? ?? "") \(row[1] as Int? ?? 0)"])
        }
    }

    /// The tables against what the entries come to.
    private func compare(_ books: MemoryBooks) throws {
        try compare(books.lines, by: \.key)
        try compare(books.orders, by: \.id)
        try compare(books.runs, by: \.id)
        try compare(books.invoices, by: \.uuid)
        let reversals = try Row.fetchAll(db, sql: "SELECT entry, by FROM reversal").reduce(into: [Int: Int]()) {
            $0[$1["entry"]] = $1["by"]
        }
        if reversals != books.reversals { add(.ledgerDiffers, ["what": "reversal"]) }
        let closings = try String.fetchSet(db, sql: "SELECT through FROM closing")
        if closings != books.closings { add(.ledgerDiffers, ["what": "closing"]) }
        let totals = try Row.fetchAll(db, sql: "SELECT line, account, month, amount FROM month_total")
            .reduce(into: [MonthTotal: Int]()) { $0[MonthTotal(line: $1[0], account: $1[1], month: $1[2])] = $1[3] }
        if totals != months { add(.ledgerDiffers, ["what": "month_total"]) }
        let progress = try Row.fetchAll(db, sql: "SELECT * FROM month_progress").reduce(into: [String: Int]()) {
            $0["\($1["line"] as String) \($1["month"] as String)"] = $1["done"]
        }
        if progress != books.progress { add(.ledgerDiffers, ["what": "month_progress"]) }
    }

    private func compare<Key: Hashable, Record: FetchableRecord & TableRecord & Equatable>(
        _ expected: [Key: Record], by key: (Record) -> Key
    ) throws {
        var left = Set(expected.keys)
        let records = try Record.fetchCursor(db)
        while let record = try records.next() {
            if expected[key(record)] != record {
                add(.ledgerDiffers, ["what": "\(Record.databaseTableName) \(key(record))"])
            }
            left.remove(key(record))
        }
        for key in left.map({ "\($0)" }).sorted() {
            add(.ledgerDiffers, ["what": "\(Record.databaseTableName) \(key)"])
        }
    }

    /// Every balance is the sum of what was posted to it: asked of the tables themselves, not of our rules.
    private func compareSums() throws {
        let columns = Account.allCases.map(\.rawValue)
        let sums = columns.enumerated().map { "sum(amount) FILTER (WHERE account = '\($1)') AS s\($0)" }
            .joined(separator: ", ")
        let sql = """
            SELECT key FROM budget_line LEFT JOIN (SELECT line, \(sums) FROM posting GROUP BY line) ON line = key
            WHERE \(columns.enumerated().map { "\($1) <> coalesce(s\($0), 0)" }.joined(separator: " OR "))
            """
        for key in try String.fetchAll(db, sql: sql) { add(.ledgerBalance, ["line": key]) }
    }

    private func checkAttachments() throws {
        let rows = try Row.fetchCursor(db, sql: "SELECT sha256, name, bytes FROM attachment")
        while let row = try rows.next() {
            let bytes: Data = row["bytes"]
            let sha256: String = row["sha256"]
            if Digest.of(bytes) != sha256 {
                add(.ledgerAttachmentDiffers, ["name": row["name"]])
            }
        }
    }
}

extension LedgerStore {
    /// What came of proving a ledger.
    public struct Proof: Sendable {
        /// What is wrong.
        public var findings: [Finding]
        /// How many entries were gone through.
        public var entries: Int
        /// Hash of the last; noted somewhere safe, it shows later that nothing was cut off.
        public var head: String?
    }

    /// Proves the chain, every rule and every balance from the entries alone.
    ///
    /// - Parameter known: A hash that was noted earlier, and must be in the chain.
    public func verify(known: String? = nil) throws -> Proof {
        try LedgerStore.translating(path) {
            try queue.read { db in
                let (findings, entries, head) = try Verifier(db).run(known: known?.lowercased())
                return Proof(findings: findings, entries: entries, head: head)
            }
        }
    }
}
