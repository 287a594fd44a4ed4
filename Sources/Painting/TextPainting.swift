import CCairo
import Geometry
import PrintModel

/// Draws set lines, glyph by glyph where the typesetter put them.
///
/// A class, for the room in which glyphs are handed to cairo: it is made once, not for every run.
final class TextPainting {
    private let canvas: Canvas
    private let fonts: Fonts
    private var glyphs: [cairo_glyph_t] = []
    private var clusters: [cairo_text_cluster_t] = []

    init(canvas: Canvas, fonts: Fonts) {
        self.canvas = canvas
        self.fonts = fonts
    }

    /// Draws one run of a line whose baseline starts at `start`, in the colour that is set.
    ///
    /// Throws `paint.failed` where text, clusters and glyphs do not belong together.
    func draw(_ run: GlyphRun, from start: Point) throws {
        guard !run.glyphs.isEmpty else { return }
        glyphs.removeAll(keepingCapacity: true)
        for glyph in run.glyphs {
            glyphs.append(cairo_glyph_t(index: UInt(glyph.id), x: start.x + glyph.x, y: start.y - glyph.rise))
        }
        let font = try fonts.font(run.face, size: run.size, stretch: run.stretch)
        var text = run.text
        let fits = text.withUTF8 { utf8 in
            guard takeClusters(of: run, utf8) else { return false }
            cairo_set_scaled_font(canvas.context, font)
            utf8.withMemoryRebound(to: CChar.self) { characters in
                cairo_show_text_glyphs(
                    canvas.context, characters.baseAddress, Int32(characters.count), glyphs, Int32(glyphs.count),
                    clusters, Int32(clusters.count), cairo_text_cluster_flags_t(0))
            }
            return true
        }
        guard fits else { throw Fault(.unusableData, .paintFailed, ["text": run.text, "reason": "clusters"]) }
    }

    /// Takes over a run's clusters, and says whether they fit its text and glyphs: cairo would refuse a run whose do
    /// not, and everything drawn after it.
    private func takeClusters(of run: GlyphRun, _ utf8: UnsafeBufferPointer<UInt8>) -> Bool {
        clusters.removeAll(keepingCapacity: true)
        var bytes = 0
        var shown = 0
        for cluster in run.clusters {
            guard cluster.bytes >= 0, cluster.glyphs >= 0, cluster.bytes + cluster.glyphs > 0,
                cluster.bytes <= utf8.count - bytes, cluster.glyphs <= run.glyphs.count - shown
            else { return false }
            bytes += cluster.bytes
            shown += cluster.glyphs
            if bytes < utf8.count, utf8[bytes] & 0xC0 == 0x80 { return false }
            clusters.append(cairo_text_cluster_t(num_bytes: Int32(cluster.bytes), num_glyphs: Int32(cluster.glyphs)))
        }
        return bytes == utf8.count && shown == run.glyphs.count && !utf8.contains(0)
    }
}
