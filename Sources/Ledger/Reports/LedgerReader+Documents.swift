import GRDB

extension LedgerReader {
    /// The documents that are kept with an entry, in the order in which they came: its own, and those that entries after it
    /// keep for it.
    public func documents(of number: Int) throws -> [Dossier.Document] {
        var found = try entry(number).map { try documents(in: $0) } ?? []
        let sql = "SELECT * FROM entry WHERE kind = 'evidence' AND number > ? ORDER BY number"
        let entries = try Entry.fetchCursor(db, sql: sql, arguments: [number])
        while let entry = try entries.next() {
            if case .evidence(let evidence) = entry.act, evidence.entry == number { found += try documents(in: entry) }
        }
        return found
    }

    /// The documents that an entry itself keeps.
    func documents(in entry: Entry) throws -> [Dossier.Document] {
        try entry.act.documents.map { kind, title, sha256 in
            let name = try String.fetchOne(
                db, sql: "SELECT name FROM attachment WHERE sha256 = ?", arguments: [sha256])
            return Dossier.Document(
                entry: entry.number, kind: kind, title: title, name: name ?? sha256, sha256: sha256)
        }
    }
}

extension Act {
    /// Documents that are kept with the entry: what they are, what somebody called them, and their digests.
    fileprivate var documents: [(Evidence.Kind, title: String?, sha256: String)] {
        switch self {
        case .evidence(let act): [(act.meaning, act.title, act.sha256)]
        case .invoice(let act): [(.invoice, nil, act.facts.sha256)]
        case .credit(let act): [(.invoice, nil, act.facts.sha256)]
        case .complement(let act): [(.payment, nil, act.facts.sha256)]
        case .distribution(let act): act.receipt.map { [(.receipt, act.delegation, $0)] } ?? []
        default: []
        }
    }
}
