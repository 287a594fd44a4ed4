import CCairo
import Geometry

/// Takes what a cairo surface writes into memory, up to a limit.
final class CairoCollector {
    private(set) var bytes: [UInt8] = []
    private let most: Int

    init(most: Int) { self.most = most }

    /// What cairo is given back with every call of `write`; it holds no reference.
    var closure: UnsafeMutableRawPointer { Unmanaged.passUnretained(self).toOpaque() }

    /// The function that a surface of cairo writes through.
    static let write: cairo_write_func_t = { closure, bytes, count in
        guard let closure, let bytes else { return CAIRO_STATUS_SUCCESS }
        let collector = Unmanaged<CairoCollector>.fromOpaque(closure).takeUnretainedValue()
        guard collector.bytes.count + Int(count) <= collector.most else { return CAIRO_STATUS_WRITE_ERROR }
        collector.bytes.append(contentsOf: UnsafeBufferPointer(start: bytes, count: Int(count)))
        return CAIRO_STATUS_SUCCESS
    }

    /// Draws on a surface that writes here, finishes it and lets it go.
    ///
    /// Throws `art.unreadable` where cairo failed, or what `draw` threw.
    func draw(
        on surface: OpaquePointer?, _ draw: (OpaquePointer) throws(Art.Refusal) -> Void
    ) throws(Art.Refusal) {
        // Cairo writes to it to the very end, also where `draw` throws.
        defer { withExtendedLifetime(self) {} }
        defer { cairo_surface_destroy(surface) }
        guard let context = cairo_create(surface) else { throw Art.Refusal(.artUnreadable, ["reason": "cairo"]) }
        defer { cairo_destroy(context) }
        try draw(context)
        cairo_surface_finish(surface)
        guard cairo_surface_status(surface) == CAIRO_STATUS_SUCCESS, cairo_status(context) == CAIRO_STATUS_SUCCESS
        else { throw Art.Refusal(.artUnreadable, ["reason": "size"]) }
    }
}
