/// What a JPEG declares of itself, read before anything is decoded (ITU-T T.81, annex B).
public struct JPEGHeader: Sendable, Hashable {
    /// Width in pixels, from 1.
    public var width: Int
    /// Height in pixels, from 1.
    public var height: Int
    /// Components: 1 grey, 3 YCbCr or RGB, 4 CMYK or YCCK.
    public var components: Int
    /// Bits of a sample.
    public var bits: Int
    /// The colour transform of an Adobe marker, or `nil` where there is none. With it, CMYK values are stored inverted.
    public var adobeTransform: Int?
    /// Scans: many of them are an attack on the reader's time.
    var scans: Int
    /// Most scans that are decoded; a progressive photograph has about ten.
    static let scanLimit = 200

    /// Whether it comes in several scans, each over the whole image.
    public private(set) var isProgressive = false

    /// Reads a header, or gives `nil` where there is no frame with a size.
    public init?(_ data: [UInt8]) { self.init(data, countsScans: true) }

    /// Reads the header at a file's beginning, up to the first scan.
    public init?(beginning data: [UInt8]) { self.init(data, countsScans: false) }

    /// Reads a header; without counting scans it ends at the first of them.
    init?(_ data: [UInt8], countsScans: Bool) {
        guard data.count > 4, data[0] == 0xFF, data[1] == 0xD8 else { return nil }
        var isProgressive = false
        var found: (width: Int, height: Int, components: Int, bits: Int)?
        var scans = 0
        var index = 2
        while index + 3 < data.count {
            guard data[index] == 0xFF else {
                index += 1
                continue
            }
            let marker = data[index + 1]
            // Stuffed zeros, restarts, fill bytes and image ends have no length.
            guard marker > 0x01, marker != 0xFF, !(0xD0...0xD9).contains(marker) else {
                index += marker == 0xFF ? 1 : 2
                continue
            }
            let length = Int(data[index + 2]) << 8 | Int(data[index + 3])
            if marker == 0xC2 { isProgressive = true }
            if (0xC0...0xCF).contains(marker), ![0xC4, 0xC8, 0xCC].contains(marker), found == nil,
                index + 9 < data.count
            {
                found = (
                    Int(data[index + 7]) << 8 | Int(data[index + 8]), Int(data[index + 5]) << 8 | Int(data[index + 6]),
                    Int(data[index + 9]), Int(data[index + 4])
                )
            } else if marker == 0xEE, length >= 14, index + 15 < data.count,
                data[index + 4..<index + 9].elementsEqual("Adobe".utf8)
            {
                adobeTransform = Int(data[index + 15])
            } else if marker == 0xDA {
                scans += 1
                if !countsScans { break }
            }
            index += 2 + max(length, 2)
        }
        guard let found, found.width > 0, found.height > 0, (1...4).contains(found.components) else { return nil }
        (width, height, components, bits) = found
        self.scans = scans
        self.isProgressive = isProgressive
    }
}
