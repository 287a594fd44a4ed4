import CVips
import Geometry

/// The ICC profile of sRGB, in whose colours photographs for a screen are prepared.
public enum ScreenProfile {
    /// The profile's bytes, as libvips carries them.
    ///
    /// Throws `profile.missing` where it carries none.
    public static func bytes() throws(Fault) -> [UInt8] {
        Picture.start()
        var count = 0
        guard let blob = imprenta_vips_srgb_profile(&count) else {
            throw Fault(.missingInput, .profileMissing, ["file": "sRGB"])
        }
        defer { g_free(blob) }
        return Array(UnsafeRawBufferPointer(start: blob, count: count))
    }
}
