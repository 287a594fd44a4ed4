import PDFSyntax

/// Reads the numbers of a mesh gradient's stream, bit after bit.
struct MeshReader {
    private let bytes: [UInt8]
    private var bit = 0
    private let bits: (coordinate: Int, component: Int, flag: Int)
    private let decode: [Double]
    private let components: Int

    /// Reads from a shading's stream; `nil` where its description is not complete.
    init?(_ shading: PDFObject, _ bytes: [UInt8], components: Int) {
        self.bytes = bytes
        self.components = components
        bits = (
            shading["BitsPerCoordinate"]?.integer ?? 0, shading["BitsPerComponent"]?.integer ?? 0,
            shading["BitsPerFlag"]?.integer ?? 8
        )
        decode = shading["Decode"]?.numbers(limit: 80) ?? []
        guard (1...32).contains(bits.coordinate), (1...16).contains(bits.component), (2...8).contains(bits.flag),
            decode.count >= 4 + 2 * components, decode.allSatisfy(\.isFinite)
        else { return nil }
    }

    /// An edge flag, 0 to 3. It begins a corner or a patch.
    mutating func flag() -> Int? {
        align()
        return take(bits.flag).map { Int($0 & 3) }
    }

    /// A point in the gradient's coordinates.
    mutating func point() -> (x: Double, y: Double)? {
        guard let x = number(bits.coordinate, 0), let y = number(bits.coordinate, 1) else { return nil }
        return (x, y)
    }

    /// Adds a colour's numbers; false where the stream ends before.
    mutating func colour(into values: inout [Float]) -> Bool {
        for component in 0..<components {
            guard let value = number(bits.component, 2 + component) else { return false }
            values.append(Float(value))
        }
        return true
    }

    /// Goes on to the next whole byte, where the data of every corner and every patch begins.
    mutating func align() { bit = (bit + 7) / 8 * 8 }

    private mutating func number(_ count: Int, _ pair: Int) -> Double? {
        guard let raw = take(count) else { return nil }
        let (low, high) = (decode[2 * pair], decode[2 * pair + 1])
        return low + Double(raw) / Double((UInt64(1) << UInt64(count)) - 1) * (high - low)
    }

    private mutating func take(_ count: Int) -> UInt64? {
        guard bit + count <= bytes.count * 8 else { return nil }
        var value: UInt64 = 0
        var left = count
        while left > 0 {
            let inByte = min(8 - bit % 8, left)
            let shifted = UInt64(bytes[bit / 8]) >> UInt64(8 - bit % 8 - inByte)
            value = value << UInt64(inByte) | shifted & (1 << UInt64(inByte) - 1)
            bit += inByte
            left -= inByte
        }
        return value
    }
}
