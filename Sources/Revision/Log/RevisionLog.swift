import Digests
import Foundation
import Geometry

/// What happened to the reports of a workspace: a file to which lines are added and from which none is taken.
///
/// `revisions/log.jsonl` has an entry a line, each with the digest of the line before; `revisions/head.json` has the
/// digest of the last, so that a line changed, taken out or cut off shows. `revisions/texts/` keeps every version of
/// every report under its digest. One process writes at a time, held by a lock on the folder; reading needs none.
public struct RevisionLog: Sendable {
    /// Absolute path of the folder.
    let folder: String
    /// How findings call it.
    let shown: String

    static let mostBytes = 256 << 20
    /// How long a writer waits for another, in seconds.
    private static let patience = 20.0

    /// The log of the workspace at an absolute path.
    public init(workspace: String) {
        folder = workspace + "/revisions"
        shown = "revisions"
    }

    private var path: String { folder + "/log.jsonl" }
    private var headPath: String { folder + "/head.json" }

    // MARK: Reading

    /// Everything in it. Throws where it cannot be read at all; damage is a finding of the reading.
    public func read() throws(Fault) -> LogReading {
        guard let bytes = try StoredFile.bytes(path, shown: shown + "/log.jsonl", limit: RevisionLog.mostBytes) else {
            let head = try readHead()
            return LogReading([], head: head, file: shown + "/log.jsonl")
        }
        return LogReading(bytes, head: try readHead(), file: shown + "/log.jsonl")
    }

    private func readHead() throws(Fault) -> LogHead? {
        guard let bytes = try StoredFile.bytes(headPath, shown: shown + "/head.json", limit: 1 << 16),
            let head = try? JSONDecoder().decode(LogHead.self, from: Data(bytes)), head.lines >= 0
        else { return nil }
        return head
    }

    // MARK: Writing

    /// Adds what `make` makes of the log as it is, with no other writer in between. `make` gives `nil` to add nothing.
    ///
    /// `texts` are files of reports to keep; they are on the disk before the entry that names them.
    /// Throws what `make` throws; `unusableData` with the damage where the log is broken; `cannotWrite` where another
    /// writer keeps it too long, or it cannot be written. The log is then as it was.
    @discardableResult public func add(
        _ make: (LogReading) throws -> (entry: LogEntry, texts: [[UInt8]])?
    ) throws -> LogEntry? {
        let lock = try FolderLock(folder, shown: shown, patience: RevisionLog.patience)
        return try withExtendedLifetime(lock) {
            let reading = try read()
            guard let made = try make(reading) else { return nil }
            var entry = made.entry
            if reading.isBroken, entry.action != .mend { throw Fault(.unusableData, reading.findings) }
            for text in made.texts { try keep(text) }
            entry.number = reading.lines + 1
            entry.previous = reading.lastHash
            if entry.action == .mend {
                entry.mends = reading.damaged + (reading.isTorn ? [reading.lines] : [])
                entry.lost = reading.lost > 0 ? reading.lost : nil
            } else if reading.isTorn {
                entry.mends = [reading.lines]
            }
            let line = try entry.line()
            // A line whose writing was cut off gets its end, so that it stands by itself.
            try StoredFile.append((reading.isOpen ? [0x0A] : []) + line + [0x0A], to: path, shown: shown + "/log.jsonl")
            try write(LogHead(lines: entry.number, hash: Digest.of(line)))
            try lock.flush()
            return entry
        }
    }

    private func write(_ head: LogHead) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys]
        try StoredFile.replace(headPath, with: Array(try encoder.encode(head)) + [0x0A], shown: shown + "/head.json")
    }

    // MARK: Texts

    private func textPath(_ digest: String) -> String { "\(folder)/texts/\(digest).md" }

    private func keep(_ bytes: [UInt8]) throws {
        let digest = Digest.of(bytes)
        if let known = try StoredFile.bytes(textPath(digest), shown: shown, limit: bytes.count), known == bytes {
            return
        }
        try FolderLock.make(folder + "/texts", shown: shown + "/texts")
        try StoredFile.replace(textPath(digest), with: bytes, shown: "\(shown)/texts/\(digest).md")
    }

    /// The bytes of a report's file by their digest. Throws `revision.text-missing` or `revision.text-damaged`.
    public func text(_ digest: String) throws(Fault) -> [UInt8] {
        let file = "\(shown)/texts/\(digest).md"
        let place = Finding.Place(file: file)
        guard Digest.isDigest(digest), let bytes = try StoredFile.bytes(textPath(digest), shown: file, limit: 1 << 24)
        else {
            throw Fault(.missingInput, .revisionObjectMissing, at: place)
        }
        guard Digest.of(bytes) == digest else { throw Fault(.unusableData, .revisionObjectDamaged, at: place) }
        return bytes
    }
}
