import CGLib
import Foundation

/// SHA-256 (FIPS 180-4), by GLib.
enum Digest {
    /// The digest of bytes, in 64 hexadecimal digits.
    static func of(_ bytes: [UInt8]) -> String {
        guard let text = g_compute_checksum_for_data(G_CHECKSUM_SHA256, bytes, gsize(bytes.count)) else { return "" }
        defer { g_free(text) }
        return String(cString: text)
    }

    /// The digest of a file, read a stretch at a time; `nil` where it cannot be read.
    static func ofFile(_ path: String) -> String? {
        guard let file = FileHandle(forReadingAtPath: path), let sum = g_checksum_new(G_CHECKSUM_SHA256) else {
            return nil
        }
        defer {
            g_checksum_free(sum)
            try? file.close()
        }
        do {
            while let stretch = try file.read(upToCount: 1 << 18), !stretch.isEmpty {
                stretch.withUnsafeBytes { raw in
                    g_checksum_update(sum, raw.bindMemory(to: guchar.self).baseAddress, gssize(raw.count))
                }
            }
        } catch { return nil }
        return g_checksum_get_string(sum).map { String(cString: $0) }
    }
}
