import Foundation
import Geometry
import PrintModel
import Testing

@testable import Ledger

@Suite struct MomentTests {
    @Test func aYearsMoneyGoesThroughItsMoments() throws {
        let house = try House()
        let order = try house.order(1_392_000)
        #expect(order == "2024-001")
        #expect(try house.line().committed.count == 1_392_000)
        let run = try house.receive(order, amount: 1_392_000)
        let uuid = try house.invoice(order, 1_392_000)
        #expect(
            house.refusal(.payment(Payment(.invoice(uuid), amount: Centavos(1)))) == [
                .ledgerDateOrder, .ledgerNotApproved,
            ])
        try house.record(.approval(Payment(.invoice(uuid), amount: Centavos(1_392_000))), on: "2024-07-20")
        try house.record(.payment(Payment(.invoice(uuid), amount: Centavos(1_000_000))), on: "2024-07-22")
        let line = try house.line()
        #expect(
            [line.committed, line.accrued, line.exercised, line.paid].map(\.count) == [
                1_392_000, 1_392_000, 1_392_000, 1_000_000,
            ])
        #expect(line.available.count == 308_000)
        #expect(line.unspent.count == 308_000)
        #expect(try house.store.read { try $0.run(run)?.remaining } == 1498)
        #expect(try house.store.verify().findings.isEmpty)
    }

    @Test func overcommitmentIsRefusedWithTheFigures() throws {
        let house = try House()
        do {
            try house.record(House.placement(1_700_001))
            Issue.record("recorded")
        } catch let fault as Fault {
            #expect(fault.findings.map(\.code) == [.ledgerOvercommitted])
            #expect(
                fault.findings[0].values == [
                    "line": "6.1", "modified": "17,000.00", "committed": "17,000.01", "missing": "0.01",
                ])
        }
        #expect(try house.line().committed == .zero)
        try house.record(.amendment(Amendment(.increase, line: "2024/6.1", amount: Centavos(1), month: 7)))
        try house.record(House.placement(1_700_001))
        #expect(try house.line().available == .zero)
    }

    @Test func anOverrideIsOnRecordAndGoesBackFirst() throws {
        let house = try House()
        let recorded = try house.record(House.placement(2_000_000, override: "Tesorería: urge el informe"))
        #expect(recorded.findings.map(\.code) == [.ledgerOverride])
        #expect(try house.line().excess.count == 300_000)
        #expect(house.refusal(House.placement(1)) == [.ledgerOvercommitted])
        try house.receive("2024-001", amount: 1_600_000)
        try house.record(.release(Release(order: "2024-001")))
        let line = try house.line()
        #expect((line.excess, line.committed.count) == (.zero, 1_600_000))
        #expect(try house.store.verify().findings.isEmpty)
    }

    @Test func linesWithoutAnAmountCannotBeOrderedOn() throws {
        let house = try House(lines: [("3.1", .currentExpenditure), ("4.1", .none)])
        for line in ["2024/3.1", "2024/4.1"] {
            #expect(house.refusal(House.placement(1, line: line)) == [.ledgerOvercommitted])
        }
        #expect(try house.line("2024/3.1").funding == "current")
        #expect(house.refusal(House.placement(1, line: "2024/9.9")) == [.ledgerUnknownLine])
    }

    @Test func transfersNetToZeroAndNeverTakeWhatIsOrdered() throws {
        let house = try House(lines: [("6.1", .amount(Centavos(1_700_000))), ("7.1", .amount(Centavos(2_000_000)))])
        _ = try house.order(1_500_000)
        let transfer = Amendment(.transfer, line: "2024/6.1", to: "2024/7.1", amount: Centavos(200_000), month: 8)
        try house.record(.amendment(transfer))
        let (from, to) = (try house.line(), try house.line("2024/7.1"))
        #expect(from.transferred.count == -200_000 && to.transferred.count == 200_000)
        #expect(from.calendar.reduce(0) { $0 + $1.count } == from.modified.count)
        #expect(house.refusal(.amendment(transfer)) == [.ledgerOvercommitted])
        #expect(
            house.refusal(.amendment(Amendment(.reduction, line: "2024/7.1", amount: Centavos(9_999_999), month: 1)))
                .contains(.ledgerCalendar))
        #expect(house.refusal(.amendment(transfer), document: nil).contains(.ledgerNoAct))
    }

    @Test func withheldTaxesAreChargedAndLoseNoCentavo() throws {
        let house = try House()
        let order = try house.order(1_160_000)
        try house.receive(order, amount: 1_160_000)
        let uuid = try house.invoice(order, 1_034_567, withheld: 125_433)
        try house.record(.approval(Payment(.invoice(uuid), amount: Centavos(1_034_567))), on: "2024-07-20")
        for amount in [333_333, 333_333, 367_901] {
            try house.record(.payment(Payment(.invoice(uuid), amount: Centavos(amount))), on: "2024-07-21")
        }
        #expect(try house.line().paid.count == 1_160_000)
        #expect(try house.line().exercised.count == 1_160_000)
        #expect(try house.store.verify().findings.isEmpty)
    }

    @Test func paymentsInPartsAreDocumentedAndNeverChargedAgain() throws {
        let house = try House()
        let order = try house.order(1_000_000)
        try house.receive(order, amount: 1_000_000)
        let uuid = try house.invoice(order, 1_000_000, method: "PPD")
        try house.record(.approval(Payment(.invoice(uuid), amount: Centavos(1_000_000))), on: "2024-07-20")
        try house.record(.payment(Payment(.invoice(uuid), amount: Centavos(400_000))), on: "2024-07-21")
        func complement(_ number: Int, _ before: Int, _ paid: Int) -> Act {
            let facts = House.facts(0, method: "PPD", type: "P", date: "2024-07-25")
            return .complement(
                ComplementFiling(
                    facts: facts,
                    settlements: [
                        .init(
                            invoice: uuid, partiality: number, before: Centavos(before), paid: Centavos(paid),
                            after: Centavos(before - paid), date: "2024-07-21")
                    ]))
        }
        // The first documents what was paid; the second posts what nobody had.
        try house.record(complement(1, 1_000_000, 400_000), on: "2024-07-26")
        #expect(try house.line().paid.count == 400_000)
        #expect(house.refusal(complement(1, 600_000, 600_000), on: "2024-07-26") == [.ledgerPartiality])
        #expect(house.refusal(complement(2, 700_000, 600_000), on: "2024-07-26") == [.ledgerPartiality])
        let second = try house.record(complement(2, 600_000, 600_000), on: "2024-07-26").entries[0].number
        #expect(try house.line().paid.count == 1_000_000)
        #expect(house.refusal(complement(3, 0, 1), on: "2024-07-26").contains(.ledgerPartialityArithmetic))
        try house.record(.reversal(Reversal(entry: second)), on: "2024-07-27")
        #expect(try house.line().paid.count == 400_000)
        #expect(try house.store.verify().findings.isEmpty)
    }

    @Test func creditNotesTakeFromTheDebt() throws {
        let house = try House()
        let order = try house.order(1_000_000)
        try house.receive(order, amount: 1_000_000)
        let uuid = try house.invoice(order, 1_000_000)
        let note = CreditFiling(invoice: uuid, facts: House.facts(100_000, type: "E"))
        let entry = try house.record(.credit(note), on: "2024-07-16").entries[0].number
        #expect(try house.line().accrued.count == 900_000)
        #expect(house.refusal(.credit(note), on: "2024-07-16") == [.ledgerDuplicateInvoice])
        let more = CreditFiling(invoice: uuid, facts: House.facts(900_001, type: "E"))
        #expect(house.refusal(.credit(more), on: "2024-07-16").contains(.ledgerCreditTooLarge))
        try house.record(.approval(Payment(.invoice(uuid), amount: Centavos(900_000))), on: "2024-07-20")
        let late = CreditFiling(invoice: uuid, facts: House.facts(1, type: "E"))
        #expect(house.refusal(.credit(late), on: "2024-07-21").contains(.ledgerCreditTooLarge))
        try house.record(.reversal(Reversal(entry: entry)), on: "2024-07-22")
        #expect(try house.line().accrued.count == 1_000_000)
        #expect(try house.store.verify().findings.isEmpty)
    }

    @Test func aSubstituteTakesThePlaceOfACancelledInvoice() throws {
        let house = try House()
        let order = try house.order(1_000_000)
        try house.receive(order, amount: 1_000_000)
        let old = try house.invoice(order, 1_000_000)
        let new = InvoiceFiling(
            order: order, facts: House.facts(990_000), tolerance: Centavos(100), replaces: old)
        try house.record(.invoice(new), on: "2024-07-16")
        #expect(try house.store.read { try $0.invoice(old)?.state } == .replaced)
        #expect(try house.store.read { try $0.order(order)?.invoiced.count } == 990_000)
        #expect(
            house.refusal(.approval(Payment(.invoice(old), amount: Centavos(1))), on: "2024-07-17") == [
                .ledgerInvoiceNotValid
            ])
        #expect(try house.store.verify().findings.isEmpty)
    }

    @Test func anInvoiceIsFiledOnceWhateverTheOrder() throws {
        let house = try House()
        let orders = [try house.order(500_000), try house.order(500_000)]
        for order in orders { try house.receive(order, amount: 500_000) }
        let facts = House.facts(500_000)
        func filing(_ order: String, _ facts: InvoiceFacts, distinct: String? = nil) -> Act {
            .invoice(InvoiceFiling(order: order, facts: facts, tolerance: Centavos(100), distinct: distinct))
        }
        let entry = try house.record(filing(orders[0], facts), on: "2024-07-15").entries[0].number
        for order in orders {
            #expect(house.refusal(filing(order, facts), on: "2024-07-15") == [.ledgerDuplicateInvoice])
        }
        var copy = facts
        copy.uuid = UUID().uuidString
        #expect(house.refusal(filing(orders[1], copy), on: "2024-07-15") == [.ledgerLookalike])
        try house.record(.reversal(Reversal(entry: entry)), on: "2024-07-16")
        #expect(house.refusal(filing(orders[1], facts), on: "2024-07-17") == [.ledgerReversedInvoice])
        try house.record(filing(orders[1], facts, distinct: "Era de la otra orden"), on: "2024-07-17")
        #expect(try house.store.verify().findings.isEmpty)
    }

    @Test func invoicesKeepToWhatWasDelivered() throws {
        let house = try House()
        let order = try house.order(1_000_000)
        func filing(_ total: Int, order: String) -> Act {
            .invoice(InvoiceFiling(order: order, facts: House.facts(total), tolerance: Centavos(100)))
        }
        #expect(house.refusal(filing(1_000_000, order: order), on: "2024-07-15") == [.ledgerNotDelivered])
        try house.receive(order, amount: 1_000_000)
        #expect(house.refusal(filing(1_000_101, order: order), on: "2024-07-15") == [.ledgerInvoiceAboveOrder])
        let recorded = try house.record(filing(1_000_100, order: order), on: "2024-07-15")
        #expect(recorded.findings.map(\.code) == [.ledgerInvoiceAdjusts])
        #expect(try house.line().committed.count == 1_000_100)
        #expect(try house.line().accrued.count == 1_000_100)
        let other = try house.order(1_000)
        try house.receive(other, amount: 1_000)
        var facts = House.facts(1_000)
        facts.issuer = "OTR010203XY4"
        let wrong = InvoiceFiling(order: other, facts: facts, tolerance: .zero)
        #expect(house.refusal(.invoice(wrong), on: "2024-07-15") == [.ledgerOtherSupplier])
    }
}
