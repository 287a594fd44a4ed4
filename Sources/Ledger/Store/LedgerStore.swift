import Digests
import Foundation
import GRDB
import Geometry
import PrintModel

/// A ledger file: what was printed, what it cost, from which line, with which document behind it.
///
/// A Sendable value around one connection. Every write is one transaction that is on the disk when the call returns
/// (write-ahead log, `synchronous = FULL`); writers of other processes wait their turn.
public struct LedgerStore: Sendable {
    /// Name of the file in a workspace.
    public static let fileName = "ledger.sqlite"
    /// Most bytes of a document that is kept in the ledger.
    public static let attachmentLimit = 32 << 20

    /// Path of the file, for findings.
    public let path: String
    let queue: DatabaseQueue

    /// Opens a ledger, and brings one of an earlier version up to date.
    ///
    /// - Parameters:
    ///   - path: The file.
    ///   - create: Whether to make one where there is none.
    /// - Throws: `Fault`: `ledger.missing`, `ledger.newer`, `ledger.damaged`, `ledger.busy`, `output.full`.
    public init(_ path: String, create: Bool) throws {
        self.path = path
        if !create, !FileManager.default.fileExists(atPath: path) {
            throw Fault(.missingInput, .ledgerMissing, at: Finding.Place(file: path))
        }
        queue = try LedgerStore.translating(path) {
            try LedgerStore.open(path)
        }
    }

    private static func open(_ path: String) throws -> DatabaseQueue {
        var configuration = Configuration()
        configuration.label = "ledger"
        configuration.busyMode = .timeout(60)
        configuration.prepareDatabase { db in
            try db.execute(sql: "PRAGMA synchronous = FULL")
            try db.execute(sql: "PRAGMA recursive_triggers = ON")
        }
        let queue = try DatabaseQueue(path: path, configuration: configuration)
        try becomeWAL(queue)
        let migrator = Schema.migrator
        let state = try queue.read { db in
            (newer: try migrator.hasBeenSuperseded(db), current: try migrator.hasCompletedMigrations(db))
        }
        if state.newer { throw Fault(.unusableData, .ledgerNewer, at: Finding.Place(file: path)) }
        if !state.current { try migrate(queue, migrator) }
        return queue
    }

    /// Of several who begin at once, one makes the tables; the others find them made.
    private static func migrate(_ queue: DatabaseQueue, _ migrator: DatabaseMigrator) throws {
        for attempt in 0... {
            do {
                return try migrator.migrate(queue)
            } catch let error as DatabaseError {
                if try queue.read(migrator.hasCompletedMigrations) { return }
                if attempt >= 20 { throw error }
                usleep(50_000)
            }
        }
    }

    /// The switch to a write-ahead log does not wait for other connections by itself.
    static func becomeWAL(_ queue: DatabaseQueue) throws {
        for attempt in 0... {
            do {
                let mode = try queue.writeWithoutTransaction {
                    try String.fetchOne($0, sql: "PRAGMA journal_mode = WAL")
                }
                if mode == "wal" { return }
                throw DatabaseError(resultCode: .SQLITE_CANTOPEN, message: "journal_mode \(mode ?? "")")
            } catch let error as DatabaseError where error.resultCode == .SQLITE_BUSY && attempt < 600 {
                usleep(50_000)
            }
        }
    }

    /// What an act of writing left.
    public struct Recorded: Sendable {
        /// Numbers and hashes of the new entries.
        public var entries: [Entry]
        /// The lines that were posted to, before and after, by key.
        public var lines: [(before: BudgetLine?, after: BudgetLine)]
        /// Worth knowing; no errors.
        public var findings: [Finding]
        /// Runs whose copies the entries moved, as they are after.
        public var runs: [PrintRun] = []
    }

    /// Writes what `build` makes of the state of this moment: all of it in one transaction, or nothing.
    ///
    /// - Parameters:
    ///   - isRehearsal: Whether to take everything back at the end: a dry run.
    ///   - build: Is given the books, with no other writer between it and the writing.
    /// - Throws: `Fault` with every reason against it; `cannotWrite` where the disk would not take it.
    public func record(
        isRehearsal: Bool = false, attachments: [Attachment] = [],
        _ build: (LedgerReader) throws -> [(Act, Header)]
    ) throws -> Recorded {
        try LedgerStore.translating(path) {
            var recorded: Recorded?
            try queue.inTransaction(.immediate) { db in
                let writer = EntryWriter(db)
                for attachment in attachments { try writer.keep(attachment) }
                for (act, header) in try build(LedgerReader(db)) { try writer.write(act, header) }
                recorded = try writer.recorded()
                return isRehearsal ? .rollback : .commit
            }
            return recorded ?? Recorded(entries: [], lines: [], findings: [])
        }
    }

    /// Reads from one state of the ledger, whatever others write meanwhile.
    public func read<Value>(_ body: (LedgerReader) throws -> Value) throws -> Value {
        try LedgerStore.translating(path) { try queue.read { try body(LedgerReader($0)) } }
    }

    /// Turns what SQLite says into faults.
    static func translating<Value>(_ path: String, _ body: () throws -> Value) throws -> Value {
        do {
            return try body()
        } catch let error as DatabaseError {
            throw fault(error, path)
        } catch is Centavos.Overflow {
            throw Fault(.unusableData, .ledgerAmount)
        } catch let error as DecodingError {
            throw Fault(
                .unusableData, .ledgerDamaged, at: Finding.Place(file: path), ["reason": String(describing: error)])
        }
    }

    private static func fault(_ error: DatabaseError, _ path: String) -> Fault {
        let place = Finding.Place(file: path)
        let values = ["reason": error.message ?? "\(error.resultCode)", "path": path]
        return switch error.resultCode {
        case .SQLITE_FULL: Fault(.cannotWrite, .outputFull, at: place, values)
        case .SQLITE_IOERR, .SQLITE_READONLY, .SQLITE_CANTOPEN, .SQLITE_PERM:
            Fault(.cannotWrite, .outputUnwritable, at: place, values)
        case .SQLITE_BUSY, .SQLITE_LOCKED: Fault(.cannotWrite, .ledgerBusy, at: place, values)
        default: Fault(.unusableData, .ledgerDamaged, at: place, values)
        }
    }
}

/// A document that is kept in the ledger as it was received.
public struct Attachment: Sendable {
    /// Name of the file.
    public var name: String
    /// Its bytes.
    public var bytes: [UInt8]
    /// SHA-256 of them.
    public let sha256: String

    /// A document.
    public init(name: String, bytes: [UInt8]) {
        self.name = name
        self.bytes = bytes
        sha256 = Digest.of(bytes)
    }
}
