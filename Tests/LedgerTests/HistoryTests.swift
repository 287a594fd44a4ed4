import Foundation
import GRDB
import Geometry
import PrintModel
import Testing

@testable import Ledger

/// Random histories: whatever offices try, the invariants hold, and what is refused leaves nothing behind.
@Suite struct HistoryTests {
    private struct Luck: RandomNumberGenerator {
        var state: UInt64
        mutating func next() -> UInt64 {
            state &+= 0x9E37_79B9_7F4A_7C15
            var z = state
            z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
            z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
            return z ^ (z >> 31)
        }
    }

    /// Something an office might do next, sensible or not.
    private static func act(_ house: House, _ luck: inout Luck) throws -> Act {
        let (orders, entries) = try house.store.read { (try $0.orders(of: 2024), try $0.head()?.number ?? 0) }
        let invoices = try house.store.read { reader in try orders.flatMap { try reader.invoices(of: $0.id) } }
        let runs = try house.store.read { reader in try orders.flatMap { try reader.runs(of: $0.id) } }
        let lines = ["2024/6.1", "2024/7.1", "2024/3.1"]
        let line = lines.randomElement(using: &luck) ?? ""
        let order = orders.randomElement(using: &luck)?.id ?? "2024-001"
        let invoice = invoices.randomElement(using: &luck)
        let amount = Centavos(Int.random(in: -5...900_000, using: &luck))
        let month = Int.random(in: 1...12, using: &luck)
        switch Int.random(in: 0..<16, using: &luck) {
        case 0, 1: return House.placement(amount.count, copies: Int.random(in: 1...500, using: &luck), line: line)
        case 2: return House.placement(amount.count, line: line, override: "Tesorería")
        case 3, 4:
            let copies = Int.random(in: 1...300, using: &luck)
            let share = try house.store.read { try $0.order(order)?.share(ofMore: copies) } ?? amount
            return .delivery(Delivery(order: order, copies: copies, amount: Bool.random(using: &luck) ? share : amount))
        case 5, 6:
            let accrued = orders.first { $0.id == order }.map { Centavos($0.accrued.count - $0.invoiced.count + 50) }
            let withheld = Int.random(in: 0...9, using: &luck)
            let total = Swift.max(1, (accrued ?? amount).count - withheld)
            let facts = House.facts(total, withheld: withheld, method: Bool.random(using: &luck) ? "PPD" : "PUE")
            return .invoice(
                InvoiceFiling(
                    order: order, facts: facts, tolerance: Centavos(100),
                    replaces: Int.random(in: 0..<4, using: &luck) == 0 ? invoice?.uuid : nil))
        case 7, 8:
            let open = invoice.map { Centavos($0.due.count - $0.exercised.count) } ?? amount
            return .approval(Payment(.invoice(invoice?.uuid ?? "X"), amount: Bool.random(using: &luck) ? open : amount))
        case 9:
            let open = invoice.map { Centavos($0.exercised.count - $0.paid.count) } ?? amount
            return .payment(Payment(.invoice(invoice?.uuid ?? "X"), amount: Bool.random(using: &luck) ? open : amount))
        case 10:
            return .credit(
                CreditFiling(
                    invoice: invoice?.uuid ?? "X", facts: House.facts(Swift.max(1, amount.count / 20), type: "E")))
        case 11: return .reversal(Reversal(entry: Int.random(in: 1...(entries + 1), using: &luck)))
        case 12:
            let kind = Amendment.Kind.allCases.randomElement(using: &luck) ?? .increase
            return .amendment(
                Amendment(
                    kind, line: line, to: kind == .transfer ? lines.randomElement(using: &luck) : nil, amount: amount,
                    month: month))
        case 13:
            return Bool.random(using: &luck)
                ? .release(Release(order: order))
                : .progress(Progress(line: line, done: Int.random(in: -3...5, using: &luck)))
        case 14:
            guard let invoice else { return .release(Release(order: order)) }
            let before = Centavos(invoice.due.count - invoice.documented.count)
            let paid = Centavos(Swift.max(1, before.count / 2))
            return .complement(
                ComplementFiling(
                    facts: House.facts(0, type: "P"),
                    settlements: [
                        .init(
                            invoice: invoice.uuid, partiality: invoice.partialities + 1, before: before, paid: paid,
                            after: Centavos(before.count - paid.count), date: "2024-08-01")
                    ]))
        default:
            let destination = Distribution.Destination.allCases.randomElement(using: &luck) ?? .count
            return .distribution(
                Distribution(
                    run: runs.randomElement(using: &luck)?.id ?? 3, destination: destination, delegation: "El Ojite",
                    copies: Int.random(in: 0...200, using: &luck)))
        }
    }

