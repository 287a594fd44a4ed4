import Geometry
import PrintModel

/// Writes what is drawn on a page as a content stream (ISO 32000-1, 7.8.2).
///
/// Coordinates are points from the sheet's top-left corner, y downwards; the content's own run upwards from the bottom.
/// Each page is begun on its own and ends as a value, so that pages can be painted by many workers in any order. A canvas
/// belongs to one thread.
public final class PageCanvas {
    let fonts: FontShelf
    private let deflate: Deflate
    private(set) var size = Size(width: 0, height: 0)
    var out = PDFBytes()
    var text = TextState()
    private var fillPaint: PageColour?
    private var strokePaint: PageColour?
    private var lineWidth: Double?
    private var overprint: Overprint?
    private var images: [PageImage] = []
    private var forms: [PageForm] = []
    private var states: Set<Overprint> = []
    private var spots: Set<String> = []
    private var usesScreenColours = false
    /// Whether the page at hand carries structure.
    public private(set) var isTagged = false
    /// The element that is open: none yet, furniture (an empty path), or the path to it.
    var current: [PageMark.Step]?
    var marks: [PageMark] = []

    /// A canvas without a page; its pages are compressed at a level from 0 to 12.
    ///
    /// Throws `paint.failed` where there is no memory for it.
    public init(compression: Int = 6) throws(Fault) {
        fonts = FontShelf()
        deflate = try Deflate(level: compression)
    }

    /// Begins an empty page; a tagged one keeps what its parts are in the document's structure.
    public func begin(_ size: Size, tagged: Bool = false) {
        self.size = size
        (isTagged, current, marks) = (tagged, nil, [])
        out = PDFBytes(capacity: 1 << 16)
        text = TextState()
        (fillPaint, strokePaint, lineWidth, overprint) = (nil, nil, nil, nil)
        (images, forms, states, spots) = ([], [], [], [])
        usesScreenColours = false
        fonts.beginPage()
    }

    /// Ends the page.
    public func end() -> PageContent {
        endText()
        closeMark()
        return PageContent(
            size: size, stream: deflate.compress(out.bytes), fonts: fonts.used, images: images, forms: forms,
            states: states, spots: spots, usesScreenColours: usesScreenColours, marks: marks)
    }

    /// Fills a rectangle.
    public func fill(_ rect: Rect, _ paint: PagePaint) {
        endText()
        setFill(paint)
        writeRectangle(rect)
        out.write("f\n")
    }

    /// Strokes a straight rule. A stroke, not a thin rectangle: a RIP gives strokes of one width one number of device
    /// pixels.
    public func rule(from start: Point, to end: Point, thickness: Double, _ paint: PagePaint) {
        endText()
        setStroke(paint, thickness)
        write(start)
        out.write("m ")
        write(end)
        out.write("l S\n")
    }

    /// Strokes the outline of a rectangle.
    public func outline(_ rect: Rect, thickness: Double, _ paint: PagePaint) {
        endText()
        setStroke(paint, thickness)
        writeRectangle(rect)
        out.write("S\n")
    }

    /// Draws a path: filled (by the non-zero rule), then stroked with round joins, whichever has a paint.
    public func draw(
        _ path: PagePath, fill: PagePaint?, stroke: PagePaint?, thickness: Double = 1, dash: [Double] = []
    ) {
        guard fill != nil || stroke != nil, case .move? = path.steps.first else { return }
        endText()
        if let fill { setFill(fill) }
        if let stroke { setStroke(stroke, thickness) }
        // Joins and dashes are not kept with the colours: what follows knows nothing of them.
        if stroke != nil {
            out.write("q 1 j ")
            if !dash.isEmpty {
                out.write("[")
                out.write(dash)
                out.write("] 0 d ")
            }
        }
        for step in path.steps {
            switch step {
            case .move(let point):
                write(point)
                out.write("m ")
            case .line(let point):
                write(point)
                out.write("l ")
            case .curve(let first, let second, let end):
                write(first)
                write(second)
                write(end)
                out.write("c ")
            case .close: out.write("h ")
            }
        }
        out.write(fill == nil ? "S" : stroke == nil ? "f" : "B")
        out.write(stroke == nil ? "\n" : " Q\n")
    }

    /// Draws a picture over a whole frame. Pictures always knock out.
    public func draw(_ image: PageImage, in frame: Rect) {
        endText()
        knockOut()
        if image.components == 3 { usesScreenColours = true }
        let number = images.firstIndex(of: image) ?? images.count
        if number == images.count { images.append(image) }
        place(frame, scale: Size(width: 1, height: 1), name: "Im\(number + 1)")
    }

    /// Draws a form over a whole frame.
    public func draw(_ form: PageForm, in frame: Rect) {
        guard form.size.width > 0, form.size.height > 0 else { return }
        endText()
        let number = forms.firstIndex(of: form) ?? forms.count
        if number == forms.count { forms.append(form) }
        place(frame, scale: form.size, name: "Fm\(number + 1)")
    }

    /// Draws what `body` shows as if its line began at the origin, turned a quarter clockwise about a point: read from top
    /// to bottom.
    ///
    /// `body` is given where in its own coordinates the turned line begins.
    public func turned(at point: Point, _ body: (Point) throws(Fault) -> Void) throws(Fault) {
        endText()
        // `Q` brings back all that held before: fonts, colours and what is known of them.
        let (text, fill, print) = (text, fillPaint, overprint)
        out.write("q 0 -1 1 0 ")
        write(point)
        out.write("cm\n")
        try body(Point(x: 0, y: size.height))
        endText()
        out.write("Q\n")
        (self.text, fillPaint, overprint) = (text, fill, print)
    }

    private func place(_ frame: Rect, scale: Size, name: String) {
        out.write("q ")
        out.write(frame.width / scale.width, decimals: 4)
        out.write(" 0 0 ")
        out.write(frame.height / scale.height, decimals: 4)
        out.write(" ")
        write(Point(x: frame.minX, y: frame.maxY))
        out.write("cm ")
        out.write(name: name)
        out.write(" Do Q\n")
    }

    private func writeRectangle(_ rect: Rect) {
        write(Point(x: rect.minX, y: rect.maxY))
        out.write([rect.width, rect.height])
        out.write("re ")
    }

    private func write(_ point: Point) { out.write([point.x, size.height - point.y]) }

    /// Makes a colour that of fills and text.
    func setFill(_ paint: PagePaint) {
        if fillPaint != paint.colour {
            fillPaint = paint.colour
            set(paint.colour, stroking: false)
        }
        setOverprint { $0.fill = paint.overprints }
    }

    /// Makes a colour that of strokes, and their width.
    func setStroke(_ paint: PagePaint, _ thickness: Double) {
        if strokePaint != paint.colour {
            strokePaint = paint.colour
            set(paint.colour, stroking: true)
        }
        setOverprint { $0.stroke = paint.overprints }
        guard lineWidth != thickness else { return }
        lineWidth = thickness
        out.write(thickness)
        out.write(" w\n")
    }

    private func set(_ colour: PageColour, stroking: Bool) {
        if let spot = colour.spotName { spots.insert(spot) }
        if case .rgb = colour { usesScreenColours = true }
        out.write(colour, stroking: stroking)
    }

    private func knockOut() { setOverprint { $0.fill = false } }

    /// A page begins without overprint, so nothing is said until something overprints.
    private func setOverprint(_ change: (inout Overprint) -> Void) {
        var wanted = overprint ?? Overprint()
        change(&wanted)
        guard wanted != overprint ?? Overprint() else { return }
        overprint = wanted
        states.insert(wanted)
        out.write(wanted)
    }
}
