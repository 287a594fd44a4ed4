import Foundation
import Geometry

/// A number made from bytes that tells one content from another: identity, not protection. FNV-1a of 128 bits, run over
/// words of eight bytes where it can, for photographs and profiles are large.
public struct Fingerprint: Sendable {
    private var value: UInt128 = 0x6c62_272e_07bb_0142_62b8_2175_6295_c58d
    private static let prime: UInt128 = 0x0000_0000_0100_0000_0000_0000_0000_013b

    /// Of no bytes.
    public init() {}

    /// Takes in bytes.
    public mutating func add(_ bytes: [UInt8]) { bytes.withUnsafeBytes { add($0) } }

    /// Takes in bytes.
    public mutating func add(_ bytes: UnsafeRawBufferPointer) {
        let words = bytes.count / 8
        for index in 0..<words {
            let word = UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: 8 * index, as: UInt64.self))
            value = (value ^ UInt128(word)) &* Fingerprint.prime
        }
        for byte in bytes[(8 * words)...] { value = (value ^ UInt128(byte)) &* Fingerprint.prime }
    }

    /// Takes in the bytes of a file, piece by piece.
    ///
    /// Throws `file.missing`.
    public mutating func add(fileAt path: String) throws {
        guard let file = FileHandle(forReadingAtPath: path) else {
            throw Fault(.missingInput, .fileMissing, at: Finding.Place(file: path))
        }
        while let piece = try file.read(upToCount: 1 << 20), !piece.isEmpty {
            piece.withUnsafeBytes { add($0) }
        }
    }

    /// Sixteen bytes.
    public var bytes: [UInt8] { (0..<16).map { UInt8(truncatingIfNeeded: value >> (8 * (15 - UInt128($0)))) } }

    /// Six capitals that tell one subset of a font from others (ISO 32000-1, 9.6.4).
    public var subsetTag: String { String(decoding: bytes.prefix(6).map { 0x41 + $0 % 26 }, as: UTF8.self) }

    /// In the form of a UUID of version 8 (RFC 9562, 5.8).
    public var uuid: String {
        var bits = value
        bits = bits & ~(0xF << 76) | 8 << 76
        bits = bits & ~(3 << 62) | 2 << 62
        let digits = String(bits, radix: 16)
        let full = Array(String(repeating: "0", count: 32 - digits.count) + digits)
        return [0..<8, 8..<12, 12..<16, 16..<20, 20..<32].map { String(full[$0]) }.joined(separator: "-")
    }
}
