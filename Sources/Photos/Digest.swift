import CVips
import Foundation

/// A SHA-256 being made (FIPS 180-4), by the GLib that libvips stands on.
public final class Digest {
    private let checksum: OpaquePointer?

    init() { checksum = g_checksum_new(G_CHECKSUM_SHA256) }

    deinit { checksum.map { g_checksum_free($0) } }

    /// Takes in some more bytes.
    func add(_ bytes: some DataProtocol) {
        for region in bytes.regions {
            region.withUnsafeBytes { raw in
                g_checksum_update(checksum, raw.bindMemory(to: guchar.self).baseAddress, gssize(raw.count))
            }
        }
    }

    /// The digest in 64 hexadecimal digits; nothing can be added after.
    var hexadecimal: String { g_checksum_get_string(checksum).map { String(cString: $0) } ?? "" }

    /// The digest of a text.
    static func of(_ text: String) -> String {
        let digest = Digest()
        digest.add(Data(text.utf8))
        return digest.hexadecimal
    }

    /// The digest of a file's bytes, read a stretch at a time; `nil` where it cannot be read.
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
}
