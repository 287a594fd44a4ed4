import Digests
import Foundation
import Geometry
import Synchronization

/// What the last run found out, by the digest of everything it found it from: work that need not be done again.
///
/// One file holds the work of one publication, and is written anew by each run with what that run used, so that it stays
/// as large as the publication. It is worth no more than the time it saves: a file that is damaged, of another program or
/// not there is as good as an empty one, and one that cannot be written is no fault.
public final class KeptWork: Sendable {
    /// Names a piece of work: a digest of all that it depends on.
    public struct Key: Sendable, Hashable {
        let bytes: [UInt8]
    }

    private struct State {
        var known: [Key: Range<Int>] = [:]
        var used: [Key: [UInt8]] = [:]
        var isChanged = false
        var recalled = 0
    }

    private let path: String?
    private let bytes: [UInt8]
    private let stamp: [UInt8]
    private let state = Mutex(State())

    /// Keeps nothing and knows nothing.
    public static let none = KeptWork()

    private init() {
        path = nil
        bytes = []
        stamp = []
    }

    /// The work kept in a file, where there is any. Its folder may be missing.
    ///
    /// - Parameter program: What tells the program that did the work from any other.
    public init(file path: String, program: ProgramStamp) {
        self.path = path
        stamp = Digest.bytes(of: KeptWork.form + program.bytes)
        bytes = KeptWork.read(path)
        guard let known = KeptWork.index(bytes, stamp) else { return }
        state.withLock { $0.known = known }
    }

    /// How many pieces of work were recalled, and how many were done.
    public var counts: (recalled: Int, done: Int) { state.withLock { ($0.recalled, $0.used.count - $0.recalled) } }

    /// Whether anything is kept at all.
    public var isKeeping: Bool { path != nil }

    /// A piece of work that was done before, or `nil`.
    public func recall(_ key: Key) -> [UInt8]? {
        state.withLock { state in
            if let used = state.used[key] { return used }
            guard let place = state.known[key] else { return nil }
            let work = Array(bytes[place])
            state.used[key] = work
            state.recalled += 1
            return work
        }
    }

    /// Keeps a piece of work for the next run.
    public func keep(_ work: [UInt8], for key: Key) {
        guard path != nil else { return }
        state.withLock { state in
            if state.used[key] == work { return }
            if state.used[key] != nil, state.known[key] != nil { state.recalled -= 1 }
            state.used[key] = work
            state.known[key] = nil
            state.isChanged = true
        }
    }

    /// A value as it was kept, or as it is made now and kept. Work without a key is done and not kept.
    public func value<Value: Codable>(for key: Key?, _ make: () throws -> Value) rethrows -> Value {
        guard isKeeping, let key else { return try make() }
        if let known = recall(key).flatMap({ try? JSONDecoder().decode(Value.self, from: Data($0)) }) { return known }
        let value = try make()
        if let bytes = try? JSONEncoder.inOrder.encode(value) { keep(Array(bytes), for: key) }
        return value
    }

    /// Writes what this run used, where that is not what the file holds already.
    public func save() {
        guard let path else { return }
        let (used, isSame) = state.withLock { ($0.used, !$0.isChanged && $0.used.count == $0.known.count) }
        if isSame { return }
        var packed = PackedWriter()
        packed.add(bytes: stamp)
        for (key, work) in used.sorted(by: { $0.key.bytes.lexicographicallyPrecedes($1.key.bytes) }) {
            packed.add(bytes: key.bytes)
            packed.add(work.count)
            packed.add(bytes: work)
        }
        packed.add(bytes: Digest.bytes(of: packed.bytes))
        guard packed.bytes.count <= KeptWork.limit else { return }
        let folder = URL(fileURLWithPath: path).deletingLastPathComponent()
        try? FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        guard let file = try? OutputFile(path: path) else { return }
        try? packed.bytes.withUnsafeBytes { try file.write($0) }
        try? file.commit()
    }

    // MARK: The file

    /// Its form, which changes with this code.
    private static let form = Array("imprenta kept work 1".utf8)
    /// Most bytes of a file that is read or written.
    private static let limit = 512 << 20

    private static func read(_ path: String) -> [UInt8] {
        guard let size = try? FileManager.default.attributesOfItem(atPath: path)[.size] as? Int, size <= limit,
            let data = FileManager.default.contents(atPath: path)
        else { return [] }
        return Array(data)
    }

    /// Where each piece of work lies: stamp, then key, length and bytes of each, then the digest of all before.
    private static func index(_ bytes: [UInt8], _ stamp: [UInt8]) -> [Key: Range<Int>]? {
        let end = bytes.count - Digest.length
        guard end >= stamp.count, bytes.starts(with: stamp), Digest.bytes(of: bytes[..<end])[...] == bytes[end...]
        else {
            return nil
        }
        var known: [Key: Range<Int>] = [:]
        var reader = PackedReader(bytes[stamp.count..<end])
        while !reader.isAtEnd {
            guard let key = reader.bytes(Digest.length), let length = reader.integer(),
                let work = reader.bytes(length)
            else { return nil }
            known[Key(bytes: Array(key))] = work.indices
        }
        return known
    }
}
