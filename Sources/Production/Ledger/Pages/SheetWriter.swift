import Finishing
import Foundation
import Geometry
import PDFWriting
import Painting
import PrintModel
import Typesetting

/// Pages of an office document, set and painted as any page of ours: a pen that writes lines, rules and areas on one
/// page after another, and the file at the end.
final class SheetWriter {
    let page: Size
    let margin: Double
    private let typesetter: Typesetter
    private let styles: [String: TextStyle]
    private var pages: [[PageItem]] = [[]]
    private var findings: [Finding] = []
    private static let inks = [
        Ink(name: "negro", cmyk: CMYK(0, 0, 0, 100), overprint: true), Ink(name: "gris", cmyk: CMYK(0, 0, 0, 30)),
        Ink(name: "bruma", cmyk: CMYK(0, 0, 0, 8)), Ink(name: "rojo", cmyk: CMYK(0, 85, 80, 10)),
        Ink(name: "amarillo", cmyk: CMYK(0, 20, 90, 0)), Ink(name: "verde", cmyk: CMYK(75, 0, 75, 20)),
    ]

    /// Where a text stands against its point.
    enum Side {
        /// It begins there.
        case left
        /// It ends there.
        case right
    }

    init(page: Size, margin: Double) throws {
        self.page = page
        self.margin = margin
        let fonts = try SansFonts.files()
        let family = SansFonts.family(of: fonts)
        let all = [
            TextStyle(name: "title", font: family, weight: 700, size: 19, leading: 23),
            TextStyle(name: "lead", font: family, size: 10, leading: 14),
            TextStyle(name: "head", font: family, weight: 700, size: 7.6, leading: 9.6),
            TextStyle(name: "cell", font: family, size: 8.4, leading: 10.8, features: "tnum=1"),
            TextStyle(name: "sum", font: family, weight: 700, size: 8.4, leading: 10.8, features: "tnum=1"),
            TextStyle(name: "small", font: family, size: 7.4, leading: 9.6),
            TextStyle(name: "value", font: family, weight: 700, size: 11, leading: 14),
            TextStyle(name: "figure", font: family, weight: 700, size: 26, leading: 30),
        ]
        styles = Dictionary(uniqueKeysWithValues: all.map { ($0.name, $0) })
        typesetter = try Typesetter(fonts: fonts, hyphenation: [:], styles: all)
    }

    var right: Double { page.width - margin }
    var count: Int { pages.count }
    func leading(_ style: String) -> Double { styles[style]?.leading ?? 12 }

    /// Begins another page.
    func turn() { pages.append([]) }

    /// A text broken to a measure.
    func lines(_ text: String, _ style: String, width: Double) -> [SetLine] {
        guard !text.isEmpty, let style = styles[style] else { return [] }
        let set = typesetter.set(TextRequest(RichText(text), style: style, measure: width))
        findings += set.findings
        return set.lines
    }

    /// Sets a text from a baseline on; gives the baseline after its last line.
    @discardableResult
    func write(
        _ text: String, _ style: String, x: Double, y: Double, width: Double, side: Side = .left, most: Int = 99
    ) -> Double {
        place(Array(lines(text, style, width: width).prefix(most)), style, x: x, y: y, side: side)
    }

    /// Places set lines, the first with its baseline at `y`; gives the baseline that would come next.
    @discardableResult
    func place(_ lines: [SetLine], _ style: String, x: Double, y: Double, side: Side = .left) -> Double {
        var y = y
        for line in lines {
            pages[pages.count - 1].append(.text(line, at: Point(x: side == .right ? x - line.width : x, y: y)))
            y += leading(style)
        }
        return y
    }

    func rule(
        _ y: Double, from: Double? = nil, to: Double? = nil, thickness: Double = 0.4, ink: String = "negro"
    ) {
        pages[pages.count - 1].append(
            .rule(
                from: Point(x: from ?? margin, y: y), to: Point(x: to ?? right, y: y), thickness: thickness, ink: ink))
    }

    func draw(_ path: PagePath, _ paint: PathPaint) { pages[pages.count - 1].append(.path(path, paint)) }

    func fill(_ rect: Rect, _ ink: String) {
        guard rect.width > 0, rect.height > 0 else { return }
        pages[pages.count - 1].append(.fill(rect, ink: ink))
    }

    /// Writes what `body` says on every page, once their number is known.
    func onEveryPage(_ body: (_ page: Int, _ of: Int) -> Void) {
        let all = pages
        for index in all.indices {
            pages = [all[index]]
            body(index + 1, all.count)
            kept.append(pages[0])
        }
        pages = kept
        kept = []
    }
    private var kept: [[PageItem]] = []

    /// Paints the pages into a PDF; gives what could not be set.
    func finish(title: String, author: String, date: CivilDate, to path: String) throws -> [Finding] {
        let laidOut = pages.enumerated().map { LaidOutPage(number: $0 + 1, kind: "document", items: $1) }
        let edition = LaidOutEdition(trim: page, bleed: 0, inks: SheetWriter.inks, pages: laidOut)
        let metadata = DocumentMetadata(title: title, author: author, language: "es", date: date)
        let painted = try Painter().paint(
            edition, photos: [:], palette: .tones(edition.inks), sheet: .print, metadata: metadata)
        try ScreenDocument.write(painted, to: path, metadata: metadata)
        return findings + painted.findings
    }
}
