import GRDB

extension LedgerReader {
    /// Where the copies of a run went, first to last, without what was reversed.
    public func distributions(of run: Int) throws -> [(entry: Entry, distribution: Distribution)] {
        let sql = """
            SELECT * FROM entry WHERE kind = 'distribution' AND number > ?
              AND instr(payload, CAST(? AS BLOB)) > 0 AND number NOT IN (SELECT entry FROM reversal) ORDER BY number
            """
        var found: [(Entry, Distribution)] = []
        let entries = try Entry.fetchCursor(db, sql: sql, arguments: [run, "\"run\":\(run)"])
        while let entry = try entries.next() {
            if case .distribution(let distribution) = entry.act, distribution.run == run {
                found.append((entry, distribution))
            }
        }
        return found
    }

    /// The signed receipts of an order's copies that came back after they were handed out: the SHA-256 of each scan by
    /// the number of the entry that handed out.
    public func receipts(of order: String) throws -> [Int: String] {
        let sql = "SELECT * FROM entry WHERE kind = 'evidence' AND instr(payload, CAST(? AS BLOB)) > 0 ORDER BY number"
        var found: [Int: String] = [:]
        let entries = try Entry.fetchCursor(db, sql: sql, arguments: ["\"\(order)\""])
        while let entry = try entries.next() {
            if case .evidence(let evidence) = entry.act, evidence.order == order, evidence.kind == .receipt,
                let proven = evidence.entry
            {
                found[proven] = evidence.sha256
            }
        }
        return found
    }
}
