import Foundation
import Geometry
import Intake

/// Puts a selection into a publication's file: adds to the `only` of its `select` what it lacks, and nothing else.
enum SelectionFile {
    /// Writes slugs into the file at `path`; one that has them all is not touched. Throws a `Fault` where it cannot be read
    /// or written, or not without touching what a person wrote; then it is unchanged.
    static func write(_ slugs: [String], into path: String, shown: String) throws {
        guard let data = FileManager.default.contents(atPath: path), let text = String(data: data, encoding: .utf8)
        else {
            throw Fault(.missingInput, .fileUnreadable, at: Finding.Place(file: shown), ["reason": "UTF-8"])
        }
        guard let edited = SelectionEdit.adding(slugs, to: text) else {
            throw Fault(
                .cannotWrite, .selectionUnwritten, at: Finding.Place(file: shown),
                ["slugs": slugs.joined(separator: ", ")])
        }
        guard edited != text else { return }
        let file = try OutputFile(path: path)
        try Array(edited.utf8).withUnsafeBytes { try file.write($0) }
        try file.commit()
    }
}
