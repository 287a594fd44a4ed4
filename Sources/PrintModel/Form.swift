/// A page of facts to be read, filed and signed: an order, a receipt.
public struct Form: Sendable, Hashable, Codable {
    /// A fact with its name.
    public struct Line: Sendable, Hashable, Codable {
        /// What it is.
        public var label: String
        /// What it says.
        public var value: String
        /// How it is set.
        public var tone: Tone
        /// A fact.
        public init(_ label: String, _ value: String, _ tone: Tone = .fact) {
            (self.label, self.value, self.tone) = (label, value, tone)
        }
    }
    /// How a fact is set.
    public enum Tone: String, Sendable, Hashable, Codable {
        /// Its value stands out.
        case fact
        /// Its value is prose.
        case prose
        /// Its value is prose, and its name stands out.
        case alert
    }
    /// Facts that belong together.
    public struct Group: Sendable, Hashable, Codable {
        /// What they are about.
        public var title: String
        /// The facts.
        public var lines: [Line]
        /// Facts.
        public init(_ title: String, _ lines: [Line]) { (self.title, self.lines) = (title, lines) }
    }

    /// A digest as forms print it: sixteen figures at a time, so that a person can compare them.
    public static func grouped(_ digest: String) -> String {
        stride(from: 0, to: digest.count, by: 16).map { String(digest.dropFirst($0).prefix(16)) }.joined(separator: " ")
    }

    /// What it is.
    public var title: String
    /// Who issues it.
    public var issuer: String
    /// Its facts.
    public var groups: [Group]
    /// A table under them.
    public var table: Table?
    /// What is to be known besides.
    public var notes: [String]
    /// Who signs.
    public var signatures: [String]

    /// A form.
    public init(
        title: String, issuer: String, groups: [Group], table: Table? = nil, notes: [String] = [],
        signatures: [String] = []
    ) {
        self.title = title
        self.issuer = issuer
        self.groups = groups
        self.table = table
        self.notes = notes
        self.signatures = signatures
    }
}
