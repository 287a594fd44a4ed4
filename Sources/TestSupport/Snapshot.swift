import Foundation

/// Texts that a test compares with a file of the repository.
public enum Snapshot {
    /// Where a text differs from its file.
    public struct Difference: Error, CustomStringConvertible {
        /// What a person should know.
        public let description: String
    }

    /// Compares `text` with the file `name` in `Snapshots` beside the test's source file. Throws where they differ, with
    /// the first line that does.
    ///
    /// With `IMPRENTA_RECORD=1` in the environment the file is written instead, and the comparison fails on purpose: a
    /// recording run must never pass for a test.
    public static func check(_ text: String, _ name: String, file: String = #filePath) throws {
        let url = URL(fileURLWithPath: file).deletingLastPathComponent().appendingPathComponent("Snapshots/\(name)")
        if ProcessInfo.processInfo.environment["IMPRENTA_RECORD"] == "1" {
            try FileManager.default.createDirectory(
                at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data(text.utf8).write(to: url)
            throw Difference(description: "recorded \(url.path); look at it, then run without IMPRENTA_RECORD")
        }
        guard let expected = try? String(contentsOf: url, encoding: .utf8) else {
            throw Difference(description: "no snapshot \(url.path); run with IMPRENTA_RECORD=1 to make it")
        }
        guard expected != text else { return }
        let (old, new) = (
            expected.split(separator: "\n", omittingEmptySubsequences: false),
            text.split(separator: "\n", omittingEmptySubsequences: false)
        )
        let line =
            zip(old, new).enumerated().first { $0.element.0 != $0.element.1 }?.offset ?? min(old.count, new.count)
        func at(_ lines: [Substring]) -> Substring { line < lines.count ? lines[line] : "(end)" }
        throw Difference(description: "\(name):\(line + 1): expected “\(at(old))”, got “\(at(new))”")
    }
}
