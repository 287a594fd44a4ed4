/// What the bytes of a UTF-8 text tell at a glance, so that ordinary texts need no closer look.
struct TextMarks {
    /// Whether there is a carriage return.
    private(set) var hasReturn = false
    /// Whether there may be a control character, or another that no eye sees.
    private(set) var hasControl = false
    /// Whether every character is surely composed as far as it can be (Unicode Standard Annex 15, form C): no
    /// combining marks, and none that stands for another.
    private(set) var isComposed = true

    /// Looks at valid UTF-8.
    init(_ bytes: ArraySlice<UInt8>) {
        bytes.withUnsafeBufferPointer { bytes in
            for (index, byte) in bytes.enumerated() {
                func next(_ offset: Int) -> UInt8 { index + offset < bytes.count ? bytes[index + offset] : 0 }
                switch byte {
                case 0x0D: hasReturn = true
                case 0x09, 0x0A, 0x20...0x7E: break
                case 0..<0x20, 0x7F: hasControl = true
                // U+0080 to U+009F, the other control characters.
                case 0xC2: if next(1) < 0xA0 { hasControl = true }
                // Up to U+02FF no character combines or stands for another.
                case 0x80...0xCB: break
                case 0xE2:
                    // The bidirectional overrides; U+2000 and U+2001 stand for U+2002 and U+2003.
                    switch next(1) {
                    case 0x80:
                        if (0xAA...0xAE).contains(next(2)) { hasControl = true }
                        if next(2) < 0x82 { isComposed = false }
                    case 0x81:
                        if (0xA6...0xA9).contains(next(2)) { hasControl = true }
                    default: isComposed = false
                    }
                case 0xEF:
                    hasControl = true
                    isComposed = false
                default: isComposed = false
                }
            }
        }
    }
}
