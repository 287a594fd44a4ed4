import CCairo
import Geometry
import PrintModel

/// Draws fills and rules.
struct ShapePainting {
    let canvas: Canvas

    /// Fills a rectangle, never smaller than asked: cairo holds paths in 256ths of a point, so each edge is moved
    /// outwards to the next one.
    func fill(_ rect: Rect) {
        let left = (rect.minX * 256).rounded(.down) / 256
        let top = (rect.minY * 256).rounded(.down) / 256
        let right = (rect.maxX * 256).rounded(.up) / 256
        let bottom = (rect.maxY * 256).rounded(.up) / 256
        cairo_rectangle(canvas.context, left, top, right - left, bottom - top)
        cairo_fill(canvas.context)
    }

    /// Strokes a straight rule. A stroke, not a thin rectangle: its thickness stays exactly as asked (only a path's
    /// points are rounded), and a RIP gives strokes of one width one number of device pixels.
    func rule(from start: Point, to end: Point, thickness: Double) {
        cairo_set_line_width(canvas.context, thickness)
        cairo_set_line_cap(canvas.context, CAIRO_LINE_CAP_BUTT)
        cairo_move_to(canvas.context, start.x, start.y)
        cairo_line_to(canvas.context, end.x, end.y)
        cairo_stroke(canvas.context)
    }

    /// Strokes the outline of a rectangle.
    func outline(_ rect: Rect, thickness: Double) {
        cairo_set_line_width(canvas.context, thickness)
        cairo_rectangle(canvas.context, rect.x, rect.y, rect.width, rect.height)
        cairo_stroke(canvas.context)
    }
}
