import Foundation
import Geometry
import PDFSyntax
import PDFWriting
import PrintModel

/// Looks at prepared photographs before they are drawn: their file goes into the PDF as it is.
final class PhotoPainting {
    private var known: [String: JPEGHeader?] = [:]
    /// A header and all that may stand before it: profiles and camera data.
    private static let mostHeaderBytes = 1 << 20

    /// The picture; `nil` where the prepared file is missing or is not what it is said to be.
    func image(of photo: PreparedPhoto) -> PageImage? {
        if case .duotone(let ink) = photo.form {
            guard let spot = ink.spot, FileManager.default.isReadableFile(atPath: photo.path) else { return nil }
            return PageImage(path: photo.path, pixels: photo.pixels, components: 2, inverted: false, spot: spot)
        }
        guard let header = header(of: photo.path), header.width == photo.pixels.width,
            header.height == photo.pixels.height, header.bits == 8,
            header.components == photo.form.components
        else { return nil }
        return PageImage(
            path: photo.path, pixels: photo.pixels, components: header.components,
            inverted: header.components == 4 && header.adobeTransform != nil)
    }

    private func header(of path: String) -> JPEGHeader? {
        if let known = known[path] { return known }
        let found = PhotoPainting.read(path)
        known[path] = found
        return found
    }

    private static func read(_ path: String) -> JPEGHeader? {
        // Mapped: of a large file only the first pages are ever read.
        guard let data = try? Data(contentsOf: URL(fileURLWithPath: path), options: .mappedIfSafe) else { return nil }
        return JPEGHeader(beginning: Array(data.prefix(mostHeaderBytes)))
    }
}
