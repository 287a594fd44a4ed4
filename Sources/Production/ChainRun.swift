import Foundation
import Geometry
import Intake
import KeptWork
import Photos
import PrintModel

/// One run of the chain: what it found so far, how long each stage took, and how each stage is called.
///
/// A class, because the stages of one run add to one result. It stays inside one task.
final class ChainRun {
    let chain: Chain
    private(set) var result: ComposeResult
    private let clock = ContinuousClock()
    private var pictureLibrary: HeadStart<Void>?
    private var proofs: (reading: HeadStart<Result<[Finding], any Error>>, place: Int)?

    init(_ chain: Chain, publication: String?) {
        self.chain = chain
        result = ComposeResult(publication: publication)
    }

    /// Runs `body`, and gives what came of it: a fault is part of the result, never lost and never alone.
    func result(_ body: (ChainRun) async throws -> Void) async -> ComposeResult {
        do {
            try await body(self)
        } catch {
            let fault = ChainRun.fault(error)
            result.fault = fault
            result.findings += fault.findings
        }
        // Where the run stopped before, what the proofs tell is still worth knowing.
        try? awaitProofs()
        awaitPictures()
        result.findings = unique(result.findings)
        result.peakMemoryMB = ChainRun.peakMemoryMB
        return result
    }

    /// Starts the picture library while files are read.
    func startPictures() { pictureLibrary = HeadStart { PhotoReader.start() } }

    /// Waits until the picture library has started, where it was asked to.
    func awaitPictures() { pictureLibrary?.wait() }

    /// Has the proofs read on a thread of their own while there is other work. What they tell belongs among what was found
    /// so far.
    func startProofs(_ read: @escaping @Sendable () -> Result<[Finding], any Error>) {
        proofs = (HeadStart(read), result.findings.count)
    }

    /// Waits until the proofs are read, where that was begun. Throws what ended the reading.
    func awaitProofs() throws {
        guard let (reading, place) = proofs else { return }
        proofs = nil
        result.findings.insert(contentsOf: try timed(.select) { try reading.wait()?.get() ?? [] }, at: place)
    }

    /// Runs one stage: announced, timed, and stopped where the person asked for it.
    func stage<Value>(_ stage: Stage, _ body: () throws -> Value) throws -> Value {
        chain.progress(.began(stage))
        return try timed(stage, body)
    }

    /// Runs a part of a stage that comes out of turn: timed, and not announced.
    func timed<Value>(_ stage: Stage, _ body: () throws -> Value) throws -> Value {
        try chain.interruption.check()
        let start = clock.now
        defer { add(clock.now - start, to: stage) }
        return try body()
    }

    /// Adds time to a stage.
    func add(_ duration: Duration, to stage: Stage) {
        result.seconds[stage, default: 0] += duration / .seconds(1)
    }

    /// The time on the run's clock.
    var now: ContinuousClock.Instant { clock.now }

    /// Adds what a stage found.
    func found(_ findings: [Finding]) { result.findings += findings }

    /// Notes what the layout counted.
    func counted(_ figures: LayoutFigures) { result.layout = figures }

    /// Keeps the run's work for the next, and notes how much of it was done before.
    func keep(_ kept: KeptWork) {
        kept.save()
        result.work = kept.counts
    }

    /// Notes the files that are in their place.
    func wrote(_ renditions: [Rendition], in folder: OutputFolder, pages: Int) {
        result.files = renditions.map { rendition in
            ProducedFile(path: "\(folder.path)/\(rendition.file)", kind: rendition.kind, pages: pages)
        }
    }

    /// Notes other files that are in their place.
    func wrote(_ files: [ProducedFile]) { result.files += files }

    /// Notes a file that is in its place.
    func wrote(_ file: ProducedFile) { result.files.append(file) }

    /// Notes what a judged file is made of.
    func judged(_ summary: PreflightSummary) { result.judged = summary }

    /// Runs `body`, and says of a failure that the disk is full where that is the reason.
    func orOutputFault(_ folder: OutputFolder, _ body: () throws -> Void) throws {
        do {
            try body()
        } catch let fault as Fault where fault.kind != .interrupted {
            throw folder.explained(fault)
        }
    }

    /// Runs `body`, and says of its faults that know no file that they are this file's.
    func blaming<Value>(_ file: String, _ body: () throws -> Value) throws -> Value {
        do {
            return try body()
        } catch let fault as Fault {
            throw Fault(
                fault.kind,
                fault.findings.map { finding in
                    var finding = finding
                    if finding.place.file == nil { finding.place.file = file }
                    return finding
                })
        }
    }

    /// Findings without repetition: of two that say the same of one place, the one that knows more stays.
    private func unique(_ findings: [Finding]) -> [Finding] {
        var kept: [Finding] = []
        var positions: [Finding: [Int]] = [:]
        for finding in findings {
            var bare = finding
            bare.values = [:]
            let same = positions[bare, default: []]
            if same.contains(where: { holds(kept[$0].values, finding.values) }) { continue }
            positions[bare, default: []].append(kept.count)
            kept.append(finding)
        }
        return kept
    }

    private func holds(_ values: [String: String], _ others: [String: String]) -> Bool {
        others.allSatisfy { values[$0.key] == $0.value }
    }

    /// Any error as a fault.
    static func fault(_ error: any Error) -> Fault {
        if let fault = error as? Fault { return fault }
        if error is CancellationError { return Fault(.interrupted, .interrupted) }
        return Fault(.unusableData, .internalFault, ["reason": String(describing: error)])
    }

    static var peakMemoryMB: Double {
        var usage = rusage()
        getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
        return Double(usage.ru_maxrss) / 1024
    }
}