    @Test(arguments: 1...8)
    func invariantsHoldInAnyHistory(_ seed: UInt64) throws {
        let house = try House(lines: [
            ("6.1", .amount(Centavos(1_700_000))), ("7.1", .amount(Centavos(2_000_000))), ("3.1", .currentExpenditure),
        ])
        var luck = Luck(state: seed)
        var (recorded, refused) = (0, 0)
        for _ in 0..<90 {
            let before = try house.store.read { try $0.head()?.hash }
            if house.refusal(try Self.act(house, &luck), on: "2024-08-01").isEmpty {
                recorded += 1
            } else {
                refused += 1
                #expect(try house.store.read { try $0.head()?.hash } == before)
            }
        }
        #expect(recorded > 20 && refused > 5)
        let proof = try house.store.verify()
        #expect(proof.findings == [], "seed \(seed)")
        try checkSums(house)
    }

    /// The balances once more, from the postings alone and without our rules.
    private func checkSums(_ house: House) throws {
        var sums: [String: [Account: Int]] = [:]
        try house.store.read { reader in
            try reader.eachEntry { entry in
                for posting in try reader.postings(of: entry.number) {
                    sums[posting.line, default: [:]][posting.account, default: 0] += posting.amount.count
                }
            }
            for line in try reader.lines(of: 2024) {
                let sum = sums[line.key] ?? [:]
                for account in Account.allCases { #expect(line[account].count == sum[account] ?? 0) }
                let chain = [
                    line.modified.count + line.excess.count, line.committed.count, line.accrued.count,
                    line.exercised.count, line.paid.count, 0,
                ]
                #expect(chain == chain.sorted(by: >))
                // Orders and invoices come to the same as their lines.
                let orders = try reader.orders(of: 2024).filter { $0.line == line.key }
                #expect(orders.reduce(0) { $0 + $1.committed.count } == line.committed.count)
                #expect(orders.reduce(0) { $0 + $1.accrued.count } == line.accrued.count)
                let invoices = try orders.flatMap { try reader.invoices(of: $0.id) }.filter { $0.type == "I" }
                #expect(invoices.reduce(0) { $0 + $1.exercisedCharge.count } == line.exercised.count)
                #expect(invoices.reduce(0) { $0 + $1.paidCharge.count } == line.paid.count)
            }
        }
    }

    @Test func transfersOfAYearNetToZero() throws {
        let house = try House(lines: (1...6).map { ("\($0).1", .amount(Centavos(100_000 * $0))) })
        var luck = Luck(state: 7)
        for _ in 0..<60 {
            let keys = (1...6).map { "2024/\($0).1" }
            let transfer = Amendment(
                .transfer, line: keys.randomElement(using: &luck) ?? "", to: keys.randomElement(using: &luck),
                amount: Centavos(Int.random(in: 1...90_000, using: &luck)), month: Int.random(in: 1...12, using: &luck))
            _ = house.refusal(.amendment(transfer))
        }
        let lines = try house.store.read { try $0.lines(of: 2024) }
        #expect(lines.reduce(0) { $0 + $1.transferred.count } == 0)
        #expect(lines.contains { $0.transferred != .zero })
        #expect(lines.allSatisfy { line in line.calendar.reduce(0) { $0 + $1.count } == line.modified.count })
    }
}
