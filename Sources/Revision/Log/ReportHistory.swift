import Geometry

/// What the log knows of one report.
public struct ReportHistory: Sendable, Hashable {
    /// A content that the report had.
    public struct Version: Sendable, Hashable {
        /// From 1.
        public var number: Int
        /// What it was.
        public var snapshot: Snapshot
        /// The entry that recorded it first.
        public var entry: LogEntry
    }

    /// Everything that was done to it, rounds among them, in order.
    public private(set) var entries: [LogEntry] = []
    /// Its contents, in order; one that comes back is a new version.
    public private(set) var versions: [Version] = []
    /// The approval that holds.
    public private(set) var approval: LogEntry?

    /// Nothing known.
    public init() {}

    /// The histories of all reports by slug.
    public static func all(_ entries: [LogEntry]) -> [String: ReportHistory] {
        var histories: [String: ReportHistory] = [:]
        for entry in entries {
            if let slug = entry.report { histories[slug, default: ReportHistory()].add(entry, entry.snapshot) }
            for (slug, snapshot) in entry.reports ?? [:] {
                histories[slug, default: ReportHistory()].add(entry, snapshot)
            }
        }
        return histories
    }

    private mutating func add(_ entry: LogEntry, _ snapshot: Snapshot?) {
        entries.append(entry)
        if let snapshot, versions.last?.snapshot != snapshot {
            versions.append(Version(number: versions.count + 1, snapshot: snapshot, entry: entry))
        }
        switch entry.action {
        case .approve: approval = entry
        case .reopen: approval = nil
        case .submit, .correct, .round, .mend: break
        }
    }

    /// The number of the version that an entry recorded or found.
    public func version(of entry: LogEntry, slug: String) -> Int? {
        guard let snapshot = entry.snapshot ?? entry.reports?[slug] else { return nil }
        return versions.last { $0.snapshot == snapshot && $0.entry.number <= entry.number }?.number
    }

    /// The last round of a publication that it was printed in.
    public func lastRound(of publication: String) -> LogEntry? {
        entries.last { $0.action == .round && $0.publication == publication }
    }
}

extension Array where Element == LogEntry {
    /// The rounds of a publication, in order.
    public func rounds(of publication: String) -> [LogEntry] {
        filter { $0.action == .round && $0.publication == publication && $0.round != nil }
    }
}
