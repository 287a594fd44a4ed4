import Geometry

/// Something that the law asks of what a government publishes, as data: what to look for, and by which article.
public struct LawRule: Sendable, Hashable, Codable {
    /// What is looked for.
    public enum Check: String, Sendable, Hashable, Codable, CaseIterable {
        /// Words or names that must not be there.
        case words
        /// A publication date in a period in which nothing may be spread.
        case suspension
        /// A publication date too far from the date of the government report.
        case window
        /// A sentence that must be there.
        case legend
    }

    /// Days in which something is suspended.
    public struct Period: Sendable, Hashable, Codable {
        /// First day.
        public var from: CivilDate
        /// Last day.
        public var to: CivilDate
        /// What is going on.
        public var name: String
        /// A period.
        public init(from: CivilDate, to: CivilDate, name: String) {
            self.from = from
            self.to = to
            self.name = name
        }
    }

    /// Its name in the file.
    public var id: String
    /// What it looks for.
    public var check: Check
    /// How much it matters.
    public var severity: Finding.Severity
    /// The law and its article, as cited.
    public var basis: String
    /// Kinds of publication it holds for; all where empty.
    public var kinds: [String] = []
    /// Words or phrases: of `words`, those that must not be there; of `legend`, those that call for the sentence.
    public var words: [String] = []
    /// Of `suspension`: the periods.
    public var periods: [Period] = []
    /// Of `suspension`: what may be spread all the same, in a person's words.
    public var exceptions: String?
    /// Of `window`: days before the report's date.
    public var before = 0
    /// Of `window`: days after it.
    public var after = 0
    /// Of `legend`: the sentence.
    public var text: String?

    /// A rule.
    public init(id: String, check: Check, severity: Finding.Severity, basis: String) {
        self.id = id
        self.check = check
        self.severity = severity
        self.basis = basis
    }
}
