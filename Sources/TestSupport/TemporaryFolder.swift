import Foundation

/// A folder of its own for one test, removed with the value that holds it.
public final class TemporaryFolder: Sendable {
    /// Absolute path, symbolic links followed.
    public let path: String

    /// Makes an empty folder, or one with `files`: texts by their relative paths.
    public init(_ files: [String: String] = [:]) throws {
        let unique = FileManager.default.temporaryDirectory.appendingPathComponent("imprenta-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: unique, withIntermediateDirectories: true)
        path = unique.resolvingSymlinksInPath().path
        for (name, text) in files { try write(name, text) }
    }

    deinit {
        // A test may have taken away the right to write; without it nothing can be removed.
        try? FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: path)
        try? FileManager.default.removeItem(atPath: path)
    }

    /// The absolute path of a name in the folder.
    public func path(_ name: String) -> String { path + "/" + name }

    /// Writes a text, making the folders on its way; gives the file's path.
    @discardableResult
    public func write(_ name: String, _ text: String) throws -> String { try write(name, Data(text.utf8)) }

    /// Writes bytes, making the folders on their way; gives the file's path.
    @discardableResult
    public func write(_ name: String, _ bytes: Data) throws -> String {
        let url = URL(fileURLWithPath: path(name))
        try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
        try bytes.write(to: url)
        return url.path
    }

    /// Reads a text.
    public func read(_ name: String) throws -> String {
        try String(contentsOf: URL(fileURLWithPath: path(name)), encoding: .utf8)
    }

    /// Names in a folder of it, sorted.
    public func names(in name: String = "") -> [String] {
        ((try? FileManager.default.contentsOfDirectory(atPath: path(name))) ?? []).sorted()
    }

    /// Makes a symbolic link.
    public func link(_ name: String, to target: String) throws {
        let url = URL(fileURLWithPath: path(name))
        try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
        try FileManager.default.createSymbolicLink(atPath: url.path, withDestinationPath: target)
    }
}
