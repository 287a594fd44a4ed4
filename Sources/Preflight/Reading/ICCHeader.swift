/// The header of an ICC profile (ICC.1:2010, 7.2).
struct ICCHeader: Hashable {
    /// Device class, such as `prtr`.
    var deviceClass: String
    /// Colour space of the device side, such as `CMYK`.
    var space: String

    /// Reads a header; `nil` where the signature or the size is wrong.
    init?(_ bytes: [UInt8]) {
        guard bytes.count >= 132, bytes[36..<40].elementsEqual("acsp".utf8) else { return nil }
        let size = bytes[0..<4].reduce(0) { $0 << 8 | Int($1) }
        guard size >= 132, size <= bytes.count else { return nil }
        func signature(_ at: Int) -> String {
            String(decoding: bytes[at..<at + 4], as: UTF8.self).filter { $0.isLetter || $0.isNumber }
        }
        deviceClass = signature(12)
        space = signature(16)
    }

    /// Components of the device side.
    var components: Int? { ["GRAY": 1, "RGB": 3, "Lab": 3, "CMYK": 4][space] }
}
