import PDFSyntax
import Testing

@Suite struct DecodingTests {
    private func decoded(
        _ bytes: [UInt8], _ filter: PDFValue, _ parameters: PDFValue = .null, limit: Int = 1_000_000
    ) -> PDFDecoded {
        PDFFile().makeStream(["Filter": filter, "DecodeParms": parameters], bytes).decoded(limit: limit)
    }

    /// Data compressed by qpdf itself.
    private func deflated(_ bytes: [UInt8]) throws -> [UInt8] {
        let file = PDFFile()
        file.root.set("Data", to: .object(file.makeStream([:], bytes)))
        let read = try PDFFile(bytes: file.bytes())
        let stream = try #require(read.root["Data"])
        try #require(stream.filters == ["FlateDecode"])
        return stream.rawData
    }

    @Test func asciiFilters() {
        #expect(decoded(Array("48 65 6c6C 6f7>".utf8), .name("ASCIIHexDecode")) == .bytes(Array("Hellop".utf8)))
        #expect(decoded(Array("87cURD]j7BEbo80~>".utf8), .name("ASCII85Decode")) == .bytes(Array("Hello world!".utf8)))
        #expect(decoded(Array("z~>".utf8), .name("A85")) == .bytes([0, 0, 0, 0]))
        #expect(decoded(Array("4x".utf8), .name("AHx")) == .damaged([]))
    }

    @Test func runLength() {
        #expect(decoded([2, 1, 2, 3, 254, 9, 128, 7], .name("RunLengthDecode")) == .bytes([1, 2, 3, 9, 9, 9]))
        #expect(decoded([250], .name("RL")) == .damaged([]))
        #expect(decoded([5, 1], .name("RL")) == .bytes([1]))
    }

    @Test func lzw() {
        // The example of ISO 32000-1, 7.4.4.2.
        let data: [UInt8] = [0x80, 0x0B, 0x60, 0x50, 0x22, 0x0C, 0x0C, 0x85, 0x01]
        #expect(decoded(data, .name("LZWDecode")) == .bytes([45, 45, 45, 45, 45, 65, 45, 45, 45, 66]))
        #expect(decoded([0xFF, 0xFF, 0xFF], .name("LZWDecode")) == .damaged([]))
    }

    @Test func flateAndChains() throws {
        let text = Array("some text some text some text".utf8)
        let data = try deflated(text)
        #expect(decoded(data, .name("FlateDecode")) == .bytes(text))
        #expect(decoded(data, [.name("Fl")]) == .bytes(text))
        let hex = Array(
            data.map { String($0, radix: 16).count < 2 ? "0" + String($0, radix: 16) : String($0, radix: 16) }.joined()
                .utf8)
        #expect(decoded(hex, [.name("ASCIIHexDecode"), .name("FlateDecode")]) == .bytes(text))
        #expect(decoded([1, 2, 3], .name("FlateDecode")) == .damaged([]))
    }

    @Test func cutFlateGivesItsBeginning() throws {
        let text = (0..<5000).map { UInt8(truncatingIfNeeded: $0 * $0 / 7) }
        guard case .damaged(let start) = decoded(try deflated(text).dropLast(200), .name("FlateDecode")) else {
            Issue.record("not damaged")
            return
        }
        #expect(start.count > 100 && text.starts(with: start))
    }

    @Test func predictors() throws {
        let png = try deflated([1, 1, 1, 1, 2, 1, 1, 1, 3, 2, 2, 2, 4, 1, 1, 1, 0, 9, 9, 9])
        let parameters: PDFValue = ["Predictor": 15, "Columns": 3]
        #expect(
            decoded(png, .name("FlateDecode"), parameters)
                == .bytes([1, 2, 3, 2, 3, 4, 3, 5, 6, 4, 6, 7, 9, 9, 9]))
        let tiff = try deflated([1, 1, 1, 5, 1, 1])
        #expect(decoded(tiff, .name("FlateDecode"), ["Predictor": 2, "Columns": 3]) == .bytes([1, 2, 3, 5, 6, 7]))
        #expect(decoded(tiff, .name("FlateDecode"), ["Predictor": 2, "Columns": -3]) == .bytes([1, 1, 1, 5, 1, 1]))
    }

    @Test func aBombIsNotUnfolded() throws {
        let once = try deflated([UInt8](repeating: 0, count: 4_000_000))
        #expect(decoded(once, .name("FlateDecode"), limit: 100_000) == .tooLarge)
        let twice = try deflated(once)
        #expect(decoded(twice, [.name("FlateDecode"), .name("FlateDecode")], limit: 100_000) == .tooLarge)
        let many = PDFValue.array(Array(repeating: .name("FlateDecode"), count: 1000))
        #expect(decoded(once, many) == .tooLarge)
    }

    @Test func whatIsNotKnownIsNamed() {
        #expect(decoded([1], .name("JPXDecode")) == .unsupported("JPXDecode"))
        #expect(decoded([1], 7) == .unsupported(""))
    }

    @Test func jpegGivesSamplesAndIsBounded() throws {
        let stream = PDFFile().makeStream(["Filter": .name("DCTDecode")], greyJPEG)
        guard case .bytes(let samples) = stream.decoded(.samples) else {
            Issue.record("not decoded")
            return
        }
        #expect(samples.count == 64)
        #expect(stream.decoded(.samples, limit: 63) == .tooLarge)
        #expect(stream.decoded(.general) == .unsupported("DCTDecode"))
        let header = try #require(JPEGHeader(greyJPEG))
        #expect(header.width == 8 && header.height == 8 && header.components == 1 && header.bits == 8)
        let cut = PDFFile().makeStream(["Filter": .name("DCTDecode")], Array(greyJPEG.prefix(60)))
        #expect(cut.decoded(.samples) == .damaged([]))
    }
}

/// The smallest of JPEGs: 8 × 8 grey pixels, one coefficient.
private let greyJPEG: [UInt8] =
    [0xFF, 0xD8, 0xFF, 0xDB, 0x00, 0x43, 0x00] + [UInt8](repeating: 1, count: 64)
    + [0xFF, 0xC0, 0x00, 0x0B, 0x08, 0x00, 0x08, 0x00, 0x08, 0x01, 0x01, 0x11, 0x00]
    + [0xFF, 0xC4, 0x00, 0x14, 0x00, 0x01] + [UInt8](repeating: 0, count: 15) + [0x00]
    + [0xFF, 0xC4, 0x00, 0x14, 0x10, 0x01] + [UInt8](repeating: 0, count: 15) + [0x00]
    + [0xFF, 0xDA, 0x00, 0x08, 0x01, 0x01, 0x00, 0x00, 0x3F, 0x00, 0x3F, 0xFF, 0xD9]
