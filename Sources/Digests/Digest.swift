import CGLib
import Foundation

/// A SHA-256 being made (FIPS 180-4), by GLib: as `sha256sum` prints it.
public final class Digest {
    /// Length in bytes.
    public static let length = 32

    private let checksum: OpaquePointer?

    /// A digest of nothing yet.
    public init() { checksum = g_checksum_new(G_CHECKSUM_SHA256) }

    deinit { checksum.map { g_checksum_free($0) } }

    /// Takes in some more bytes. What is added after the digest was read does not count.
    public func add(_ bytes: some DataProtocol) {
        for region in bytes.regions {
            region.withUnsafeBytes { raw in
                g_checksum_update(checksum, raw.bindMemory(to: guchar.self).baseAddress, gssize(raw.count))
            }
        }
    }

    /// The digest in 64 hexadecimal digits, lower-case.
    public var hexadecimal: String { g_checksum_get_string(checksum).map { String(cString: $0) } ?? "" }

    /// The digest in 32 bytes.
    public var bytes: [UInt8] {
        var bytes = [UInt8](repeating: 0, count: Digest.length)
        var length = gsize(bytes.count)
        g_checksum_get_digest(checksum, &bytes, &length)
        return bytes
    }
}

extension Digest {
    /// The digest of bytes, in hexadecimal digits.
    public static func of(_ bytes: some DataProtocol) -> String {
        let digest = Digest()
        digest.add(bytes)
        return digest.hexadecimal
    }

    /// The digest of a text's UTF-8, in hexadecimal digits.
    public static func of(_ text: String) -> String { of(Array(text.utf8)) }

    /// The digest of a file's bytes, in hexadecimal digits, read a stretch at a time; `nil` where it cannot be read.
    public static func ofFile(_ path: String) -> String? {
        guard let file = FileHandle(forReadingAtPath: path) else { return nil }
        defer { try? file.close() }
        let digest = Digest()
        do {
            while let stretch = try file.read(upToCount: 1 << 18), !stretch.isEmpty { digest.add(stretch) }
        } catch {
            return nil
        }
        return digest.hexadecimal
    }

    /// The 32 bytes of a digest of bytes.
    public static func bytes(of bytes: some DataProtocol) -> [UInt8] {
        let digest = Digest()
        digest.add(bytes)
        return digest.bytes
    }

    /// Any bytes in lower-case hexadecimal digits, two a byte.
    public static func hexadecimal(_ bytes: some Sequence<UInt8>) -> String {
        let digits = Array("0123456789abcdef".utf8)
        return String(decoding: bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
    }

    /// The 32 bytes of a digest in hexadecimal digits; `nil` for any other text.
    public static func bytes(hexadecimal text: String) -> [UInt8]? {
        guard isDigest(text) else { return nil }
        let digits = text.utf8.map { $0 < 0x40 ? $0 - 0x30 : $0 - 0x57 }
        return stride(from: 0, to: digits.count, by: 2).map { digits[$0] << 4 | digits[$0 + 1] }
    }

    /// Whether a text can be a digest in hexadecimal digits, lower-case.
    public static func isDigest(_ text: String) -> Bool {
        text.utf8.count == 64 && text.utf8.allSatisfy { (0x30...0x39).contains($0) || (0x61...0x66).contains($0) }
    }
}
