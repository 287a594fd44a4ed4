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

    /// The document in another format, made by LibreOffice.
    static func converted(_ path: String, to format: String, in folder: TemporaryFolder) throws -> String {
        guard var process = BoundedProcess(named: "soffice") else { throw Missing() }
        process.memory = 8 << 30
        let ending = try process.run(
            ["-env:UserInstallation=file://\(folder.path)/office", "--headless", "--convert-to", format, path],
            in: folder.path
        ) {}
        let made = (path as NSString).deletingPathExtension + "." + format
        guard ending == .exited(0), FileManager.default.fileExists(atPath: made) else { throw Missing() }
        return made
    }

    /// A compound file (MS-CFB) with streams of these names, each of 4,096 bytes of zeros, but for one byte of the first.
    static func compound(_ names: [String], firstBytes place: Int = 0, _ byte: UInt8 = 0) -> Data {
        func number(_ value: UInt32) -> [UInt8] { (0..<4).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) } }
        let (end, free) = (UInt32(0xFFFF_FFFE), UInt32(0xFFFF_FFFF))
        var head: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1] + Array(repeating: 0, count: 16)
        head += [0x3E, 0, 3, 0, 0xFE, 0xFF, 9, 0, 6, 0] + Array(repeating: 0, count: 6)
        // One sector of the table, the directory from sector 1, no small streams, no further places.
        head += number(0) + number(1) + number(1) + number(0) + number(4_096) + number(end) + number(0) + number(end)
        head += number(0) + number(0) + Array(repeating: 0xFF, count: 4 * 108)
        let sectors = (names.count + 4) / 4
        var table = [UInt32(0xFFFF_FFFD)] + (0..<sectors).map { $0 + 1 < sectors ? UInt32($0 + 2) : end }
        let start = UInt32(table.count)
        table += (0..<8).map { $0 < 7 ? start + UInt32($0) + 1 : end }
        table += Array(repeating: free, count: 128 - table.count)
        func entry(_ name: String, _ kind: UInt8) -> [UInt8] {
            let letters = Array(name.utf16).flatMap { [UInt8(truncatingIfNeeded: $0), UInt8($0 >> 8)] }
            let padded = letters + Array(repeating: 0, count: 64 - letters.count)
            return padded + [UInt8(letters.count + 2), 0, kind, 1] + Array(repeating: 0xFF, count: 12)
                + Array(repeating: 0, count: 36) + number(start) + number(4_096) + number(0)
        }
        var directory = entry("Root Entry", 5) + names.flatMap { entry($0, 2) }
        directory += Array(repeating: 0, count: sectors * 512 - directory.count)
        var stream = [UInt8](repeating: 0, count: 4_096)
        // The flags of a Word document are its bytes 10 and 11.
        if place > 0 { stream[place - 1] = byte }
        return Data(head + table.flatMap(number) + directory + stream)
    }

    /// Word's markup of a picture that lies elsewhere.
    static func picture(link: String) -> String {
        let drawing = "http://schemas.openxmlformats.org/drawingml/2006"
        return
            "<w:r><w:drawing><wp:inline xmlns:wp=\"\(drawing)/wordprocessingDrawing\"><wp:docPr id=\"1\" name=\"x\"/>"
            + "<a:graphic xmlns:a=\"\(drawing)/main\"><a:graphicData uri=\"\(drawing)/picture\">"
            + "<pic:pic xmlns:pic=\"\(drawing)/picture\"><pic:blipFill><a:blip "
            + "xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\" r:link=\"\(link)\"/>"
            + "</pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
    }

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
