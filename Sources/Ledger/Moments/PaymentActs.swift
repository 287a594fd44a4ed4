import PrintModel

/// What is paid: an invoice, or newspapers bought without one.
public enum Payable: Sendable, Hashable, Codable {
    /// An invoice by its UUID, upper-cased.
    case invoice(String)
    /// A purchase by its order's number.
    case purchase(String)
}

/// A payment order was approved (ejercido), or the money left (pagado).
public struct Payment: Sendable, Hashable, Codable {
    /// For what.
    public var payable: Payable
    /// How much the supplier gets.
    public var amount: Centavos

    /// A payment.
    public init(_ payable: Payable, amount: Centavos) {
        self.payable = payable
        self.amount = amount
    }
}

/// Takes back what an entry did. The entry stays.
public struct Reversal: Sendable, Hashable, Codable {
    /// Number of the entry.
    public var entry: Int

    /// A reversal.
    public init(entry: Int) { self.entry = entry }
}
