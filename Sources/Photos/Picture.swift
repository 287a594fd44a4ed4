import CVips
import Digests
import Foundation

/// What libvips answers with where an operation cannot be done. Its text is one buffer for the whole process, so it is
/// not kept: which step failed says enough.
struct PictureFailure: Error {}

/// A libvips image: a recipe for pixels, worked out in strips when they are asked for.
///
/// Owned by the one photograph being prepared; not shared between tasks.
final class Picture {
    let handle: UnsafeMutablePointer<VipsImage>

    /// Starts libvips the first time it is asked for.
    private static let started: Bool = imprenta_vips_start() == 0

    /// Starts libvips now.
    static func start() { _ = started }

    private init(owning handle: UnsafeMutablePointer<VipsImage>) { self.handle = handle }

    deinit { g_object_unref(handle) }

    // MARK: Opening

    /// The loader that libvips would read a file with, by the file's first bytes; `nil` where none will.
    static func loader(ofFile path: String) throws -> String? {
        try withSource(path) { source in
            guard let name = vips_foreign_find_load_source(source) else {
                vips_error_clear()
                return nil
            }
            return String(cString: name)
        }
    }

    /// Reads a file's header; its pixels follow from top to bottom, and a file cut short or damaged is a failure then.
    ///
    /// `options` are the loader's own, as libvips writes them: `shrink=4`.
    static func open(_ path: String, _ options: String = "") throws -> Picture {
        try withSource(path) { source in
            let all = "access=sequential,fail_on=error" + (options.isEmpty ? "" : "," + options)
            guard let image = imprenta_vips_open(source, all) else { throw failure() }
            return try Picture(owning: image).withPixels()
        }
    }

    private static func withSource<R>(
        _ path: String, _ body: (UnsafeMutablePointer<VipsSource>) throws -> R
    ) throws -> R {
        guard started, let source = vips_source_new_from_file(path) else { throw failure() }
        defer { g_object_unref(source) }
        return try body(source)
    }

    /// A picture of one pixel in RGB, to try a profile on.
    static func pixel() throws -> Picture {
        var out: UnsafeMutablePointer<VipsImage>?
        guard started, imprenta_vips_pixel(&out) == 0, let out else { throw failure() }
        return Picture(owning: out)
    }

    /// Gives back the memory that libvips keeps for the running thread; to be called where a photograph is done.
    static func rest() { if started { vips_thread_shutdown() } }

    /// The version of libvips, on which the exact pixels depend.
    static var version: String { String(cString: vips_version_string()) }

    // MARK: What the header says

    /// Width in pixels, as stored.
    var width: Int { Int(vips_image_get_width(handle)) }
    /// Height in pixels, as stored.
    var height: Int { Int(vips_image_get_height(handle)) }
    /// Channels, alpha among them.
    var bands: Int { Int(vips_image_get_bands(handle)) }
    /// What the channels mean.
    var interpretation: VipsInterpretation { vips_image_guess_interpretation(handle) }
    /// Type of a channel's number.
    var format: VipsBandFormat { vips_image_get_format(handle) }
    /// Whether one of the channels is transparency.
    var hasAlpha: Bool { vips_image_hasalpha(handle) != 0 }
    /// Whether an ICC profile is embedded.
    var hasProfile: Bool { imprenta_vips_has(handle, VIPS_META_ICC_NAME) != 0 }
    /// SHA-256 of the embedded ICC profile.
    var profileDigest: String? {
        var bytes: UnsafeRawPointer?
        var count = 0
        guard hasProfile, vips_image_get_blob(handle, VIPS_META_ICC_NAME, &bytes, &count) == 0, let bytes else {
            return nil
        }
        let digest = Digest()
        digest.add(Data(bytes: bytes, count: count))
        return digest.hexadecimal
    }
    /// EXIF orientation, 1 to 8.
    var orientation: Int { Int(vips_image_get_orientation(handle)) }
    /// Whether the file holds the whole picture several times over, finer each time.
    var isProgressive: Bool {
        imprenta_vips_number(handle, "jpeg-multiscan", 0) != 0 || imprenta_vips_number(handle, "interlaced", 0) != 0
    }
    /// How far the origin was moved by cropping, in pixels.
    var offset: (x: Int, y: Int) { (Int(vips_image_get_xoffset(handle)), Int(vips_image_get_yoffset(handle))) }

    // MARK: Operations

    /// Turned upright by its orientation.
    func upright() throws -> Picture { try make { imprenta_vips_autorot(handle, $0) } }

    /// Resized by two factors with a Lanczos kernel.
    func resized(horizontally x: Double, vertically y: Double) throws -> Picture {
        x == 1 && y == 1 ? self : try make { imprenta_vips_resize(handle, $0, x, y) }
    }

    /// The pixels of a rectangle inside it.
    func part(left: Int, top: Int, width: Int, height: Int) throws -> Picture {
        try make { imprenta_vips_extract(handle, $0, Int32(left), Int32(top), Int32(width), Int32(height)) }
    }

