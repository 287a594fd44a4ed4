import Geometry
import Preflight
import PrintModel

extension ChainRun {
    /// Stage 8 on any file.
    func judge(_ path: String, under condition: PrintCondition, shown: String) throws {
    }
}
