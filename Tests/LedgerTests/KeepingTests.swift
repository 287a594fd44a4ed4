import Digests
import Foundation
import GRDB
import Geometry
import PrintModel
import TestSupport
import Testing

@testable import Ledger

/// Backups, restoring, earlier versions, and a power cut.
@Suite struct KeepingTests {
    private func export(_ store: LedgerStore) throws -> [String] {
        var lines: [String] = []
        try store.read { reader in
            try reader.eachEntry { entry in
                lines.append(
                    "\(entry.number) \(entry.header) \(Digest.hexadecimal(entry.payload)) \(Digest.hexadecimal(entry.hash))"
                )
                lines += try reader.postings(of: entry.number).map { "\($0)" }
            }
            lines += try reader.lines(of: 2024).map { "\($0)" }
        }
        return lines
    }

    private func house() throws -> House {
        let house = try House()
        let order = try house.order(1_000_000)
        try house.receive(order, amount: 1_000_000)
        _ = try house.invoice(order, 1_000_000)
        return house
    }

    @Test func aBackupIsTheSameAndRestoresToTheSame() throws {
        let house = try house()
        let before = try export(house.store)
        let path = house.folder.path("respaldo.sqlite")
        let proof = try house.store.backup(to: path, shown: "respaldo.sqlite")
        #expect(proof.entries == 4 && proof.findings.isEmpty)
        #expect(house.folder.names().contains("respaldo.sqlite-wal") == false)
        #expect(try export(LedgerStore(path, create: false)) == before)
        #expect(throws: Fault.self) { try house.store.backup(to: path, shown: "respaldo.sqlite") }

        try house.record(.progress(Progress(line: "2024/6.1", done: 1)), on: "2024-08-01")
        #expect(throws: Fault.self) { try house.store.restore(from: path, shown: "r", losing: false) }
        #expect(try export(house.store) != before)
        _ = try house.store.restore(from: path, shown: "r", losing: true)
        #expect(try export(house.store) == before)
        // It goes on where the backup ended.
        try house.record(.progress(Progress(line: "2024/6.1", done: 2)), on: "2024-08-01")
        #expect(try house.store.verify().findings.isEmpty)
        #expect(house.folder.names().filter { $0.hasSuffix("imprenta-tmp") } == [])
    }

    @Test func aDamagedBackupIsRefused() throws {
        let house = try house()
        let path = house.folder.path("respaldo.sqlite")
        _ = try house.store.backup(to: path, shown: "r")
        let before = try export(house.store)
        try DatabaseQueue(path: path).writeWithoutTransaction { try $0.execute(sql: "UPDATE budget_line SET paid = 1") }
        #expect(throws: Fault.self) { try house.store.restore(from: path, shown: "r", losing: true) }
        let garbage = try house.folder.write("basura.sqlite", "no soy un libro")
        #expect(throws: Fault.self) { try house.store.restore(from: garbage, shown: "b", losing: true) }
        let empty = house.folder.path("vacio.sqlite")
        try DatabaseQueue(path: empty).close()
        #expect(throws: Fault.self) { try house.store.restore(from: empty, shown: "v", losing: true) }
        #expect(try export(house.store) == before)
    }

    @Test func aLedgerThatCannotBeReadIsReplacedAndKept() throws {
        let house = try house()
        let before = try export(house.store)
        _ = try house.store.backup(to: house.folder.path("respaldo.sqlite"), shown: "r")
        let broken = try TemporaryFolder([
            "ledger.sqlite": String(repeating: "basura ", count: 900), "imprenta.yml": "",
        ])
        let restore = ["ledger", "restore", house.folder.path("respaldo.sqlite"), "--json"]
        let outcome = try Command.imprenta(restore, in: broken.path)
        #expect(outcome.code == 0 && outcome.codes == ["ledger.kept-damaged"])
        #expect(try export(LedgerStore(broken.path("ledger.sqlite"), create: false)) == before)
        #expect(try broken.read("ledger.sqlite.damaged").hasPrefix("basura"))
        // A backup that is broken itself replaces nothing.
        try broken.write("ledger.sqlite", "basura otra vez")
        let bad = try Command.imprenta(
            ["ledger", "restore", broken.path("ledger.sqlite.damaged"), "--json"], in: broken.path)
        #expect(bad.code == 65)
        #expect(try broken.read("ledger.sqlite") == "basura otra vez")
        #expect(broken.names().allSatisfy { !$0.contains("imprenta-tmp") })
    }

