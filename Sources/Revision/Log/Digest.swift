import CGLib

/// SHA-256 (FIPS 180-4), as `sha256sum` prints it, by GLib.
public enum Digest {
    /// The digest of bytes in 64 hexadecimal digits.
    public static func of(_ bytes: [UInt8]) -> String {
        guard let text = g_compute_checksum_for_data(G_CHECKSUM_SHA256, bytes, gsize(bytes.count)) else { return "" }
        defer { g_free(text) }
        return String(cString: text)
    }

    /// The digest of a text's UTF-8.
    public static func of(_ text: String) -> String { of(Array(text.utf8)) }

    /// Whether a text can be a digest.
    static func isDigest(_ text: String) -> Bool {
        text.utf8.count == 64 && text.utf8.allSatisfy { (0x30...0x39).contains($0) || (0x61...0x66).contains($0) }
    }
}
