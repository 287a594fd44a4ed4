import PrintModel

/// What a printer is asked to make.
public struct Specification: Sendable, Hashable, Codable {
    /// Trimmed size, as written: `21.5 × 28 cm`.
    public var size: String?
    /// Pages.
    public var pages: Int?
    /// Inks, as written: `4/4`.
    public var inks: String?
    /// Paper, as the printer knows it.
    public var stock: String?
    /// How it is bound.
    public var binding: String?

    /// A specification.
    public init(
        size: String? = nil, pages: Int? = nil, inks: String? = nil, stock: String? = nil, binding: String? = nil
    ) {
        self.size = size
        self.pages = pages
        self.inks = inks
        self.stock = stock
        self.binding = binding
    }
}

/// What a supplier asks for the work, tax included.
public struct Quote: Sendable, Hashable, Codable {
    /// Who.
    public var supplier: String
    /// Their tax id.
    public var rfc: String?
    /// How much, tax included.
    public var amount: Centavos
    /// Last day it holds, `2024-07-15`.
    public var validUntil: String?

    /// A quote.
    public init(supplier: String, rfc: String? = nil, amount: Centavos, validUntil: String? = nil) {
        self.supplier = supplier
        self.rfc = rfc
        self.amount = amount
        self.validUntil = validUntil
    }
}

/// A print order: it commits the chosen quote's amount.
public struct OrderPlacement: Sendable, Hashable, Codable {
    /// Key of the line that pays.
    public var line: String
    /// Name of the publication, as in `publications/`, where it is one.
    public var publication: String?
    /// What is made, in words.
    public var title: String
    /// Copies.
    public var copies: Int
    /// What it is like.
    public var specification: Specification
    /// Quotes that were asked for, at least one.
    public var quotes: [Quote]
    /// Which was taken, from 0.
    public var chosen: Int
    /// Day it is expected, `2024-07-15`.
    public var expected: String?
    /// Who authorised going above the budget, and why.
    public var override: String?

    /// An order.
    public init(
        line: String, publication: String? = nil, title: String, copies: Int, specification: Specification,
        quotes: [Quote], chosen: Int, expected: String? = nil, override: String? = nil
    ) {
        self.line = line
        self.publication = publication
        self.title = title
        self.copies = copies
        self.specification = specification
        self.quotes = quotes
        self.chosen = chosen
        self.expected = expected
        self.override = override
    }
}

/// The PDF that was made for an order.
public struct Composition: Sendable, Hashable, Codable {
    /// Order.
    public var order: String
    /// Name of the publication.
    public var publication: String
    /// SHA-256 of `print.pdf`, 64 hexadecimal digits.
    public var sha256: String
    /// Its pages.
    public var pages: Int

    /// A composition.
    public init(order: String, publication: String, sha256: String, pages: Int) {
        self.order = order
        self.publication = publication
        self.sha256 = sha256
        self.pages = pages
    }
}

/// What came back from the printer: it makes the debt.
public struct Delivery: Sendable, Hashable, Codable {
    /// Order.
    public var order: String
    /// Good copies that were delivered, witnesses among them.
    public var copies: Int
    /// Copies that were spoiled, and not delivered.
    public var spoiled: Int
    /// Copies kept on file as witnesses (testigos).
    public var witnesses: Int
    /// SHA-256 of the PDF that was printed.
    public var sha256: String?
    /// What they cost, tax included.
    public var amount: Centavos

    /// A delivery.
    public init(
        order: String, copies: Int, spoiled: Int = 0, witnesses: Int = 0, sha256: String? = nil, amount: Centavos
    ) {
        self.order = order
        self.copies = copies
        self.spoiled = spoiled
        self.witnesses = witnesses
        self.sha256 = sha256
        self.amount = amount
    }
}

/// What an order will not need any more goes back to its line.
public struct Release: Sendable, Hashable, Codable {
    /// Order.
    public var order: String

    /// A release.
    public init(order: String) { self.order = order }
}

/// Newspapers bought for the delegations (activity 7.1.2): ordered and delivered at once.
public struct Purchase: Sendable, Hashable, Codable {
    /// Key of the line that pays.
    public var line: String
    /// Which newspaper, with its date where it matters.
    public var newspaper: String
    /// Who sold it.
    public var supplier: String
    /// Copies.
    public var copies: Int
    /// Price of one, tax included.
    public var price: Centavos
    /// For which delegation; `nil` where they are shared out later.
    public var delegation: String?

    /// A purchase.
    public init(
        line: String, newspaper: String, supplier: String, copies: Int, price: Centavos, delegation: String? = nil
    ) {
        self.line = line
        self.newspaper = newspaper
        self.supplier = supplier
        self.copies = copies
        self.price = price
        self.delegation = delegation
    }
}
