import PrintModel

/// What a posting adds to: the columns of a budget line.
///
/// The moments are those of CONAC's norm on the budgetary moments of expenditure (DOF 20-08-2009).
public enum Account: String, Sendable, Hashable, Codable, CaseIterable {
    /// The year's allocation (aprobado).
    case approved
    /// Increases of it (ampliaciones).
    case increased
    /// Reductions of it, below zero (reducciones).
    case reduced
    /// What transfers brought, above zero, or took away (transferencias).
    case transferred
    /// What an authorised override allows above the budget.
    case excess
    /// An order was placed (comprometido).
    case committed
    /// It was delivered: a debt exists (devengado).
    case accrued
    /// The payment order was approved (ejercido).
    case exercised
    /// The money left (pagado).
    case paid
}

/// An amount added to one column of one budget line, in one month.
public struct Posting: Sendable, Hashable, Codable {
    /// Key of the line: `2024/6.1`.
    public var line: String
    /// The column.
    public var account: Account
    /// How much; below zero where an entry takes back.
    public var amount: Centavos
    /// The month it counts in: `2024-07`.
    public var month: String

    init(_ line: String, _ account: Account, _ amount: Centavos, _ month: String) {
        self.line = line
        self.account = account
        self.amount = amount
        self.month = month
    }
}
