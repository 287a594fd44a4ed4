import CCairo
import Geometry
import PrintModel

/// Owns a cairo PDF surface and its context, and writes to a file that appears only when all went well.
///
/// Coordinates are points from the sheet's top-left corner, y downwards.
final class Canvas {
    /// Lent to those who draw; never kept by them.
    let context: OpaquePointer
    private let surface: OpaquePointer
    private let output: OutputFile
    private let path: String

    init(path: String, size: Size, metadata: DocumentMetadata) throws {
        self.path = path
        output = try OutputFile(path: path)
        surface = cairo_pdf_surface_create_for_stream(
            { closure, bytes, count in
                guard let closure else { return CAIRO_STATUS_WRITE_ERROR }
                let output = Unmanaged<OutputFile>.fromOpaque(closure).takeUnretainedValue()
                do { try output.write(UnsafeRawBufferPointer(start: bytes, count: Int(count))) } catch {
                    return CAIRO_STATUS_WRITE_ERROR
                }
                return CAIRO_STATUS_SUCCESS
            }, Unmanaged.passUnretained(output).toOpaque(), size.width, size.height)
        context = cairo_create(surface)
        describe(metadata)
        try check()
    }

    deinit {
        cairo_destroy(context)
        // Finishing writes to `output`, so it must happen while that is still there.
        cairo_surface_finish(surface)
        cairo_surface_destroy(surface)
    }

    /// Ends the page that was drawn and begins the next.
    func endPage() throws {
        cairo_show_page(context)
        try check()
    }

    /// Writes the end of the document and puts the file in its place.
    func finish() throws {
        cairo_surface_finish(surface)
        try check()
        try output.commit()
    }

    /// Throws where cairo failed at anything since the last look.
    func check() throws {
        var status = cairo_status(context)
        if status == CAIRO_STATUS_SUCCESS { status = cairo_surface_status(surface) }
        guard status != CAIRO_STATUS_SUCCESS else { return }
        // The file's own fault says more than cairo's "write error".
        try output.write(UnsafeRawBufferPointer(start: nil, count: 0))
        throw Fault(
            .cannotWrite, .paintFailed, at: Finding.Place(file: path),
            ["path": path, "reason": String(cString: cairo_status_to_string(status))])
    }

    /// Draws with state that is put back afterwards.
    func saved<R>(_ draw: () throws -> R) rethrows -> R {
        cairo_save(context)
        defer { cairo_restore(context) }
        return try draw()
    }

    /// Sets the source to an exact colour: each part a whole number of 255ths.
    func setColour(_ colour: RGB) {
        cairo_set_source_rgb(
            context, Double(colour.red) / 255, Double(colour.green) / 255, Double(colour.blue) / 255)
    }

    private func describe(_ metadata: DocumentMetadata) {
        let time = "\(metadata.date.iso)T00:00:00Z"
        let entries: [(cairo_pdf_metadata_t, String)] = [
            (CAIRO_PDF_METADATA_TITLE, metadata.title), (CAIRO_PDF_METADATA_AUTHOR, metadata.author),
            (CAIRO_PDF_METADATA_CREATOR, metadata.creator), (CAIRO_PDF_METADATA_CREATE_DATE, time),
            (CAIRO_PDF_METADATA_MOD_DATE, time),
        ]
        for (key, value) in entries { cairo_pdf_surface_set_metadata(surface, key, value) }
    }
}
