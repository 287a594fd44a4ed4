import Geometry
import PrintModel

extension Rules {
    /// Files an invoice against an order. What is owed becomes what it charges where the two differ by no more than the
    /// tolerance.
    func file(_ filing: InvoiceFiling) throws {
        let facts = filing.facts
        var order = try order(filing.order)
        if order.state == .cancelled { throw stop(.ledgerOrderNotOpen, ["order": order.id]) }
        try checkNew(facts, distinct: filing.distinct, replaces: filing.replaces)
        positive(facts.charge)
        if let rfc = order.rfc, rfc != facts.issuer {
            refuse(.ledgerOtherSupplier, ["order": order.id, "expected": rfc, "found": facts.issuer])
        }
        if let replaced = filing.replaces { try replace(replaced, by: facts.uuid, of: &order) }
        try charge(facts, filing.tolerance, to: &order)
        try books.save(order)
        try books.save(Invoice(facts, entry: number, order: order.id))
    }

    /// A CFDI is filed once, whatever line or order it is filed against.
    private func checkNew(_ facts: InvoiceFacts, distinct: String?, replaces: String?) throws {
        notBefore(facts.date, "invoice")
        if let known = try books.invoice(facts.uuid) {
            if known.state != .reversed {
                throw stop(
                    .ledgerDuplicateInvoice,
                    ["uuid": facts.uuid, "entry": String(known.entry), "order": known.order ?? "—"])
            }
            if distinct == nil {
                refuse(.ledgerReversedInvoice, ["uuid": facts.uuid, "entry": String(known.entry)])
            }
        }
        if distinct == nil, let twin = try books.lookalike(of: facts), twin.uuid != replaces {
            refuse(.ledgerLookalike, ["uuid": facts.uuid, "other": twin.uuid, "entry": String(twin.entry)])
        }
    }

    private func replace(_ uuid: String, by substitute: String, of order: inout PrintOrder) throws {
        guard var old = try books.invoice(uuid) else {
            return remark(.ledgerReplacesUnknown, .warning, ["uuid": uuid])
        }
        guard old.type == "I", old.state == .valid, old.order == order.id else {
            throw stop(.ledgerInvoiceNotValid, ["uuid": uuid])
        }
        if old.exercised != .zero || old.documented != .zero || old.credited != .zero {
            refuse(.ledgerReverseFirst, ["entry": String(old.entry)])
        }
        old.state = .replaced
        order.invoiced = try order.invoiced - old.dueCharge
        try books.save(old)
    }

    private func charge(_ facts: InvoiceFacts, _ tolerance: Centavos, to order: inout PrintOrder) throws {
        order.invoiced = try order.invoiced + facts.charge
        let claimed = try order.invoiced + order.exercised
        let over = try claimed - order.accrued
        if order.accrued == .zero {
            refuse(.ledgerNotDelivered, ["order": order.id])
        } else if over > tolerance {
            refuse(
                .ledgerInvoiceAboveOrder,
                [
                    "order": order.id, "charge": claimed.text, "accrued": order.accrued.text, "over": over.text,
                    "tolerance": tolerance.text,
                ])
        } else if over > .zero {
            order.accrued = claimed
            post(order.line, .accrued, over)
            let more = try max(.zero, order.accrued - order.committed)
            order.committed = try order.committed + more
            post(order.line, .committed, more)
            remark(.ledgerInvoiceAdjusts, .note, ["order": order.id, "over": over.text])
        } else if over < .zero, order.received >= order.copies {
            remark(
                .ledgerInvoiceBelowOrder, .warning,
                ["order": order.id, "charge": claimed.text, "accrued": order.accrued.text])
        }
    }

