/// Something a person can mend, found by a stage: what it is, where it is, and the values its message needs.
///
/// A finding carries no prose. The command line and the portal turn its code and values into Spanish or English.
public struct Finding: Sendable, Hashable, Codable {
    /// How much a finding matters.
    public enum Severity: String, Sendable, Hashable, Codable, CaseIterable, Comparable {
        /// Worth knowing; nothing need be done.
        case note
        /// The result is usable but not what one would want.
        case warning
        /// The result must not go to print as it is.
        case error

        /// Notes before warnings before errors.
        public static func < (a: Severity, b: Severity) -> Bool { a.rank < b.rank }
        private var rank: Int { self == .note ? 0 : self == .warning ? 1 : 2 }
    }

    /// Where a finding points. Every part is optional; a stage fills what it knows.
    public struct Place: Sendable, Hashable, Codable {
        /// Path of the file, as the person would type it.
        public var file: String?
        /// Line in the file, from 1.
        public var line: Int?
        /// Column in the line, from 1.
        public var column: Int?
        /// Page of the publication or PDF, from 1.
        public var page: Int?
        /// Slug of the report.
        public var report: String?
        /// Where on the page it stands, in points from the trim's top-left corner: the first place first, at most a few
        /// dozen; empty where it concerns the page or file as a whole.
        public var areas: [Rect]

        /// A place made of the parts that are known.
        public init(
            file: String? = nil, line: Int? = nil, column: Int? = nil, page: Int? = nil, report: String? = nil,
            areas: [Rect] = []
        ) {
            self.file = file
            self.line = line
            self.column = column
            self.page = page
            self.report = report
            self.areas = areas
        }
    }

    /// How much it matters.
    public var severity: Severity
    /// What it is; stable across versions.
    public var code: FindingCode
    /// Where it is.
    public var place: Place
    /// The values its message shows, by the names the message uses.
    public var values: [String: String]

    /// A finding.
    public init(
        _ severity: Severity, _ code: FindingCode, at place: Place = Place(), _ values: [String: String] = [:]
    ) {
        self.severity = severity
        self.code = code
        self.place = place
        self.values = values
    }
}

/// A fault that stops a stage: the findings that say why.
public struct Fault: Error, Sendable {
    /// What kind of stop it is; the command's exit code follows from it.
    public enum Kind: String, Sendable, Codable {
        /// The command was called wrongly (exit 64).
        case usage
        /// Something given is not usable (exit 65).
        case unusableData
        /// Something needed is not there (exit 66).
        case missingInput
        /// The result cannot be written (exit 73).
        case cannotWrite
        /// The person stopped the run (exit 130).
        case interrupted
    }

    /// What kind of stop it is.
    public var kind: Kind
    /// Why, one finding for each reason; never empty.
    public var findings: [Finding]

    /// A fault of a kind, with its reasons.
    public init(_ kind: Kind, _ findings: [Finding]) {
        self.kind = kind
        self.findings = findings
    }

    /// A fault with one reason.
    public init(
        _ kind: Kind, _ code: FindingCode, at place: Finding.Place = Finding.Place(), _ values: [String: String] = [:]
    ) {
        self.init(kind, [Finding(.error, code, at: place, values)])
    }
}
