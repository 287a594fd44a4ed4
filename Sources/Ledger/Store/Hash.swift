import CGLib
import Foundation

/// SHA-256 (FIPS 180-4), by GLib.
public enum Hash {
    /// Length in bytes.
    static let length = 32

    /// The digest of bytes.
    public static func sha256(_ bytes: [UInt8]) -> [UInt8] {
        let checksum = Checksum()
        checksum.add(bytes)
        return checksum.digest
    }

    /// The digest of a file's bytes, read piece by piece; `nil` where it cannot be read.
    public static func sha256(fileAt path: String) -> String? {
        guard let file = FileHandle(forReadingAtPath: path) else { return nil }
        defer { try? file.close() }
        let checksum = Checksum()
        do {
            while let piece = try file.read(upToCount: 1 << 18), !piece.isEmpty { checksum.add([UInt8](piece)) }
        } catch {
            return nil
        }
        return hexadecimal(checksum.digest)
    }

    /// Two digits a byte.
    public static func hexadecimal(_ bytes: [UInt8]) -> String {
        let digits = Array("0123456789abcdef".utf8)
        return String(decoding: bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
    }
}

/// A digest being made; it owns GLib's.
private final class Checksum {
    private let checksum: OpaquePointer?

    init() { checksum = g_checksum_new(G_CHECKSUM_SHA256) }

    deinit { checksum.map { g_checksum_free($0) } }

    func add(_ bytes: [UInt8]) {
        bytes.withUnsafeBufferPointer { g_checksum_update(checksum, $0.baseAddress, gssize($0.count)) }
    }

    var digest: [UInt8] {
        var bytes = [UInt8](repeating: 0, count: Hash.length)
        var length = gsize(bytes.count)
        g_checksum_get_digest(checksum, &bytes, &length)
        return bytes
    }
}
