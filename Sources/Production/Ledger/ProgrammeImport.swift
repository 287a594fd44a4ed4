import Geometry
import Ledger
import PrintModel

extension LedgerDesk {
    /// Opens the lines of a programme that the ledger does not have. One that it has is left alone where it began with
    /// the same amount, and a finding where it did not; then nothing is imported.
    public func importProgramme(
        _ programme: Programme, _ recording: Recording
    ) throws -> LedgerStore.Recorded {
        var same = 0
        var (recorded, _) = try record(recording, create: true) { reader in
            var problems: [Finding] = []
            var acts: [Act] = []
            for line in programme.lines {
                guard let known = try reader.line(BudgetLine.key(programme.year, line.code)) else {
                    acts.append(.opening(LineOpening(year: programme.year, line: line)))
                    continue
                }
                let amount = line.funding.amount ?? .zero
                if known.approved == amount {
                    same += 1
                } else {
                    problems.append(
                        Finding(
                            .error, .ledgerImportDiffers,
                            ["line": line.code, "known": known.approved.text, "found": amount.text]))
                }
            }
            if !problems.isEmpty { throw Fault(.unusableData, problems) }
            return acts
        }
        if same > 0 { recorded.findings.append(Finding(.note, .ledgerImportSame, ["count": String(same)])) }
        return recorded
    }
}
