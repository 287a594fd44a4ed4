import Geometry
import Ledger
import PrintModel

extension LedgerDesk {
    /// A signed receipt that came back for copies that were handed out before: the first hand-out of that run in that
    /// delegation that has none yet. Throws where there is none.
    public func receipt(
        _ scan: Attachment, of run: Int, from delegation: String, in reader: LedgerReader
    ) throws -> Evidence {
        guard let record = try reader.run(run), !record.isReversed else {
            throw Fault(.unusableData, .ledgerUnknownRun, ["run": String(run)])
        }
        let signed = try reader.receipts(of: record.order)
        let open = try reader.distributions(of: run).first { entry, distribution in
            distribution.delegation == delegation && distribution.receipt == nil && signed[entry.number] == nil
        }
        guard let open else {
            throw Fault(.unusableData, .ledgerNothingToSign, ["run": String(run), "delegation": delegation])
        }
        return Evidence(
            order: record.order, entry: open.entry.number, kind: .receipt, title: scan.name, sha256: scan.sha256)
    }
}
