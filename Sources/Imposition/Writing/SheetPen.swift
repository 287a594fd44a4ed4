import Geometry
import PDFSyntax

/// Writes the content of a sheet; takes positions from the sheet's top-left corner and turns them to PDF's.
struct SheetPen {
    private var writer = ContentWriter()
    private let height: Double
    private let font: MarkFont
    /// Names of the spot colours' colour spaces in the sheet's resources.
    private let spots: [String: String]

    /// Names in the resources of a sheet.
    static let allSpace = "All"
    static let fontName = "F0"
    static let overprintName = "GO"

    init(height: Double, font: MarkFont, spots: [String: String] = [:]) {
        self.height = height
        self.font = font
        self.spots = spots
    }

    /// What was written.
    var bytes: [UInt8] { writer.bytes }

    /// Shows a page: its form through a window.
    mutating func show(_ form: String, in window: Rect, _ map: Affine) {
        op("q")
        rectangle(window)
        op("W")
        op("n")
        writer.write(ContentOperation("cm", map.numbers.map { .number(ContentNumber($0, decimals: 6)) }))
        writer.write(ContentOperation("Do", [.name(form)]))
        op("Q")
    }

    /// Draws marks: lines in all inks.
    mutating func draw(_ shapes: [MarkShape]) {
        op("q")
        for operation in ["CS", "cs"] { writer.write(ContentOperation(operation, [.name(SheetPen.allSpace)])) }
        op("SCN", [1])
        op("scn", [1])
        op("w", [MarkShape.thickness])
        var isDashed = false
        for shape in shapes {
            if case .line(let a, let b, let dashed) = shape {
                if dashed != isDashed { dash(dashed ? [3, 1.5] : []) }
                isDashed = dashed
                line(a, b)
            } else {
                draw(shape)
            }
        }
        op("Q")
    }

    private mutating func draw(_ shape: MarkShape) {
        switch shape {
        case .line: break
        case .circle(let centre, let radius): circle(centre, radius)
        case .fill(let rect, let ink):
            op("q")
            fill(ink)
            rectangle(rect)
            op("f")
            op("Q")
        case .text(let text, let rect, let ink, let isUpright):
            op("q")
            // Black text overprints, as everywhere; a name on its own plate touches no other.
            if ink == .black { writer.write(ContentOperation("gs", [.name(SheetPen.overprintName)])) }
            fill(ink)
            let size = isUpright ? rect.width : rect.height
            // The baseline stands a quarter of the size above the box's foot.
            self.text(
                text, size: size,
                isUpright
                    ? Affine(a: 0, b: 1, c: -1, d: 0, e: rect.maxX - size / 4, f: height - rect.maxY)
                    : .translation(rect.minX, height - rect.maxY + size / 4))
            op("Q")
        }
    }

    // MARK: Parts

    /// Text that begins at the origin of a map.
    mutating func text(_ text: String, size: Double, _ map: Affine) {
        op("BT")
        writer.write(ContentOperation("Tf", [.name(SheetPen.fontName), .number(ContentNumber(size))]))
        op("Tm", map.numbers)
        writer.write(ContentOperation("Tj", [font.show(text)]))
        op("ET")
    }

    /// A line in the present ink.
    mutating func line(_ a: Point, _ b: Point) {
        op("m", [a.x, height - a.y])
        op("l", [b.x, height - b.y])
        op("S")
    }

    /// Dashes of the lines to come; none for whole lines.
    mutating func dash(_ pattern: [Double]) {
        writer.write(
            ContentOperation("d", [.array(pattern.map { .number(ContentNumber($0)) }), .number(ContentNumber(0))]))
    }

    /// A rectangle as a path.
    mutating func rectangle(_ rect: Rect) { op("re", [rect.x, height - rect.maxY, rect.width, rect.height]) }

    /// An operation on numbers.
    mutating func op(_ name: String, _ numbers: [Double] = []) {
        writer.write(ContentOperation(name, numbers: numbers))
    }

    private mutating func fill(_ ink: MarkInk) {
        switch ink {
        case .all: break
        case .process(let c, let m, let y, let k): op("k", [c, m, y, k])
        case .spot(let name, let share):
            guard let space = spots[name] else { return }
            writer.write(ContentOperation("cs", [.name(space)]))
            op("scn", [share])
        }
    }

    /// Four curves (the usual approximation, exact to a thousandth of the radius).
    private mutating func circle(_ centre: Point, _ radius: Double) {
        let (x, y, k) = (centre.x, height - centre.y, radius * 0.5523)
        op("m", [x + radius, y])
        op("c", [x + radius, y + k, x + k, y + radius, x, y + radius])
        op("c", [x - k, y + radius, x - radius, y + k, x - radius, y])
        op("c", [x - radius, y - k, x - k, y - radius, x, y - radius])
        op("c", [x + k, y - radius, x + radius, y - k, x + radius, y])
        op("S")
    }
}
