import Foundation

/// Runs the programs that tests ask for a second opinion.
public enum Tool {
    /// What a program did.
    public struct Answer {
        /// Its exit status.
        public let status: Int32
        /// Its standard output.
        public let output: Data
        /// Its standard output as text, wrong bytes replaced.
        public var text: String { String(decoding: output, as: UTF8.self) }
    }

    /// Runs a program found on the path; standard error is dropped.
    public static func run(_ arguments: String...) throws -> Answer {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = arguments
        let pipe = Pipe()
        process.standardOutput = pipe
        process.standardError = FileHandle.nullDevice
        process.standardInput = FileHandle.nullDevice
        try process.run()
        let output = try pipe.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        return Answer(status: process.terminationStatus, output: output)
    }
}

/// A folder of its own for one test, removed with everything in it.
public final class Scratch {
    /// Its absolute path.
    public let path: String

    /// Makes the folder.
    public init() throws {
        path = FileManager.default.temporaryDirectory.appendingPathComponent("imprenta-\(UUID().uuidString)").path
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    /// A path in the folder.
    public func file(_ name: String) -> String { path + "/" + name }

    /// Writes a text file and gives its path.
    public func write(_ name: String, _ text: String) throws -> String {
        try Data(text.utf8).write(to: URL(fileURLWithPath: file(name)))
        return file(name)
    }

    /// The names of everything in the folder, sorted.
    public func names() throws -> [String] { try FileManager.default.contentsOfDirectory(atPath: path).sorted() }
}
