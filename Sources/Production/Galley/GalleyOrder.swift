import Geometry
import PageLayout
import PrintModel

/// What a galley proof is to look like.
public struct GalleyOrder: Sendable {
    /// Absolute path of the text, UTF-8 with a paragraph a line.
    public var text: String
    /// The text's path as the person typed it.
    public var shown: String
    /// Absolute path of the PDF.
    public var output: String
    /// Width of a column, points.
    public var measure: Double
    /// Font family, as the machine's fontconfig knows it.
    public var font: String
    /// Type size, points.
    public var size: Double
    /// Distance of baselines, points; by default 11/9 of the size.
    public var leading: Double?
    /// Columns of a page; by default as many as fit.
    public var columns: Int?
    /// Distance of columns, points.
    public var gutter: Double
    /// Size of the page; by default 380 mm high and, where columns are given, as wide as they need, else 275 mm.
    public var page: Size?
    /// White on every side of the page, points.
    public var margin: Double
    /// Indent of a paragraph's first line, points; by default the type size.
    public var indent: Double?
    /// Language of the text, as a BCP 47 tag; its hyphenation follows from it.
    public var language: String
    /// The toolkit's own resources, the folder that holds `layouts/`: what hangs out of the measure is written there.
    /// Nothing hangs where it is `nil`.
    public var resources: String?
    /// How many cores to use, 1 or 2. The bytes of the result are the same.
    public var cores: Int
    /// Whether the set lines are measured.
    public var measures: Bool
    /// Whether the memory of the work is left to the end of the process, which gives it back at once; freeing it word by
    /// word takes a tenth of the time. For a command that ends when the galley is made.
    public var leavesMemory = false

    /// The usual galley of a text: one column width of a newspaper, in the gazette's face.
    public init(text: String, shown: String, output: String) {
        self.text = text
        self.shown = shown
        self.output = output
        measure = 45 * Length.pointsPerMillimetre
        font = GalleyOrder.usualFont
        size = 9
        gutter = 5 * Length.pointsPerMillimetre
        margin = 15 * Length.pointsPerMillimetre
        language = "es"
        cores = 2
        measures = false
    }

    /// The family used where none is named.
    public static let usualFont = "Vollkorn"
}

/// An order that can be carried out: where everything stands.
struct GalleyFormat: Sendable {
    let style: TextStyle
    let measure: Double
    let language: String
    let page: Size
    /// Left edge of each column, points.
    let lefts: [Double]
    /// The first baseline, points from the page's top.
    let firstBaseline: Double
    let rows: Int

    static let ink = Ink(name: "negro", cmyk: CMYK(0, 0, 0, 100), overprint: true)

    /// Throws `Fault.usage` with every measure that is out of its range or does not fit.
    init(_ order: GalleyOrder) throws(Fault) {
        let leading = order.leading ?? order.size * 11 / 9
        let indent = order.indent ?? order.size
        let height = order.page?.height ?? 380 * Length.pointsPerMillimetre
        let span = order.measure + order.gutter
        let wide = order.columns.map { Double($0) * span - order.gutter + 2 * order.margin }
        let width = order.page?.width ?? wide ?? 275 * Length.pointsPerMillimetre
        let room = Int(max(0, min(1_000, ((width - 2 * order.margin + order.gutter + 0.01) / span).rounded(.down))))
        let columns = order.columns ?? max(1, room)
        let rows = Int(max(0, min(10_000, ((height - 2 * order.margin) / leading).rounded(.down))))
        let side = 20 * Length.pointsPerMillimetre...14_400
        var findings: [Finding] = []
        func limit(_ option: String, _ value: Double, _ range: ClosedRange<Double>) {
            if range.contains(value) { return }
            findings.append(
                Finding(
                    .error, .galleyOption,
                    [
                        "option": option, "found": GalleyFormat.points(value),
                        "low": GalleyFormat.points(range.lowerBound), "high": GalleyFormat.points(range.upperBound),
                    ]))
        }
        limit("--size", order.size, 3...144)
        if findings.isEmpty {
            limit("--leading", leading, order.size * 0.75...order.size * 6)
            limit("--measure", order.measure, order.size * 4...7_200)
        }
        if findings.isEmpty {
            limit("--indent", indent, 0...max(0, order.measure - 2 * order.size))
        }
        limit("--gutter", order.gutter, 0...720)
        limit("--margin", order.margin, 0...1_440)
        limit("--page", width, side)
        limit("--page", height, side)
        if let columns = order.columns, !(1...100).contains(columns) {
            findings.append(
                Finding(
                    .error, .galleyOption, ["option": "--columns", "found": "\(columns)", "low": "1", "high": "100"]))
        } else if findings.isEmpty, columns > room {
            findings.append(
                Finding(
                    .error, .galleyTooWide,
                    [
                        "columns": "\(columns)", "measure": GalleyFormat.points(order.measure),
                        "room": GalleyFormat.points(max(0, width - 2 * order.margin)),
                    ]))
        }
        if findings.isEmpty, rows < ColumnBreaker.fewestRows {
            findings.append(
                Finding(.error, .galleyTooLow, ["rows": "\(rows)", "needed": "\(ColumnBreaker.fewestRows)"]))
        }
        guard findings.isEmpty else { throw Fault(.usage, findings) }
        style = TextStyle(
            name: "galley", font: order.font, size: order.size, leading: leading, alignment: .justify, indent: indent,
            ink: GalleyFormat.ink.name, hyphenate: true)
        measure = order.measure
        language = order.language
        page = Size(width: width, height: height)
        lefts = (0..<columns).map { order.margin + Double($0) * span }
        firstBaseline = order.margin + (leading + order.size) / 2 - order.size * 0.2
        self.rows = rows
    }

    /// The request for a paragraph that begins in a line of the file.
    func request(_ paragraph: String, place: Finding.Place) -> TextRequest {
        TextRequest(
            RichText(paragraph), style: style, measure: measure, indents: style.indent > 0 ? [style.indent, 0] : [],
            variants: true, language: language, place: place)
    }

    private static func points(_ value: Double) -> String {
        let hundredths = (value * 100).rounded() / 100
        return (hundredths == hundredths.rounded() ? "\(Int(hundredths))" : "\(hundredths)") + " pt"
    }
}
