/// How a PDF name's bytes become a Swift string and back without loss.
///
/// Names are bytes, by convention UTF-8 (ISO 32000-1, 7.3.5). Bytes that are not valid UTF-8 are held as the private
/// scalars U+10FF00 + byte, so that a name read is the name written, whatever it holds.
enum PDFName {
    private static let base: UInt32 = 0x10FF00

    /// The string for a name's bytes, without the leading slash.
    static func string(_ bytes: some Collection<UInt8>) -> String {
        if bytes.allSatisfy({ $0 < 0x80 }) { return String(decoding: bytes, as: UTF8.self) }
        var result = String.UnicodeScalarView()
        let array = Array(bytes)
        var index = 0
        while index < array.count {
            if let (scalar, length) = scalar(in: array, at: index), scalar.value < base {
                result.append(scalar)
                index += length
            } else {
                if let escaped = Unicode.Scalar(base + UInt32(array[index])) { result.append(escaped) }
                index += 1
            }
        }
        return String(result)
    }

    /// The bytes of a name, without the leading slash.
    static func bytes(_ name: String) -> [UInt8] {
        if name.utf8.allSatisfy({ $0 < 0x80 }) { return Array(name.utf8) }
        var result: [UInt8] = []
        for scalar in name.unicodeScalars {
            if scalar.value >= base {
                result.append(UInt8(truncatingIfNeeded: scalar.value))
            } else {
                result.append(contentsOf: Array(String(Character(scalar)).utf8))
            }
        }
        return result
    }

    /// A name as qpdf's C functions take it: with its slash, ended by a zero.
    static func cString(_ name: String) -> [CChar] {
        [CChar(0x2F)] + bytes(name).filter { $0 != 0 }.map { CChar(bitPattern: $0) } + [0]
    }

    private static func scalar(in bytes: [UInt8], at index: Int) -> (Unicode.Scalar, Int)? {
        let lead = bytes[index]
        let length = lead < 0x80 ? 1 : lead < 0xC2 ? 0 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : lead < 0xF5 ? 4 : 0
        guard length > 0, index + length <= bytes.count,
            let text = String(validating: bytes[index..<index + length], as: UTF8.self),
            let scalar = text.unicodeScalars.first
        else { return nil }
        return (scalar, length)
    }
}
