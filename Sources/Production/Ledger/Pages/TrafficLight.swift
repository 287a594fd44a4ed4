import Geometry
import PrintModel

/// A traffic light that reads without colour: of three lamps in a row the lit one is full, and its place says which.
enum TrafficLight {
    /// What it takes, points.
    static let width = 3 * lamp + 2 * gap
    private static let lamp = 6.4
    private static let gap = 2.4

    /// From the worst to the best, as they stand.
    private static let lamps = [("red", "rojo"), ("yellow", "amarillo"), ("green", "verde")]

    static func draw(_ light: String, x: Double, baseline: Double, on sheet: SheetWriter) {
        for (index, (name, ink)) in lamps.enumerated() {
            let centre = Point(x: x + lamp / 2 + (lamp + gap) * Double(index), y: baseline - 2.9)
            let isLit = name == light
            sheet.draw(
                PagePath(circle: centre, radius: lamp / 2 - 0.25),
                PathPaint(fill: isLit ? ink : nil, stroke: "negro", thickness: isLit ? 0.8 : 0.3))
        }
    }
}
