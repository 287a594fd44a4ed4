import CVips
import Foundation
import Geometry

/// What a photograph's file says of how it was taken (Exif 2.32, CIPA DC-008).
struct PhotoRemarks {
    /// The day it was taken.
    var taken: CivilDate?
    /// Whether it says where.
    var hasPosition: Bool
    /// Whether it names the camera that took it.
    var hasMaker: Bool
    /// Whether it says that it shows a screen.
    var saysScreen: Bool

    /// Of a file that can be opened; nothing is known of another.
    init(of path: String) {
        let picture = try? Picture.open(path)
        func text(_ field: String) -> String? { picture?.text(field) }
        let days = ["exif-ifd2-DateTimeOriginal", "exif-ifd2-DateTimeDigitized", "exif-ifd0-DateTime"]
        taken = days.lazy.compactMap(text).compactMap(PhotoRemarks.day).first
        // libvips gives what is no text in base 64.
        let map = text("xmp-data").flatMap { Data(base64Encoded: $0) }.map { String(decoding: $0, as: UTF8.self) } ?? ""
        hasPosition =
            text("exif-ifd3-GPSLatitude") != nil || text("exif-ifd3-GPSLongitude") != nil
            || map.contains("GPSLatitude")
        hasMaker = text("exif-ifd0-Make") != nil || text("exif-ifd0-Model") != nil
        saysScreen = (text("exif-ifd2-UserComment") ?? "").lowercased().contains("screenshot")
    }

    /// `2024:03:12 10:22:33 (…)` as a day.
    private static func day(_ text: String) -> CivilDate? {
        guard let match = text.prefixMatch(of: #/(\d{4})[:-](\d\d)[:-](\d\d)\b/#) else { return nil }
        return CivilDate("\(match.1)-\(match.2)-\(match.3)")
    }
}

extension Picture {
    /// A field of its header as text; `nil` where it has none.
    func text(_ field: String) -> String? {
        guard let text = imprenta_vips_text(handle, field) else { return nil }
        defer { g_free(text) }
        return String(cString: text)
    }
}

extension Picture {
    /// Whether a JPEG's data end before the size that its header promises, though its end mark is there: decoders then
    /// only warn, and fill what is missing with one tone.
    static func endsEarly(_ path: String) -> Bool {
        guard let loader = try? loader(ofFile: path), loader == "VipsForeignLoadJpegSource" else { return false }
        guard let whole = try? open(path) else { return true }
        // Of a small picture an eighth may be nothing.
        let eighth = min(whole.width, whole.height) < 64 ? "" : "shrink=8,"
        if (try? open(path, eighth + "fail_on=warning").inMemory()) != nil { return false }
        guard let picture = try? open(path, eighth + "fail_on=none").inMemory(), picture.height > 7,
            let foot = try? picture.part(
                left: 0, top: picture.height * 15 / 16, width: picture.width, height: max(1, picture.height / 16)
            )
            .samples()
        else { return true }
        // Other warnings are harmless: the foot of a whole picture is hardly ever all one tone.
        let bands = picture.bands
        return foot.indices.allSatisfy { abs(Int(foot[$0]) - Int(foot[$0 % bands])) <= 2 }
    }
}
