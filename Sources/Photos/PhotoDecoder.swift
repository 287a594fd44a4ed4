import CVips
import Geometry
import PrintModel

/// Decodes the part of a photograph that fills its frame, at the size it will have: stage 5's first half.
///
/// Only strips of the original are in memory at a time; what is kept has the size of the result.
struct PhotoDecoder {
    /// The photograph.
    let file: PhotoFile
    /// The part to show.
    let crop: Crop
    /// Size of the result: never more than the crop has.
    let target: PixelSize
    /// The press whose inks CMYK numbers without a profile are.
    let press: OutputProfile

    /// Turns a crop into at most `resolution` pixels per inch of a frame of so many points.
    init(_ file: PhotoFile, crop: Crop, frame: Size, resolution: Double, press: OutputProfile) {
        func pixels(_ points: Double, _ available: Double) -> Int {
            max(1, Int(min(points / 72 * resolution + 1e-6, available).rounded(.down)))
        }
        self.file = file
        self.crop = crop
        self.press = press
        target = PixelSize(
            width: pixels(frame.width, crop.size.width), height: pixels(frame.height, crop.size.height))
    }

    /// The upright picture in its own colours, without transparency, cropped and scaled, in memory.
    func decoded() throws -> Original {
        let part = crop.isOpen ? crop.allowed : crop.window
        let scaled = try Original(opening: file.path, file.options(keeping: max(scale.x, scale.y))).resized(
            to: file.orientation.turned(scaledWhole))
        let stored = file.orientation.stored(fractions(part))
        let wanted = file.orientation.turned(crop.isOpen ? size(of: part) : target)
        let region = try scaled.part(stored, size: wanted).inMemory().upright()
        return crop.isOpen ? try region.mostAttractive(target, press: press) : region
    }

    /// How far the crop is scaled, each way; 1 where the target has all its pixels.
    private var scale: (x: Double, y: Double) {
        func factor(_ target: Int, _ available: Double) -> Double {
            Double(target) + 1 > available ? 1 : Double(target) / available
        }
        return (factor(target.width, crop.size.width), factor(target.height, crop.size.height))
    }

    /// The size of the whole upright picture at that scale.
    private var scaledWhole: PixelSize {
        PixelSize(
            width: max(target.width, Int((Double(file.upright.width) * scale.x).rounded())),
            height: max(target.height, Int((Double(file.upright.height) * scale.y).rounded())))
    }

    private func fractions(_ part: Rect) -> Rect {
        let (width, height) = (Double(file.upright.width), Double(file.upright.height))
        return Rect(x: part.x / width, y: part.y / height, width: part.width / width, height: part.height / height)
    }

    private func size(of part: Rect) -> PixelSize {
        PixelSize(
            width: max(target.width, Int((part.width * scale.x).rounded(.down))),
            height: max(target.height, Int((part.height * scale.y).rounded(.down))))
    }
}
