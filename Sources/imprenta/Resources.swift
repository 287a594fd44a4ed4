import Foundation
import Geometry

/// Where the toolkit's own `layouts/` and `assets/` lie.
enum Resources {
    /// Absolute path of the folder that holds both: what `IMPRENTA_HOME` says; else the nearest folder above the
    /// executable (a checkout); else `share/imprenta` beside the executable's `bin` (an installation).
    static func locate(_ environment: [String: String] = ProcessInfo.processInfo.environment) throws(Fault) -> String {
        if let home = environment["IMPRENTA_HOME"], !home.isEmpty {
            guard isComplete(home) else { throw Fault(.missingInput, .resourcesMissing, at: Finding.Place(file: home)) }
            return home
        }
        let executable = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
        var folder = executable.deletingLastPathComponent()
        let installed = folder.deletingLastPathComponent().appendingPathComponent("share/imprenta").path
        while folder.path != "/" {
            if isComplete(folder.path) { return folder.path }
            folder.deleteLastPathComponent()
        }
        guard isComplete(installed) else { throw Fault(.missingInput, .resourcesMissing) }
        return installed
    }

    private static func isComplete(_ folder: String) -> Bool {
        ["layouts", "assets"].allSatisfy { name in
            var isFolder: ObjCBool = false
            return FileManager.default.fileExists(atPath: "\(folder)/\(name)", isDirectory: &isFolder)
                && isFolder.boolValue
        }
    }
}
