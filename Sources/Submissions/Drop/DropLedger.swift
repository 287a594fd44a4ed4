import Digests
import Geometry

/// What of a drop folder was taken already, by hash and area, and what is still changing.
public struct DropLedger {
    /// The hashes of an area's files: of submissions that stand, and of those that were returned or withdrawn.
    private struct Taken {
        var standing: Set<String> = []
        var sentBack: Set<String> = []
    }
    private var before: [String: FileStamp] = [:]
    private var digests: [String: (stamp: FileStamp, digest: String)] = [:]
    private var done: [String: FileStamp] = [:]

    /// Nothing was seen yet.
    public init() {}

    /// Notes what is seen now, and gives the deliveries in which something waits that did not change since the look
    /// before: a delivery with one file that still grows is left for later, whole.
    public mutating func settled(_ deliveries: [Delivery]) -> [Delivery] {
        let last = before
        let all = deliveries.flatMap(\.files)
        before = Dictionary(all.map { ($0.path, $0.stamp) }, uniquingKeysWith: { first, _ in first })
        // What is gone is forgotten.
        digests = digests.filter { before[$0.key] != nil }
        done = done.filter { before[$0.key] != nil }
        return deliveries.filter { delivery in
            delivery.files.allSatisfy { last[$0.path] == $0.stamp }
                && delivery.files.contains { done[$0.path] != $0.stamp }
        }
    }

    /// The files of a delivery that are to be taken: those that its area never sent. Where there are some, what was sent
    /// back to the area goes with them again, such as the photographs of a text that was mended.
    ///
    /// Throws what `check` throws.
    public mutating func new(
        in delivery: Delivery, among cards: [SubmissionCard], check: () throws -> Void
    ) throws -> [DroppedFile] {
        var taken = Taken()
        for card in cards where card.area == delivery.area {
            if card.stands { taken.standing.formUnion(card.digests) } else { taken.sentBack.formUnion(card.digests) }
        }
        var fresh: [DroppedFile] = []
        var again: [DroppedFile] = []
        for file in delivery.files {
            try check()
            guard let digest = digest(of: file) else { continue }
            if taken.standing.contains(digest) { continue }
            if taken.sentBack.contains(digest) { again.append(file) } else { fresh.append(file) }
        }
        if fresh.isEmpty {
            finish(delivery)
            return []
        }
        return (fresh + again).sorted { $0.name < $1.name }
    }

    /// Notes that nothing of a delivery waits any more.
    public mutating func finish(_ delivery: Delivery) {
        for file in delivery.files { done[file.path] = file.stamp }
    }

    private mutating func digest(of file: DroppedFile) -> String? {
        if let known = digests[file.path], known.stamp == file.stamp { return known.digest }
        guard let digest = Digest.ofFile(file.path) else { return nil }
        digests[file.path] = (file.stamp, digest)
        return digest
    }
}