    /// A power cut leaves any beginning of the write-ahead log: what opens is a beginning of the history, whole.
    @Test func aPowerCutLeavesAWholeBeginning() throws {
        let house = try house()
        for _ in 0..<12 { try house.record(.progress(Progress(line: "2024/6.1", done: 1)), on: "2024-08-01") }
        let base = try Data(contentsOf: URL(fileURLWithPath: house.store.path))
        let log = try Data(contentsOf: URL(fileURLWithPath: house.store.path + "-wal"))
        var counts: [Int] = []
        for cut in Array(stride(from: 0, to: log.count, by: max(1, log.count / 40))) + [log.count] {
            let folder = try TemporaryFolder()
            try folder.write("ledger.sqlite", base)
            // Where the disk had not written yet, there may be anything.
            let tail = Data((0..<min(500, log.count - cut)).map { UInt8(truncatingIfNeeded: $0 &* 37 &+ cut) })
            try folder.write("ledger.sqlite-wal", log.prefix(cut) + tail)
            let store = try LedgerStore(folder.path("ledger.sqlite"), create: true)
            let proof = try store.verify()
            #expect(proof.findings == [])
            counts.append(proof.entries)
        }
        #expect(counts == counts.sorted())
        #expect(counts.last == 16)
    }

    /// Rows of the tables that hold what was recorded, as any SQLite program reads them.
    private func rows(_ path: String) throws -> [String: [String]] {
        var configuration = Configuration()
        configuration.readonly = true
        return try DatabaseQueue(path: path, configuration: configuration).read { db in
            let tables = try String.fetchAll(
                db,
                sql: "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE '%migrations' ORDER BY name"
            )
            return try tables.reduce(into: [:]) { rows, table in
                rows[table] = try Row.fetchAll(db, sql: "SELECT * FROM \"\(table)\"").map(\.description).sorted()
            }
        }
    }

    /// Every row of every table of the first version is there after the file was brought up to date, however often the
    /// program was killed while it did that.
    @Test func bringingALedgerUpToDateLosesNoRow() throws {
        let folder = try TemporaryFolder(["imprenta.yml": "municipality: {name: A, place: B}\n"])
        let fixture = Repository.path("Tests/LedgerTests/Fixtures/ledger-1.sqlite")
        let before = try rows(fixture)
        #expect(before["entry"]?.count == 18 && before.count > 9)
        let path = folder.path("ledger.sqlite")
        for attempt in 0..<12 {
            try folder.write("ledger.sqlite", Data(contentsOf: URL(fileURLWithPath: fixture)))
            let process = Process()
            process.executableURL = URL(fileURLWithPath: Command.executable)
            process.arguments = ["ledger", "budget", "show", "--quiet"]
            process.currentDirectoryURL = URL(fileURLWithPath: folder.path)
            process.environment = ["IMPRENTA_HOME": Repository.root, "LANG": "C.UTF-8"]
            process.standardOutput = FileHandle.nullDevice
            process.standardError = FileHandle.nullDevice
            try process.run()
            usleep(UInt32(attempt) * 12_000)
            kill(process.processIdentifier, SIGKILL)
            process.waitUntilExit()
            let store = try LedgerStore(path, create: false)
            #expect(try store.verify().findings == [])
            #expect(try rows(path) == before)
            for part in ["", "-wal", "-shm"] { try? FileManager.default.removeItem(atPath: path + part) }
        }
        // It goes on from there.
        try folder.write("ledger.sqlite", Data(contentsOf: URL(fileURLWithPath: fixture)))
        let more = try Command.imprenta(
            ["ledger", "progress", "6.1", "--done", "1", "--date", "2025-01-02", "--by", "A", "--json"], in: folder.path
        )
        #expect(more.code == 0 || more.codes == ["ledger.unknown-line"], "\(more.out)")
    }

    @Test func aRestoreCanBeRehearsed() throws {
        let house = try house()
        let path = house.folder.path("respaldo.sqlite")
        _ = try house.store.backup(to: path, shown: "r")
        try house.record(.progress(Progress(line: "2024/6.1", done: 1)), on: "2024-08-01")
        let before = try export(house.store)
        try house.folder.write("imprenta.yml", "")
        func rehearse(_ more: [String]) throws -> Command.Outcome {
            try Command.imprenta(["ledger", "restore", path, "--dry-run", "--json"] + more, in: house.folder.path)
        }
        #expect(try rehearse([]).codes == ["ledger.backup-older"])
        #expect(try rehearse(["--lose-entries"]).code == 0)
        #expect(try export(house.store) == before)
    }

    /// The first released version's file, recorded when it was released.
    @Test func aLedgerOfTheFirstVersionOpensAndKeepsEveryRow() throws {
        let folder = try TemporaryFolder()
        let fixture = Repository.path("Tests/LedgerTests/Fixtures/ledger-1.sqlite")
        try folder.write("ledger.sqlite", Data(contentsOf: URL(fileURLWithPath: fixture)))
        let store = try LedgerStore(folder.path("ledger.sqlite"), create: false)
        let known = try String(
            contentsOfFile: Repository.path("Tests/LedgerTests/Fixtures/ledger-1.head"), encoding: .utf8
        )
        .split(separator: " ").map { $0.trimmingCharacters(in: .whitespacesAndNewlines) }
        let proof = try store.verify(known: known[1])
        #expect(proof.findings == [])
        #expect(proof.entries == Int(known[0]))
        #expect(proof.head == known[1])
    }
}