    /// A credit note takes from what an invoice charges, and from the debt.
    func credit(_ filing: CreditFiling) throws {
        let facts = filing.facts
        guard var invoice = try books.invoice(filing.invoice) else {
            throw stop(.ledgerUnknownInvoice, ["uuid": filing.invoice])
        }
        guard invoice.type == "I", invoice.state == .valid else {
            throw stop(.ledgerInvoiceNotValid, ["uuid": filing.invoice])
        }
        try checkNew(facts, distinct: nil, replaces: nil)
        positive(facts.charge)
        sameIssuer(facts, invoice)
        let open = try invoice.due - max(invoice.exercised, invoice.documented)
        let openCharge = try invoice.dueCharge - invoice.exercisedCharge
        if facts.total > open || facts.charge > openCharge {
            refuse(
                .ledgerCreditTooLarge, ["amount": facts.charge.text, "rest": openCharge.text, "uuid": invoice.uuid])
        }
        invoice.credited = try invoice.credited + facts.total
        invoice.creditedCharge = try invoice.creditedCharge + facts.charge
        if invoice.due == .zero, invoice.dueCharge != .zero {
            refuse(
                .ledgerCreditTooLarge, ["amount": facts.charge.text, "rest": openCharge.text, "uuid": invoice.uuid])
        }
        var order = try order(invoice.order ?? "")
        order.invoiced = try order.invoiced - facts.charge
        order.accrued = try order.accrued - facts.charge
        post(order.line, .accrued, -facts.charge)
        giveBack(facts.charge, of: &order)
        try books.save(order)
        try books.save(invoice)
        try books.save(Invoice(facts, entry: number, order: order.id))
    }

    /// A payment's own CFDI: it documents what was paid, and posts as paid what nobody had posted yet. It charges nothing.
    func complement(_ filing: ComplementFiling) throws {
        try checkNew(filing.facts, distinct: nil, replaces: nil)
        if filing.settlements.isEmpty { throw stop(.ledgerUnknownInvoice, ["uuid": "—"]) }
        var record = Invoice(filing.facts, entry: number, order: nil)
        for settlement in filing.settlements {
            guard var invoice = try books.invoice(settlement.invoice) else {
                refuse(.ledgerUnknownInvoice, ["uuid": settlement.invoice])
                continue
            }
            check(settlement, filing.facts, invoice)
            invoice.partialities += 1
            invoice.documented = try invoice.documented + settlement.paid
            let unposted = try invoice.documented - invoice.paid
            if invoice.documented > invoice.exercised {
                refuse(
                    .ledgerNotApproved,
                    [
                        "amount": settlement.paid.text, "what": invoice.uuid,
                        "rest": Centavos(
                            max(0, invoice.exercised.count - invoice.documented.count + settlement.paid.count)
                        ).text,
                    ])
            } else if unposted > .zero {
                try pay(unposted, of: &invoice)
                record.posted.append(Invoice.Posted(invoice: invoice.uuid, amount: unposted))
            }
            try books.save(invoice)
        }
        try books.save(record)
    }

    private func check(_ settlement: ComplementFiling.Settlement, _ facts: InvoiceFacts, _ invoice: Invoice) {
        if invoice.type != "I" || invoice.state != .valid { refuse(.ledgerInvoiceNotValid, ["uuid": invoice.uuid]) }
        if invoice.method != "PPD" { refuse(.ledgerNotPPD, ["uuid": invoice.uuid]) }
        sameIssuer(facts, invoice)
        notBefore(settlement.date, "payment")
        if settlement.date < invoice.date {
            refuse(.ledgerDateOrder, ["date": settlement.date, "earlier": invoice.date, "event": "invoice"])
        }
        let owed = Centavos(invoice.due.count - invoice.documented.count)
        if settlement.partiality != invoice.partialities + 1 || settlement.before != owed {
            refuse(
                .ledgerPartiality,
                [
                    "uuid": invoice.uuid, "partiality": String(settlement.partiality), "before": settlement.before.text,
                    "next": String(invoice.partialities + 1), "owed": owed.text,
                ])
        }
        positive(settlement.paid)
        if settlement.before.count - settlement.paid.count != settlement.after.count || settlement.after < .zero {
            refuse(
                .ledgerPartialityArithmetic,
                [
                    "uuid": invoice.uuid, "before": settlement.before.text, "paid": settlement.paid.text,
                    "after": settlement.after.text,
                ])
        }
    }

    private func sameIssuer(_ facts: InvoiceFacts, _ invoice: Invoice) {
        if facts.issuer != invoice.issuer {
            refuse(.ledgerOtherSupplier, ["order": invoice.uuid, "expected": invoice.issuer, "found": facts.issuer])
        }
    }
}
