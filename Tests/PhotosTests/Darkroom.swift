import CVips
import Foundation
import Geometry
import Photos
import PrintModel
import Testing

/// A folder of its own for one test, with what a test needs to make photographs in it and to read results.
final class Darkroom {
    let folder: String

    init() throws {
        folder = NSTemporaryDirectory() + "photos-" + UUID().uuidString
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        _ = Darkroom.started
    }

    deinit { try? FileManager.default.removeItem(atPath: folder) }

    /// libvips is started by the stage itself, on the first file it looks at.
    private static let started: Void = {
        _ = try? PhotoReader.measure("/proc/self/exe")
        _ = try? PhotoReader.measure(CommandLine.arguments[0])
    }()

    var cache: String { folder + "/cache" }

    /// Debian's scribus-data.
    static let profile = "/usr/share/scribus/profiles/ISOcoated_v2_300_bas.icc"

    static func condition(
        profile: String = Darkroom.profile, inkLimit: Double = 300, resolution: Double = 300
    ) -> PrintCondition {
        PrintCondition(
            name: "coated", title: "Coated", profile: profile, identifier: "FOGRA39", inkLimit: inkLimit,
            resolution: resolution)
    }

    func preparer(
        _ condition: PrintCondition = Darkroom.condition(), _ purpose: PhotoPreparer.Purpose = .print
    ) throws -> PhotoPreparer {
        try PhotoPreparer(for: condition, purpose: purpose, cache: cache)
    }

    /// A placement of a photograph of this folder in a frame of so many points.
    func placement(
        _ name: String, _ width: Double = 72, _ height: Double = 72, focus: Point? = nil, crop: Rect? = nil
    ) -> PhotoPlacement {
        PhotoPlacement(
            path: folder + "/" + name, frame: Rect(x: 0, y: 0, width: width, height: height), focus: focus, crop: crop,
            place: Finding.Place(file: "report.md", line: 7))
    }

    // MARK: Making

    /// Writes bytes.
    func write(_ name: String, _ bytes: some Sequence<UInt8>) throws {
        try Data(bytes).write(to: URL(fileURLWithPath: folder + "/" + name))
    }

    /// Writes a picture of eight-bit pixels in the format its name says.
    func make(
        _ name: String, _ width: Int, _ height: Int, bands: Int = 3, profile: [UInt8]? = nil, orientation: Int = 1,
        options: [String: String] = [:], _ pixel: (_ x: Int, _ y: Int) -> [UInt8]
    ) throws {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(width * height * bands)
        for y in 0..<height { for x in 0..<width { bytes += pixel(x, y) } }
        let raw = try #require(
            vips_image_new_from_memory_copy(
                bytes, bytes.count, Int32(width), Int32(height), Int32(bands), VIPS_FORMAT_UCHAR))
        defer { g_object_unref(raw) }
        let meanings = [1: "b-w", 2: "b-w", 3: "srgb", 4: profile == nil ? "srgb" : "cmyk"]
        let picture = try Vips.call(
            "copy", on: raw, ["interpretation": options["interpretation"] ?? meanings[bands] ?? "srgb"])
        vips_image_set_int(picture.image, VIPS_META_ORIENTATION, Int32(orientation))
        if let profile { vips_image_set_blob_copy(picture.image, VIPS_META_ICC_NAME, profile, profile.count) }
        try save(picture, name, options.filter { $0.key != "interpretation" })
    }

    /// Writes a picture in the format its name says.
    func save(_ picture: Vips, _ name: String, _ options: [String: String] = [:]) throws {
        let savers = ["jpg": "jpegsave", "png": "pngsave", "webp": "webpsave", "tif": "tiffsave", "gif": "gifsave"]
        let kind = (name as NSString).pathExtension
        try Vips.run(
            savers[kind] ?? "heifsave", on: picture.image,
            options.merging(["filename": folder + "/" + name]) { own, _ in own })
    }

    // MARK: Reading

    /// The pixels of a prepared photograph.
    static func pixels(_ photo: PreparedPhoto) throws -> [[UInt8]] {
        let picture = try Vips.load(photo.path)
        var count = 0
        let memory = try #require(vips_image_write_to_memory(picture.image, &count))
        defer { g_free(memory) }
        let bytes = [UInt8](UnsafeRawBufferPointer(start: memory, count: count))
        let bands = photo.cmyk ? 4 : 3
        #expect(count == photo.pixels.width * photo.pixels.height * bands)
        return stride(from: 0, to: count, by: bands).map { Array(bytes[$0..<$0 + bands]) }
    }

    /// The samples of a picture's file.
    static func samples(of path: String) throws -> [UInt8] {
        let loader = path.hasSuffix(".png") ? "pngload" : "jpegload"
        let picture = try Vips.call(loader, ["filename": path])
        var count = 0
        let memory = try #require(vips_image_write_to_memory(picture.image, &count))
        defer { g_free(memory) }
        return [UInt8](UnsafeRawBufferPointer(start: memory, count: count))
    }

    /// The pixel at a place given in fractions.
    static func pixel(_ photo: PreparedPhoto, _ x: Double, _ y: Double) throws -> [UInt8] {
        let (column, row) = (Int(x * Double(photo.pixels.width)), Int(y * Double(photo.pixels.height)))
        return try pixels(photo)[row * photo.pixels.width + column]
    }

    /// The codes of the fault that a body throws.
    static func codes(_ body: () throws -> Void) -> [FindingCode] {
        do {
            try body()
            return []
        } catch let fault as Fault {
            return fault.findings.map(\.code)
        } catch {
            return []
        }
    }
}
