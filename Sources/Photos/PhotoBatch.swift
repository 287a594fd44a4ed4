import Foundation
import Geometry
import PrintModel

/// What came of preparing many photographs.
public struct PhotoBatch: Sendable, Hashable {
    /// One for each placement, in their order; `nil` where the photograph cannot be used, which a finding explains.
    public var photos: [PreparedPhoto?]
    /// How many faces were found in each, in the same order; none where nobody looked because the designer chose the part.
    public var faces: [Int]
    /// What was found, in the order of the placements.
    public var findings: [Finding]
}

extension PhotoPreparer {
    /// Prepares photographs on several cores at once. The result is the same for any number of workers.
    ///
    /// A photograph that cannot be used is a finding and stops no other. `progress` is told how many are done, from any
    /// thread. Throws a `Fault` where results cannot be written, or where the task is cancelled; photographs that are
    /// done by then stay in the cache.
    public func prepareAll(
        _ placements: [PhotoPlacement], workers: Int = ProcessInfo.processInfo.activeProcessorCount,
        progress: (@Sendable (_ done: Int) -> Void)? = nil
    ) async throws -> PhotoBatch {
        var outcomes = [Outcome?](repeating: nil, count: placements.count)
        try await withThrowingTaskGroup(of: (Int, Outcome).self) { group in
            var done = 0
            for (index, placement) in placements.enumerated() {
                if index >= max(1, workers), let (finished, outcome) = try await group.next() {
                    outcomes[finished] = outcome
                    done += 1
                    progress?(done)
                }
                group.addTask { (index, try outcome(of: placement)) }
            }
            for try await (finished, outcome) in group {
                outcomes[finished] = outcome
                done += 1
                progress?(done)
            }
        }
        digests.save()
        return PhotoBatch(
            photos: outcomes.map { $0?.photo }, faces: outcomes.map { $0?.faces ?? 0 },
            findings: outcomes.flatMap { $0?.findings ?? [] } + unsought(placements)
        )
    }

    private struct Outcome: Sendable {
        var photo: PreparedPhoto?
        var faces = 0
        var findings: [Finding]
    }

    private func outcome(of placement: PhotoPlacement) throws -> Outcome {
        guard !Task.isCancelled else { throw Fault(.interrupted, .interrupted) }
        do {
            let (photo, findings, faces) = try prepareSeeing(placement)
            return Outcome(photo: photo, faces: faces, findings: findings)
        } catch let fault as Fault where fault.kind == .unusableData || fault.kind == .missingInput {
            return Outcome(photo: nil, findings: fault.findings)
        }
    }
}
