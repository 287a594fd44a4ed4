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
        process.seconds = 40
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
        try output(["--from", format, "--to", "json", path], named: name, scratch: scratch, check: check)
    }

    /// The formulas of a document as text, by their TeX.
    func formulas(
        of tree: Data, named name: String, scratch: String, check: () throws -> Void
    ) throws -> [String: String] {
        let formulas = PandocFormulas.all(in: tree)
        guard !formulas.isEmpty, let document = PandocFormulas.document(of: formulas, like: tree) else { return [:] }
        let path = scratch + "/formulas.json"
        try document.write(to: URL(fileURLWithPath: path))
        let options = ["--from", "json", "--to", "plain", "--wrap", "none", path]
        let plain = try output(options, named: name, scratch: scratch, check: check)
        return PandocFormulas.texts(of: formulas, in: String(decoding: plain, as: UTF8.self))
    }

    private func output(
        _ options: [String], named name: String, scratch: String, check: () throws -> Void
    ) throws -> Data {
        let output = scratch + "/output"
        let arguments = ["+RTS", "-M1500m", "-RTS", "--sandbox", "--output", output] + options
        let place = Finding.Place(file: name)
        switch try process.run(arguments, in: scratch, check: check) {
        case .exited(0): break
        case .stopped: throw Fault(.unusableData, .submissionTooHeavy, at: place)
        // Haskell's memory manager ends with 251 where it may take no more.
        case .exited(let code):
            throw Fault(.unusableData, code == 251 ? .submissionTooHeavy : .submissionDamaged, at: place)
        }
        guard let data = try? Data(contentsOf: URL(fileURLWithPath: output)) else {
            throw Fault(.unusableData, .submissionDamaged, at: place)
        }
        return data
    }
}
