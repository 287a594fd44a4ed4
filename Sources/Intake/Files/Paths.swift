import Foundation

/// Paths of a workspace: joined, resolved through symbolic links, and held inside the folders they may lie in.
enum Paths {
    /// `path` itself where it is absolute, else `path` inside `folder`.
    static func join(_ folder: String, _ path: String) -> String {
        path.hasPrefix("/") ? path : folder.hasSuffix("/") ? folder + path : folder + "/" + path
    }

    /// The path without `.`, `..` and symbolic links, or `nil` where it does not exist.
    static func resolved(_ path: String) -> String? {
        guard !path.utf8.contains(0), let real = realpath(path, nil) else { return nil }
        defer { free(real) }
        return String(cString: real)
    }

    /// Whether `path` is one of `folders` or lies inside one. All are resolved paths.
    static func lies(_ path: String, in folders: some Sequence<String>) -> Bool {
        folders.contains { path == $0 || path.hasPrefix($0.hasSuffix("/") ? $0 : $0 + "/") }
    }

    /// Whether `path` is a regular file, links followed.
    static func isFile(_ path: String) -> Bool { kind(of: path) == S_IFREG }

    /// Whether `path` is a folder, links followed.
    static func isFolder(_ path: String) -> Bool { kind(of: path) == S_IFDIR }

    /// Names in a folder, hidden ones aside, sorted by their bytes; empty where it cannot be read. At most 10,000.
    static func names(in folder: String) -> [String] {
        guard let stream = opendir(folder) else { return [] }
        defer { closedir(stream) }
        var names: [String] = []
        while names.count < 10_000, let entry = readdir(stream) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
                pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            if !name.hasPrefix(".") { names.append(name) }
        }
        return names.sorted { Array($0.utf8).lexicographicallyPrecedes(Array($1.utf8)) }
    }

    /// Whether `name` may be a file's name in a folder: one part, not hidden, no separators.
    static func isName(_ name: String) -> Bool {
        !name.isEmpty && !name.hasPrefix(".") && !name.contains("/") && !name.utf8.contains(0)
    }

    private static func kind(of path: String) -> mode_t? {
        var status = stat()
        guard !path.utf8.contains(0), stat(path, &status) == 0 else { return nil }
        return status.st_mode & S_IFMT
    }
}
