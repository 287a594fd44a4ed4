import Foundation

/// The built `imprenta`, run as a person runs it.
public struct Command: Sendable {
    /// What a run left.
    public struct Outcome: Sendable {
        /// Standard output.
        public var out: String
        /// Standard error.
        public var err: String
        /// Exit code; the signal's negative number where one ended it.
        public var code: Int32

        /// Standard output as one JSON object; empty where it is not.
        public var json: [String: Any] {
            (try? JSONSerialization.jsonObject(with: Data(out.utf8))) as? [String: Any] ?? [:]
        }

        /// The codes of the findings in the JSON object.
        public var codes: [String] {
            (json["findings"] as? [[String: Any]] ?? []).compactMap { $0["code"] as? String }
        }
    }

    /// Absolute path of the executable, beside the tests' own.
    public static var executable: String {
        let tests = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
        return tests.deletingLastPathComponent().appendingPathComponent("imprenta").path
    }

    /// Runs `imprenta` with arguments in a folder, in English unless `environment` says otherwise, and waits for its end.
    public static func imprenta(
        _ arguments: [String], in folder: String = "/", environment: [String: String] = [:]
    ) throws -> Outcome {
        try run(executable, arguments, in: folder, environment: environment)
    }

    /// Runs any program. `onError` sees standard error as it comes, and may send the process a signal.
    public static func run(
        _ program: String, _ arguments: [String], in folder: String = "/", environment: [String: String] = [:],
        onError: ((String, Process) -> Void)? = nil
    ) throws -> Outcome {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: program)
        process.arguments = arguments
        process.currentDirectoryURL = URL(fileURLWithPath: folder)
        let inherited = ["PATH", "HOME", "TMPDIR"].reduce(into: [String: String]()) { kept, name in
            kept[name] = ProcessInfo.processInfo.environment[name]
        }
        process.environment = inherited.merging(["IMPRENTA_HOME": Repository.root, "LANG": "C.UTF-8"]) { $1 }
            .merging(environment) { $1 }
        // Standard output goes to a file: nothing has to read it while standard error is read.
        let scratch = try TemporaryFolder(["out": ""])
        let out = try FileHandle(forWritingTo: URL(fileURLWithPath: scratch.path("out")))
        let err = Pipe()
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = out
        process.standardError = err
        try process.run()
        // A run that hangs must not take the whole suite with it.
        let watchdog = DispatchWorkItem { kill(process.processIdentifier, SIGKILL) }
        DispatchQueue.global().asyncAfter(deadline: .now() + 300, execute: watchdog)
        defer { watchdog.cancel() }
        var text = ""
        while case let bytes = err.fileHandleForReading.availableData, !bytes.isEmpty {
            text += String(decoding: bytes, as: UTF8.self)
            onError?(text, process)
        }
        process.waitUntilExit()
        let code = process.terminationReason == .exit ? process.terminationStatus : -process.terminationStatus
        return Outcome(out: try scratch.read("out"), err: text, code: code)
    }
}
