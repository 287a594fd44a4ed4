import Geometry
import PDFSyntax

/// A PDF whose pages are to be rendered, found to be of a size that can be.
struct InspectedFile {
    /// Absolute path.
    let path: String
    /// Trimmed size of every page, points, unrotated.
    let pages: [Size]
    /// Where each page's trim begins, points from the top-left corner of what a viewer shows of it.
    let trims: [Point]

    /// Most pages, and most pixels of a page.
    static let (mostPages, mostPixels) = (2000, 60_000_000.0)

    /// Looks at a file's pages before any program is asked to draw them.
    ///
    /// Throws a `Fault`: `inspection.unreadable` where it has no pages or is encrypted, `inspection.too-much` where it
    /// has too many pages, or one would have too many pixels at `resolution` per inch.
    init(_ path: String, resolution: Double) throws {
        let file = try PDFFile(path: path)
        let pages = file.pages(limit: InspectedFile.mostPages + 1)
        guard !pages.isEmpty, !file.isEncrypted else {
            throw Fault(.unusableData, .inspectionUnreadable, at: Finding.Place(file: path))
        }
        guard pages.count <= InspectedFile.mostPages else {
            throw Fault(
                .unusableData, .inspectionTooMuch, at: Finding.Place(file: path),
                ["most": String(InspectedFile.mostPages)])
        }
        self.path = path
        trims = pages.map { InspectedFile.trim(of: $0, in: file) }
        self.pages = try pages.enumerated().map { index, page in
            let unit = page["UserUnit"]?.number ?? 1
            let media = InspectedFile.size(file.inherited("MediaBox", of: page), unit)
            let trim = InspectedFile.size(page["TrimBox"], unit)
            let size = trim ?? InspectedFile.size(file.inherited("CropBox", of: page), unit) ?? media
            // The program lays out the media before it keeps the trim.
            let largest = max(media?.pixels(at: resolution) ?? 0, size?.pixels(at: resolution) ?? .infinity)
            guard let size, largest <= InspectedFile.mostPixels else {
                throw Fault(
                    .unusableData, .inspectionTooMuch, at: Finding.Place(file: path, page: index + 1),
                    ["most": String(InspectedFile.mostPages)])
            }
            return size
        }
    }

    /// Of a page that is not turned.
    private static func trim(of page: PDFObject, in file: PDFFile) -> Point {
        let shown = file.inherited("CropBox", of: page) ?? file.inherited("MediaBox", of: page)
        guard let outer = shown?.numbers(limit: 4), let inner = page["TrimBox"]?.numbers(limit: 4), outer.count == 4,
            inner.count == 4
        else { return Point(x: 0, y: 0) }
        return Point(
            x: min(inner[0], inner[2]) - min(outer[0], outer[2]), y: max(outer[1], outer[3]) - max(inner[1], inner[3]))
    }

    private static func size(_ box: PDFObject?, _ unit: Double) -> Size? {
        guard let corners = box?.numbers(limit: 4), corners.count == 4, corners.allSatisfy(\.isFinite), unit.isFinite
        else { return nil }
        let size = Size(width: abs(corners[2] - corners[0]) * unit, height: abs(corners[3] - corners[1]) * unit)
        return size.width > 0 && size.height > 0 ? size : nil
    }
}

extension Size {
    /// How many pixels a page of this size in points has.
    fileprivate func pixels(at resolution: Double) -> Double { width * height * (resolution / 72) * (resolution / 72) }
}
