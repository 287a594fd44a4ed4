import CQPDF
import Foundation
import Geometry

/// A PDF, held by qpdf. Not Sendable: one worker owns it and lends its objects.
///
/// Whatever a file holds, reading gives values, warnings or a `Fault`, never a crash.
public final class PDFFile {
    /// qpdf's own handle, or `nil` only where memory has run out.
    let data: qpdf_data?
    /// What is said in findings.
    let name: String
    /// Memory that qpdf reads from, for a file that was given as bytes.
    private let memory: UnsafeMutableBufferPointer<CChar>?
    private var gathered: [PDFWarning] = []
    /// A stream of no page that lends qpdf's filters to data decoded half by us.
    lazy var scratch = PDFObject(qpdf_oh_new_stream(data), of: self)

    /// Most bytes a file may have unless the caller says otherwise: 2 GB.
    public static let sizeLimit = 2_000_000_000

    /// Reads a file.
    ///
    /// - Parameters:
    ///   - path: where it lies; it must not change while this object lives.
    ///   - limit: most bytes it may have.
    /// - Throws: `Fault` of kind `missingInput` where it is not there or not readable, `unusableData` where it is too
    ///   large, not a PDF, damaged beyond reading or needs a password.
    public init(path: String, limit: Int = PDFFile.sizeLimit) throws {
        try InputFile.check(path, limit: limit)
        name = path
        memory = nil
        data = qpdf_init()
        quieten()
        try readOrFault(qpdf_read(data, path, nil))
    }

    /// Reads a PDF from memory.
    ///
    /// - Throws: `Fault` of kind `unusableData` where it is not a PDF, damaged beyond reading or needs a password.
    public init(bytes: [UInt8], name: String = "") throws {
        try InputFile.checkHeader(bytes.prefix(1024), of: name)
        try bytes.withUnsafeBufferPointer { try HostileScan.check($0, name: name) }
        self.name = name
        // qpdf does not copy what it reads from, so the bytes are kept until it is done.
        let memory = UnsafeMutableBufferPointer<CChar>.allocate(capacity: bytes.count)
        _ = memory.initialize(from: bytes.lazy.map { CChar(bitPattern: $0) })
        self.memory = memory
        data = qpdf_init()
        quieten()
        try readOrFault(qpdf_read_memory(data, name, memory.baseAddress, UInt64(bytes.count), nil))
    }

    /// The file at a path once more, for another worker, where it was read before and has not changed since.
    ///
    /// - Throws: `Fault` of kind `unusableData`.
    public init(again path: String) throws {
        name = path
        memory = nil
        data = qpdf_init()
        quieten()
        try readOrFault(qpdf_read(data, path, nil))
    }

    /// A new PDF without pages.
    public init() {
        name = ""
        memory = nil
        data = qpdf_init()
        quieten()
        qpdf_empty_pdf(data)
    }

    deinit {
        // An error that nobody asked for is no cause for qpdf to speak.
        if qpdf_has_error(data) != 0 { _ = qpdf_get_error(data) }
        var data = data
        qpdf_cleanup(&data)
        memory?.deallocate()
    }

    /// Lends the handle to calls into qpdf, and keeps it from being freed before they are over.
    func lend<Result>(_ body: (qpdf_data?) -> Result) -> Result { withExtendedLifetime(self) { body(data) } }

    private func quieten() {
        qpdf_set_suppress_warnings(data, 1)
        qpdf_silence_errors(data)
    }

    private func readOrFault(_ status: QPDF_ERROR_CODE) throws {
        guard status & 2 != 0 else { return }
        throw fault(.preflightDamaged)
    }

    // MARK: What the file says

    /// The version in its header, such as `1.6`.
    public var version: String { lend { qpdf_get_pdf_version($0).map { String(cString: $0) } ?? "" } }
    /// Whether it is encrypted, even where it opens without a password.
    public var isEncrypted: Bool { lend(qpdf_is_encrypted) != 0 }
    /// The trailer dictionary.
    public var trailer: PDFObject { PDFObject(qpdf_get_trailer(data), of: self) }
    /// Whether its cross references or objects are compressed into streams (PDF 1.5).
    public var hasObjectStreams: Bool { trailer["Type"]?.name == "XRef" || trailer["XRefStm"] != nil }
    /// The catalog; null where the file has none.
    public var root: PDFObject { PDFObject(qpdf_get_root(data), of: self) }

    /// An object by its number; null where there is none.
    public func object(_ id: PDFObject.ID) -> PDFObject {
        PDFObject(
            qpdf_get_object_by_id(data, Int32(clamping: id.number), Int32(clamping: id.generation)), of: self)
    }

    /// What qpdf complained of so far, at most a thousand complaints.
    public var warnings: [PDFWarning] {
        while qpdf_more_warnings(data) != 0 { gather(qpdf_next_warning(data)) }
        if qpdf_has_error(data) != 0 { gather(qpdf_get_error(data)) }
        return gathered
    }

    private func gather(_ error: qpdf_error?) {
        guard gathered.count < 1000, let error else { return }
        gathered.append(
            PDFWarning(
                detail: qpdf_get_error_message_detail(data, error).map { String(cString: $0) } ?? "",
                offset: Int(clamping: qpdf_get_error_file_position(data, error))))
    }

    /// The error that qpdf holds, as a fault of this file.
    func fault(_ fallback: FindingCode) -> Fault {
        guard qpdf_has_error(data) != 0, let error = qpdf_get_error(data) else {
            return Fault(.unusableData, fallback, at: Finding.Place(file: name))
        }
        let code = qpdf_get_error_code(data, error)
        let detail = qpdf_get_error_message_detail(data, error).map { String(cString: $0) } ?? ""
        return Fault(
            .unusableData, code == qpdf_e_password ? .preflightPassword : fallback, at: Finding.Place(file: name),
            ["detail": detail])
    }
}

/// Something that qpdf found odd in a file and mended or passed over.
public struct PDFWarning: Sendable, Hashable {
    /// What qpdf says of it, in English.
    public var detail: String
    /// Byte of the file it was found at; 0 where unknown.
    public var offset: Int
}
