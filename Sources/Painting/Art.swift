import CCairo
import CRsvg
import Geometry
import PrintModel

/// A piece of vector art, read and found fit for print.
final class Art {
    private let handle: UnsafeMutablePointer<RsvgHandle>
    private let keys: ColourKeys

    /// Why a piece of art cannot be drawn.
    struct Refusal: Error {
        let code: FindingCode
        let values: [String: String]

        init(_ code: FindingCode, _ values: [String: String]) {
            self.code = code
            self.values = values
        }
    }

    /// Reads an SVG file and rehearses it. The file is read on its own: it has no base, so nothing it refers to is
    /// ever loaded. librsvg's own limits on elements and references hold.
    ///
    /// Throws a `Refusal`: `layout.unknown-ink`, `art.unreadable` or `art.not-flat`.
    init(path: String, replacing inks: [String: String], keys: ColourKeys) throws(Refusal) {
        guard let source = ArtSource(path: path, replacing: inks, keys: keys) else {
            throw Refusal(.artUnreadable, ["reason": "file"])
        }
        if let ink = source.unknownInks.first { throw Refusal(.inkUnknown, ["ink": ink]) }
        if let found = source.foreignElement { throw Refusal(.artNotFlat, ["found": found]) }
        var error: UnsafeMutablePointer<GError>?
        guard let handle = rsvg_handle_new_from_data(source.svg, gsize(source.svg.count), &error) else {
            throw Refusal(.artUnreadable, ["reason": Art.reason(error)])
        }
        self.handle = handle
        self.keys = keys
        try rehearse(in: Size(width: 100, height: 100))
    }

    deinit { g_object_unref(handle) }

    /// The art as a drawing that fills a sheet of a size as far as it can, centred.
    ///
    /// Throws a `Refusal`: `art.unreadable` or `art.not-flat`.
    func drawing(size: Size) throws(Refusal) -> ArtDrawing {
        try ArtDrawing(size: size) { (context) throws(Refusal) in try draw(in: size, on: context) }
    }

    private func draw(in size: Size, on context: OpaquePointer) throws(Refusal) {
        var viewport = RsvgRectangle(x: 0, y: 0, width: size.width, height: size.height)
        var error: UnsafeMutablePointer<GError>?
        guard rsvg_handle_render_document(handle, context, &viewport, &error) != 0 else {
            throw Refusal(.artUnreadable, ["reason": Art.reason(error)])
        }
    }

    private func rehearse(in size: Size) throws(Refusal) {
        let rehearsal = try ArtRehearsal(size: size) { (context) throws(Refusal) in try draw(in: size, on: context) }
        if let found = rehearsal.objection(allowing: Set(keys.keys.values)) {
            throw Refusal(.artNotFlat, ["found": found])
        }
    }

    private static func reason(_ error: UnsafeMutablePointer<GError>?) -> String {
        guard let error else { return "librsvg" }
        defer { g_error_free(error) }
        return error.pointee.message.map { String(cString: $0) } ?? "librsvg"
    }
}
