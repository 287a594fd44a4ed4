import Foundation

/// Where the project's own files lie while its tests run.
public enum Repository {
    /// Absolute path of the repository: the folder of `Package.swift`.
    public static let root: String = {
        var url = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        while url.path != "/", !FileManager.default.fileExists(atPath: url.appendingPathComponent("Package.swift").path)
        {
            url.deleteLastPathComponent()
        }
        return url.path
    }()

    /// Absolute path of a file of the repository.
    public static func path(_ name: String) -> String { root + "/" + name }
}
