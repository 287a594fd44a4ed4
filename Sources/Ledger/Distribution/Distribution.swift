/// Copies of a run that went somewhere, or a count of those that are left.
public struct Distribution: Sendable, Hashable, Codable {
    /// Where copies go.
    public enum Destination: String, Sendable, Hashable, Codable, CaseIterable {
        /// To a delegation, against a signed receipt (acuse).
        case delegation
        /// To the legal deposit.
        case deposit
        /// To the archive.
        case archive
        /// Nowhere: they were counted.
        case count
    }

    /// Run: the number of its delivery's entry.
    public var run: Int
    /// Where.
    public var destination: Destination
    /// Which delegation.
    public var delegation: String?
    /// Copies.
    public var copies: Int
    /// Office that received them.
    public var receivedBy: String?
    /// SHA-256 of the scan of the receipt, which is kept in the ledger.
    public var receipt: String?

    /// A distribution.
    public init(
        run: Int, destination: Destination, delegation: String? = nil, copies: Int, receivedBy: String? = nil,
        receipt: String? = nil
    ) {
        self.run = run
        self.destination = destination
        self.delegation = delegation
        self.copies = copies
        self.receivedBy = receivedBy
        self.receipt = receipt
    }
}
