import Foundation
import GRDB
import Geometry
import PrintModel
import TestSupport
import Testing

@testable import Ledger

/// What cannot be changed, and what is noticed where somebody changed it all the same.
@Suite struct TamperTests {
    private func house() throws -> House {
        let house = try House()
        let order = try house.order(1_000_000)
        let scan = Attachment(name: "requisicion.pdf", bytes: Array("%PDF".utf8))
        try house.record(
            .evidence(Evidence(order: order, title: "Requisición", sha256: scan.sha256)), attachments: [scan])
        try house.receive(order, amount: 1_000_000)
        let uuid = try house.invoice(order, 1_000_000)
        try house.record(.approval(Payment(.invoice(uuid), amount: Centavos(500_000))), on: "2024-07-20")
        return house
    }

    /// The file opened by somebody else's program.
    private func stranger(_ house: House) throws -> DatabaseQueue { try DatabaseQueue(path: house.store.path) }

    @Test(arguments: [
        "UPDATE entry SET date = '2020-01-01' WHERE number = 2", "DELETE FROM entry WHERE number = 6",
        "UPDATE posting SET amount = 1", "DELETE FROM posting", "UPDATE attachment SET name = 'x'",
        "DELETE FROM attachment",
        "INSERT OR REPLACE INTO entry SELECT number, kind, '2020-01-01', by, reason, document, payload, previous, hash FROM entry WHERE number = 2",
        "INSERT OR REPLACE INTO posting SELECT entry, part, line, account, 1, month FROM posting WHERE entry = 2",
        "INSERT INTO posting VALUES (2, 99, '2024/6.1', 'paid', 1, '2024-07')",
        "INSERT OR REPLACE INTO attachment SELECT sha256, name, x'00' FROM attachment",
        "INSERT INTO entry SELECT number + 100, kind, date, by, reason, document, payload, previous, zeroblob(32) FROM entry WHERE number = 2",
    ])
    func theFileItselfRefuses(_ sql: String) throws {
        let house = try house()
        let queue = try stranger(house)
        #expect(throws: DatabaseError.self) { try queue.write { try $0.execute(sql: sql) } }
        #expect(try house.store.verify().findings.isEmpty)
    }

    @Test(arguments: [
        ("UPDATE entry SET date = '2024-07-02' WHERE number = 2", FindingCode.ledgerChainBroken),
        ("UPDATE entry SET by = 'Otra' WHERE number = 4", .ledgerChainBroken),
        ("UPDATE entry SET reason = NULL WHERE number = 4", .ledgerChainBroken),
        (
            "UPDATE entry SET payload = CAST(replace(CAST(payload AS TEXT), '1000000', '1000001') AS BLOB) WHERE number = 2",
            .ledgerChainBroken
        ),
        ("DELETE FROM posting WHERE entry = 6; DELETE FROM entry WHERE number = 6", .ledgerDiffers),
        ("DELETE FROM posting WHERE entry = 3; DELETE FROM entry WHERE number = 3", .ledgerChainBroken),
        ("UPDATE posting SET amount = amount + 1 WHERE entry = 2", .ledgerPostingsDiffer),
        ("UPDATE posting SET amount = amount + 1 WHERE entry = 2", .ledgerBalance),
        ("DELETE FROM posting WHERE entry = 4", .ledgerPostingsDiffer),
        ("UPDATE budget_line SET paid = 1", .ledgerDiffers), ("UPDATE budget_line SET paid = 1", .ledgerBalance),
        ("UPDATE print_order SET supplier = 'Otro'", .ledgerDiffers), ("DELETE FROM print_run", .ledgerDiffers),
        ("UPDATE invoice SET paid = 1", .ledgerDiffers), ("UPDATE month_total SET amount = 0", .ledgerDiffers),
        ("INSERT INTO reversal VALUES (2, 6)", .ledgerDiffers),
        ("INSERT INTO closing VALUES ('2030-12-31')", .ledgerDiffers),
        ("UPDATE attachment SET bytes = x'00'", .ledgerAttachmentDiffers), ("SELECT 1", .ledgerSchema),
    ])
    func whoTakesTheGuardsOffIsNoticed(_ sql: String, _ code: FindingCode) throws {
        let house = try house()
        let queue = try stranger(house)
        try queue.writeWithoutTransaction { db in
            try db.execute(sql: "PRAGMA foreign_keys = OFF")
            for name in try String.fetchAll(db, sql: "SELECT name FROM sqlite_master WHERE type = 'trigger'") {
                try db.execute(sql: "DROP TRIGGER \(name)")
            }
            try db.execute(sql: sql)
        }
        #expect(try house.store.verify().findings.map(\.code).contains(code))
    }

