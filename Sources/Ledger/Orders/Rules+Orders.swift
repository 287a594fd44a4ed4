import Geometry
import PrintModel

extension Rules {
    /// Places an order: the chosen quote's amount is committed.
    func place(_ placement: OrderPlacement) throws {
        let line = try line(placement.line)
        guard placement.quotes.indices.contains(placement.chosen) else { throw stop(.ledgerNoQuote, [:]) }
        let quote = placement.quotes[placement.chosen]
        positive(quote.amount)
        if placement.copies <= 0 { refuse(.ledgerCopies, ["copies": String(placement.copies)]) }
        if let until = quote.validUntil, until < header.date {
            refuse(.ledgerQuoteExpired, ["supplier": quote.supplier, "date": until])
        }
        if placement.quotes.count > 1, header.reason == nil { refuse(.ledgerNoChoiceReason, [:]) }
        inYear(line)
        var order = try newOrder(
            line: line.key, isPurchase: false, title: placement.title, copies: placement.copies,
            supplier: quote.supplier, amount: quote.amount)
        order.publication = placement.publication
        order.rfc = quote.rfc?.uppercased()
        order.expected = placement.expected
        order.pages = placement.specification.pages
        let missing = try quote.amount - max(line.available, .zero)
        if placement.override != nil, missing > .zero {
            order.excess = missing
            post(line.key, .excess, missing)
            remark(.ledgerOverride, .warning, ["line": line.code, "missing": missing.text])
        } else {
            bears(line, quote.amount)
        }
        post(line.key, .committed, quote.amount)
        try books.save(order)
    }

    /// Links the PDF that was composed to its order. The last one counts.
    func compose(_ composition: Composition) throws {
        var order = try order(composition.order)
        if order.state != .open || order.isPurchase { refuse(.ledgerOrderNotOpen, ["order": order.id]) }
        if let publication = order.publication, publication != composition.publication {
            refuse(.ledgerOtherPublication, ["order": order.id, "publication": publication])
        }
        order.publication = composition.publication
        order.sha256 = composition.sha256
        order.pages = composition.pages
        try books.save(order)
    }

    /// A run came back: what was agreed for so many copies is owed.
    func receive(_ delivery: Delivery) throws {
        var order = try order(delivery.order)
        guard order.state == .open, !order.isPurchase else { throw stop(.ledgerOrderNotOpen, ["order": order.id]) }
        notBefore(order.placed, "order")
        let limits = 0...1_000_000_000
        guard delivery.copies > 0, limits.contains(delivery.copies), limits.contains(delivery.spoiled),
            delivery.witnesses >= 0, delivery.witnesses <= delivery.copies
        else { throw stop(.ledgerCopies, ["copies": String(delivery.copies)]) }
        let received = order.received + delivery.copies
        if received > order.copies {
            remark(.ledgerMoreCopies, .warning, ["received": String(received), "ordered": String(order.copies)])
        }
        if let made = order.sha256, let printed = delivery.sha256, made != printed {
            remark(.ledgerOtherPDF, .warning, ["order": order.id])
        }
        var delivery = delivery
        delivery.sha256 = delivery.sha256 ?? order.sha256
        let amount = delivery.amount
        if amount < .zero { positive(amount) }
        let rest = try order.committed - order.accrued
        if amount > rest {
            refuse(.ledgerMoreThanOrdered, ["order": order.id, "amount": amount.text, "rest": rest.text])
        }
        order.received = received
        order.accrued = try order.accrued + amount
        post(order.line, .accrued, amount)
        try books.save(order)
        try books.save(PrintRun(id: number, delivery, date: header.date))
    }

    /// What an order committed and will not need goes back to its line.
    func release(_ release: Release) throws {
        var order = try order(release.order)
        guard order.state == .open else { throw stop(.ledgerOrderNotOpen, ["order": order.id]) }
        if header.reason == nil { refuse(.ledgerNoReason, [:]) }
        let rest = try order.committed - order.accrued
        giveBack(rest, of: &order)
        order.state = .closed
        try books.save(order)
    }

    /// Newspapers bought over the counter: ordered and delivered in one entry.
    func buy(_ purchase: Purchase) throws {
        let line = try line(purchase.line)
        positive(purchase.price)
        guard (1...1_000_000).contains(purchase.copies) else {
            throw stop(.ledgerCopies, ["copies": String(purchase.copies)])
        }
        inYear(line)
        let amount = try purchase.price * purchase.copies
        bears(line, amount)
        var order = try newOrder(
            line: line.key, isPurchase: true, title: purchase.newspaper, copies: purchase.copies,
            supplier: purchase.supplier, amount: amount)
        order.accrued = amount
        order.received = purchase.copies
        post(line.key, .committed, amount)
        post(line.key, .accrued, amount)
        try books.save(order)
        var run = PrintRun(
            id: number, Delivery(order: order.id, copies: purchase.copies, amount: amount), date: header.date)
        if purchase.delegation != nil { run.handedOut = purchase.copies }
        try books.save(run)
    }

    /// Takes from what an order commits, and from what an override allowed for it, which goes first.
    func giveBack(_ amount: Centavos, of order: inout PrintOrder) {
        let excess = min(order.excess, amount)
        order.committed = Centavos(order.committed.count - amount.count)
        order.excess = Centavos(order.excess.count - excess.count)
        post(order.line, .committed, -amount)
        post(order.line, .excess, -excess)
    }

    private func newOrder(
        line: String, isPurchase: Bool, title: String, copies: Int, supplier: String, amount: Centavos
    ) throws -> PrintOrder {
        PrintOrder(
            year: header.year, number: try books.lastOrder(in: header.year) + 1, entry: number, line: line,
            isPurchase: isPurchase, title: title, copies: copies, supplier: supplier, placed: header.date,
            amount: amount)
    }

    /// An order takes no more than the budget has left. What an override allowed was for its own order, and is nobody
    /// else's once an amendment has made up for it.
    private func bears(_ line: BudgetLine, _ amount: Centavos) {
        guard amount > max(line.available, .zero) else { return }
        let committed = Centavos(line.committed.count + amount.count)
        refuse(
            .ledgerOvercommitted,
            [
                "line": line.code, "modified": line.modified.text, "committed": committed.text,
                "missing": Centavos(amount.count - max(line.available, .zero).count).text,
            ])
    }

    /// A year's money is ordered in that year.
    private func inYear(_ line: BudgetLine) {
        if header.year != line.year { refuse(.ledgerOtherYear, ["date": header.date, "line": line.key]) }
    }
}
