import PrintModel

/// The words that a report is printed with, and how its values are written.
public struct ReportWords: Sendable {
    /// Whose ledger it is.
    public var municipality: String
    /// Titles by kind.
    public var titles: [LedgerReport.Kind: String]
    /// Headings by the columns' ids.
    public var headings: [String: String]
    /// January first.
    public var months: [String]
    /// Names of the lights.
    public var lights: [String: String]
    /// What says that something is there, and that it is not.
    public var yes, no: String
    /// Why a line has no amount.
    public var fundings: [String: String]
    /// What stands under a report's table, by kind.
    public var notes: [LedgerReport.Kind: String]
    /// Name of the last row.
    public var total: String
    /// What stands under the title: the year and the day.
    public var subtitle: @Sendable (_ year: Int, _ date: String) -> String
    /// A page's number among all.
    public var folio: @Sendable (_ page: Int, _ of: Int) -> String
    /// Who signs.
    public var signers: [String]

    /// Words.
    public init(
        municipality: String, titles: [LedgerReport.Kind: String], headings: [String: String], months: [String],
        lights: [String: String], yes: String, no: String, fundings: [String: String],
        notes: [LedgerReport.Kind: String], total: String,
        subtitle: @escaping @Sendable (Int, String) -> String,
        folio: @escaping @Sendable (Int, Int) -> String, signers: [String]
    ) {
        self.municipality = municipality
        self.titles = titles
        self.headings = headings
        self.months = months
        self.lights = lights
        (self.yes, self.no) = (yes, no)
        self.fundings = fundings
        self.notes = notes
        self.total = total
        self.subtitle = subtitle
        self.folio = folio
        self.signers = signers
    }

    /// The heading of a column.
    public func heading(_ column: LedgerReport.Column) -> String { headings[column.id] ?? column.id }

    /// A value as people read it.
    public func text(_ cell: LedgerReport.Cell) -> String {
        switch cell {
        case .text(let text): text
        case .money(let amount): amount < .zero ? "(\((-amount).text))" : amount.text
        case .rate(let tenThousandths): ReportWords.rate(tenThousandths)
        case .count(let count): ReportWords.grouped(count)
        case .share(let tenths): "\(tenths / 10).\(tenths % 10) %"
        case .month(let month): months.indices.contains(month - 1) ? months[month - 1] : String(month)
        case .light(let light): lights[light] ?? light
        case .flag(let flag): flag ? yes : no
        case .funding(let funding): fundings[funding] ?? funding
        case .none: ""
        }
    }

    /// A row as text; in the last one, the first empty cell says that it is the sum.
    public func texts(_ row: [LedgerReport.Cell], isTotal: Bool = false) -> [String] {
        var texts = row.map(text)
        if isTotal, let first = texts.indices.first, texts[first].isEmpty { texts[first] = total }
        return texts
    }

    /// `1,500`.
    public static func grouped(_ count: Int) -> String {
        let digits = String(count.magnitude)
        let groups = stride(from: digits.count % 3 - 3, to: digits.count, by: 3).map { start in
            digits.dropFirst(max(0, start)).prefix(start < 0 ? start + 3 : 3)
        }
        return (count < 0 ? "-" : "") + groups.filter { !$0.isEmpty }.joined(separator: ",")
    }

    /// Ten-thousandths of a peso as `3.4800`.
    public static func rate(_ tenThousandths: Int) -> String {
        let digits = String(tenThousandths % 10_000)
        return "\(tenThousandths / 10_000)." + String(repeating: "0", count: 4 - digits.count) + digits
    }
}
