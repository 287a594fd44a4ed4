import Geometry
import Preflight
import PrintModel

extension ChainRun {
    /// Stage 8, on what was just made or on any file. Findings call it `shown`.
    func judge(_ path: String, under condition: PrintCondition, shown: String) throws {
        func named(_ finding: Finding) -> Finding {
            var finding = finding
            if finding.place.file == path { finding.place.file = shown }
            return finding
        }
        do {
            found(try Preflight.check(path: path, condition: condition).findings.map(named))
        } catch let fault as Fault {
            throw Fault(fault.kind, fault.findings.map(named))
        }
    }
}
