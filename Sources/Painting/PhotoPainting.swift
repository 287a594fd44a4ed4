import CCairo
import Foundation
import Geometry
import PrintModel

/// Draws prepared photographs: their JPEG goes into the PDF as it is, never decoded.
struct PhotoPainting {
    let canvas: Canvas
    /// More than any prepared photograph has; beyond it the file is not one.
    static let mostBytes = 256 << 20

    /// Draws a photograph over its whole frame, on a sheet whose trim begins at `origin`.
    ///
    /// Gives `paint.photo` where the prepared file is missing or is not what it is said to be.
    func draw(_ photo: PreparedPhoto, in frame: Rect) -> FindingCode? {
        guard let bytes = FileBytes(path: photo.path, most: PhotoPainting.mostBytes),
            let header = JPEGHeader(bytes.raw),
            header.pixels == photo.pixels, header.bits == 8, header.components == (photo.cmyk ? 4 : 3)
        else { return .photoNotPainted }
        // Cairo takes the picture's size from the JPEG and only the placing from the surface: a surface of a single
        // pixel spares the memory of all the others.
        let surface = cairo_image_surface_create(CAIRO_FORMAT_RGB24, 1, 1)
        defer { cairo_surface_destroy(surface) }
        let count = bytes.raw.count
        let owned = bytes.release()
        guard
            cairo_surface_set_mime_data(surface, CAIRO_MIME_TYPE_JPEG, owned, UInt(count), { free($0) }, owned)
                == CAIRO_STATUS_SUCCESS
        else {
            free(owned)
            return .photoNotPainted
        }
        canvas.saved {
            cairo_translate(canvas.context, frame.x, frame.y)
            cairo_scale(canvas.context, frame.width, frame.height)
            cairo_set_source_surface(canvas.context, surface, 0, 0)
            // The one filter for which cairo asks no viewer to interpolate.
            cairo_pattern_set_filter(cairo_get_source(canvas.context), CAIRO_FILTER_NEAREST)
            cairo_paint(canvas.context)
        }
        return nil
    }
}

/// The bytes of a file in memory of C, which can be given away.
final class FileBytes {
    private var memory: UnsafeMutablePointer<UInt8>?
    private let count: Int

    /// `nil` where the file cannot be read, is empty or holds more than `most` bytes.
    init?(path: String, most: Int) {
        guard let file = fopen(path, "rbe") else { return nil }
        defer { fclose(file) }
        var status = stat()
        guard fstat(fileno(file), &status) == 0, status.st_mode & S_IFMT == S_IFREG, status.st_size > 0,
            Int(status.st_size) <= most, let memory = malloc(Int(status.st_size))
        else { return nil }
        count = Int(status.st_size)
        self.memory = memory.assumingMemoryBound(to: UInt8.self)
        guard fread(memory, 1, count, file) == count else { return nil }
    }

    deinit { free(memory) }

    var raw: UnsafeRawBufferPointer { UnsafeRawBufferPointer(start: memory, count: memory == nil ? 0 : count) }

    /// Hands over the memory: the caller frees it.
    func release() -> UnsafeMutablePointer<UInt8>? {
        defer { memory = nil }
        return memory
    }
}
