import PrintModel

/// What an entry records.
public enum Act: Sendable, Hashable, Codable {
    /// A budget line of a year begins.
    case opening(LineOpening)
    /// A budget changes.
    case amendment(Amendment)
    /// An order is placed: comprometido.
    case order(OrderPlacement)
    /// A PDF was composed for an order.
    case composition(Composition)
    /// A run comes back: devengado.
    case delivery(Delivery)
    /// An order gives back what it does not need.
    case release(Release)
    /// Newspapers are bought: comprometido and devengado.
    case purchase(Purchase)
    /// An invoice is filed.
    case invoice(InvoiceFiling)
    /// A credit note is filed.
    case credit(CreditFiling)
    /// A payment's own CFDI is filed.
    case complement(ComplementFiling)
    /// A payment order is approved: ejercido.
    case approval(Payment)
    /// Money leaves: pagado.
    case payment(Payment)
    /// Copies go out.
    case distribution(Distribution)
    /// A document is kept with an entry.
    case evidence(Evidence)
    /// A goal advances.
    case progress(Progress)
    /// A quarter ends for good.
    case closing(Closing)
    /// An entry is taken back.
    case reversal(Reversal)

    /// Its name, as in `--json` and in exports.
    public var kind: String {
        switch self {
        case .opening: "opening"
        case .amendment: "amendment"
        case .order: "order"
        case .composition: "composition"
        case .delivery: "delivery"
        case .release: "release"
        case .purchase: "purchase"
        case .invoice: "invoice"
        case .credit: "credit"
        case .complement: "complement"
        case .approval: "approval"
        case .payment: "payment"
        case .distribution: "distribution"
        case .evidence: "evidence"
        case .progress: "progress"
        case .closing: "closing"
        case .reversal: "reversal"
        }
    }
}

/// When, by whom, why, and on the strength of which document.
public struct Header: Sendable, Hashable, Codable {
    /// Day of the act, `2024-07-15`.
    public var date: String
    /// Office that acts.
    public var by: String
    /// Why.
    public var reason: String?
    /// The document behind it.
    public var document: String?

    /// A header.
    public init(date: String, by: String, reason: String? = nil, document: String? = nil) {
        self.date = date
        self.by = by
        self.reason = reason
        self.document = document
    }

    /// `2024-07`.
    var month: String { String(date.prefix(7)) }
    /// 2024.
    public var year: Int { Int(date.prefix(4)) ?? 0 }
}

/// An entry, as it stands in the ledger for good.
public struct Entry: Sendable, Hashable {
    /// Its number, from 1, without gaps.
    public var number: Int
    /// When, by whom, why.
    public var header: Header
    /// What.
    public var act: Act
    /// The act as stored: JSON with its keys sorted.
    public var payload: [UInt8]
    /// Hash of the entry before; 32 zeros before the first.
    public var previous: [UInt8]
    /// SHA-256 over the entry's canonical bytes.
    public var hash: [UInt8]
}
