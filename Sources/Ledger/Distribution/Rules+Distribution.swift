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

    /// A document is kept with an order.
    func keep(_ evidence: Evidence) throws {
        _ = try order(evidence.order)
        if try !books.hasAttachment(evidence.sha256) { refuse(.ledgerNoAttachment, ["sha256": evidence.sha256]) }
    }
}
