import CCairo
import CRsvg
import Geometry
import PrintModel

/// A piece of vector art, read and found fit for print.
final class Art {
    private let handle: UnsafeMutablePointer<RsvgHandle>

    /// Why a piece of art cannot be drawn.
    struct Refusal: Error {
        let code: FindingCode
        let values: [String: String]
    }

    /// Reads an SVG file and rehearses it. The file is read on its own: it has no base, so nothing it refers to is
    /// ever loaded. librsvg's own limits on elements and references hold.
    ///
    /// Throws a `Refusal`: `layout.unknown-ink`, `art.unreadable` or `art.not-flat`.
    init(path: String, replacing inks: [String: String], keys: ColourKeys) throws {
        guard let source = ArtSource(path: path, replacing: inks, keys: keys) else {
            throw Refusal(code: .artUnreadable, values: ["reason": "file"])
        }
        if let ink = source.unknownInks.first { throw Refusal(code: .inkUnknown, values: ["ink": ink]) }
        if let found = source.foreignElement { throw Refusal(code: .artNotFlat, values: ["found": found]) }
        var error: UnsafeMutablePointer<GError>?
        guard let handle = rsvg_handle_new_from_data(source.svg, gsize(source.svg.count), &error) else {
            throw Refusal(code: .artUnreadable, values: ["reason": Art.reason(error)])
        }
        self.handle = handle
        try rehearse(in: Size(width: 100, height: 100), keys: keys)
    }

    deinit { g_object_unref(handle) }

    /// Draws it as large as the rectangle allows, centred.
    func draw(in rect: Rect, on context: OpaquePointer) throws {
        var viewport = RsvgRectangle(x: rect.x, y: rect.y, width: rect.width, height: rect.height)
        var error: UnsafeMutablePointer<GError>?
        guard rsvg_handle_render_document(handle, context, &viewport, &error) != 0 else {
            throw Refusal(code: .artUnreadable, values: ["reason": Art.reason(error)])
        }
    }

    private func rehearse(in size: Size, keys: ColourKeys) throws {
        let rehearsal = try ArtRehearsal(size: size) { context in
            try draw(in: Rect(x: 0, y: 0, width: size.width, height: size.height), on: context)
        }
        if let found = rehearsal.objection(allowing: Set(keys.keys.values)) {
            throw Refusal(code: .artNotFlat, values: ["found": found])
        }
    }

    private static func reason(_ error: UnsafeMutablePointer<GError>?) -> String {
        guard let error else { return "librsvg" }
        defer { g_error_free(error) }
        return error.pointee.message.map { String(cString: $0) } ?? "librsvg"
    }
}

/// The art of one run, each piece read once however often it stands on the pages.
final class ArtLibrary {
    private struct Key: Hashable {
        let path: String
        let inks: [String: String]
    }
    private let keys: ColourKeys
    private var pieces: [Key: Result<Art, Art.Refusal>] = [:]

    init(keys: ColourKeys) { self.keys = keys }

    /// The piece, or why there is none.
    func piece(_ path: String, _ inks: [String: String]) -> Result<Art, Art.Refusal> {
        let key = Key(path: path, inks: inks)
        if let known = pieces[key] { return known }
        let made: Result<Art, Art.Refusal>
        do { made = .success(try Art(path: path, replacing: inks, keys: keys)) } catch let refusal as Art.Refusal {
            made = .failure(refusal)
        } catch { made = .failure(Art.Refusal(code: .artUnreadable, values: ["reason": "\(error)"])) }
        pieces[key] = made
        return made
    }
}
