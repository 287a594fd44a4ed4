import PrintModel

/// A budget line of a year, as the entries so far leave it.
public struct BudgetLine: Sendable, Hashable, Codable {
    /// Year and code: `2024/6.1`.
    public var key: String
    /// Year.
    public var year: Int
    /// Number in the programme.
    public var code: String
    /// The goal it pays for.
    public var name: String
    /// What the programme said about its money: `amount`, `current` or `none`.
    public var funding: String
    /// Object of the expenditure, such as `3360`.
    public var classification: String?
    /// Where the money comes from.
    public var source: String?
    /// How the goal is measured.
    public var indicator: String?
    /// How many are to be done in the year.
    public var target: Int?
    /// How many are done, as reported.
    public var done = 0
    /// The year's allocation (aprobado).
    public var approved = Centavos.zero
    /// Increases (ampliaciones).
    public var increased = Centavos.zero
    /// Reductions, below zero (reducciones).
    public var reduced = Centavos.zero
    /// What transfers brought or took away.
    public var transferred = Centavos.zero
    /// What overrides allow above the budget.
    public var excess = Centavos.zero
    /// Ordered (comprometido).
    public var committed = Centavos.zero
    /// Delivered (devengado).
    public var accrued = Centavos.zero
    /// Approved for payment (ejercido).
    public var exercised = Centavos.zero
    /// Paid (pagado).
    public var paid = Centavos.zero
    /// `modified` by month, January first.
    public var calendar: [Centavos]

    init(year: Int, _ line: LineOpening.Line) {
        key = BudgetLine.key(year, line.code)
        self.year = year
        code = line.code
        name = line.goal
        classification = line.classification
        source = line.source
        indicator = line.indicator
        target = line.target
        funding =
            switch line.funding {
            case .amount: "amount"
            case .currentExpenditure: "current"
            case .none: "none"
            }
        calendar = Array(repeating: .zero, count: 12)
    }

    /// The key of a line.
    public static func key(_ year: Int, _ code: String) -> String { "\(year)/\(code)" }

    /// Increases, reductions and transfers together.
    public var amended: Centavos { Centavos(increased.count + reduced.count + transferred.count) }

    /// What may be spent (modificado).
    public var modified: Centavos { Centavos(approved.count + amended.count) }

    /// What can still be ordered: modificado less comprometido. Below zero while an override is in use.
    public var available: Centavos { Centavos(modified.count - committed.count) }

    /// What is left of the budget and of what overrides allow above it; never below zero.
    var margin: Centavos { Centavos(modified.count + excess.count - committed.count) }

    /// Modificado less devengado, the last column of the Estado Analítico del Ejercicio del Presupuesto de Egresos.
    public var unspent: Centavos { Centavos(modified.count - accrued.count) }

    /// A column.
    subscript(account: Account) -> Centavos {
        get { self[keyPath: BudgetLine.path(account)] }
        set { self[keyPath: BudgetLine.path(account)] = newValue }
    }

    private static func path(_ account: Account) -> WritableKeyPath<BudgetLine, Centavos> {
        switch account {
        case .approved: \.approved
        case .increased: \.increased
        case .reduced: \.reduced
        case .transferred: \.transferred
        case .excess: \.excess
        case .committed: \.committed
        case .accrued: \.accrued
        case .exercised: \.exercised
        case .paid: \.paid
        }
    }
}

extension BudgetLine {
    /// The twelve months of an amount: as given, or in equal parts with what is left over in December.
    static func calendar(_ amount: Centavos, _ given: [Centavos]) -> [Centavos] {
        if given.count == 12 { return given }
        let month = amount.count / 12
        return (1...12).map { Centavos($0 < 12 ? month : amount.count - 11 * month) }
    }

    /// Adds to a column, and to the calendar where that changes the budget; `month` is `2024-07`.
    mutating func add(_ amount: Centavos, to account: Account, month: String) throws(Centavos.Overflow) {
        self[account] = try self[account] + amount
        if [.approved, .increased, .reduced, .transferred].contains(account) {
            spread(amount, month: Int(month.suffix(2)) ?? 1)
        }
    }

    /// Adds to the calendar in a month, or takes from that month, then from later ones, then from earlier ones.
    mutating func spread(_ amount: Centavos, month: Int) {
        guard amount < .zero else {
            calendar[month - 1] = Centavos(calendar[month - 1].count + amount.count)
            return
        }
        var rest = -amount.count
        for index in Array(month - 1..<12) + Array(0..<(month - 1)).reversed() where rest > 0 {
            let taken = min(rest, max(0, calendar[index].count))
            calendar[index] = Centavos(calendar[index].count - taken)
            rest -= taken
        }
    }
}
