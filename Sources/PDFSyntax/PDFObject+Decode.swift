import CQPDF
import Foundation

/// What came of decoding a stream.
public enum PDFDecoded: Sendable, Hashable {
    /// All of it.
    case bytes([UInt8])
    /// Only a beginning, or nothing: the rest is damaged.
    case damaged([UInt8])
    /// It has more bytes than was allowed.
    case tooLarge
    /// It has a filter that is not decoded: its name.
    case unsupported(String)
}

/// How far to decode a stream.
public enum PDFDecoding: Sendable, Hashable {
    /// Filters that lose nothing: Flate, LZW, ASCII85, ASCIIHex and RunLength.
    case general
    /// JPEG to samples too.
    case samples
}

extension PDFObject {
    /// Most bytes that decoding gives unless the caller says otherwise: 256 MB.
    public static let decodeLimit = 256_000_000
    /// Most filters one stream may go through.
    private static let filterLimit = 16

    /// The names of a stream's filters in the order they are undone; abbreviations are spelt out.
    public var filters: [String] {
        guard kind == .stream, let filter = self["Filter"] else { return [] }
        let names = filter.kind == .array ? filter.elements(limit: 1000).map { $0.name ?? "" } : [filter.name ?? ""]
        return names.map { PDFFilter.abbreviations[$0] ?? $0 }
    }

    /// A stream's data as it lies in the file, decrypted but not decoded; empty for anything else.
    public var rawData: [UInt8] { qpdfData(qpdf_dl_none) ?? [] }

    /// A stream's data, decoded. Never holds more than about twice `limit` bytes, whatever the stream would unfold to.
    public func decoded(_ decoding: PDFDecoding = .general, limit: Int = PDFObject.decodeLimit) -> PDFDecoded {
        guard kind == .stream else { return .damaged([]) }
        return decoded(filters, decoding, limit: limit)
    }

    /// A stream's data through the first of its filters.
    func decoded(_ filters: [String], _ decoding: PDFDecoding, limit: Int) -> PDFDecoded {
        guard filters.count <= PDFObject.filterLimit else { return .tooLarge }
        guard let raw = qpdfData(qpdf_dl_none) else { return .damaged([]) }
        var state = PDFDecoded.bytes(raw)
        for (index, name) in filters.enumerated() {
            let data: [UInt8]
            var damaged = false
            switch state {
            case .bytes(let bytes): data = bytes
            case .damaged(let bytes):
                data = bytes
                damaged = true
            default: return state
            }
            let parameters = parameters(at: index)
            if name == "DCTDecode", decoding == .samples {
                state = file.samples(ofJPEG: data, limit: limit)
            } else {
                state = PDFFilter.decode(data, name, parameters, limit: limit)
            }
            if damaged, case .bytes(let bytes) = state { state = .damaged(bytes) }
        }
        if case .bytes(let bytes) = state, bytes.count > limit { return .tooLarge }
        return state
    }

    private func parameters(at index: Int) -> PDFObject? {
        guard let parameters = self["DecodeParms"] ?? self["DP"] else { return nil }
        return parameters.kind == .array ? parameters[index] : index == 0 ? parameters : nil
    }

    /// What qpdf makes of a stream, or `nil` where it fails.
    func qpdfData(_ level: qpdf_stream_decode_level_e) -> [UInt8]? {
        guard kind == .stream else { return nil }
        var bytes: UnsafeMutablePointer<UInt8>?
        var length = 0
        let status = lend { qpdf_oh_get_stream_data($0, $1, level, nil, &bytes, &length) }
        defer { free(bytes) }
        guard status & 2 == 0 else { return nil }
        return Array(UnsafeBufferPointer(start: bytes, count: bytes == nil ? 0 : length))
    }
}

extension PDFFile {
    /// The samples of a JPEG, interleaved, 8 bits each, as they stand in it (an Adobe JPEG's CMYK stays inverted).
    func samples(ofJPEG data: [UInt8], limit: Int) -> PDFDecoded {
        guard let header = JPEGHeader(data) else { return .damaged([]) }
        guard header.width * header.height * header.components <= limit, header.scans <= JPEGHeader.scanLimit else {
            return .tooLarge
        }
        scratch.replaceData(data, filter: .name("DCTDecode"))
        defer { scratch.replaceData([]) }
        guard let samples = scratch.qpdfData(qpdf_dl_all),
            samples.count == header.width * header.height * header.components
        else { return .damaged([]) }
        return .bytes(samples)
    }
}
