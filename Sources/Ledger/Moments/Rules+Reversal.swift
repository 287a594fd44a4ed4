import Geometry
import PrintModel

extension Rules {
    /// Takes back an entry: once, with a reason, and only while nothing stands on it.
    func reverse(_ reversal: Reversal) throws {
        let name = String(reversal.entry)
        guard reversal.entry < number, let entry = try books.entry(reversal.entry) else {
            throw stop(.ledgerUnknownEntry, ["entry": name])
        }
        if let before = try books.reversal(of: entry.number) {
            throw stop(.ledgerReversedAlready, ["entry": name, "by": String(before)])
        }
        if header.reason == nil { refuse(.ledgerNoReason, [:]) }
        notBefore(entry.header.date, "entry")
        switch entry.act {
        case .amendment: try postBack(entry)
        case .order, .purchase: try cancel(entry)
        case .delivery(let delivery): try returnDelivery(delivery, entry)
        case .release(let release): try reopen(release, entry)
        case .invoice(let filing): try withdraw(filing, entry)
        case .credit(let filing): try withdraw(filing, entry)
        case .complement(let filing): try withdraw(filing)
        case .approval(let payment): try unapprove(payment)
        case .payment(let payment): try unpay(payment)
        case .distribution(let distribution): try bringBack(distribution)
        case .progress(let progress): try advance(Progress(line: progress.line, done: -progress.done))
        case .opening, .composition, .evidence, .closing, .reversal:
            throw stop(.ledgerNotReversible, ["entry": name, "kind": entry.act.kind])
        }
        try books.noteReversal(of: entry.number, by: number)
    }

    /// Posts the opposite: changes of the budget in their own month, moments in this one.
    private func postBack(_ entry: Entry) throws {
        for posting in try books.postings(of: entry.number) {
            let isBudget = [.approved, .increased, .reduced, .transferred].contains(posting.account)
            post(posting.line, posting.account, -posting.amount, month: isBudget ? posting.month : nil)
        }
    }

    private func cancel(_ entry: Entry) throws {
        guard var order = try books.order(placedBy: entry.number) else {
            throw stop(.ledgerUnknownEntry, ["entry": String(entry.number)])
        }
        if order.invoiced != .zero || order.exercised != .zero { throw first(order.entry) }
        if order.isPurchase {
            guard var run = try books.run(entry.number) else {
                throw stop(.ledgerUnknownEntry, ["entry": String(entry.number)])
            }
            if case .purchase(let purchase) = entry.act, purchase.delegation != nil { run.handedOut -= run.received }
            if run.remaining != run.received { throw first(run.id) }
            run.isReversed = true
            try books.save(run)
            post(order.line, .accrued, -order.accrued)
            order.accrued = .zero
            order.received = 0
        } else if order.received != 0 {
            throw first(order.entry)
        }
        giveBack(order.committed, of: &order)
        order.state = .cancelled
        try books.save(order)
    }

    private func returnDelivery(_ delivery: Delivery, _ entry: Entry) throws {
        var order = try order(delivery.order)
        guard var run = try books.run(entry.number) else {
            throw stop(.ledgerUnknownRun, ["run": String(entry.number)])
        }
        if run.handedOut != 0 || run.deposited != 0 || run.archived != delivery.witnesses { throw first(run.id) }
        order.received -= delivery.copies
        order.accrued = try order.accrued - run.amount
        if try order.accrued < order.invoiced + order.exercised { throw first(run.id) }
        post(order.line, .accrued, -run.amount)
        if order.state == .closed { order.state = .open }
        run.isReversed = true
        try books.save(order)
        try books.save(run)
    }

    private func reopen(_ release: Release, _ entry: Entry) throws {
        var order = try order(release.order)
        guard order.state == .closed else { throw first(order.entry) }
        for posting in try books.postings(of: entry.number) {
            if posting.account == .committed { order.committed = try order.committed - posting.amount }
            if posting.account == .excess { order.excess = try order.excess - posting.amount }
        }
        order.state = .open
        try postBack(entry)
        try books.save(order)
    }

    private func bringBack(_ distribution: Distribution) throws {
        guard var run = try books.run(distribution.run) else {
            throw stop(.ledgerUnknownRun, ["run": String(distribution.run)])
        }
        switch distribution.destination {
        case .delegation: run.handedOut -= distribution.copies
        case .deposit: run.deposited -= distribution.copies
        case .archive: run.archived -= distribution.copies
        case .count: run.missing = 0
        }
        try books.save(run)
    }

    /// What stands on the entry has to be reversed before it.
    func first(_ entry: Int) -> Fault { stop(.ledgerReverseFirst, ["entry": String(entry)]) }
}
