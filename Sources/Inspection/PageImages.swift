import Foundation
import Geometry
import PrintModel

/// Pages as pictures that look like them, for networks and screens.
public enum PageImages {
    /// Pages that are drawn before their files are cleared away.
    private static let batch = 4

    /// Draws every page of a PDF, trimmed, at a size in pixels, and gives each as PNG with its number from 1.
    ///
    /// The size must have the proportions of the pages. `check` is called often, and what it throws ends the run; files in
    /// between lie in `scratch`.
    ///
    /// Throws a `Fault` where Ghostscript is missing, or the file cannot be read or drawn within bounds.
    public static func draw(
        _ path: String, size: PixelSize, scratch parent: String = "/tmp", check: () throws -> Void,
        write: (_ png: [UInt8], _ page: Int) throws -> Void
    ) throws {
        let width = try InspectedFile(path, resolution: 1).pages.first?.width ?? 72
        let resolution = Double(size.width) * 72 / width
        let file = try InspectedFile(path, resolution: resolution)
        let renderer = try Renderer(resolution: resolution)
        let scratch = try ScratchFolder(in: parent)
        var first = 1
        while first <= file.pages.count {
            let last = min(first + batch - 1, file.pages.count)
            try renderer.draw(first...last, of: file, as: .picture, in: scratch.path, check: check)
            for number in first...last {
                try check()
                let name = "p" + String(format: "%04d", number - first + 1) + ".ppm"
                guard let bytes = scratch.bytes(of: name), let raster = Raster(ppm: bytes),
                    let picture = raster.fitted(to: size)
                else { throw Fault(.unusableData, .inspectionFailed, at: Finding.Place(file: path, page: number)) }
                try write(PNGFile.bytes(of: picture, resolution: 72), number)
            }
            scratch.empty()
            first = last + 1
        }
    }
}

extension Raster {
    /// The picture where it has just this size; cut or widened by a row or column of its edge where the program rounded
    /// otherwise; `nil` where it is another.
    fileprivate func fitted(to size: PixelSize) -> Raster? {
        if (width, height) == (size.width, size.height) { return self }
        guard abs(width - size.width) <= 1, abs(height - size.height) <= 1 else { return nil }
        var result = Raster(width: size.width, height: size.height, channels: channels, filledWith: 255)
        for y in 0..<size.height {
            let row = min(y, height - 1)
            for x in 0..<size.width {
                let column = min(x, width - 1)
                for channel in 0..<channels {
                    result.samples[(y * size.width + x) * channels + channel] =
                        samples[(row * width + column) * channels + channel]
                }
            }
        }
        return result
    }
}
