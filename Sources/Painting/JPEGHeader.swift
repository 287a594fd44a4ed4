import PrintModel

/// What the markers of a JPEG file say before its picture begins (ITU-T T.81 annex B).
struct JPEGHeader {
    /// Size in pixels, each side at least 1.
    let pixels: PixelSize
    /// How many components a pixel has: 1 grey, 3 RGB or YCC, 4 CMYK or YCCK.
    let components: Int
    /// Bits of a component.
    let bits: Int
    /// Whether it carries Adobe's marker: then CMYK values are inverted, and a PDF reader does not look for the marker.
    let isAdobe: Bool

    /// Reads the markers up to the first scan; `nil` where the bytes are no JPEG or name no frame before it.
    init?(_ bytes: UnsafeRawBufferPointer) {
        func word(_ at: Int) -> Int { Int(bytes[at]) << 8 | Int(bytes[at + 1]) }
        guard bytes.count > 4, word(0) == 0xFFD8 else { return nil }
        var frame: (pixels: PixelSize, components: Int, bits: Int)?
        var isAdobe = false
        var at = 2
        scan: while at + 4 <= bytes.count {
            guard bytes[at] == 0xFF else { return nil }
            let marker = bytes[at + 1]
            if marker == 0xFF {
                at += 1
                continue
            }
            let length = word(at + 2)
            let body = at + 4
            guard length >= 2, at + 2 + length <= bytes.count else { return nil }
            switch marker {
            case 0xC0...0xC3, 0xC5...0xC7, 0xC9...0xCB, 0xCD...0xCF:
                guard length >= 8 else { return nil }
                frame = (
                    PixelSize(width: word(body + 3), height: word(body + 1)), Int(bytes[body + 5]), Int(bytes[body])
                )
            case 0xEE: isAdobe = isAdobe || length >= 14 && bytes[body..<body + 5].elementsEqual("Adobe".utf8)
            case 0xDA: break scan
            default: break
            }
            at += 2 + length
        }
        guard let frame, frame.pixels.width > 0, frame.pixels.height > 0 else { return nil }
        pixels = frame.pixels
        components = frame.components
        bits = frame.bits
        self.isAdobe = isAdobe
    }
}
