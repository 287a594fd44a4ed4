/// The annual programme: goals, and what each may cost.
public struct Programme: Sendable, Hashable, Codable {
    /// What a programme says about the money of a goal.
    public enum Funding: Sendable, Hashable, Codable {
        /// So much for the year.
        case amount(Centavos)
        /// Paid from what the office spends anyway (`Gasto Corriente`): no amount of its own.
        case currentExpenditure
        /// None is given (`N/A`, or nothing).
        case none

        /// What the money column of a programme says, or `nil` where it is neither an amount nor one of the words that
        /// stand for none.
        public init?(_ text: String) {
            let words = text.lowercased().split { $0 == " " || $0 == "\u{A0}" }.joined(separator: " ")
            switch words {
            case "gasto corriente": self = .currentExpenditure
            case "", "n/a", "na", "n.a.", "no aplica", "-", "—", "null", "~": self = .none
            default:
                guard let amount = Centavos(text), amount >= .zero else { return nil }
                self = .amount(amount)
            }
        }

        /// The amount, where there is one.
        public var amount: Centavos? { if case .amount(let amount) = self { amount } else { nil } }
    }

    /// A goal with its budget line.
    public struct Line: Sendable, Hashable, Codable {
        /// Number in the programme, such as `6.1`.
        public var code: String
        /// The goal.
        public var goal: String
        /// How it is measured.
        public var indicator: String?
        /// What the programme says about its money.
        public var funding: Funding
        /// Where the money comes from.
        public var source: String?
        /// Object of the expenditure, such as `3360`.
        public var classification: String?
        /// The amount by month, January first: twelve, or none where the programme does not say.
        public var calendar: [Centavos]
        /// How many are to be done in the year, in the indicator's unit.
        public var target: Int?
        /// How much of the goal was reached by the end of each quarter, in percent, as far as it is known; up to four.
        public var progress: [Double] = []

        /// A line.
        public init(
            code: String, goal: String, indicator: String? = nil, funding: Funding = .none, source: String? = nil,
            classification: String? = nil, calendar: [Centavos] = [], target: Int? = nil
        ) {
            self.code = code
            self.goal = goal
            self.indicator = indicator
            self.funding = funding
            self.source = source
            self.classification = classification
            self.calendar = calendar
            self.target = target
        }

        /// Its budget in centavos; `nil` where the programme gives no amount.
        public var centavos: Int? { funding.amount?.count }
    }

    /// Year.
    public var year: Int
    /// Lines in order.
    public var lines: [Line]

    /// A programme.
    public init(year: Int, lines: [Line]) {
        self.year = year
        self.lines = lines
    }
}

/// What the ledger is told about the house: who it is to the tax office, and how exact suppliers must be.
public struct FinanceSettings: Sendable, Hashable, Codable {
    /// Our tax id (RFC), upper-cased; invoices name it as the receiver.
    public var rfc: String?
    /// How far invoices may be above what was delivered and agreed.
    public var tolerance: Centavos
    /// Days after which a commitment without a delivery has been open too long.
    public var openDays: Int
    /// Per cent of a goal's progress from which it is yellow, and from which it is green.
    public var lights: [Int]

    /// Settings; the tolerance is a peso unless said.
    public init(rfc: String? = nil, tolerance: Centavos = Centavos(100), openDays: Int = 60, lights: [Int] = [70, 90]) {
        self.rfc = rfc
        self.tolerance = tolerance
        self.openDays = openDays
        self.lights = lights
    }
}
