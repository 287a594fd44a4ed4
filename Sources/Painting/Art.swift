import CCairo
import CRsvg
import Geometry
import PDFWriting
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

    /// The art as a drawing that fills a sheet of such proportions as far as it can, centred.
    ///
    /// Throws a `Refusal`: `art.unreadable` or `art.not-flat`.
    func form(proportions: Size, palette: Palette) throws(Refusal) -> PageForm {
        // Drawn large, for cairo holds paths in 256ths of a point.
        let scale = 1000 / max(proportions.width, proportions.height, 0.001)
        let size = Size(width: proportions.width * scale, height: proportions.height * scale)
        let drawing = try ArtDrawing(size: size) { (context) throws(Refusal) in try draw(in: size, on: context) }
        return try drawing.form(keys: keys, palette: palette)
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

/// The art of one run, each piece read once and drawn once for each proportion, however often it stands on the pages.
final class ArtLibrary {
    private struct Key: Hashable {
        let path: String
        let inks: [String: String]
        /// Width and height, as shares of the longer, in ten thousandths.
        let proportions: [Int]
    }
    private let keys: ColourKeys
    private let palette: Palette
    private var forms: [Key: Result<PageForm, Art.Refusal>] = [:]

    init(inks: [Ink], palette: Palette) {
        keys = ColourKeys(exactly: inks)
        self.palette = palette
    }

    /// The piece as a drawing for a frame of such proportions.
    ///
    /// Throws why there is none.
    func form(_ path: String, _ inks: [String: String], proportions: Size) throws(Art.Refusal) -> PageForm {
        let longer = max(proportions.width, proportions.height, 0.001)
        let shares = [proportions.width, proportions.height].map { Int(($0 / longer * 10_000).rounded()) }
        let key = Key(path: path, inks: inks, proportions: shares)
        if let known = forms[key] { return try known.get() }
        let made: Result<PageForm, Art.Refusal>
        do throws(Art.Refusal) {
            let art = try Art(path: path, replacing: inks, keys: keys)
            made = .success(try art.form(proportions: proportions, palette: palette))
        } catch { made = .failure(error) }
        forms[key] = made
        return try made.get()
    }
}