    /// Laid on a background, without transparency; `opaque` is the alpha of a pixel that hides it.
    func flattened(on background: [Double], opaque: Double) throws -> Picture {
        guard let values = vips_array_double_new(background, Int32(background.count)) else { throw Picture.failure() }
        defer { vips_area_unref(UnsafeMutableRawPointer(values).assumingMemoryBound(to: VipsArea.self)) }
        return try make { imprenta_vips_flatten(handle, $0, values, opaque) }
    }

    /// Some neighbouring channels alone.
    func channels(_ first: Int, count: Int) throws -> Picture {
        try make { imprenta_vips_bands(handle, $0, Int32(first), Int32(count)) }
    }

    /// In another colour space, by the definition of both and without a profile.
    func inSpace(_ space: VipsInterpretation) throws -> Picture {
        try make { imprenta_vips_colourspace(handle, $0, space) }
    }

    /// The same numbers, said to mean something else.
    func taken(as interpretation: VipsInterpretation) throws -> Picture {
        try make { imprenta_vips_as(handle, $0, interpretation) }
    }

    /// In eight bits of a profile's device, from another profile or, where `input` is `nil`, from the embedded one:
    /// relative colorimetric with black point compensation. A profile is a path or libvips' own `srgb`.
    func converted(from input: String?, to output: String) throws -> Picture {
        try make { imprenta_vips_convert(handle, $0, input, output) }
    }

    /// Sharpened in lightness alone; see `vips_sharpen`.
    func sharpened(radius: Double, slope: Double, brighten: Double, darken: Double) throws -> Picture {
        try make { imprenta_vips_sharpen(handle, $0, radius, slope, brighten, darken) }
    }

    /// The part of so many pixels that draws the eye most; its `offset` says where it was.
    func attentionCrop(width: Int, height: Int) throws -> Picture {
        try make { imprenta_vips_smartcrop(handle, $0, Int32(width), Int32(height)) }
    }

    /// A CMYK picture with no pixel over `limit` percent of ink in all.
    func withInk(under limit: Double) throws -> Picture {
        try make { imprenta_vips_limit_ink(handle, $0, (limit * 2.55).rounded(.down)) }
    }

    /// A picture of one row, from eight-bit samples of so many channels.
    static func row(_ samples: [UInt8], bands: Int, as interpretation: VipsInterpretation) throws -> Picture {
        let image = samples.withUnsafeBytes { bytes in
            started
                ? vips_image_new_from_memory_copy(
                    bytes.baseAddress, bytes.count, Int32(samples.count / bands), 1, Int32(bands), VIPS_FORMAT_UCHAR)
                : nil
        }
        guard let image else { throw failure() }
        return try Picture(owning: image).taken(as: interpretation)
    }

    /// A picture of one channel and eight bits whose values are looked up in a row of 256.
    func mapped(by table: Picture) throws -> Picture { try make { imprenta_vips_maplut(handle, $0, table.handle) } }

    /// Its samples, row by row, in a picture of eight bits.
    func samples() throws -> [UInt8] {
        var count = 0
        guard let bytes = vips_image_write_to_memory(handle, &count) else { throw Picture.failure() }
        defer { g_free(bytes) }
        return Array(UnsafeRawBufferPointer(start: bytes, count: count))
    }

    /// Its pixels worked out and held in memory.
    func inMemory() throws -> Picture {
        guard let image = vips_image_copy_memory(handle) else { throw Picture.failure() }
        return Picture(owning: image)
    }

    /// A baseline JPEG without metadata. Of a CMYK picture: with Adobe's marker and so with inverted values.
    func jpeg(quality: Int) throws -> Data {
        var bytes: UnsafeMutableRawPointer?
        var count = 0
        guard imprenta_vips_jpeg(handle, &bytes, &count, Int32(quality)) == 0, let bytes else {
            throw Picture.failure()
        }
        return Data(bytesNoCopy: bytes, count: count, deallocator: .custom { pointer, _ in g_free(pointer) })
    }

    /// The picture that an operation makes.
    func make(
        _ operation: (UnsafeMutablePointer<UnsafeMutablePointer<VipsImage>?>) -> Int32
    ) throws -> Picture {
        var out: UnsafeMutablePointer<VipsImage>?
        guard operation(&out) == 0, let out else { throw Picture.failure() }
        return try Picture(owning: out).withPixels()
    }

    /// The picture itself, where anything is left of it: what was shrunk to nothing ends libvips as it is asked for pixels.
    private func withPixels() throws -> Picture {
        guard width > 0, height > 0 else { throw Picture.failure() }
        return self
    }

    /// The failure to throw; clears libvips' buffer of messages.
    static func failure() -> PictureFailure {
        vips_error_clear()
        return PictureFailure()
    }
}
