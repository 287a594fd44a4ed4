import OfficeFiles
import Foundation
import Geometry
import TestSupport

@testable import Submissions

/// Documents as areas send them, made by pandoc and then changed by hand.
enum Sent {
    /// A document made of Markdown, in pandoc's `format` (`docx`, `odt`, `html`).
    static func document(_ markdown: String, as format: String, in folder: TemporaryFolder) throws -> String {
        let source = try folder.write("source.md", markdown)
        let target = folder.path("\(UUID().uuidString).\(format)")
        guard
            let process = BoundedProcess(named: "pandoc").map({ process in
                var process = process
                process.memory = 2 << 40
                return process
            })
        else { throw Missing() }
        let ending = try process.run(["-s", "-t", format, "-o", target, source], in: folder.path) {}
        guard ending == .exited(0) else { throw Missing() }
        return target
    }

    /// The same archive with some files changed or added.
    static func changed(
        _ path: String, _ entry: String, in folder: TemporaryFolder, _ change: (String) -> String
    ) throws -> String {
        let archive = try ZipFile(path, named: path)
        let text = String(decoding: archive.bytes(of: entry) ?? [], as: UTF8.self)
        let target = folder.path("\(UUID().uuidString).\(path.split(separator: ".").last ?? "zip")")
        guard ZipFile.rewrite(path, to: target, with: [entry: Array(change(text).utf8)]) else { throw Missing() }
        return target
    }

    struct Missing: Error {}

    /// Runs of Word's markup.
    static func run(_ text: String, _ properties: String = "") -> String {
        "<w:r><w:rPr>\(properties)</w:rPr><w:t xml:space=\"preserve\">\(text)</w:t></w:r>"
    }
}

/// Takes every picture for a good photograph, and publishes it as it is.
final class PlainPictures: PictureExaminer {
    func examine(_ path: String, named name: String) throws -> ExaminedPicture {
        ExaminedPicture(picture: SubmittedPicture(width: 1200, height: 900))
    }

    func publish(_ path: String, named name: String, as stem: String, in folder: String) throws -> String {
        try FileManager.default.copyItem(atPath: path, toPath: folder + "/" + stem + ".jpg")
        return stem + ".jpg"
    }
}

extension Array where Element == Finding {
    func first(_ code: FindingCode) -> Finding? { first { $0.code == code } }
}
