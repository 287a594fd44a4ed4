import Foundation
import Geometry
import PrintModel
import TestSupport
import Testing

@testable import Ledger

/// The command killed, starved of disk, and run by many at once. `IMPRENTA_FAULTS=400` kills it that many times.
@Suite(.serialized) struct FaultTests {
    private let kills = Int(ProcessInfo.processInfo.environment["IMPRENTA_FAULTS"] ?? "") ?? 30

    private func workspace() throws -> TemporaryFolder {
        let folder = try TemporaryFolder([
            "imprenta.yml": """
            municipality: {name: H. Ayuntamiento de Amatlán, place: Amatlán}
            programme: {year: 2024, lines: [{code: "6.1", goal: Gaceta, amount: "17000.00"}]}
            """
        ])
        let made = try Command.imprenta(
            ["ledger", "budget", "import", "--date", "2024-01-02", "--by", "Tesorería"], in: folder.path)
        #expect(made.code == 0)
        return folder
    }

    private static let step = [
        "ledger", "progress", "6.1", "--done", "1", "--date", "2024-02-01", "--by", "Comunicación Social", "--json",
    ]

    /// Starts the command, kills it after some time, and gives the number of the entry it said it made.
    private func killed(after microseconds: UInt32, in folder: TemporaryFolder) throws -> Int? {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: Command.executable)
        process.arguments = FaultTests.step
        process.currentDirectoryURL = URL(fileURLWithPath: folder.path)
        process.environment = ["IMPRENTA_HOME": Repository.root, "LANG": "C.UTF-8"]
        let out = Pipe()
        process.standardOutput = out
        process.standardError = FileHandle.nullDevice
        try process.run()
        usleep(microseconds)
        kill(process.processIdentifier, SIGKILL)
        let said = try out.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        let json = (try? JSONSerialization.jsonObject(with: said)) as? [String: Any]
        let entries = (json?["answer"] as? [String: Any])?["entries"] as? [[String: Any]]
        return entries?.first?["number"] as? Int
    }

    @Test func whatTheCommandSaidIsThereHoweverItWasKilled() throws {
        let folder = try workspace()
        let store = try LedgerStore(folder.path(LedgerStore.fileName), create: false)
        var told: [Int] = []
        var (recorded, early) = (0, 0)
        // What a whole run takes on this machine today; the window then follows it.
        let start = ContinuousClock.now
        #expect(try Command.imprenta(FaultTests.step, in: folder.path).code == 0)
        var window = UInt32(min(5_000_000, max(20_000, start.duration(to: .now) / .microseconds(1) * 1.5)))
        for _ in 0..<kills {
            let before = try store.read { try $0.head()?.number ?? 0 }
            let said = try killed(after: UInt32.random(in: 0...window), in: folder)
            let after = try store.read { try $0.head()?.number ?? 0 }
            #expect(after == before || after == before + 1)
            if let said {
                told.append(said)
                #expect(said <= after)
            }
            if after > before { recorded += 1 } else { early += 1 }
            // The window follows the machine, so that about half the kills come before the entry is made.
            window = after > before ? max(2_000, window / 10 * 9) : min(10_000_000, window / 10 * 11 + 100)
        }
        let proof = try store.verify()
        #expect(proof.findings == [])
        #expect(Set(told).count == told.count)
        #expect(recorded > 0 && early > 0)
        let again = try Command.imprenta(FaultTests.step, in: folder.path)
        #expect(again.code == 0)
    }

    @Test func aFullDiskLosesNothing() throws {
        let folder = try workspace()
        let store = try LedgerStore(folder.path(LedgerStore.fileName), create: false)
        var codes: Set<Int32> = []
        for limit in stride(from: 0, through: 240_000, by: 12_000) {
            let before = try store.read { try $0.head()?.number ?? 0 }
            let outcome = try Command.run(
                "/usr/bin/prlimit", ["--fsize=\(limit)", Command.executable] + FaultTests.step, in: folder.path)
            codes.insert(outcome.code)
            let after = try store.read { try $0.head()?.number ?? 0 }
            #expect(after == (outcome.code == 0 ? before + 1 : before))
            // Without room for its answer the program cannot say anything either; its exit code must.
            #expect([0, 73].contains(outcome.code), "limit \(limit): \(outcome.err)")
        }
        #expect(codes == [0, 73])
        #expect(try store.verify().findings == [])
    }

    @Test func manyProcessesOnOneLineNeverOverdraw() throws {
        let folder = try workspace()
        let script = """
            for i in 1 2 3 4 5 6; do
                "$0" ledger order 6.1 --title Gaceta --copies 100 --quote "Imprenta;600.00" --date 2024-03-01 \
                    --by "Oficina $1" --quiet 2>/dev/null
                echo $?
            done
            """
        let outcomes = Outcomes()
        DispatchQueue.concurrentPerform(iterations: 8) { index in
            let outcome = try? Command.run(
                "/bin/bash", ["-c", script, Command.executable, String(index)], in: folder.path)
            outcomes.add(outcome?.out.split(separator: "\n").map(String.init) ?? [])
        }
        // 17,000.00 bear 28 orders of 600.00, whoever comes first.
        #expect(outcomes.all.count { $0 == "0" } == 28)
        #expect(outcomes.all.count { $0 == "65" } == 20)
        let store = try LedgerStore(folder.path(LedgerStore.fileName), create: false)
        let line = try #require(try store.read { try $0.line("2024/6.1") })
        #expect(line.committed.count == 1_680_000)
        #expect(try store.read { try $0.orders(of: 2024).map(\.number) } == Array(1...28))
        #expect(try store.verify().findings == [])
    }

    /// What several threads bring together.
    private final class Outcomes: Sendable {
        private let lock = NSLock()
        nonisolated(unsafe) private var codes: [String] = []
        func add(_ more: [String]) { lock.withLock { codes += more } }
        var all: [String] { lock.withLock { codes } }
    }
}