    @Test func aForgedChainDoesNotHoldTheHeadThatWasNoted() throws {
        let house = try house()
        let head = try #require(try house.store.verify().head)
        #expect(try house.store.verify(known: head).findings.isEmpty)
        try house.record(.progress(Progress(line: "2024/6.1", done: 1)), on: "2024-08-01")
        #expect(try house.store.verify(known: head).findings.isEmpty)
        let other = try self.house()
        #expect(try other.store.verify(known: head).findings.map(\.code) == [.ledgerHeadUnknown])
    }

    @Test func aFileOfGarbageIsSaidToBeSo() throws {
        let folder = try TemporaryFolder(["ledger.sqlite": String(repeating: "basura ", count: 2_000)])
        do {
            _ = try LedgerStore(folder.path("ledger.sqlite"), create: true)
            Issue.record("opened")
        } catch let fault as Fault {
            #expect(fault.findings.map(\.code) == [.ledgerDamaged])
        }
        #expect(try folder.read("ledger.sqlite").hasPrefix("basura"))
    }

    @Test func aLedgerOfANewerProgramIsLeftAlone() throws {
        let house = try house()
        try stranger(house).write { try $0.execute(sql: "INSERT INTO grdb_migrations VALUES ('99')") }
        do {
            _ = try LedgerStore(house.store.path, create: false)
            Issue.record("opened")
        } catch let fault as Fault {
            #expect(fault.findings.map(\.code) == [.ledgerNewer])
        }
    }
}

/// Values that nobody of ours would write.
@Suite struct StrangeValueTests {
    @Test(arguments: [
        "UPDATE posting SET amount = 9223372036854775807", "UPDATE posting SET account = 'nada'",
        "UPDATE budget_line SET calendar = '[]'", "UPDATE budget_line SET calendar = 'x'",
        "UPDATE budget_line SET committed = -9223372036854775807", "UPDATE invoice SET posted = '{'",
        "UPDATE print_order SET state = 'perdida'", "UPDATE entry SET payload = x'00'",
        "UPDATE entry SET hash = x'01' WHERE number = 2",
        "UPDATE entry SET number = number * 1000000", "UPDATE month_total SET amount = 9223372036854775807",
        "UPDATE entry SET payload = CAST(replace(CAST(payload AS TEXT), '1000000', '9000000000000000000') AS BLOB)",
        "DROP TABLE posting", "DROP TABLE print_run", "ALTER TABLE entry RENAME COLUMN hash TO huella",
        "UPDATE entry SET kind = 'x', date = '', by = ''",
    ])
    func verifyNeverTrusts(_ sql: String) throws {
        let house = try House()
        let order = try house.order(1_000_000)
        try house.receive(order, amount: 1_000_000)
        _ = try house.invoice(order, 1_000_000)
        let queue = try DatabaseQueue(path: house.store.path)
        try queue.writeWithoutTransaction { db in
            try db.execute(sql: "PRAGMA foreign_keys = OFF")
            for name in try String.fetchAll(db, sql: "SELECT name FROM sqlite_master WHERE type = 'trigger'") {
                try db.execute(sql: "DROP TRIGGER \(name)")
            }
            try db.execute(sql: sql)
        }
        do {
            #expect(try house.store.verify().findings.contains { $0.code != .ledgerSchema || sql.contains("TABLE") })
        } catch let fault as Fault {
            #expect(fault.findings.map(\.code) == [.ledgerDamaged])
        }
    }
}
