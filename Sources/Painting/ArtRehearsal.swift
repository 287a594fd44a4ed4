import CCairo
import Geometry
import PrintModel

/// Draws once where it can be read back, to see what a piece of art would put on the page.
///
/// What counts is not how the SVG is written but what librsvg makes of it: cairo's SVG surface spells out every
/// operation as text, so a gradient, a picture, a mask, live text or a colour that is no ink shows.
struct ArtRehearsal {
    private let trace: String
    private static let mostBytes = 16 << 20
    private static let flatElements: Set<Substring> = ["?xml", "svg", "g", "path", "rect", "defs", "clipPath"]

    /// Collects what `draw` draws on a sheet of so many points.
    init(size: Size, draw: (OpaquePointer) throws(Art.Refusal) -> Void) throws(Art.Refusal) {
        let collector = CairoCollector(most: ArtRehearsal.mostBytes)
        let surface = cairo_svg_surface_create_for_stream(
            CairoCollector.write, collector.closure, size.width, size.height)
        try collector.draw(on: surface, draw)
        trace = String(decoding: collector.bytes, as: UTF8.self)
    }

    /// The first thing drawn that is no flat area of an allowed colour, or `nil`.
    func objection(allowing colours: Set<RGB>) -> String? {
        foreignElement() ?? transparency() ?? foreignColour(colours)
    }

    private func foreignElement() -> String? {
        for tag in trace.split(separator: "<").dropFirst(trace.hasPrefix("<") ? 0 : 1) {
            let name = tag.prefix { !" \n/>".contains($0) }
            if !name.isEmpty, !ArtRehearsal.flatElements.contains(name) { return String(name) }
        }
        return nil
    }

    private func transparency() -> String? {
        for rest in ends(of: "opacity") {
            let number = rest.drop { ":=\" ".contains($0) }.prefix { $0.isNumber || $0 == "." }
            if Double(number) != 1 { return "opacity \(number)" }
        }
        return nil
    }

    private func foreignColour(_ colours: Set<RGB>) -> String? {
        for rest in ends(of: "rgb(") {
            let shown = rest.prefix { $0 != ")" }
            let parts = shown.split(separator: ",").map { part in
                UInt8(exactly: ((Double(part.filter { $0.isNumber || $0 == "." }) ?? -1) * 2.55).rounded())
            }
            guard parts.count == 3, let red = parts[0], let green = parts[1], let blue = parts[2],
                colours.contains(RGB(red, green, blue))
            else { return "rgb(\(shown))" }
        }
        return nil
    }

    /// What follows each appearance of `word`.
    private func ends(of word: String) -> [Substring] {
        trace.split(separator: word, omittingEmptySubsequences: false).dropFirst().map { $0 }
    }
}
