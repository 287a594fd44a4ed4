import CCairo
import Geometry

/// A colour of the proof, RGB from 0 to 1.
struct ProofColour: Sendable {
    var red: Double
    var green: Double
    var blue: Double

    static let ink = ProofColour(red: 0.13, green: 0.14, blue: 0.16)
    static let quiet = ProofColour(red: 0.42, green: 0.44, blue: 0.48)
    static let rule = ProofColour(red: 0.82, green: 0.83, blue: 0.85)
    static let sheet = ProofColour(red: 1, green: 1, blue: 1)

    /// Errors red, warnings amber, notes blue: apart also for those who see no red.
    init(_ severity: Finding.Severity) {
        switch severity {
        case .error: self.init(red: 0.75, green: 0.10, blue: 0.16)
        case .warning: self.init(red: 0.80, green: 0.47, blue: 0.02)
        case .note: self.init(red: 0.14, green: 0.40, blue: 0.66)
        }
    }

    /// What is as it should be.
    static let good = ProofColour(red: 0.10, green: 0.46, blue: 0.30)

    init(red: Double, green: Double, blue: Double) { (self.red, self.green, self.blue) = (red, green, blue) }
}

/// Draws sheets of one size into a PDF in memory, with cairo. Coordinates in points from the top left, y downwards.
///
/// Text is set in Lato, or the machine's sans serif where that is missing; cairo embeds what is used of it.
final class SheetPen {
    let width: Double
    let height: Double
    private let surface: OpaquePointer
    private let context: OpaquePointer
    private let sink: Sink

    /// What cairo has written.
    private final class Sink { var bytes: [UInt8] = [] }

    init(width: Double, height: Double) {
        (self.width, self.height) = (width, height)
        sink = Sink()
        surface = cairo_pdf_surface_create_for_stream(
            { closure, data, length in
                guard let closure, let data else { return CAIRO_STATUS_WRITE_ERROR }
                let sink = Unmanaged<Sink>.fromOpaque(closure).takeUnretainedValue()
                sink.bytes.append(contentsOf: UnsafeBufferPointer(start: data, count: Int(length)))
                return CAIRO_STATUS_SUCCESS
            }, Unmanaged.passUnretained(sink).toOpaque(), width, height)
        context = cairo_create(surface)
        let options = cairo_font_options_create()
        cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE)
        cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF)
        cairo_set_font_options(context, options)
        cairo_font_options_destroy(options)
    }

    deinit {
        cairo_destroy(context)
        cairo_surface_destroy(surface)
    }

    /// Ends a sheet.
    func endSheet() { cairo_show_page(context) }

    /// Ends the PDF, and gives its bytes.
    func finish() -> [UInt8] {
        cairo_surface_finish(surface)
        return sink.bytes
    }

    // MARK: Shapes

    private func use(_ colour: ProofColour, alpha: Double = 1) {
        cairo_set_source_rgba(context, colour.red, colour.green, colour.blue, alpha)
    }

    func fill(_ rect: Rect, _ colour: ProofColour, alpha: Double = 1, radius: Double = 0) {
        outline(rect, radius)
        use(colour, alpha: alpha)
        cairo_fill(context)
    }

    func stroke(_ rect: Rect, _ colour: ProofColour, width: Double, radius: Double = 0, dash: Double = 0) {
        outline(rect, radius)
        use(colour)
        cairo_set_line_width(context, width)
        if dash > 0 {
            let pattern = [dash, dash]
            cairo_set_dash(context, pattern, 2, 0)
        }
        cairo_stroke(context)
        cairo_set_dash(context, nil, 0, 0)
    }

    private func outline(_ rect: Rect, _ radius: Double) {
        let radius = min(radius, rect.width / 2, rect.height / 2)
        guard radius > 0 else { return cairo_rectangle(context, rect.x, rect.y, rect.width, rect.height) }
        cairo_new_sub_path(context)
        let corners = [
            (rect.maxX - radius, rect.minY + radius), (rect.maxX - radius, rect.maxY - radius),
            (rect.minX + radius, rect.maxY - radius), (rect.minX + radius, rect.minY + radius),
        ]
        for (turn, corner) in corners.enumerated() {
            let start = Double(turn - 1) * .pi / 2
            cairo_arc(context, corner.0, corner.1, radius, start, start + .pi / 2)
        }
        cairo_close_path(context)
    }

    func line(from a: Point, to b: Point, _ colour: ProofColour, width: Double) {
        cairo_move_to(context, a.x, a.y)
        cairo_line_to(context, b.x, b.y)
        use(colour)
        cairo_set_line_width(context, width)
        cairo_stroke(context)
    }

    /// A number in a disc; gives how wide it came out.
    func badge(_ number: Int, centre: Point, _ colour: ProofColour) {
        let text = String(number)
        let wide = max(13, measure(text, 7.5, bold: true) + 7)
        fill(Rect(x: centre.x - wide / 2, y: centre.y - 6.5, width: wide, height: 13), colour, radius: 6.5)
        write(
            text, at: Point(x: centre.x - measure(text, 7.5, bold: true) / 2, y: centre.y + 2.7), 7.5, .sheet,
            bold: true)
    }

    // MARK: Text

    private func select(_ size: Double, _ bold: Bool) {
        cairo_select_font_face(
            context, "Lato", CAIRO_FONT_SLANT_NORMAL, bold ? CAIRO_FONT_WEIGHT_BOLD : CAIRO_FONT_WEIGHT_NORMAL)
        cairo_set_font_size(context, size)
    }

    /// Writes a line on its baseline.
    func write(_ text: String, at place: Point, _ size: Double, _ colour: ProofColour, bold: Bool = false) {
        select(size, bold)
        use(colour)
        cairo_move_to(context, place.x, place.y)
        cairo_show_text(context, SheetPen.printable(text))
    }

    func measure(_ text: String, _ size: Double, bold: Bool = false) -> Double {
        select(size, bold)
        var extents = cairo_text_extents_t()
        cairo_text_extents(context, SheetPen.printable(text), &extents)
        return extents.x_advance
    }

    /// The lines a text takes in a measure. A word that is wider than a line is broken where it must.
    func lines(_ text: String, _ size: Double, width: Double, bold: Bool = false) -> [String] {
        var lines: [String] = []
        var line = ""
        for word in text.split(separator: " ") {
            let longer = line.isEmpty ? String(word) : line + " " + word
            if measure(longer, size, bold: bold) <= width {
                line = longer
                continue
            }
            if !line.isEmpty { lines.append(line) }
            line = ""
            for character in word {
                if !line.isEmpty, measure(line + String(character), size, bold: bold) > width {
                    lines.append(line)
                    line = ""
                }
                line.append(character)
            }
        }
        if !line.isEmpty { lines.append(line) }
        return lines
    }

    /// A text shortened to a measure, with an ellipsis.
    func fitted(_ text: String, _ size: Double, width: Double, bold: Bool = false) -> String {
        guard measure(text, size, bold: bold) > width else { return text }
        var short = text
        while !short.isEmpty, measure(short + "…", size, bold: bold) > width { short.removeLast() }
        return short + "…"
    }

    /// Text without what cannot be drawn: cairo takes no zeros, and names in files may hold anything.
    private static func printable(_ text: String) -> String {
        String(String.UnicodeScalarView(text.unicodeScalars.map { $0.value < 0x20 || $0.value >= 0x10FF00 ? "·" : $0 }))
    }
}
