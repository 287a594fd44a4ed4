import Geometry
import PrintModel

extension Rules {
    /// An invoice was filed by mistake: it charges nothing any more, and the one that it replaced does again.
    func withdraw(_ filing: InvoiceFiling, _ entry: Entry) throws {
        guard var invoice = try books.invoice(filing.facts.uuid), invoice.entry == entry.number,
            invoice.state == .valid
        else { throw stop(.ledgerInvoiceNotValid, ["uuid": filing.facts.uuid]) }
        if invoice.exercised != .zero || invoice.documented != .zero || invoice.credited != .zero {
            throw first(entry.number)
        }
        var order = try order(filing.order)
        order.invoiced = try order.invoiced - invoice.dueCharge
        try takeBack(entry, of: &order)
        if let uuid = filing.replaces, var old = try books.invoice(uuid), old.state == .replaced {
            old.state = .valid
            order.invoiced = try order.invoiced + old.dueCharge
            try books.save(old)
        }
        if try order.invoiced + order.exercised > order.accrued { throw first(entry.number) }
        invoice.state = .reversed
        try books.save(order)
        try books.save(invoice)
    }

    /// A credit note was filed by mistake: its invoice charges the whole again.
    func withdraw(_ filing: CreditFiling, _ entry: Entry) throws {
        guard var note = try books.invoice(filing.facts.uuid), var invoice = try books.invoice(filing.invoice),
            invoice.state == .valid
        else { throw stop(.ledgerInvoiceNotValid, ["uuid": filing.invoice]) }
        var order = try order(invoice.order ?? "")
        invoice.credited = try invoice.credited - filing.facts.total
        invoice.creditedCharge = try invoice.creditedCharge - filing.facts.charge
        order.invoiced = try order.invoiced + filing.facts.charge
        try takeBack(entry, of: &order)
        note.state = .reversed
        try books.save(order)
        try books.save(invoice)
        try books.save(note)
    }

    /// Posts the opposite of what an entry posted to an order's line, and moves the order with it.
    private func takeBack(_ entry: Entry, of order: inout PrintOrder) throws {
        for posting in try books.postings(of: entry.number) {
            switch posting.account {
            case .accrued: order.accrued = try order.accrued - posting.amount
            case .committed: order.committed = try order.committed - posting.amount
            case .excess: order.excess = try order.excess - posting.amount
            default: break
            }
            post(posting.line, posting.account, -posting.amount)
        }
    }

    /// A payment's own CFDI was filed by mistake: the last of its invoices' payments first.
    func withdraw(_ filing: ComplementFiling) throws {
        guard var record = try books.invoice(filing.facts.uuid) else {
            throw stop(.ledgerUnknownInvoice, ["uuid": filing.facts.uuid])
        }
        for settlement in filing.settlements.reversed() {
            guard var invoice = try books.invoice(settlement.invoice) else { continue }
            if invoice.partialities != settlement.partiality { throw first(record.entry) }
            invoice.partialities -= 1
            invoice.documented = try invoice.documented - settlement.paid
            if let index = record.posted.lastIndex(where: { $0.invoice == invoice.uuid }) {
                try unpay(record.posted.remove(at: index).amount, of: &invoice)
            }
            try books.save(invoice)
        }
        record.state = .reversed
        try books.save(record)
    }

    /// A payment order is taken back, as far as nothing was paid on it.
    func unapprove(_ payment: Payment) throws {
        switch payment.payable {
        case .invoice(let uuid):
            guard var invoice = try books.invoice(uuid) else { throw stop(.ledgerUnknownInvoice, ["uuid": uuid]) }
            let order = try order(invoice.order ?? "")
            invoice.exercised = try invoice.exercised - payment.amount
            if invoice.exercised < invoice.paid { throw first(invoice.entry) }
            let charge =
                invoice.exercised == invoice.paid
                ? invoice.paidCharge : try invoice.chargeShare(of: invoice.exercised)
            post(order.line, .exercised, try charge - invoice.exercisedCharge)
            invoice.exercisedCharge = charge
            try books.save(invoice)
        case .purchase(let id):
            var order = try order(id)
            order.exercised = try order.exercised - payment.amount
            if order.exercised < order.paid { throw first(order.entry) }
            post(order.line, .exercised, -payment.amount)
            try books.save(order)
        }
    }

    /// A payment is taken back, as far as no CFDI documents it.
    func unpay(_ payment: Payment) throws {
        switch payment.payable {
        case .invoice(let uuid):
            guard var invoice = try books.invoice(uuid) else { throw stop(.ledgerUnknownInvoice, ["uuid": uuid]) }
            if try invoice.paid - payment.amount < invoice.documented { throw first(invoice.entry) }
            try unpay(payment.amount, of: &invoice)
            try books.save(invoice)
        case .purchase(let id):
            var order = try order(id)
            order.paid = try order.paid - payment.amount
            post(order.line, .paid, -payment.amount)
            try books.save(order)
        }
    }

    private func unpay(_ amount: Centavos, of invoice: inout Invoice) throws {
        let order = try order(invoice.order ?? "")
        invoice.paid = try invoice.paid - amount
        let charge = try invoice.chargeShare(of: invoice.paid)
        post(order.line, .paid, try charge - invoice.paidCharge)
        invoice.paidCharge = charge
    }
}
