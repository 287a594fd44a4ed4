import PrintModel

/// One thing that an auditor asks for, and whether the dossier has it.
public struct DossierCheck: Sendable, Hashable {
    /// What is asked for.
    public enum Need: String, Sendable, Hashable, CaseIterable {
        case requisition, sufficiency, quotes, contract, print, deliveryNote, witness, invoice, paymentOrder, payment
        case complement, receipts, copies
    }

    /// What is asked for.
    public var need: Need
    /// How many of it there are.
    public var found: Int
    /// How many there must be.
    public var wanted: Int
    /// Whether all is there.
    public var isMet: Bool { found >= wanted }
}

extension Dossier {
    /// What an auditor asks for of an order that has come as far as this one, in the order in which it came about.
    ///
    /// The moments and their documents are those of CONAC's norm (DOF 20-08-2009): quotes and order for what is
    /// committed, delivery note and CFDI for what is accrued, the payment order, and the proof of payment; a CFDI of
    /// type P for what was paid in parts (Resolución Miscelánea Fiscal, 2.7.1.32); a copy of the piece, and a receipt of
    /// each delegation.
    public var checks: [DossierCheck] {
        if order.state == .cancelled { return [] }
        var checks: [DossierCheck] = []
        func ask(_ need: DossierCheck.Need, _ found: Int, of wanted: Int = 1, when due: Bool = true) {
            if due { checks.append(DossierCheck(need: need, found: found, wanted: wanted)) }
        }
        func kept(_ kind: Evidence.Kind) -> Int { documents.count { $0.kind == kind } }
        let valid = invoices.filter { $0.state == .valid && $0.type == "I" }
        let isPrinted = !order.isPurchase
        ask(.requisition, kept(.requisition), when: isPrinted)
        ask(.sufficiency, kept(.sufficiency), when: isPrinted)
        ask(.quotes, kept(.quote), of: placement?.quotes.count ?? 1, when: isPrinted)
        ask(.contract, kept(.contract), when: isPrinted)
        ask(.print, runs.count { $0.sha256 != nil && !$0.isReversed }, when: isPrinted && order.received > 0)
        ask(.deliveryNote, kept(.deliveryNote), when: order.received > 0)
        let witnesses = runs.reduce(0) { $0 + $1.archived } + kept(.witness)
        ask(.witness, witnesses, when: isPrinted && order.received > 0)
        ask(.invoice, valid.count, when: isPrinted && order.accrued > .zero)
        let isApproved = order.exercised > .zero || valid.contains { $0.exercised > .zero }
        ask(.paymentOrder, kept(.paymentOrder), when: isApproved)
        let isPaid = order.paid > .zero || valid.contains { $0.paid > .zero }
        ask(.payment, documents.count { $0.kind == .payment && !isComplement($0) }, when: isPaid)
        let late = valid.filter { $0.method == "PPD" && $0.paid > .zero }
        ask(.complement, late.count { $0.documented == $0.paid }, of: late.count, when: !late.isEmpty)
        ask(.receipts, handOuts.count { $0.receipt != nil }, of: handOuts.count, when: !handOuts.isEmpty)
        let counted = runs.filter { !$0.isReversed }
        ask(.copies, counted.count { $0.missing == 0 }, of: counted.count, when: !counted.isEmpty)
        return checks
    }

    private func isComplement(_ document: Document) -> Bool {
        entries.contains { entry in
            if case .complement = entry.act { entry.number == document.entry } else { false }
        }
    }
}
