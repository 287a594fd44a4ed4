/// PDF's LZW (ISO 32000-1, 7.4.4): codes of 9 to 12 bits, most significant bit first.
enum LZWDecoder {
    /// Undoes LZW. `early` is the `/EarlyChange` that PDF has unless it says otherwise.
    static func decode(_ data: [UInt8], early: Bool, limit: Int) -> PDFDecoded {
        // A code's string is its prefix's string and one byte more.
        var prefix = [Int](repeating: -1, count: 4097)
        var last = [UInt8](repeating: 0, count: 4097)
        var length = [Int](repeating: 1, count: 4097)
        for code in 0..<256 { last[code] = UInt8(code) }
        var next = 258
        var width = 9
        var previous = -1
        var output: [UInt8] = []
        var buffer = 0
        var bits = 0
        for byte in data {
            buffer = (buffer << 8 | Int(byte)) & 0xFF_FFFF
            bits += 8
            guard bits >= width else { continue }
            bits -= width
            let code = buffer >> bits & (1 << width - 1)
            if code == 257 { return .bytes(output) }
            if code == 256 {
                (next, width, previous) = (258, 9, -1)
                continue
            }
            guard code < next || (code == next && previous >= 0) else { return .damaged(output) }
            if output.count > limit { return .tooLarge }
            let known = code < next ? code : previous
            let count = length[known]
            let start = output.count
            output.append(contentsOf: repeatElement(0, count: count))
            var walk = known
            for index in stride(from: start + count - 1, through: start, by: -1) {
                output[index] = last[walk]
                walk = prefix[walk]
                if walk < 0 { break }
            }
            let first = output[start]
            if code == next { output.append(first) }
            if previous >= 0, next < 4096 {
                prefix[next] = previous
                last[next] = first
                length[next] = length[previous] + 1
                next += 1
            }
            previous = code
            let full = next + (early ? 1 : 0)
            width = full >= 2048 ? 12 : full >= 1024 ? 11 : full >= 512 ? 10 : 9
        }
        return .bytes(output)
    }
}
