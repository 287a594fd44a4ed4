import CQPDF
import Foundation
import Geometry

/// How a file is written.
public struct PDFWriteOptions: Sendable, Hashable {
    /// What becomes of object streams.
    public enum ObjectStreams: Sendable, Hashable {
        case none, keep, generate
    }
    /// The header's version, such as `1.6`, whatever the content would need.
    public var version: String?
    /// What becomes of object streams.
    public var objectStreams: ObjectStreams
    /// Whether streams that are not encoded are compressed. Metadata never is.
    public var compress: Bool

    /// Options.
    public init(version: String? = nil, objectStreams: ObjectStreams = .keep, compress: Bool = true) {
        self.version = version
        self.objectStreams = objectStreams
        self.compress = compress
    }
}

extension PDFFile {
    /// Writes the file: the same objects give the same bytes, with an `/ID` made from them.
    ///
    /// It is written beside `path`, flushed and renamed, so that `path` holds the old file or the whole new one.
    /// - Throws: `Fault` of kind `cannotWrite`, or `unusableData` where an object cannot be written.
    public func write(to path: String, _ options: PDFWriteOptions = PDFWriteOptions()) throws {
        let output = try OutputFile(path: path)
        let place = Finding.Place(file: path)
        guard qpdf_init_write(data, output.temporaryPath) & 2 == 0 else { throw writeFault(at: place) }
        set(options)
        guard qpdf_write(data) & 2 == 0 else { throw writeFault(at: place) }
        // qpdf does not look whether its last buffer reached the disk.
        guard PDFFile.isWhole(output.temporaryPath) else {
            let reason = String(cString: strerror(ENOSPC))
            throw Fault(.cannotWrite, .outputFull, at: place, ["path": path, "reason": reason])
        }
        try output.commit()
    }

    private static func isWhole(_ path: String) -> Bool {
        let mark = Data("%%EOF\n".utf8)
        guard let file = FileHandle(forReadingAtPath: path), let size = try? file.seekToEnd(), size > mark.count,
            (try? file.seek(toOffset: size - UInt64(mark.count))) != nil
        else { return false }
        return (try? file.read(upToCount: mark.count)) == mark
    }

    /// The bytes that `write` would write.
    public func bytes(_ options: PDFWriteOptions = PDFWriteOptions()) throws -> [UInt8] {
        guard qpdf_init_write_memory(data) & 2 == 0 else { throw fault(.preflightDamaged) }
        set(options)
        guard qpdf_write(data) & 2 == 0, let buffer = qpdf_get_buffer(data) else { throw fault(.preflightDamaged) }
        return Array(UnsafeBufferPointer(start: buffer, count: qpdf_get_buffer_length(data)))
    }

    private func set(_ options: PDFWriteOptions) {
        qpdf_set_deterministic_ID(data, 1)
        qpdf_set_preserve_encryption(data, 0)
        qpdf_set_suppress_original_object_IDs(data, 1)
        qpdf_set_compress_streams(data, options.compress ? 1 : 0)
        let mode: [PDFWriteOptions.ObjectStreams: qpdf_object_stream_e] = [
            .none: qpdf_o_disable, .keep: qpdf_o_preserve, .generate: qpdf_o_generate,
        ]
        qpdf_set_object_stream_mode(data, mode[options.objectStreams] ?? qpdf_o_preserve)
        if let version = options.version { qpdf_force_pdf_version(data, version) }
    }

    private func writeFault(at place: Finding.Place) -> Fault {
        let full = errno == ENOSPC
        guard qpdf_has_error(data) != 0, let error = qpdf_get_error(data) else {
            return Fault(.cannotWrite, .outputUnwritable, at: place)
        }
        let code = qpdf_get_error_code(data, error)
        let detail = qpdf_get_error_message_detail(data, error).map { String(cString: $0) } ?? ""
        // qpdf tells what the system said in words only.
        let noSpace = full || detail.contains(String(cString: strerror(ENOSPC)))
        if code == qpdf_e_system || code == qpdf_e_internal {
            return Fault(.cannotWrite, noSpace ? .outputFull : .outputUnwritable, at: place, ["detail": detail])
        }
        return Fault(.unusableData, .preflightDamaged, at: place, ["detail": detail])
    }
}
