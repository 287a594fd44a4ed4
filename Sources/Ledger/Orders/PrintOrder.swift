import PrintModel

/// An order, as the entries so far leave it.
public struct PrintOrder: Sendable, Hashable, Codable {
    /// How an order stands.
    public enum State: String, Sendable, Hashable, Codable {
        case open
        /// What it did not need was given back.
        case closed
        /// It was reversed before anything came.
        case cancelled
    }

    /// Number in its year: `2024-003`.
    public var id: String
    /// Year it was placed in.
    public var year: Int
    /// Its number, from 1.
    public var number: Int
    /// Entry that placed it.
    public var entry: Int
    /// Key of the line that pays.
    public var line: String
    /// Whether it is newspapers bought, not printing ordered.
    public var isPurchase: Bool
    /// Name of the publication.
    public var publication: String?
    /// What is made.
    public var title: String
    /// Copies ordered.
    public var copies: Int
    /// Who makes it.
    public var supplier: String
    /// Their tax id.
    public var rfc: String?
    /// Day it was placed.
    public var placed: String
    /// Day it is expected.
    public var expected: String?
    /// Its pages, as ordered or composed.
    public var pages: Int?
    /// What it was placed for, tax included.
    public var amount: Centavos
    /// What it commits now.
    public var committed: Centavos
    /// What an override allowed above the budget for it.
    public var excess: Centavos
    /// What was delivered.
    public var accrued = Centavos.zero
    /// What invoices charge.
    public var invoiced = Centavos.zero
    /// Approved for payment without an invoice (newspapers only).
    public var exercised = Centavos.zero
    /// Paid without an invoice.
    public var paid = Centavos.zero
    /// Good copies delivered.
    public var received = 0
    /// SHA-256 of the PDF composed for it.
    public var sha256: String?
    /// How it stands.
    public var state = State.open

    init(
        year: Int, number: Int, entry: Int, line: String, isPurchase: Bool, title: String, copies: Int,
        supplier: String, placed: String, amount: Centavos
    ) {
        self.year = year
        self.number = number
        self.entry = entry
        self.line = line
        self.isPurchase = isPurchase
        self.title = title
        self.copies = copies
        self.supplier = supplier
        self.placed = placed
        self.amount = amount
        committed = amount
        excess = .zero
        id = PrintOrder.id(year: year, number: number)
    }

    /// `2024-003`.
    public static func id(year: Int, number: Int) -> String {
        let digits = String(number)
        return "\(year)-" + String(repeating: "0", count: max(0, 3 - digits.count)) + digits
    }
}

/// A print run, as the entries so far leave it: a delivery, and where its copies went.
public struct PrintRun: Sendable, Hashable, Codable {
    /// Entry of the delivery; people name the run by it.
    public var id: Int
    /// Order.
    public var order: String
    /// Day it came.
    public var date: String
    /// Good copies delivered.
    public var received: Int
    /// Spoiled copies.
    public var spoiled: Int
    /// SHA-256 of the PDF that was printed.
    public var sha256: String?
    /// What it cost, tax included.
    public var amount: Centavos
    /// Copies handed out.
    public var handedOut = 0
    /// Copies in legal deposit.
    public var deposited = 0
    /// Copies on file, witnesses among them.
    public var archived: Int
    /// Copies that the last count did not find; below zero where it found too many.
    public var missing = 0
    /// Whether the delivery was reversed.
    public var isReversed = false

    init(id: Int, _ delivery: Delivery, date: String) {
        self.id = id
        order = delivery.order
        self.date = date
        received = delivery.copies
        spoiled = delivery.spoiled
        sha256 = delivery.sha256
        amount = delivery.amount
        archived = delivery.witnesses
    }

    /// Copies that should be there still.
    public var remaining: Int { received - handedOut - deposited - archived }
}

extension PrintOrder {
    /// What so many more copies cost at the order's price: all that is left of it with the last of them.
    public func share(ofMore copies: Int) throws -> Centavos {
        let all = try committed.share(min(received + max(copies, 0), self.copies), of: self.copies)
        return max(.zero, try all - accrued)
    }
}
