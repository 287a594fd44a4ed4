/// Strings in content streams (ISO 32000-1, 7.3.4), read and written.
enum ContentString {
    /// A string's bytes and the place after its closing parenthesis, or `nil` where there is none.
    static func literal(_ bytes: [UInt8], from start: Int) -> ([UInt8], Int?) {
        var result: [UInt8] = []
        var depth = 1
        var index = start
        while index < bytes.count {
            let byte = bytes[index]
            index += 1
            switch byte {
            case 0x28:
                depth += 1
                result.append(byte)
            case 0x29:
                depth -= 1
                if depth == 0 { return (result, index) }
                result.append(byte)
            case 0x5C: escape(bytes, &index, &result)
            case 0x0D:
                if index < bytes.count, bytes[index] == 0x0A { index += 1 }
                result.append(0x0A)
            default: result.append(byte)
            }
        }
        return (result, nil)
    }

    private static func escape(_ bytes: [UInt8], _ index: inout Int, _ result: inout [UInt8]) {
        guard index < bytes.count else { return }
        let byte = bytes[index]
        index += 1
        switch byte {
        case 0x6E: result.append(0x0A)
        case 0x72: result.append(0x0D)
        case 0x74: result.append(0x09)
        case 0x62: result.append(0x08)
        case 0x66: result.append(0x0C)
        case 0x0A: break
        case 0x0D: if index < bytes.count, bytes[index] == 0x0A { index += 1 }
        case 0x30...0x37:
            var value = Int(byte - 0x30)
            for _ in 0..<2 {
                guard index < bytes.count, (0x30...0x37).contains(bytes[index]) else { break }
                value = value * 8 + Int(bytes[index] - 0x30)
                index += 1
            }
            result.append(UInt8(truncatingIfNeeded: value))
        default: result.append(byte)
        }
    }

    /// A hexadecimal string's bytes and the place after its `>`, or `nil` where there is none. What is no digit is
    /// passed over; an odd last digit counts as followed by 0.
    static func hexadecimal(_ bytes: [UInt8], from start: Int) -> ([UInt8], Int?) {
        var result: [UInt8] = []
        var high: UInt8?
        var index = start
        while index < bytes.count {
            let byte = bytes[index]
            index += 1
            if byte == 0x3E {
                if let high { result.append(high << 4) }
                return (result, index)
            }
            guard let digit = PDFCharacter.hexDigit(byte) else { continue }
            if let first = high {
                result.append(first << 4 | digit)
                high = nil
            } else {
                high = digit
            }
        }
        if let high { result.append(high << 4) }
        return (result, nil)
    }

    /// Writes bytes in parentheses, escaping what must be.
    static func writeLiteral(_ bytes: [UInt8], to output: inout [UInt8]) {
        output.append(0x28)
        for byte in bytes {
            switch byte {
            case 0x28, 0x29, 0x5C: output.append(contentsOf: [0x5C, byte])
            case 0x0D: output.append(contentsOf: [0x5C, 0x72])
            default: output.append(byte)
            }
        }
        output.append(0x29)
    }

    /// Writes bytes in hexadecimal.
    static func writeHexadecimal(_ bytes: [UInt8], to output: inout [UInt8]) {
        output.append(0x3C)
        for byte in bytes { output.append(contentsOf: [digit(byte >> 4), digit(byte & 15)]) }
        output.append(0x3E)
    }

    static func digit(_ value: UInt8) -> UInt8 { value < 10 ? 0x30 + value : 0x37 + value }
}
