import Geometry

/// What an area sent at one time, and what became of it.
public struct Submission: Sendable, Hashable, Codable {
    /// Where it stands.
    public enum State: String, Sendable, Hashable, Codable, CaseIterable {
        case received, accepted, returned, withdrawn
    }

    /// Its number in the workspace, from 1, as the receipt shows it.
    public var folio: Int
    /// Id of the area; `nil` where nobody said.
    public var area: String?
    /// Publication it was sent for.
    public var publication: String?
    /// The files, in the order in which they were given.
    public var files: [SubmittedFile]
    /// Reports made of them, waiting to be accepted.
    public var reports: [SubmittedReport]
    /// What happened to it, the first step being its receipt.
    public var steps: [SubmissionStep]

    /// Where it stands.
    public var state: State { steps.last?.state ?? .received }

    /// Whether it was neither returned nor withdrawn.
    public var stands: Bool { state == .received || state == .accepted }

    /// The number as receipts print it: `0007`.
    public var number: String { Submission.number(folio) }

    /// The day it came.
    public var arrived: CivilDate? { steps.first.flatMap { CivilDate($0.time.prefix(10)) } }

    /// How many days after its date the latest of its reports came; `nil` where none was late.
    public var daysLate: Int? {
        let days = reports.compactMap(\.due).compactMap { due in arrived?.days(since: due) }
        return days.max().flatMap { $0 > 0 ? $0 : nil }
    }

    /// A number as receipts print it.
    public static func number(_ folio: Int) -> String {
        let digits = String(folio)
        return String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    }
}

/// A file of a submission, as it came.
public struct SubmittedFile: Sendable, Hashable, Codable {
    /// Name it was sent by; of a file in an archive, with the archive's name before it.
    public var name: String
    /// Bytes.
    public var size: Int
    /// SHA-256 of its bytes, in hexadecimal digits: under this name they are kept.
    public var digest: String
    /// What it is.
    public var kind: FileKind
    /// Words of its text; `nil` for what is no document.
    public var words: Int?
    /// Pictures that came inside it.
    public var pictures: Int?
    /// What was seen of it, where it is a picture.
    public var picture: SubmittedPicture?
    /// What was seen of the pictures inside it.
    public var inside: [SubmittedPicture]?
    /// SHA-256 of the archive it came in, where it came in one.
    public var archive: String?
    /// Whether it was refused; the findings say why. Its bytes are kept all the same.
    public var isRefused: Bool
    /// What was found in it.
    public var findings: [Finding]
}

/// A report made of a submission's files.
public struct SubmittedReport: Sendable, Hashable, Codable {
    /// Name it will have in the workspace.
    public var slug: String
    /// Headline; empty where none was found.
    public var title: String
    /// Words of its text.
    public var words: Int
    /// Files of its photographs.
    public var photos: [String]
    /// Name of the file it was made of.
    public var source: String
    /// Tables that came in spreadsheets.
    public var tables: Int?
    /// The last day to hand it in, where its publication named one.
    public var due: CivilDate?
}

/// Something that happened to a submission.
public struct SubmissionStep: Sendable, Hashable, Codable {
    /// What it is since then.
    public var state: Submission.State
    /// When: date and hour as ISO 8601 has them.
    public var time: String
    /// Who did it, by office.
    public var by: String
    /// Why, where one must say.
    public var reason: String?
    /// Reports of the workspace that these reports took the place of, by these reports' names in the submission.
    public var replaced: [String: String]?

    /// A step.
    public init(_ state: Submission.State, time: String, by: String, reason: String? = nil) {
        self.state = state
        self.time = time
        self.by = by
        self.reason = reason
    }
}
