import Foundation
import Geometry
import Intake

extension Chain {
    /// Makes a new workspace in the folder at `path` (which findings call `shown`): a copy of the toolkit's starter.
    ///
    /// The folder may exist if it is empty; nothing is ever overwritten. It appears whole or not at all.
    public func start(in path: String, shown: String) -> ComposeResult {
        var result = ComposeResult()
        do {
            try copyStarter(to: path, shown: shown)
        } catch {
            result.fault = error
            result.findings = error.findings
        }
        return result
    }

    private func copyStarter(to path: String, shown: String) throws(Fault) {
        let starter = folder.resources + "/assets/starter"
        let files = FileManager.default
        guard files.fileExists(atPath: starter) else {
            throw Fault(.missingInput, .resourcesMissing, at: Finding.Place(file: starter))
        }
        let place = Finding.Place(file: shown)
        if files.fileExists(atPath: path) {
            // Only a folder that nothing would be lost from.
            guard let names = try? files.contentsOfDirectory(atPath: path), names.isEmpty else {
                throw Fault(.cannotWrite, .folderNotEmpty, at: place, ["folder": shown])
            }
        }
        let url = URL(fileURLWithPath: path)
        let beside = url.deletingLastPathComponent().appendingPathComponent(".imprenta-\(url.lastPathComponent)").path
        do {
            try files.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
            try? files.removeItem(atPath: beside)
            try files.copyItem(atPath: starter, toPath: beside)
        } catch {
            try? files.removeItem(atPath: beside)
            throw OutputFolder.fault(shown, OutputFolder.systemCode(error))
        }
        // Takes the place of an empty folder, and fails on any other.
        guard rename(beside, path) == 0 else {
            let code = errno
            try? files.removeItem(atPath: beside)
            guard code == ENOTEMPTY || code == EEXIST else { throw OutputFolder.fault(shown, code) }
            throw Fault(.cannotWrite, .folderNotEmpty, at: place, ["folder": shown])
        }
    }
}
