import Foundation
import Geometry

/// The submissions of a workspace on disk: `submissions/0007/` holds the originals under their hashes, the reports made of
/// them, the receipt, and `record.jsonl`, to which each step adds a line. Nothing is ever changed or removed.
public struct SubmissionShelf: Sendable {
    /// Absolute path of the folder.
    public let folder: String

    /// The submissions of the workspace in `root`.
    public init(workspace root: String) { folder = root + "/submissions" }

    /// Absolute path of a submission's folder.
    public func folder(of folio: Int) -> String { folder + "/" + Submission.number(folio) }

    // MARK: Reading

    /// All submissions by their numbers, and what is wrong with records that cannot be read.
    public func all() -> (submissions: [Submission], findings: [Finding]) {
        var submissions: [Submission] = []
        var findings: [Finding] = []
        for folio in folios() {
            switch Result(catching: { try submission(folio) }) {
            case .success(let submission?): submissions.append(submission)
            // A folder without a record is a receipt that was interrupted: nothing was promised.
            case .success(nil): break
            case .failure(let fault): findings += (fault as? Fault)?.findings ?? []
            }
        }
        return (submissions, findings)
    }

    /// A submission by its number; `nil` where there is none. Throws a `Fault` where its record is damaged.
    public func submission(_ folio: Int) throws -> Submission? {
        let path = folder(of: folio) + "/record.jsonl"
        guard let data = FileManager.default.contents(atPath: path) else { return nil }
        let lines = data.split(separator: UInt8(ascii: "\n"))
        let place = Finding.Place(file: "submissions/\(Submission.number(folio))/record.jsonl")
        guard let first = lines.first, var submission = try? JSONDecoder().decode(Submission.self, from: Data(first))
        else { throw Fault(.unusableData, .submissionRecord, at: place) }
        for (index, line) in lines.enumerated().dropFirst() {
            guard let step = try? JSONDecoder().decode(SubmissionStep.self, from: Data(line)) else {
                // A line without its end was being written when the machine stopped: that step was not taken.
                if line.last != UInt8(ascii: "}") { continue }
                var place = place
                place.line = index + 1
                throw Fault(.unusableData, .submissionRecord, at: place)
            }
            submission.steps.append(step)
        }
        return submission
    }

    func folios() -> [Int] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        return names.compactMap { name in
            guard let folio = Int(name), Submission.number(folio) == name else { return nil }
            return folio
        }.sorted()
    }

    // MARK: Writing

    /// Gives a submission the next number and its folder the name, which only one of several processes can.
    func place(_ submission: Submission, made staging: Staging) throws -> Submission {
        var submission = submission
        submission.folio = (folios().last ?? 0) + 1
        while true {
            let file = try OutputFile(path: staging.path + "/record.jsonl")
            try SubmissionShelf.line(submission).withUnsafeBytes { try file.write($0) }
            try file.commit()
            if try staging.move(to: folder(of: submission.folio)) { return submission }
            submission.folio += 1
        }
    }

    /// Adds a step to a submission's record, on the disk when this returns. Throws where it may not be taken from the state
    /// the submission is in, and then records nothing.
    public func take(_ step: SubmissionStep, on folio: Int) throws {
        let path = folder(of: folio) + "/record.jsonl"
        let place = Finding.Place(file: "submissions/" + Submission.number(folio))
        let descriptor = open(path, O_RDWR | O_APPEND | O_CLOEXEC)
        guard descriptor >= 0 else {
            throw Fault(.missingInput, .submissionUnknown, at: place, ["folio": String(folio)])
        }
        defer { close(descriptor) }
        // Two people may act at once: the second sees what the first did.
        guard flock(descriptor, LOCK_EX) == 0, let submission = try submission(folio) else {
            throw Fault(.missingInput, .submissionUnknown, at: place, ["folio": String(folio)])
        }
        let isOpen = submission.state == .received || submission.state == .returned && step.state == .withdrawn
        guard isOpen else {
            throw Fault(.unusableData, .submissionState, at: place, ["state": submission.state.rawValue])
        }
        var bytes = try SubmissionShelf.line(step)
        // What an interrupted step left behind must not run into this one.
        if !endsWhole(descriptor) { bytes.insert(UInt8(ascii: "\n"), at: 0) }
        let count = bytes.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
        guard count == bytes.count, fsync(descriptor) == 0 else {
            throw Fault(.cannotWrite, .outputUnwritable, ["path": path, "reason": String(cString: strerror(errno))])
        }
    }

    private func endsWhole(_ descriptor: Int32) -> Bool {
        let end = lseek(descriptor, 0, SEEK_END)
        var last: UInt8 = 0
        return end == 0 || pread(descriptor, &last, 1, end - 1) == 1 && last == UInt8(ascii: "\n")
    }

    private static func line(_ value: some Encodable) throws -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return Array(try encoder.encode(value)) + [UInt8(ascii: "\n")]
    }
}
