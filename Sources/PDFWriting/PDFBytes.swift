/// Bytes of PDF syntax as they grow: numbers, names, strings and operators (ISO 32000-1, 7.2 and 7.3).
public struct PDFBytes: Sendable, Hashable {
    /// What was written so far.
    public private(set) var bytes: [UInt8] = []

    /// Nothing written yet, with room for so many bytes.
    public init(capacity: Int = 0) { bytes.reserveCapacity(capacity) }

    /// Syntax as it stands.
    public init(_ syntax: String) { bytes = Array(syntax.utf8) }

    /// Writes syntax as it stands.
    public mutating func write(_ syntax: StaticString) {
        bytes.append(contentsOf: UnsafeBufferPointer(start: syntax.utf8Start, count: syntax.utf8CodeUnitCount))
    }

    /// Writes syntax as it stands.
    public mutating func write(_ syntax: String) { bytes.append(contentsOf: syntax.utf8) }

    /// Writes bytes as they are.
    public mutating func write(_ more: [UInt8]) { bytes.append(contentsOf: more) }

    mutating func write(byte: UInt8) { bytes.append(byte) }

    /// Writes a number with up to four decimals, without exponent or idle zeros. What is no number is written as 0.
    public mutating func write(_ value: Double, decimals: Int = 3) {
        let scale = PDFBytes.scales[min(max(decimals, 0), 4)]
        let scaled = value * Double(scale)
        guard abs(scaled) < 1e15 else { return write(byte: 0x30) }
        write(scaled: Int64(nearest: scaled), scale: scale)
    }

    /// Writes a whole number.
    public mutating func write(_ value: Int) { write(scaled: Int64(value), scale: 1) }

    /// Writes numbers with a space after each.
    public mutating func write(_ values: [Double], decimals: Int = 3) {
        for value in values {
            write(value, decimals: decimals)
            write(byte: 0x20)
        }
    }

    private static let scales: [Int64] = [1, 10, 100, 1_000, 10_000]

    /// Writes `value / scale`.
    mutating func write(scaled value: Int64, scale: Int64) {
        if value < 0 { bytes.append(0x2D) }
        let (whole, fraction) = value.magnitude.quotientAndRemainder(dividingBy: UInt64(scale))
        if whole != 0 || fraction == 0 { write(digits: whole) }
        guard fraction != 0 else { return }
        bytes.append(0x2E)
        var rest = fraction
        var unit = UInt64(scale) / 10
        while rest != 0, unit != 0 {
            bytes.append(UInt8(truncatingIfNeeded: 0x30 + rest / unit))
            rest %= unit
            unit /= 10
        }
    }

    private mutating func write(digits value: UInt64) {
        var unit: UInt64 = 1
        while value / unit >= 10 { unit *= 10 }
        while unit > 0 {
            bytes.append(UInt8(truncatingIfNeeded: 0x30 + value / unit % 10))
            unit /= 10
        }
    }

    /// Writes a name, its slash first. Bytes that may not stand in one are written as `#` and two digits.
    public mutating func write(name: String) {
        bytes.append(0x2F)
        for byte in name.utf8 {
            if byte > 0x20, byte < 0x7F, !PDFBytes.notInNames.contains(byte) {
                bytes.append(byte)
            } else {
                bytes += [0x23, PDFBytes.digit(byte >> 4), PDFBytes.digit(byte & 15)]
            }
        }
    }

    private static let notInNames = Set("#()<>[]{}/%".utf8)

    /// Writes the bytes of a string between parentheses.
    public mutating func write(literal string: some Sequence<UInt8>) {
        bytes.append(0x28)
        for byte in string { write(inLiteral: byte) }
        bytes.append(0x29)
    }

    /// Writes a byte of a literal string that is open.
    mutating func write(inLiteral byte: UInt8) {
        switch byte {
        case 0x28, 0x29, 0x5C: bytes += [0x5C, byte]
        // An end of line would be read as a line feed.
        case 0x0D: bytes += [0x5C, 0x72]
        default: bytes.append(byte)
        }
    }

    /// Writes text for people: PDFDocEncoding where it is ASCII, else UTF-16 with its mark (7.9.2.2).
    public mutating func write(text: String) {
        let isPlain = text.utf8.allSatisfy { $0 >= 0x20 && $0 < 0x7F }
        guard !isPlain else { return write(literal: text.utf8) }
        write("<FEFF")
        for unit in text.utf16 { write(hexadecimal: unit) }
        bytes.append(0x3E)
    }

    /// Writes four hexadecimal digits.
    mutating func write(hexadecimal value: UInt16) {
        for shift in [12, 8, 4, 0] { bytes.append(PDFBytes.digit(UInt8(truncatingIfNeeded: value >> shift) & 15)) }
    }

    private static func digit(_ value: UInt8) -> UInt8 { value < 10 ? 0x30 + value : 0x37 + value }
}

extension Int64 {
    /// The whole number nearest to a value that is not beyond 2⁶², halves away from zero; `rounded()` calls a library.
    init(nearest value: Double) { self = Int64(value + (value < 0 ? -0.5 : 0.5)) }
}
