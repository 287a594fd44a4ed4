import Foundation
import Geometry
import PrintModel
import TestSupport

@testable import Ledger

/// A ledger of its own for one test, with shorthands for what offices do.
struct House {
    let folder: TemporaryFolder
    let store: LedgerStore

    static let rfc = "MAM850101AB1"
    static let printer = "IPN010203XY4"

    init(lines: [(String, Programme.Funding)] = [("6.1", .amount(Centavos(1_700_000)))], year: Int = 2024) throws {
        folder = try TemporaryFolder()
        store = try LedgerStore(folder.path(LedgerStore.fileName), create: true)
        for (code, funding) in lines {
            try record(
                .opening(
                    LineOpening(year: year, line: Programme.Line(code: code, goal: "Meta \(code)", funding: funding))),
                on: "\(year)-01-02")
        }
    }

    @discardableResult
    func record(
        _ act: Act, on date: String = "2024-07-01", reason: String? = "porque sí", document: String? = "Oficio 1",
        attachments: [Attachment] = []
    ) throws -> LedgerStore.Recorded {
        try store.record(attachments: attachments) { _ in
            [(act, Header(date: date, by: "Comunicación Social", reason: reason, document: document))]
        }
    }

    /// The codes of the reasons against an act; empty where it was recorded.
    func refusal(
        _ act: Act, on date: String = "2024-07-01", reason: String? = "porque sí", document: String? = "Oficio 1"
    ) -> [FindingCode] {
        do {
            try record(act, on: date, reason: reason, document: document)
            return []
        } catch let fault as Fault {
            return fault.findings.map(\.code)
        } catch {
            return [.internalFault]
        }
    }

    static func placement(
        _ amount: Int, copies: Int = 1500, line: String = "2024/6.1", rfc: String? = House.printer,
        override: String? = nil
    ) -> Act {
        .order(
            OrderPlacement(
                line: line, title: "Gaceta 2", copies: copies,
                specification: Specification(size: "21.5 × 28 cm", pages: 16),
                quotes: [
                    Quote(supplier: "Imprenta del Norte", rfc: rfc, amount: Centavos(amount), validUntil: "2024-12-31")
                ],
                chosen: 0, expected: "2024-07-15", override: override))
    }

    /// Places an order and gives its number.
    func order(_ amount: Int, copies: Int = 1500, line: String = "2024/6.1", on date: String = "2024-07-01") throws
        -> String
    {
        let recorded = try record(House.placement(amount, copies: copies, line: line), on: date)
        let entry = recorded.entries[0].number
        return try store.read { try $0.order(placedBy: entry)?.id } ?? ""
    }

    /// Receives copies of an order, and gives the run.
    @discardableResult
    func receive(_ order: String, copies: Int = 1500, amount: Int, on date: String = "2024-07-10") throws -> Int {
        let delivery = Delivery(order: order, copies: copies, witnesses: 2, amount: Centavos(amount))
        return try record(.delivery(delivery), on: date).entries[0].number
    }

    func line(_ key: String = "2024/6.1") throws -> BudgetLine {
        guard let line = try store.read({ try $0.line(key) }) else { throw Missing() }
        return line
    }

    struct Missing: Error {}

    /// Facts of an invoice, as reading a CFDI would give them.
    static func facts(
        _ total: Int, withheld: Int = 0, uuid: String = UUID().uuidString, method: String = "PUE", type: String = "I",
        date: String = "2024-07-12"
    ) -> InvoiceFacts {
        InvoiceFacts(
            type: type, uuid: uuid, issuer: printer, issuerName: "Imprenta del Norte", receiver: rfc, folio: nil,
            date: date, total: Centavos(total), withheld: Centavos(withheld), method: method, seal: uuid, sha256: uuid)
    }

    /// Files an invoice and gives its UUID.
    func invoice(_ order: String, _ total: Int, withheld: Int = 0, method: String = "PUE") throws -> String {
        let facts = House.facts(total, withheld: withheld, method: method)
        try record(
            .invoice(InvoiceFiling(order: order, facts: facts, tolerance: Centavos(100))), on: "2024-07-15")
        return facts.uuid
    }
}
