import Foundation
import Geometry
import PrintModel
import Testing

@testable import Ledger

/// What is taken back, closed, counted, and bought over the counter.
@Suite struct CorrectionTests {
    @Test func aMistakeIsReversedOnceAndLastFirst() throws {
        let house = try House()
        let order = try house.order(1_000_000)
        let run = try house.receive(order, amount: 1_000_000)
        let uuid = try house.invoice(order, 1_000_000)
        let invoice = try house.store.read { try $0.invoice(uuid)?.entry } ?? 0
        func reverse(_ entry: Int, reason: String? = "error") -> [FindingCode] {
            house.refusal(.reversal(Reversal(entry: entry)), on: "2024-08-01", reason: reason)
        }
        #expect(reverse(run) == [.ledgerReverseFirst])
        #expect(reverse(2) == [.ledgerReverseFirst])
        #expect(reverse(invoice, reason: nil) == [.ledgerNoReason])
        #expect(reverse(invoice).isEmpty)
        #expect(reverse(invoice) == [.ledgerReversedAlready])
        #expect(reverse(run).isEmpty)
        #expect(reverse(2).isEmpty)
        #expect(reverse(1) == [.ledgerNotReversible])
        #expect(reverse(99) == [.ledgerUnknownEntry])
        let line = try house.line()
        #expect([line.committed, line.accrued, line.exercised, line.paid] == [.zero, .zero, .zero, .zero])
        #expect(try house.store.read { try $0.order(order)?.state } == .cancelled)
        #expect(try house.store.verify().findings.isEmpty)
    }

    @Test func aClosedQuarterDoesNotChange() throws {
        let house = try House()
        try house.record(.closing(Closing(through: "2024-06-30")), on: "2024-07-03")
        #expect(house.refusal(House.placement(1), on: "2024-06-30") == [.ledgerClosed])
        #expect(house.refusal(House.placement(1), on: "2024-07-01").isEmpty)
        #expect(house.refusal(.closing(Closing(through: "2024-09-29")), on: "2024-12-01") == [.ledgerDate])
    }

    @Test func copiesReconcileOrAreAFinding() throws {
        let house = try House()
        let run = try house.receive(try house.order(1_000_000), amount: 1_000_000)
        func send(_ destination: Distribution.Destination, _ copies: Int, _ delegation: String? = nil) -> Act {
            .distribution(Distribution(run: run, destination: destination, delegation: delegation, copies: copies))
        }
        try house.record(send(.delegation, 300, "El Ojite"), on: "2024-07-12")
        try house.record(send(.deposit, 2), on: "2024-07-12")
        #expect(house.refusal(send(.delegation, 1197, "La Laja"), on: "2024-07-12") == [.ledgerTooManyCopies])
        #expect(house.refusal(send(.delegation, 1), on: "2024-07-12") == [.ledgerNoDelegation])
        #expect(try house.record(send(.count, 1196), on: "2024-07-13").findings.isEmpty)
        let counted = try house.record(send(.count, 1190), on: "2024-07-14")
        #expect(counted.findings.map(\.code) == [.ledgerCopiesMissing])
        #expect(try house.store.read { try $0.run(run)?.missing } == 6)
        #expect(try house.store.verify().findings.isEmpty)
    }

    /// A receipt proves a hand-out that stands, and nothing else.
    @Test func aReceiptProvesTheHandOutItNames() throws {
        let house = try House()
        let order = try house.order(1_000_000)
        let run = try house.receive(order, amount: 1_000_000)
        let scan = Attachment(name: "acuse.pdf", bytes: Array("%PDF".utf8))
        let sent = try house.record(
            .distribution(Distribution(run: run, destination: .delegation, delegation: "El Ojite", copies: 300)),
            on: "2024-07-12", attachments: [scan]
        ).entries[0].number
        func receipt(_ entry: Int?, order: String? = nil) -> Act {
            .evidence(Evidence(order: order, entry: entry, kind: .receipt, title: "Acuse", sha256: scan.sha256))
        }
        #expect(house.refusal(receipt(run), on: "2024-07-13") == [.ledgerNoDelegation])
        #expect(house.refusal(receipt(99), on: "2024-07-13") == [.ledgerUnknownEntry])
        #expect(house.refusal(receipt(nil), on: "2024-07-13") == [.ledgerNoOrderForFile])
        #expect(house.refusal(receipt(sent, order: "2024-009"), on: "2024-07-13") == [.ledgerUnknownOrder])
        #expect(try house.store.read { try $0.receipts(of: order) }.isEmpty)
        try house.record(receipt(sent, order: order), on: "2024-07-13")
        #expect(try house.store.read { try $0.receipts(of: order) } == [sent: scan.sha256])
        let dossier = try #require(try house.store.read { try $0.dossier(of: order) })
        #expect(dossier.handOuts.map(\.receipt) == [scan.sha256])
        let missing = dossier.checks.filter { !$0.isMet }.map(\.need)
        #expect(missing == [.requisition, .sufficiency, .quotes, .contract, .print, .deliveryNote, .invoice])
        try house.record(.reversal(Reversal(entry: sent)), on: "2024-07-14")
        #expect(house.refusal(receipt(sent, order: order), on: "2024-07-15") == [.ledgerReversedAlready])
        #expect(try house.store.verify().findings.isEmpty)
    }

    @Test(arguments: [
        ("Requisición 12/2024", Evidence.Kind.requisition), ("ORDEN DE PAGO 7", .paymentOrder), ("Orden 3", .contract),
        ("Comprobante SPEI", .payment), ("Foto", .other), ("Remisión de la imprenta", .deliveryNote),
    ])
    func aTitleTellsWhatADocumentIs(_ title: String, _ kind: Evidence.Kind) {
        #expect(Evidence(order: "2024-001", title: title, sha256: "").meaning == kind)
    }

    @Test func newspapersAreBoughtAndPaidWithoutAnInvoice() throws {
        let house = try House(lines: [("7.1", .amount(Centavos(2_000_000)))])
        let purchase = Purchase(
            line: "2024/7.1", newspaper: "La Voz del Norte", supplier: "Voceadores", copies: 40, price: Centavos(1_500),
            delegation: "El Ojite")
        let entry = try house.record(.purchase(purchase)).entries[0].number
        #expect(try house.line("2024/7.1").accrued.count == 60_000)
        let order = try house.store.read { try $0.order(placedBy: entry)?.id } ?? ""
        try house.record(.approval(Payment(.purchase(order), amount: Centavos(60_000))))
        #expect(house.refusal(.reversal(Reversal(entry: entry))) == [.ledgerReverseFirst])
        try house.record(.payment(Payment(.purchase(order), amount: Centavos(60_000))))
        #expect(try house.line("2024/7.1").paid.count == 60_000)
        #expect(try house.store.verify().findings.isEmpty)
    }
}
