import PrintModel

/// A table that answers a question about the ledger, without words: headings are told by their columns' ids.
public struct LedgerReport: Sendable, Hashable {
    /// Which question.
    public enum Kind: String, Sendable, Hashable, CaseIterable {
        /// State of the lines, with the official columns of the Estado Analítico del Ejercicio del Presupuesto.
        case lines
        /// Consumption by month against the calendar.
        case months
        /// Cost per copy, per page and per publication.
        case costs
        /// Commitments that are open.
        case open
        /// Invoices: what they charge, what of it is approved, paid and documented, and what is owed.
        case invoices
        /// Where the copies are.
        case copies
        /// Copies sent to delegations, and who signed for them.
        case distribution
        /// Newspapers bought for the delegations.
        case newspapers
        /// Goals by quarter: physical beside financial.
        case goals
    }

    /// What a column holds.
    public struct Column: Sendable, Hashable {
        /// By which its heading is known: `modified`.
        public var id: String
        /// Whether it is text, and not figures.
        public var isText: Bool

        init(_ id: String, isText: Bool = false) {
            self.id = id
            self.isText = isText
        }
    }

    /// A value in the table.
    public enum Cell: Sendable, Hashable {
        /// Words that stand in the ledger.
        case text(String)
        /// Pesos and centavos.
        case money(Centavos)
        /// Ten-thousandths of a peso, for what a copy or a page costs.
        case rate(Int)
        /// A number of things.
        case count(Int)
        /// Tenths of a per cent.
        case share(Int)
        /// Month of the year, 1 to 12.
        case month(Int)
        /// `green`, `yellow` or `red`.
        case light(String)
        /// Whether something is there.
        case flag(Bool)
        /// Why there is no amount: `current` or `none`, as `BudgetLine.funding` says.
        case funding(String)
        /// Nothing.
        case none
    }

    /// Which question.
    public var kind: Kind
    /// Year.
    public var year: Int
    /// The day it is made for, `2024-12-31`.
    public var date: String
    /// Columns, left to right.
    public var columns: [Column]
    /// Rows, top to bottom.
    public var rows: [[Cell]]
    /// The last row, of sums.
    public var total: [Cell]?
    /// Ids of the money columns that a chart sets side by side.
    public var chart: [String]

    init(
        _ kind: Kind, year: Int, date: String, _ columns: [Column], rows: [[Cell]], total: [Cell]? = nil,
        chart: [String] = []
    ) {
        self.kind = kind
        self.year = year
        self.date = date
        self.columns = columns
        self.rows = rows
        self.total = total
        self.chart = chart
    }
}

/// What reports go by besides the ledger.
public struct ReportOptions: Sendable {
    /// Year.
    public var year: Int
    /// The day it is made for, `2024-12-31`.
    public var date: String
    /// Only this line.
    public var line: String?
    /// Per cents of a goal from which it is yellow, and green.
    public var lights: [Int]
    /// Days after which a commitment has been open too long.
    public var openDays: Int

    /// Options.
    public init(year: Int, date: String, line: String? = nil, lights: [Int], openDays: Int) {
        self.year = year
        self.date = date
        self.line = line
        self.lights = lights
        self.openDays = openDays
    }
}
