import Geometry
import Imposition

/// The words of a print order, in the language of whoever signs it.
public struct PrintOrderWords: Sendable {
    /// A line of the order.
    public enum Row: Sendable, Hashable, CaseIterable {
        case job, customer, date, quantity, product, pages, trim, inks, condition, paper, sheet, work, sheets, creep,
            file
        case delivery, price, notes
    }
    /// What the page is called.
    public var heading: String
    /// What each line is called.
    public var labels: [Row: String]
    /// How a date is written.
    public var day: @Sendable (CivilDate) -> String
    /// How a scheme is called, by its name.
    public var schemes: [String: String]
    /// How a way to print both sides is called.
    public var works: [WorkStyle: String]
    /// Page count, with blank pages among them.
    public var pages: @Sendable (_ all: Int, _ blank: Int) -> String
    /// How many sheets are printed: their number, and how many of each where that is known.
    public var sheets: @Sendable (_ count: Int, _ run: Int?) -> String
    /// How an ink is called.
    public var ink: @Sendable (String) -> String
    /// Pieces up on a sheet, for the gang: name and quantity.
    public var piece: @Sendable (_ name: String, _ quantity: Int?) -> String
    /// Beneath the table: what a signature means.
    public var agreement: String
    /// Who signs: the one who orders, and the printer.
    public var signers: [String]
    /// Beneath the line of a signature.
    public var signature: String

    /// Words.
    public init(
        heading: String, labels: [Row: String], schemes: [String: String], works: [WorkStyle: String],
        agreement: String, signers: [String], signature: String, day: @escaping @Sendable (CivilDate) -> String,
        pages: @escaping @Sendable (Int, Int) -> String, sheets: @escaping @Sendable (Int, Int?) -> String,
        ink: @escaping @Sendable (String) -> String, piece: @escaping @Sendable (String, Int?) -> String
    ) {
        self.heading = heading
        self.labels = labels
        self.schemes = schemes
        self.works = works
        self.agreement = agreement
        self.signers = signers
        self.signature = signature
        self.day = day
        self.pages = pages
        self.sheets = sheets
        self.ink = ink
        self.piece = piece
    }
}
