import Foundation
import Geometry

/// Pandoc as a program of its own, in its sandbox and under limits: no file can make it read another, open a
/// connection, or hang the machine.
struct Pandoc {
    private let process: BoundedProcess

    /// Most bytes of what it may answer.
    private static let answer = 256 << 20

    /// `nil` where pandoc is not installed.
    init?() {
        guard var process = BoundedProcess(named: "pandoc") else { return nil }
        process.seconds = 60
        // Haskell's memory manager reserves far more addresses than it uses: what it may really use is told to itself.
        process.memory = 2 << 40
        process.fileSize = Pandoc.answer
        self.process = process
    }

    /// The document at `path`, of pandoc's format `format`, in pandoc's own form.
    ///
    /// - Parameter scratch: A folder it may write in.
    /// - Throws: a `Fault` where it cannot be read in the time and memory a report may take, or `check` throws.
    func tree(
        of path: String, as format: String, named name: String, scratch: String, check: () throws -> Void
    ) throws -> Data {
        let output = scratch + "/tree.json"
        let ending = try process.run(
            [
                "+RTS", "-M1500m", "-RTS", "--sandbox", "--from", format, "--to", "json", "--output", output, path,
            ], in: scratch, check: check)
        let place = Finding.Place(file: name)
        guard ending == .exited(0) else {
            let code: FindingCode = ending == .stopped ? .submissionTooHeavy : .submissionDamaged
            throw Fault(.unusableData, code, at: place)
        }
        guard let data = try? Data(contentsOf: URL(fileURLWithPath: output)) else {
            throw Fault(.unusableData, .submissionDamaged, at: place)
        }
        return data
    }
}
