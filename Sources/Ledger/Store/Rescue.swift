import Foundation
import GRDB
import Geometry

extension LedgerStore {
    /// Puts a proven backup in the place of a ledger that cannot be read any more, which is kept beside it under another
    /// name.
    ///
    /// - Parameters:
    ///   - path: The damaged ledger.
    ///   - source: The backup.
    /// - Returns: The proof, and where the damaged file is now.
    public static func rescue(_ path: String, from source: String, shown: String) throws -> (proof: Proof, kept: String)
    {
        let temporary = "\(path).\(getpid()).imprenta-tmp"
        let parts = ["", "-wal", "-shm"]
        defer { for part in parts { unlink(temporary + part) } }
        let store = try LedgerStore(temporary, create: true)
        let proof = try store.restore(from: source, shown: shown, losing: true)
        try translating(path) {
            // One file, that can be moved.
            try store.queue.writeWithoutTransaction { try $0.execute(sql: "PRAGMA journal_mode = DELETE") }
            try store.queue.close()
        }
        let kept = unusedName(beside: path)
        for part in parts where rename(path + part, kept + part) != 0 && part.isEmpty {
            throw moveFault(path)
        }
        guard rename(temporary, path) == 0 else { throw moveFault(path) }
        flushFolder(of: path)
        return (proof, kept)
    }

    private static func unusedName(beside path: String) -> String {
        let first = path + ".damaged"
        guard FileManager.default.fileExists(atPath: first) else { return first }
        return (2...).lazy.map { "\(first)-\($0)" }.first { !FileManager.default.fileExists(atPath: $0) } ?? first
    }

    private static func moveFault(_ path: String) -> Fault {
        Fault(
            .cannotWrite, .outputUnwritable, at: Finding.Place(file: path), ["reason": String(cString: strerror(errno))]
        )
    }

    private static func flushFolder(of path: String) {
        let folder = open((path as NSString).deletingLastPathComponent, O_RDONLY | O_CLOEXEC)
        guard folder >= 0 else { return }
        fsync(folder)
        close(folder)
    }
}
