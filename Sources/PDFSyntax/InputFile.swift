import Foundation
import Geometry

/// What is asked of a file before qpdf sees it.
enum InputFile {
    /// Faults unless `path` is a regular, readable file of at most `limit` bytes that begins like a PDF.
    static func check(_ path: String, limit: Int) throws {
        let place = Finding.Place(file: path)
        var status = stat()
        guard stat(path, &status) == 0 else { throw Fault(.missingInput, .fileMissing, at: place) }
        // A pipe or a device could block or never end.
        guard status.st_mode & S_IFMT == S_IFREG else { throw Fault(.missingInput, .fileUnreadable, at: place) }
        guard Int(status.st_size) <= limit else {
            throw Fault(.unusableData, .fileTooLarge, at: place, ["limit": String(limit)])
        }
        guard let handle = FileHandle(forReadingAtPath: path), let start = try? handle.read(upToCount: 1024) else {
            if status.st_size == 0 { throw Fault(.unusableData, .preflightNotPDF, at: place) }
            throw Fault(.missingInput, .fileUnreadable, at: place)
        }
        try checkHeader(start, of: path)
        guard let mapped = try? Data(contentsOf: URL(filePath: path), options: .alwaysMapped) else {
            throw Fault(.missingInput, .fileUnreadable, at: place)
        }
        try mapped.withUnsafeBytes { try HostileScan.check($0.bindMemory(to: UInt8.self), name: path) }
    }

    /// Faults unless `%PDF-` stands among the first 1024 bytes, where readers look for it (ISO 32000-1, annex H).
    static func checkHeader(_ start: some Collection<UInt8>, of name: String) throws {
        let bytes = Array(start)
        let mark = Array("%PDF-".utf8)
        guard bytes.count >= mark.count,
            (0...bytes.count - mark.count).contains(where: { bytes[$0..<$0 + mark.count].elementsEqual(mark) })
        else { throw Fault(.unusableData, .preflightNotPDF, at: Finding.Place(file: name)) }
    }
}
