import Foundation

/// Writes numbers and texts in few bytes: whole numbers seven bits a byte, the least first (as DWARF's LEB128), those
/// below zero folded in between (zigzag).
public struct PackedWriter {
    /// What was written.
    public private(set) var bytes: [UInt8] = []

    /// Nothing written yet.
    public init() {}

    /// Adds a whole number.
    public mutating func add(_ value: Int) {
        var rest = UInt(bitPattern: (value << 1) ^ (value >> (Int.bitWidth - 1)))
        while rest >= 0x80 {
            bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
            rest >>= 7
        }
        bytes.append(UInt8(truncatingIfNeeded: rest))
    }

    /// Adds a number as it is, to the last bit.
    public mutating func add(_ value: Double) {
        withUnsafeBytes(of: value.bitPattern.littleEndian) { bytes.append(contentsOf: $0) }
    }

    /// Adds whole numbers, and before them how many they are.
    public mutating func add(_ values: [Int]) {
        add(values.count)
        for value in values { add(value) }
    }

    /// Adds bytes as they are.
    public mutating func add(bytes more: [UInt8]) { bytes.append(contentsOf: more) }
}

/// Reads what a `PackedWriter` wrote. Anything else gives `nil`, never a fault.
public struct PackedReader {
    private let source: ArraySlice<UInt8>
    private var position: Int

    /// Reads bytes from their start.
    public init(_ bytes: ArraySlice<UInt8>) {
        source = bytes
        position = bytes.startIndex
    }

    /// Whether nothing is left.
    public var isAtEnd: Bool { position == source.endIndex }

    /// The next whole number.
    public mutating func integer() -> Int? {
        var (value, shift) = (UInt(0), 0)
        while position < source.endIndex, shift < UInt.bitWidth {
            let byte = source[position]
            position += 1
            value |= UInt(byte & 0x7F) << shift
            if byte < 0x80 { return Int(bitPattern: value >> 1) ^ -Int(bitPattern: value & 1) }
            shift += 7
        }
        return nil
    }

    /// The next number.
    public mutating func number() -> Double? {
        guard let bytes = bytes(8) else { return nil }
        return Double(bitPattern: bytes.reversed().reduce(0) { $0 << 8 | UInt64($1) })
    }

    /// How many things follow, each of at least a byte.
    public mutating func count() -> Int? {
        guard let count = integer(), count >= 0, count <= source.endIndex - position else { return nil }
        return count
    }

    /// The next list of whole numbers.
    public mutating func integers() -> [Int]? { list { $0.integer() } }

    /// The next things, one after another, their number before them; `nil` where one of them is.
    public mutating func list<Thing>(_ next: (inout PackedReader) -> Thing?) -> [Thing]? {
        guard let count = count() else { return nil }
        var things: [Thing] = []
        things.reserveCapacity(count)
        for _ in 0..<count {
            guard let thing = next(&self) else { return nil }
            things.append(thing)
        }
        return things
    }

    /// The next bytes, at their places in the array that they were read from.
    public mutating func bytes(_ count: Int) -> ArraySlice<UInt8>? {
        guard count >= 0, count <= source.endIndex - position else { return nil }
        defer { position += count }
        return source[position..<position + count]
    }
}
