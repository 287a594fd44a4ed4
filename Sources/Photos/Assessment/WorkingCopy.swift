import CVips
import Geometry
import PrintModel

/// A small upright copy of a photograph that it is judged on: what a reader sees of it on a page.
struct WorkingCopy {
    /// Its longest side: about a picture across a page. A face of a twenty-fifth of it is still found.
    static let side = 1600

    /// Its lightness in eight bits, in memory.
    let gray: Picture

    /// A copy, never larger than the original.
    ///
    /// Throws where the file is damaged or is no photograph.
    init(of file: PhotoFile, press: OutputProfile) throws {
        let upright = file.upright
        let scale = min(1, Double(WorkingCopy.side) / Double(max(upright.width, upright.height)))
        func scaled(_ length: Int) -> Int { max(1, Int((Double(length) * scale).rounded())) }
        let size = PixelSize(width: scaled(upright.width), height: scaled(upright.height))
        gray = try Original(opening: file.path, file.options(keeping: scale))
            .resized(to: file.orientation.turned(size)).inMemory().upright().onScreen(press: press)
            .inSpace(VIPS_INTERPRETATION_B_W).inMemory()
    }

    /// Its lightness in so many pixels, whatever its proportions.
    func reduced(width: Int, height: Int) throws -> [UInt8] {
        try gray.resized(
            horizontally: Double(width) / Double(gray.width), vertically: Double(height) / Double(gray.height)
        ).samples()
    }
}
