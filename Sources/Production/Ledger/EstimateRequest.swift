import Geometry
import Ledger
import PrintModel

/// What an estimate is asked for.
public struct EstimateRequest: Sendable {
    /// How it is to be bound.
    public enum Binding: String, Sendable, Hashable, CaseIterable {
        /// Stapled through the fold.
        case saddle
        /// Glued into a cover.
        case perfect
        /// Loose leaves.
        case none
    }

    /// The composed `print.pdf`: its path, and what people call it. A `cover.pdf` beside it is printed with it.
    public var pdf: (path: String, shown: String)
    /// Numbers of copies.
    public var copies: [Int]
    /// Inks of each side that prints; by default those that the PDF uses.
    public var inks: Int?
    /// The paper, or a part of its name; each printer's first by default.
    public var paper: String?
    /// The cover's; the same as `paper` by default.
    public var coverPaper: String?
    /// How it is bound; by default what its cover and its pages ask for.
    public var binding: Binding?
    /// The line that would pay: `6.1` of the ledger's last year, or `2024/6.1`.
    public var line: String?
    /// Lists that do not hold on that day are left out.
    public var date: CivilDate?

    /// A request.
    public init(pdf: (path: String, shown: String), copies: [Int]) {
        self.pdf = pdf
        self.copies = copies
    }
}

/// What a composed publication is expected to cost, at the prices of the workspace's printers.
public struct EstimateAnswer: Sendable, Encodable {
    /// What a line can bear at one printer's prices.
    public struct Bearable: Sendable, Encodable {
        /// Name of the price list.
        public var list: String
        /// Most copies.
        public var copies: Int
    }

    /// Pages of the publication, its cover's not among them.
    public var pages: Int
    /// Whether a cover is printed apart.
    public var hasCover: Bool
    /// How it is bound; `nil` where it is loose leaves.
    public var binding: Binding?
    /// Inks in all.
    public var inks: Int
    /// For each number of copies and each price list; the cheapest first.
    public var estimates: [Estimate]
    /// From how many copies offset is cheaper than digital.
    public var breakEven: BreakEven?
    /// Key of the line that would pay, if asked for.
    public var line: String?
    /// What is available on it.
    public var available: Centavos?
    /// The most copies that it can bear, by price list.
    public var bearable: [Bearable] = []
}
