import CQPDF

/// PDF's lossless filters (ISO 32000-1, 7.4), each bounded in what it gives.
enum PDFFilter {
    /// Filter names as inline images may shorten them.
    static let abbreviations = [
        "AHx": "ASCIIHexDecode", "A85": "ASCII85Decode", "LZW": "LZWDecode", "Fl": "FlateDecode",
        "RL": "RunLengthDecode", "CCF": "CCITTFaxDecode", "DCT": "DCTDecode",
    ]

    /// Undoes one filter.
    static func decode(_ data: [UInt8], _ name: String, _ parameters: PDFObject?, limit: Int) -> PDFDecoded {
        let decoded: PDFDecoded
        switch name {
        case "FlateDecode": decoded = inflate(data, limit: limit)
        case "LZWDecode":
            decoded = LZWDecoder.decode(data, early: parameters?["EarlyChange"]?.integer != 0, limit: limit)
        case "ASCIIHexDecode": return asciiHex(data)
        case "ASCII85Decode": return ascii85(data, limit: limit)
        case "RunLengthDecode": return runLength(data, limit: limit)
        // The identity filter of an encrypted file leaves data as it is.
        case "Crypt": return .bytes(data)
        default: return .unsupported(name)
        }
        guard let predictor = PDFPredictor(parameters) else { return decoded }
        switch decoded {
        case .bytes(let bytes): return .bytes(predictor.undo(bytes))
        case .damaged(let bytes): return .damaged(predictor.undo(bytes))
        default: return decoded
        }
    }

    /// Undoes zlib's compression. No bytes at all are an empty stream, as qpdf writes it.
    static func inflate(_ data: [UInt8], limit: Int) -> PDFDecoded {
        guard !data.isEmpty else { return .bytes([]) }
        var stream = z_stream()
        guard imprenta_inflate_init(&stream) == Z_OK else { return .damaged([]) }
        defer { inflateEnd(&stream) }
        var output: [UInt8] = []
        output.reserveCapacity(min(limit, data.count * 4))
        var chunk = [UInt8](repeating: 0, count: 1 << 16)
        var input = data
        var status = Z_OK
        input.withUnsafeMutableBufferPointer { input in
            stream.next_in = input.baseAddress
            stream.avail_in = UInt32(clamping: input.count)
            while status == Z_OK, output.count <= limit {
                let room = chunk.count
                chunk.withUnsafeMutableBufferPointer { chunk in
                    stream.next_out = chunk.baseAddress
                    stream.avail_out = UInt32(room)
                    status = CQPDF.inflate(&stream, Z_NO_FLUSH)
                }
                let made = room - Int(stream.avail_out)
                output.append(contentsOf: chunk[..<made])
                if made == 0, stream.avail_in == 0 { break }
            }
        }
        if output.count > limit { return .tooLarge }
        return status == Z_STREAM_END ? .bytes(output) : .damaged(output)
    }

    static func asciiHex(_ data: [UInt8]) -> PDFDecoded {
        var output: [UInt8] = []
        var high: UInt8?
        for byte in data {
            if byte == 0x3E { break }
            if PDFCharacter.isWhite(byte) { continue }
            guard let digit = PDFCharacter.hexDigit(byte) else { return .damaged(output) }
            if let first = high {
                output.append(first << 4 | digit)
                high = nil
            } else {
                high = digit
            }
        }
        if let high { output.append(high << 4) }
        return .bytes(output)
    }

    static func ascii85(_ data: [UInt8], limit: Int) -> PDFDecoded {
        var output: [UInt8] = []
        var group: [UInt64] = []
        func flush() {
            guard group.count > 1 else { return }
            let value = (group + Array(repeating: 84, count: 5 - group.count)).reduce(0) { $0 * 85 + $1 }
            for index in 0..<group.count - 1 {
                output.append(UInt8(truncatingIfNeeded: value >> UInt64(24 - 8 * index)))
            }
        }
        for byte in data {
            if output.count > limit { return .tooLarge }
            switch byte {
            case 0x7E:
                flush()
                return .bytes(output)
            case 0x7A where group.isEmpty: output.append(contentsOf: [0, 0, 0, 0])
            case 0x21...0x75:
                group.append(UInt64(byte - 0x21))
                if group.count == 5 {
                    flush()
                    group = []
                }
            case _ where PDFCharacter.isWhite(byte): continue
            default: return .damaged(output)
            }
        }
        flush()
        return .bytes(output)
    }

    static func runLength(_ data: [UInt8], limit: Int) -> PDFDecoded {
        var output: [UInt8] = []
        var index = 0
        while index < data.count, data[index] != 128 {
            if output.count > limit { return .tooLarge }
            let length = Int(data[index])
            if length < 128 {
                let end = min(index + 2 + length, data.count)
                output.append(contentsOf: data[index + 1..<end])
                index = end
            } else {
                guard index + 1 < data.count else { return .damaged(output) }
                output.append(contentsOf: repeatElement(data[index + 1], count: 257 - length))
                index += 2
            }
        }
        return .bytes(output)
    }
}
