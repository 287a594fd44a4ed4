import PrintModel

/// What a CFDI says that the ledger goes by.
public struct InvoiceFacts: Sendable, Hashable, Codable {
    /// What it is, as `TipoDeComprobante`: `I` income, `E` credit note, `P` payment.
    public var type: String
    /// Its fiscal folio, upper-cased.
    public var uuid: String
    /// Tax id of who issued it.
    public var issuer: String
    /// Their name.
    public var issuerName: String
    /// Tax id of whom it is for.
    public var receiver: String
    /// `Serie` and `Folio` together.
    public var folio: String?
    /// Day it was issued, `2024-07-20`.
    public var date: String
    /// `Total`: what the supplier is paid.
    public var total: Centavos
    /// Taxes withheld, which are paid to the tax office.
    public var withheld: Centavos
    /// `MetodoPago`: `PUE` at once, `PPD` later.
    public var method: String?
    /// SHA-256 of the issuer's seal.
    public var seal: String
    /// SHA-256 of the XML as received, which is kept.
    public var sha256: String

    /// What the budget is charged: `Total` and what was withheld.
    public var charge: Centavos { Centavos(total.count + withheld.count) }
}

/// An invoice filed against an order.
public struct InvoiceFiling: Sendable, Hashable, Codable {
    /// Order.
    public var order: String
    /// What it says.
    public var facts: InvoiceFacts
    /// How far all invoices of the order may be above what was delivered.
    public var tolerance: Centavos
    /// UUID of a cancelled invoice that it takes the place of.
    public var replaces: String?
    /// Why it is not another copy of one that looks the same.
    public var distinct: String?

    /// A filing.
    public init(
        order: String, facts: InvoiceFacts, tolerance: Centavos, replaces: String? = nil, distinct: String? = nil
    ) {
        self.order = order
        self.facts = facts
        self.tolerance = tolerance
        self.replaces = replaces
        self.distinct = distinct
    }
}

/// A credit note: it takes from an invoice what it says.
public struct CreditFiling: Sendable, Hashable, Codable {
    /// UUID of the invoice.
    public var invoice: String
    /// What the note says.
    public var facts: InvoiceFacts

    /// A filing.
    public init(invoice: String, facts: InvoiceFacts) {
        self.invoice = invoice
        self.facts = facts
    }
}

/// The CFDI that a supplier makes when paid (complemento para recepción de pagos 2.0).
public struct ComplementFiling: Sendable, Hashable, Codable {
    /// One invoice that a payment settles, wholly or in part (`DoctoRelacionado`).
    public struct Settlement: Sendable, Hashable, Codable {
        /// UUID of the invoice, upper-cased.
        public var invoice: String
        /// Which payment of it this is, from 1.
        public var partiality: Int
        /// What was owed before.
        public var before: Centavos
        /// What was paid.
        public var paid: Centavos
        /// What is owed after.
        public var after: Centavos
        /// Day the money left.
        public var date: String
    }

    /// What the CFDI says.
    public var facts: InvoiceFacts
    /// What it settles.
    public var settlements: [Settlement]

    /// A filing.
    public init(facts: InvoiceFacts, settlements: [Settlement]) {
        self.facts = facts
        self.settlements = settlements
    }
}

/// A CFDI in the ledger, as the entries so far leave it.
public struct Invoice: Sendable, Hashable, Codable {
    /// How it stands.
    public enum State: String, Sendable, Hashable, Codable {
        case valid
        /// Another took its place.
        case replaced
        /// Its entry was reversed.
        case reversed
    }

    /// Fiscal folio, upper-cased.
    public var uuid: String
    /// `I`, `E` or `P`.
    public var type: String
    /// Entry that filed it last.
    public var entry: Int
    /// Order it charges; `nil` for payments' own.
    public var order: String?
    /// Tax id of who issued it.
    public var issuer: String
    /// Their name.
    public var issuerName: String
    /// `Serie` and `Folio` together.
    public var folio: String?
    /// Day it was issued.
    public var date: String
    /// What the supplier is paid.
    public var total: Centavos
    /// `total` and what was withheld, charged to the budget.
    public var charge: Centavos
    /// `PUE` or `PPD`.
    public var method: String?
    /// SHA-256 of the issuer's seal.
    public var seal: String
    /// SHA-256 of the XML.
    public var sha256: String
    /// Of `total`, taken back by credit notes.
    public var credited = Centavos.zero
    /// Of `charge`, taken back by credit notes.
    public var creditedCharge = Centavos.zero
    /// Of `total`, approved for payment.
    public var exercised = Centavos.zero
    /// Of `charge`, approved for payment.
    public var exercisedCharge = Centavos.zero
    /// Of `total`, paid.
    public var paid = Centavos.zero
    /// Of `charge`, paid.
    public var paidCharge = Centavos.zero
    /// Of `total`, that payments' own CFDI document.
    public var documented = Centavos.zero
    /// How many payments those were.
    public var partialities = 0
    /// Of a payment's own CFDI: what it posted as paid because nobody had yet, by invoice.
    public var posted: [Posted] = []
    /// How it stands.
    public var state = State.valid

    /// What a payment's own CFDI posted for one invoice.
    public struct Posted: Sendable, Hashable, Codable {
        /// UUID of the invoice.
        public var invoice: String
        /// Of its total.
        public var amount: Centavos
    }

    init(_ facts: InvoiceFacts, entry: Int, order: String?) {
        uuid = facts.uuid
        type = facts.type
        self.entry = entry
        self.order = order
        issuer = facts.issuer
        issuerName = facts.issuerName
        folio = facts.folio
        date = facts.date
        total = facts.total
        charge = facts.charge
        method = facts.method
        seal = facts.seal
        sha256 = facts.sha256
    }

    /// What the supplier is to get in all.
    public var due: Centavos { Centavos(total.count - credited.count) }
    /// What the budget is charged in all.
    public var dueCharge: Centavos { Centavos(charge.count - creditedCharge.count) }
    /// What the supplier is still to get.
    public var outstanding: Centavos { Centavos(due.count - paid.count) }
}
