import Foundation
import Geometry

extension Interruption {
    /// Lends a new folder for what only the run needs; it is gone afterwards, also where the process is cut off.
    func withScratch<Result>(_ body: (_ folder: String) throws -> Result) throws -> Result {
        let path = FileManager.default.temporaryDirectory.path + "/imprenta-\(UUID().uuidString)"
        let ticket = onCutOff { try? FileManager.default.removeItem(atPath: path) }
        defer {
            try? FileManager.default.removeItem(atPath: path)
            forget(ticket)
        }
        do {
            try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        } catch {
            throw OutputFolder.fault(path, OutputFolder.systemCode(error))
        }
        return try body(path)
    }
}
