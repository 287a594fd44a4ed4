import Foundation
import Geometry

/// Something that was done to a report or a publication: a line of the log.
public struct LogEntry: Sendable, Hashable, Codable {
    /// What was done.
    public enum Action: String, Sendable, Hashable, Codable, CaseIterable {
        /// A report was handed in.
        case submit
        /// A report was corrected.
        case correct
        /// A report was approved: its content is locked.
        case approve
        /// An approval was taken back.
        case reopen
        /// A publication's reports were printed for review.
        case round
        /// Damage to the log was looked at and taken note of.
        case mend
    }

    /// Number in the log, from 1: its line.
    public var number = 0
    /// SHA-256 of the line before; 64 zeros in the first.
    public var previous = LogEntry.origin
    /// Day, and where it is known the time: `2024-07-01`, `2024-07-01T13:05:00-06:00`.
    public var at: String
    /// What was done.
    public var action: Action
    /// Who did it: an office or a person, as they gave it.
    public var by: String
    /// Why.
    public var reason: String?
    /// Slug of the report it concerns.
    public var report: String?
    /// What the report was then.
    public var snapshot: Snapshot?
    /// Name of the publication, of a round.
    public var publication: String?
    /// Number of the round, from 1.
    public var round: Int?
    /// What each report was then, of a round.
    public var reports: [String: Snapshot]?
    /// Lines whose damage this entry takes note of.
    public var mends: [Int]?
    /// Lines that were lost before this entry, as far as known.
    public var lost: Int?

    /// What the first entry has before it.
    public static let origin = String(repeating: "0", count: 64)

    /// An entry that is not in the log yet.
    public init(_ action: Action, at: String, by: String, reason: String? = nil, report: String? = nil) {
        self.action = action
        self.at = at
        self.by = by
        self.reason = reason
        self.report = report
    }

    /// The day it was made.
    public var day: CivilDate? { CivilDate(at.prefix(10)) }

    /// The entry as a line of JSON, keys in order, without its end.
    func line() throws -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return Array(try encoder.encode(self))
    }

    /// The entry that a line holds; `nil` where it holds none.
    init?(line: ArraySlice<UInt8>) {
        guard let entry = try? JSONDecoder().decode(LogEntry.self, from: Data(line)), entry.day != nil else {
            return nil
        }
        self = entry
    }
}
