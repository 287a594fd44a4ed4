import Digests
import Foundation
import GRDB
import Geometry

extension LedgerStore {
    /// Copies the ledger, as it is at one moment, into a new file, and proves the copy.
    ///
    /// The copy appears under its name only when it is whole, proven and on the disk. Throws where there is a file
    /// already, or the copy is not as good as what it was made from.
    public func backup(to destination: String, shown: String) throws -> Proof {
        let place = Finding.Place(file: shown)
        if FileManager.default.fileExists(atPath: destination) {
            throw Fault(.cannotWrite, .ledgerBackupExists, at: place, ["path": shown])
        }
        let output = try OutputFile(path: destination)
        let proof = try LedgerStore.translating(shown) {
            let copy = try DatabaseQueue(path: output.temporaryPath)
            try queue.backup(to: copy)
            // One file, that any SQLite opens.
            try copy.writeWithoutTransaction { try $0.execute(sql: "PRAGMA journal_mode = DELETE") }
            let result = try copy.read { try Verifier($0).run(known: nil) }
            try copy.close()
            return Proof(findings: result.findings, entries: result.entries, head: result.head)
        }
        if !proof.findings.isEmpty { throw Fault(.unusableData, proof.findings) }
        try output.commit()
        return proof
    }

    /// Puts a backup in the place of this ledger, in one transaction: whoever is killed meanwhile has the old one or the
    /// new one. A backup that is not sound, or that lacks entries this ledger has, is refused.
    ///
    /// - Parameters:
    ///   - losing: Whether entries made since the backup may be lost.
    ///   - isRehearsal: Whether it is only proven that it could be: a dry run.
    public func restore(from source: String, shown: String, losing: Bool, isRehearsal: Bool = false) throws -> Proof {
        try LedgerStore.translating(shown) {
            let (backup, proof) = try LedgerStore.proven(source, shown: shown)
            let own = try read { try $0.head() }
            if !losing, let own, try !LedgerStore.holds(own, in: backup) {
                throw Fault(
                    .unusableData, .ledgerBackupOlder, at: Finding.Place(file: shown),
                    ["entries": String(own.number), "backup": String(proof.entries)])
            }
            if isRehearsal { return proof }
            try backup.backup(to: queue)
            try LedgerStore.becomeWAL(queue)
            return proof
        }
    }

    /// Proves a backup without touching it; throws where it is missing or not sound.
    public static func prove(backup source: String, shown: String) throws -> Proof {
        try translating(shown) { try proven(source, shown: shown).proof }
    }

    /// A backup in memory, brought up to date there where it is of an earlier version, and its proof.
    private static func proven(_ source: String, shown: String) throws -> (backup: DatabaseQueue, proof: Proof) {
        let place = Finding.Place(file: shown)
        guard FileManager.default.fileExists(atPath: source) else {
            throw Fault(.missingInput, .fileMissing, at: place, ["file": shown])
        }
        var configuration = Configuration()
        configuration.readonly = true
        let file = try DatabaseQueue(path: source, configuration: configuration)
        guard try file.read({ try $0.tableExists("entry") && $0.tableExists("grdb_migrations") }) else {
            throw Fault(.unusableData, .ledgerDamaged, at: place)
        }
        let backup = try DatabaseQueue()
        try file.backup(to: backup)
        if try backup.read(Schema.migrator.hasBeenSuperseded) { throw Fault(.unusableData, .ledgerNewer, at: place) }
        try Schema.migrator.migrate(backup)
        let proof = try backup.read { db in
            let (findings, entries, head) = try Verifier(db).run(known: nil)
            return Proof(findings: findings, entries: entries, head: head)
        }
        if !proof.findings.isEmpty { throw Fault(.unusableData, proof.findings) }
        return (backup, proof)
    }

    private static func holds(_ head: (number: Int, hash: String), in backup: DatabaseQueue) throws -> Bool {
        try backup.read { db in
            try Data.fetchOne(db, sql: "SELECT hash FROM entry WHERE number = ?", arguments: [head.number])
                .map { Digest.hexadecimal($0) == head.hash } ?? false
        }
    }
}
