import CCairo
import Geometry
import PrintModel

/// Draws set lines, glyph by glyph where the typesetter put them.
struct TextPainting {
    let canvas: Canvas
    let fonts: Fonts

    /// Draws one run of a line whose baseline starts at `start`, in the colour that is set.
    ///
    /// Throws `paint.failed` where text, clusters and glyphs do not belong together.
    func draw(_ run: GlyphRun, from start: Point) throws {
        guard !run.glyphs.isEmpty else { return }
        guard TextPainting.clustersFit(run) else {
            throw Fault(.unusableData, .paintFailed, ["text": run.text, "reason": "clusters"])
        }
        let glyphs = run.glyphs.map {
            cairo_glyph_t(index: UInt($0.id), x: start.x + $0.x, y: start.y - $0.rise)
        }
        let clusters = run.clusters.map {
            cairo_text_cluster_t(num_bytes: Int32($0.bytes), num_glyphs: Int32($0.glyphs))
        }
        cairo_set_scaled_font(canvas.context, try fonts.font(run.face, size: run.size))
        cairo_show_text_glyphs(
            canvas.context, run.text, Int32(run.text.utf8.count), glyphs, Int32(glyphs.count), clusters,
            Int32(clusters.count), cairo_text_cluster_flags_t(0))
    }

    /// Cairo would refuse the run and everything drawn after it, so it is asked beforehand.
    private static func clustersFit(_ run: GlyphRun) -> Bool {
        var bytes = 0
        var glyphs = 0
        let utf8 = Array(run.text.utf8)
        for cluster in run.clusters {
            guard cluster.bytes >= 0, cluster.glyphs >= 0, cluster.bytes + cluster.glyphs > 0,
                cluster.bytes <= utf8.count - bytes, cluster.glyphs <= run.glyphs.count - glyphs
            else { return false }
            bytes += cluster.bytes
            glyphs += cluster.glyphs
            if bytes < utf8.count, utf8[bytes] & 0xC0 == 0x80 { return false }
        }
        return bytes == utf8.count && glyphs == run.glyphs.count && !utf8.contains(0)
    }
}
