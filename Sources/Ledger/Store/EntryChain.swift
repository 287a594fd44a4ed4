import Digests
import Foundation

/// The bytes an entry is hashed over, and its link to the one before.
enum EntryChain {
    /// What the first entry follows.
    static let origin = [UInt8](repeating: 0, count: Digest.length)

    /// SHA-256 over the hash before and every field, each with its length before it, so that no two entries have the
    /// same bytes.
    static func hash(number: Int, _ header: Header, kind: String, payload: [UInt8], previous: [UInt8]) -> [UInt8] {
        var bytes = Array("imprenta ledger 1\n".utf8)
        bytes += previous
        append(Array(String(number).utf8), to: &bytes)
        append(Array(kind.utf8), to: &bytes)
        append(Array(header.date.utf8), to: &bytes)
        append(Array(header.by.utf8), to: &bytes)
        append(header.reason.map { Array($0.utf8) }, to: &bytes)
        append(header.document.map { Array($0.utf8) }, to: &bytes)
        append(payload, to: &bytes)
        return Digest.bytes(of: bytes)
    }

    /// A length of eight bytes, big-endian, and the bytes; all ones where there are none.
    private static func append(_ field: [UInt8]?, to bytes: inout [UInt8]) {
        let length = field.map { UInt64($0.count) } ?? .max
        for shift in stride(from: 56, through: 0, by: -8) { bytes.append(UInt8(truncatingIfNeeded: length >> shift)) }
        bytes += field ?? []
    }

    /// The act as stored.
    static func payload(_ act: Act) throws -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return [UInt8](try encoder.encode(act))
    }

    /// The act of a stored payload.
    static func act(_ payload: [UInt8]) throws -> Act {
        try JSONDecoder().decode(Act.self, from: Data(payload))
    }
}
