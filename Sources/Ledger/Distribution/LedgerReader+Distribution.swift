import GRDB

extension LedgerReader {
    /// Where the copies of a run went, first to last, without what was reversed.
    public func distributions(of run: Int) throws -> [(entry: Entry, distribution: Distribution)] {
        let sql = """
            SELECT * FROM entry WHERE kind = 'distribution' AND number > ?
              AND number NOT IN (SELECT entry FROM reversal) ORDER BY number
            """
        var found: [(Entry, Distribution)] = []
        let entries = try Entry.fetchCursor(db, sql: sql, arguments: [run])
        while let entry = try entries.next() {
            if case .distribution(let distribution) = entry.act, distribution.run == run {
                found.append((entry, distribution))
            }
        }
        return found
    }
}
