import Geometry

extension Rules {
    /// Copies went out, or were counted.
    func distribute(_ distribution: Distribution) throws {
        guard var run = try books.run(distribution.run), !run.isReversed else {
            throw stop(.ledgerUnknownRun, ["run": String(distribution.run)])
        }
        notBefore(run.date, "run")
        let copies = distribution.copies
        guard (0...1_000_000_000).contains(copies) else { throw stop(.ledgerCopies, ["copies": String(copies)]) }
        if let receipt = distribution.receipt, try !books.hasAttachment(receipt) {
            refuse(.ledgerNoAttachment, ["sha256": receipt])
        }
        if distribution.destination == .count {
            run.missing = run.remaining - copies
            if run.missing != 0 { remark(.ledgerCopiesMissing, .warning, run.reconciliation) }
            return try books.save(run)
        }
        if copies == 0 { refuse(.ledgerCopies, ["copies": "0"]) }
        if copies > run.remaining {
            refuse(.ledgerTooManyCopies, ["copies": String(copies), "remaining": String(run.remaining)])
        }
        switch distribution.destination {
        case .delegation:
            if distribution.delegation == nil { refuse(.ledgerNoDelegation, [:]) }
            run.handedOut += copies
        case .deposit: run.deposited += copies
        case .archive: run.archived += copies
        case .count: break
        }
        try books.save(run)
    }

    /// A document is kept with an order, with an entry, or with both.
    func keep(_ evidence: Evidence) throws {
        if let id = evidence.order { _ = try order(id) }
        if let proven = evidence.entry { try keep(evidence, with: proven) }
        if evidence.order == nil, evidence.entry == nil { refuse(.ledgerNoOrderForFile, [:]) }
        if try !books.hasAttachment(evidence.sha256) { refuse(.ledgerNoAttachment, ["sha256": evidence.sha256]) }
    }

    /// The entry is there, was not taken back, and of a receipt it is the one that handed out.
    private func keep(_ evidence: Evidence, with proven: Int) throws {
        let name = String(proven)
        guard proven < number, let entry = try books.entry(proven) else {
            throw stop(.ledgerUnknownEntry, ["entry": name])
        }
        if let by = try books.reversal(of: proven) {
            refuse(.ledgerReversedAlready, ["entry": name, "by": String(by)])
        }
        guard evidence.kind == .receipt else { return }
        guard case .distribution(let distribution) = entry.act, distribution.destination == .delegation else {
            return refuse(.ledgerNoDelegation, [:])
        }
    }
}
