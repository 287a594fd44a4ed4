import Foundation
import Geometry
import Intake
import Ledger

extension LedgerDesk {
    /// Restores a backup over the workspace's ledger: one that is sound loses no entries unless `losing`; one that cannot
    /// be read is kept beside under another name, which is a finding.
    public func restore(from source: String, shown: String, losing: Bool, isRehearsal: Bool) throws -> (
        proof: LedgerStore.Proof, findings: [Finding]
    ) {
        let path = folder.root + "/" + LedgerStore.fileName
        if isRehearsal, !FileManager.default.fileExists(atPath: path) {
            return (try LedgerStore.prove(backup: source, shown: shown), [])
        }
        do {
            let store = try store(create: true)
            let proof = try store.restore(from: source, shown: shown, losing: losing, isRehearsal: isRehearsal)
            return (proof, [])
        } catch let fault as Fault
            where fault.findings.contains(where: { $0.code == .ledgerDamaged && $0.place.file != shown })
        {
            if isRehearsal { return (try LedgerStore.prove(backup: source, shown: shown), []) }
            let (proof, kept) = try LedgerStore.rescue(path, from: source, shown: shown)
            return (proof, [Finding(.warning, .ledgerKeptDamaged, at: Finding.Place(file: path), ["kept": kept])])
        }
    }
}
