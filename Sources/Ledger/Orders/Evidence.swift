import Foundation

/// A document kept in the ledger as it was received: a scan, a quote, a proof of payment.
public struct Evidence: Sendable, Hashable, Codable {
    /// What a document is to an auditor.
    public enum Kind: String, Sendable, Hashable, Codable, CaseIterable {
        /// The request of the area that needs the work (requisición).
        case requisition
        /// The treasury's word that the line can bear it (suficiencia presupuestal).
        case sufficiency
        /// What a supplier asks (cotización).
        case quote
        /// The signed order or contract (pedido, contrato).
        case contract
        /// What the printer delivered (remisión).
        case deliveryNote = "delivery-note"
        /// A scan of a copy of the piece with date and page (testigo).
        case witness
        /// An invoice as a page (the PDF of a CFDI).
        case invoice
        /// The order to pay (cuenta por liquidar, orden de pago).
        case paymentOrder = "payment-order"
        /// A transfer's or cheque's proof (comprobante de pago).
        case payment
        /// A delegation's signed receipt (acuse).
        case receipt
        /// The act that changes a budget (acta, acuerdo).
        case act
        /// Anything else.
        case other
    }

    /// Order it belongs to; `nil` of a document that belongs to an entry alone.
    public var order: String?
    /// Entry that it proves; `nil` where it proves none in particular.
    public var entry: Int?
    /// What it is to an auditor; `nil` in entries of the first version.
    public var kind: Kind?
    /// What it is, in words.
    public var title: String
    /// SHA-256 of its bytes, which are kept.
    public var sha256: String

    /// Evidence.
    public init(order: String?, entry: Int? = nil, kind: Kind? = nil, title: String, sha256: String) {
        self.order = order
        self.entry = entry
        self.kind = kind
        self.title = title
        self.sha256 = sha256
    }

    /// What it is: as it was said, or as its title tells.
    public var meaning: Kind { kind ?? Kind(title: title) }
}

extension Evidence.Kind {
    /// What a title tells: `Requisición 12/2024` is a requisition. `other` where it tells nothing.
    public init(title: String) {
        let words = title.folding(options: [.diacriticInsensitive, .caseInsensitive], locale: nil).lowercased()
        self = Evidence.Kind.told.first { words.contains($0.0) }?.1 ?? .other
    }

    /// The first that occurs decides: an order of payment is no order.
    private static let told: [(String, Evidence.Kind)] = [
        ("requisici", .requisition), ("requisition", .requisition), ("suficiencia", .sufficiency),
        ("sufficiency", .sufficiency), ("cotizaci", .quote), ("quote", .quote), ("orden de pago", .paymentOrder),
        ("por liquidar", .paymentOrder), ("payment order", .paymentOrder), ("contrato", .contract),
        ("contract", .contract), ("pedido", .contract), ("orden", .contract), ("remision", .deliveryNote),
        ("entrega", .deliveryNote), ("delivery", .deliveryNote), ("testigo", .witness), ("witness", .witness),
        ("acuse", .receipt), ("receipt", .receipt), ("comprobante", .payment), ("transferencia", .payment),
        ("spei", .payment), ("cheque", .payment), ("proof of payment", .payment), ("factura", .invoice),
        ("cfdi", .invoice), ("invoice", .invoice), ("acta", .act), ("acuerdo", .act),
    ]
}

extension Act {
    /// What a document that comes with the act is to an auditor.
    public var usualEvidence: Evidence.Kind {
        switch self {
        case .order: .quote
        case .delivery, .purchase: .deliveryNote
        case .invoice, .credit, .complement: .invoice
        case .approval: .paymentOrder
        case .payment: .payment
        case .distribution: .receipt
        case .opening, .amendment, .closing: .act
        case .composition, .release, .evidence, .progress, .reversal: .other
        }
    }
}
