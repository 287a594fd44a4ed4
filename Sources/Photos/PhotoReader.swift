import Geometry
import PrintModel

/// Looks at photographs without decoding them: their headers alone are read.
public enum PhotoReader {
    /// Starts the picture library, which takes a while, so that the first photograph need not wait for it. From any
    /// thread; without it the first photograph does.
    public static func start() {
        Picture.start()
        Picture.rest()
    }

    /// The size of a photograph in pixels as the eye sees it, its EXIF orientation applied.
    ///
    /// Throws a `Fault` with one finding where the file is missing, empty, not a photograph, or declares more than
    /// 500 megapixels (120 where it must be decoded as a whole) or a side over 50,000.
    public static func measure(_ path: String, at place: Finding.Place = Finding.Place()) throws -> PixelSize {
        defer { Picture.rest() }
        return try PhotoFile(path, at: place).upright
    }

    /// What preparing a photograph for its frame would find by the header: whether it can be read, and whether it has
    /// pixels enough for the print condition.
    public static func check(_ placement: PhotoPlacement, under condition: PrintCondition) -> [Finding] {
        defer { Picture.rest() }
        do {
            let file = try PhotoFile(placement.path, at: placement.place)
            let frame = placement.frameSize
            let crop = Crop(of: file.upright, into: frame, within: placement.crop, focus: placement.focus)
            return Sharpness(of: crop.size, in: frame)
                .findings(under: condition, photo: placement.name, at: placement.place)
        } catch let fault as Fault {
            return fault.findings
        } catch {
            return [Finding(.error, .photoUnreadable, at: placement.place, ["photo": placement.name])]
        }
    }
}
