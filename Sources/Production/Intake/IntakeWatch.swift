import Foundation
import Geometry
import Intake
import PrintModel
import Submissions

/// Watches a drop folder, and takes in what areas leave there, once, when it has stopped changing.
///
/// The folder is looked at now and then: what another machine writes to a shared folder is told to nobody, so there is
/// nothing else to wait for.
public struct IntakeWatch: Sendable {
    /// What happens meanwhile.
    public enum Event {
        /// A submission was made of files in this folder of an area (an absolute path).
        case took(Submission, folder: String)
        /// Something that a person can mend, told once.
        case found(Finding)
    }
    private let office: IntakeOffice
    private let path: String
    private let publication: String?
    private let isOnce: Bool
    private let seconds: Double

    /// - Parameters:
    ///   - path: Absolute path of the drop folder.
    ///   - isOnce: Whether it is looked at until nothing changes, and then no more.
    ///   - seconds: How long files must not change, and how long to wait between looks.
    public init(office: IntakeOffice, path: String, publication: String?, isOnce: Bool, seconds: Double) {
        self.office = office
        self.path = path
        self.publication = publication
        self.isOnce = isOnce
        self.seconds = seconds
    }

    /// Watches until a stop is asked for, which is a good end; with `isOnce`, for two looks.
    ///
    /// `step` says who takes files in, and when. The result holds the submissions and findings only where it is once:
    /// a watch may last for years.
    public func run(step: () -> SubmissionStep, tell: (Event) -> Void) -> IntakeResult {
        office.result { result in
            let lock = try WatchLock(office.shelf.folder)
            defer { lock.release() }
            var watching = Watching()
            var looks = 0
            while !office.interruption.isRequested {
                let made = try look(&watching, step, tell)
                looks += 1
                if isOnce {
                    result.submissions += made
                    result.findings = watching.told
                    if looks > 1 { return }
                }
                office.interruption.pause(seconds: seconds)
            }
        }
    }

    private struct Watching {
        var ledger = DropLedger()
        var told: [Finding] = []
    }

    private func look(
        _ watching: inout Watching, _ step: () -> SubmissionStep, _ tell: (Event) -> Void
    ) throws -> [Submission] {
        func say(_ findings: [Finding], _ watching: inout Watching) {
            // A trouble that ended may be told again when it comes back; what still stands is told once.
            for finding in findings where !watching.told.contains(finding) {
                watching.told.append(finding)
                tell(.found(finding))
            }
        }
        let settings = try office.folder.settings().workspace
        let (deliveries, findings) = try DropFolder(path: path, areas: settings.areas.mapValues(\.name)).look()
        if !isOnce { watching.told.removeAll { $0.code.rawValue.hasPrefix("drop.") && !findings.contains($0) } }
        say(findings, &watching)
        var made: [Submission] = []
        for delivery in watching.ledger.settled(deliveries) where !office.interruption.isRequested {
            let (cards, damaged) = office.shelf.cards()
            say(damaged, &watching)
            let files: [DroppedFile]
            do {
                files = try watching.ledger.new(in: delivery, among: cards, check: office.interruption.check)
            } catch let fault as Fault where fault.kind == .interrupted { break }
            guard !files.isEmpty else { continue }
            let taken = office.take(
                files.map { ($0.path, $0.name) }, area: delivery.area, publication: publication, step: step())
            if let fault = taken.fault {
                if fault.kind != .interrupted { say(fault.findings, &watching) }
                continue
            }
            watching.ledger.finish(delivery)
            made += taken.submissions
            for submission in taken.submissions { tell(.took(submission, folder: path + "/" + delivery.folder)) }
        }
        return made
    }
}

/// Holds the submissions of a workspace for one watch: two would take the same file twice. The system lets go of it
/// however the process ends.
private struct WatchLock {
    private let descriptor: Int32

    init(_ folder: String) throws {
        do {
            try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        } catch {
            throw Fault(.cannotWrite, .outputUnwritable, ["path": folder, "reason": error.localizedDescription])
        }
        descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0, flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
            if descriptor >= 0 { close(descriptor) }
            throw Fault(.cannotWrite, .dropWatched)
        }
    }

    func release() { close(descriptor) }
}
