import Foundation

/// Another program, run under limits: what it may take of time, memory and disk, so that no file can make it hang the
/// machine. The limits are the system's (`prlimit`); where this process ends first, the other ends too (`setpriv`).
public struct BoundedProcess: Sendable {
    /// How a run ended.
    public enum Ending: Sendable, Hashable {
        /// By itself, with this status.
        case exited(Int32)
        /// By a signal, or at a limit.
        case stopped
    }

    /// Absolute path of the program.
    public let program: String
    /// Most seconds, of the processor and on the clock.
    public var seconds = 120
    /// Most memory, bytes.
    public var memory = 2 << 30
    /// Largest file it may write, bytes.
    public var fileSize = 1 << 30

    /// The program of that name in the system's folders; `nil` where it is not installed.
    public init?(named name: String) {
        let found = ["/usr/local/bin/", "/usr/bin/", "/bin/"].map { $0 + name }
            .first { FileManager.default.isExecutableFile(atPath: $0) }
        guard let found else { return nil }
        program = found
    }

    /// The program at an absolute path; `nil` where there is none.
    public init?(at path: String) {
        guard FileManager.default.isExecutableFile(atPath: path) else { return nil }
        program = path
    }

    /// Runs it in a folder, which is its home as well, and waits. What it prints is dropped.
    ///
    /// `check` is called many times a second; what it throws ends the program.
    public func run(_ arguments: [String], in folder: String, check: () throws -> Void) throws -> Ending {
        let process = Process()
        // It must not outlive this process, however that ends.
        process.executableURL = URL(fileURLWithPath: "/usr/bin/setpriv")
        process.arguments =
            [
                "--pdeathsig", "KILL", "/usr/bin/prlimit", "--cpu=\(seconds)", "--as=\(memory)", "--fsize=\(fileSize)",
                "--core=0", program,
            ] + arguments
        process.currentDirectoryURL = URL(fileURLWithPath: folder)
        process.environment = [
            "PATH": "/usr/local/bin:/usr/bin:/bin", "HOME": folder, "TMPDIR": folder, "LC_ALL": "C.UTF-8",
        ]
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        try process.run()
        var waited = 0.0
        do {
            while process.isRunning {
                try check()
                guard waited < Double(seconds) * 2 else { break }
                usleep(10_000)
                waited += 0.01
            }
        } catch {
            BoundedProcess.end(process)
            throw error
        }
        if process.isRunning { BoundedProcess.end(process) }
        process.waitUntilExit()
        return process.terminationReason == .exit ? .exited(process.terminationStatus) : .stopped
    }

    private static func end(_ process: Process) {
        kill(process.processIdentifier, SIGKILL)
        process.waitUntilExit()
    }
}
