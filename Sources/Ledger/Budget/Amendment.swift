import PrintModel

/// The year's lines being opened with one that the programme names.
public struct LineOpening: Sendable, Hashable, Codable {
    /// Year.
    public var year: Int
    /// The line, as the programme gave it.
    public var line: Line

    /// What is kept of the programme's line, in a form that does not change when programmes learn something new.
    public struct Line: Sendable, Hashable, Codable {
        /// Number in the programme.
        public var code: String
        /// The goal.
        public var goal: String
        /// How it is measured.
        public var indicator: String?
        /// What the programme says about its money.
        public var funding: Programme.Funding
        /// Where the money comes from.
        public var source: String?
        /// Object of the expenditure.
        public var classification: String?
        /// The amount by month: twelve, or none.
        public var calendar: [Centavos]
        /// How many are to be done in the year.
        public var target: Int?

        init(_ line: Programme.Line) {
            (code, goal, indicator, funding) = (line.code, line.goal, line.indicator, line.funding)
            (source, classification) = (line.source, line.classification)
            (calendar, target) = (line.calendar, line.target)
        }
    }

    /// An opening.
    public init(year: Int, line: Programme.Line) {
        self.year = year
        self.line = Line(line)
    }
}

/// A change of a line's budget, by an act that the entry names as its document.
public struct Amendment: Sendable, Hashable, Codable {
    /// Which way.
    public enum Kind: String, Sendable, Hashable, Codable, CaseIterable {
        /// More (ampliación).
        case increase
        /// Less (reducción).
        case reduction
        /// From one line to another (transferencia).
        case transfer
    }

    /// Which way.
    public var kind: Kind
    /// Key of the line; of a transfer, the one that gives.
    public var line: String
    /// Key of the line that a transfer goes to.
    public var to: String?
    /// How much, above zero.
    public var amount: Centavos
    /// The month of the calendar that changes, 1 to 12.
    public var month: Int

    /// An amendment.
    public init(_ kind: Kind, line: String, to: String? = nil, amount: Centavos, month: Int) {
        self.kind = kind
        self.line = line
        self.to = to
        self.amount = amount
        self.month = month
    }
}

/// How far a goal has come, reported by its office.
public struct Progress: Sendable, Hashable, Codable {
    /// Key of the line.
    public var line: String
    /// How many more were done, in the indicator's unit.
    public var done: Int

    /// Progress.
    public init(line: String, done: Int) {
        self.line = line
        self.done = done
    }
}

/// A quarter that does not change any more: later entries have later dates.
public struct Closing: Sendable, Hashable, Codable {
    /// Last day of it.
    public var through: String

    /// A closing.
    public init(through: String) { self.through = through }
}
