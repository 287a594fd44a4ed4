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
