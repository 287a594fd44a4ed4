import CTurboJPEG

/// The samples of an image, 8 bits each, interleaved, rows from the top.
public struct PDFSamples: Sendable, Hashable {
    /// Width in pixels.
    public var width: Int
    /// Height in pixels.
    public var height: Int
    /// Samples of a pixel: 1 grey, 3 RGB, 4 CMYK.
    public var components: Int
    /// `width · height · components` bytes, as they stand in the file: an Adobe JPEG's CMYK stays inverted.
    public var bytes: [UInt8]
}

extension PDFObject {
    /// A JPEG image, decoded at the smallest size (down to an eighth) at which its shorter side still has `least`
    /// pixels. Each pixel is the mean of those it stands for, and decoding costs a fraction of time and memory.
    ///
    /// `nil` where the stream is no JPEG that can be decoded, or would hold more than `limit` bytes on the way.
    public func reducedJPEG(least: Int, limit: Int = PDFObject.decodeLimit) -> PDFSamples? {
        let filters = filters
        guard filters.last == "DCTDecode" else { return nil }
        let data: [UInt8]
        switch decoded(Array(filters.dropLast()), .general, limit: limit) {
        case .bytes(let bytes), .damaged(let bytes): data = bytes
        case .tooLarge, .unsupported: return nil
        }
        guard let header = JPEGHeader(data, countsScans: false) else { return nil }
        // All coefficients of a progressive image are held at once.
        if header.isProgressive {
            guard header.width * header.height * header.components <= limit / 4,
                JPEGHeader(data)?.scans ?? .max <= JPEGHeader.scanLimit
            else { return nil }
        }
        return JPEGReducer()?.samples(of: data, header, least: least, limit: limit)
    }
}

/// TurboJPEG's decompressor.
private final class JPEGReducer {
    private let handle: tjhandle

    init?() {
        guard let handle = tjInitDecompress() else { return nil }
        self.handle = handle
    }

    deinit { tjDestroy(handle) }

    func samples(of data: [UInt8], _ header: JPEGHeader, least: Int, limit: Int) -> PDFSamples? {
        let format: TJPF? = [1: TJPF_GRAY, 3: TJPF_RGB, 4: TJPF_CMYK][header.components]
        guard let format else { return nil }
        let divisor = [8, 4, 2].first { min(header.width, header.height) / $0 >= least } ?? 1
        let (width, height) = ((header.width + divisor - 1) / divisor, (header.height + divisor - 1) / divisor)
        guard width * height * header.components <= limit else { return nil }
        var bytes = [UInt8](repeating: 0, count: width * height * header.components)
        let status = withExtendedLifetime(self) {
            tjDecompress2(
                handle, data, UInt(data.count), &bytes, Int32(width), 0, Int32(height), Int32(format.rawValue),
                TJFLAG_FASTDCT | TJFLAG_LIMITSCANS)
        }
        // A warning means damage at the end, say: the rest is good.
        guard status == 0 || tjGetErrorCode(handle) == TJERR_WARNING.rawValue else { return nil }
        return PDFSamples(width: width, height: height, components: header.components, bytes: bytes)
    }
}
