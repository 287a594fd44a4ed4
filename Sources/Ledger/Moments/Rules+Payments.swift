import Geometry
import PrintModel

extension Rules {
    /// A payment order was approved.
    func approve(_ payment: Payment) throws {
        switch payment.payable {
        case .invoice(let uuid):
            var invoice = try payable(uuid)
            let order = try order(invoice.order ?? "")
            let amount = payment.amount
            within(amount, try invoice.due - invoice.exercised, .ledgerMoreThanInvoiced, invoice.uuid)
            invoice.exercised = try invoice.exercised + amount
            let charge = try invoice.chargeShare(of: invoice.exercised)
            post(order.line, .exercised, try charge - invoice.exercisedCharge)
            invoice.exercisedCharge = charge
            try books.save(invoice)
        case .purchase(let id):
            var order = try purchase(id)
            let rest = try order.accrued - order.invoiced - order.exercised
            let amount = payment.amount
            within(amount, rest, .ledgerMoreThanInvoiced, id)
            order.exercised = try order.exercised + amount
            post(order.line, .exercised, amount)
            try books.save(order)
        }
    }

    /// Money left.
    func pay(_ payment: Payment) throws {
        switch payment.payable {
        case .invoice(let uuid):
            var invoice = try payable(uuid)
            let amount = payment.amount
            within(amount, try invoice.exercised - invoice.paid, .ledgerNotApproved, invoice.uuid)
            try pay(amount, of: &invoice)
            try books.save(invoice)
        case .purchase(let id):
            var order = try purchase(id)
            let rest = try order.exercised - order.paid
            let amount = payment.amount
            within(amount, rest, .ledgerNotApproved, id)
            order.paid = try order.paid + amount
            post(order.line, .paid, amount)
            try books.save(order)
        }
    }

    /// Adds to what is paid of an invoice, and posts its share of the charge.
    func pay(_ amount: Centavos, of invoice: inout Invoice) throws {
        let order = try order(invoice.order ?? "")
        invoice.paid = try invoice.paid + amount
        // What was approved for it is what is paid for it, to the centavo.
        let charge =
            invoice.paid == invoice.exercised ? invoice.exercisedCharge : try invoice.chargeShare(of: invoice.paid)
        post(order.line, .paid, try charge - invoice.paidCharge)
        invoice.paidCharge = charge
    }

    private func within(_ amount: Centavos, _ rest: Centavos, _ code: FindingCode, _ what: String) {
        positive(amount)
        if amount > rest { refuse(code, ["amount": amount.text, "rest": rest.text, "what": what]) }
    }

    private func payable(_ uuid: String) throws -> Invoice {
        guard let invoice = try books.invoice(uuid) else { throw stop(.ledgerUnknownInvoice, ["uuid": uuid]) }
        guard invoice.type == "I", invoice.state == .valid else { throw stop(.ledgerInvoiceNotValid, ["uuid": uuid]) }
        notBefore(invoice.date, "invoice")
        return invoice
    }

    private func purchase(_ id: String) throws -> PrintOrder {
        let order = try order(id)
        guard order.isPurchase, order.state == .open else { throw stop(.ledgerNeedsInvoice, ["order": id]) }
        notBefore(order.placed, "order")
        if header.reason == nil { refuse(.ledgerNoReason, [:]) }
        return order
    }
}

extension Invoice {
    /// What of the charge belongs to so much of the total: all for all, so that withheld taxes never lose a centavo.
    func chargeShare(of part: Centavos) throws -> Centavos {
        if part == due { return dueCharge }
        return due > .zero ? try dueCharge.share(part.count, of: due.count) : .zero
    }
}
