import Foundation
import Geometry
import Intake
import Ledger
import PrintModel

extension LedgerDesk {
    /// Files CFDI: invoices against an order, credit notes against the invoice they name, payments' own against what they
    /// settle. All of them, or none with every reason.
    ///
    /// - Parameters:
    ///   - files: Their paths, as typed; filed in this order.
    ///   - order: The order that invoices among them charge.
    ///   - distinct: Why an invoice that looks like one in the ledger is another.
    public func fileInvoices(
        _ files: [String], order: String?, distinct: String?, _ recording: Recording
    ) throws -> (recorded: LedgerStore.Recorded, order: String?) {
        let settings = try settings().finance
        guard let receiver = settings.rfc else {
            throw Fault(.missingInput, .ledgerNoRFC, at: Finding.Place(file: "imprenta.yml"))
        }
        var problems: [Finding] = []
        var kind = Fault.Kind.unusableData
        var attachments: [Attachment] = []
        var acts: [Act] = []
        var remarks: [Finding] = []
        for file in files {
            do {
                let attachment = try attachment(file)
                let cfdi = try CFDI(attachment.bytes, file: file, receiver: receiver)
                acts.append(try act(cfdi, file, order, distinct, settings.tolerance))
                attachments.append(attachment)
                remarks += cfdi.findings
            } catch let fault as Fault {
                problems += fault.findings
                if fault.kind == .missingInput { kind = .missingInput }
            }
        }
        if !problems.isEmpty { throw Fault(kind, problems) }
        var (recorded, charged) = try record(recording, attachments: attachments) { _ in acts }
        recorded.findings = remarks + recorded.findings
        return (recorded, charged)
    }

    private func act(
        _ cfdi: CFDI, _ file: String, _ order: String?, _ distinct: String?, _ tolerance: Centavos
    ) throws -> Act {
        let place = Finding.Place(file: file)
        switch cfdi.facts.type {
        case "P": return .complement(ComplementFiling(facts: cfdi.facts, settlements: cfdi.settlements))
        case "E":
            let invoices = Set(cfdi.relations.filter { ["01", "03"].contains($0.type) }.map(\.uuid))
            guard invoices.count == 1, let invoice = invoices.first else {
                throw Fault(.unusableData, .ledgerNoRelation, at: place, ["count": String(invoices.count)])
            }
            return .credit(CreditFiling(invoice: invoice, facts: cfdi.facts))
        default:
            guard let order else { throw Fault(.usage, .ledgerNoOrder, at: place) }
            return .invoice(
                InvoiceFiling(
                    order: order, facts: cfdi.facts, tolerance: tolerance,
                    replaces: cfdi.relations.first { $0.type == "04" }?.uuid, distinct: distinct))
        }
    }
}
