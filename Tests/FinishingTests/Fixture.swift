import Finishing
import Foundation
import Geometry
import PDFSyntax
import PDFWriting
import Painting
import PrintModel
import TestSupport

/// Inks, a condition, pages painted and finished.
enum Fixture {
    static let inks = [
        Ink(name: "negro", cmyk: CMYK(0, 0, 0, 100), overprint: true), Ink(name: "papel", cmyk: CMYK(0, 0, 0, 0)),
        Ink(name: "guinda", cmyk: CMYK(25, 100, 65, 25)), Ink(name: "oro", cmyk: CMYK(10, 35, 85, 10)),
        Ink(name: "plata", cmyk: CMYK(0, 0, 0, 40), spot: "PANTONE 877 C", tint: 100),
        Ink(name: "plata clara", cmyk: CMYK(0, 0, 0, 40), spot: "PANTONE 877 C", tint: 30, overprint: true),
    ]
    static let trim = Size(width: 300, height: 400)
    static let bleed = 10.0
    static let profile = "/usr/share/scribus/profiles/ISOcoated_v2_300_bas.icc"
    static let condition = PrintCondition(
        name: "coated-offset", title: "ISO Coated v2 300 % & «bas»", profile: profile, identifier: "FOGRA39")
    static var metadata: DocumentMetadata {
        get throws {
            guard let date = CivilDate("2024-05-31") else { throw Fault(.usage, .finishFailed) }
            return DocumentMetadata(
                title: "Gaceta <Ñandú> & \"Co.\"", author: "H. Ayuntamiento", language: "es-MX", date: date)
        }
    }

    static func paint(
        _ pages: [[PageItem]], photos: [PhotoPlacement: PreparedPhoto] = [:], inks: [Ink] = inks,
        palette: Palette? = nil
    ) throws -> PaintedPages {
        let edition = LaidOutEdition(
            trim: trim, bleed: bleed, inks: inks,
            pages: pages.enumerated().map { LaidOutPage(number: $0.offset + 1, kind: "story", items: $0.element) })
        return try Painter().paint(
            edition, photos: photos, palette: palette ?? .press(inks), sheet: .print, metadata: metadata)
    }

    static func finish(
        _ painted: PaintedPages, to path: String, as standard: PrintStandard = .x4,
        condition: PrintCondition = condition
    ) throws {
        try Finisher.finish(painted, to: path, as: standard, condition: condition, metadata: metadata)
    }

    /// Paints and finishes, and gives the finished file's path.
    static func make(
        _ pages: [[PageItem]], photos: [PhotoPlacement: PreparedPhoto] = [:], as standard: PrintStandard = .x4,
        in scratch: TemporaryFolder
    ) throws -> String {
        let painted = try paint(pages, photos: photos)
        guard painted.findings.isEmpty else { throw Fault(.unusableData, painted.findings) }
        try finish(painted, to: scratch.path("print.pdf"), as: standard)
        return scratch.path("print.pdf")
    }

    /// Paints tagged pages and writes them as `web.pdf`; gives what nobody described.
    @discardableResult
    static func web(
        _ pages: [[PageItem]], photos: [PhotoPlacement: PreparedPhoto] = [:], numbers: [Int]? = nil,
        in scratch: TemporaryFolder
    ) throws -> [Finding] {
        let edition = LaidOutEdition(
            trim: trim, bleed: bleed, inks: inks,
            pages: pages.enumerated().map { LaidOutPage(number: $0.offset + 1, kind: "story", items: $0.element) })
        let painted = try Painter().paint(
            edition, photos: photos, palette: .screen(inks), sheet: .screen, metadata: metadata, tagged: true)
        let profile = try Data(contentsOf: URL(fileURLWithPath: "/usr/share/color/icc/ghostscript/srgb.icc"))
        return try WebDocument.write(
            painted, to: scratch.path("web.pdf"), profile: Array(profile), numbers: numbers ?? Array(1...pages.count),
            metadata: metadata)
    }

    /// A CMYK or RGB JPEG of one flat colour, made by vips; CMYK ones carry Adobe's marker.
    static func jpeg(_ name: String, width: Int, height: Int, cmyk: Bool, in scratch: TemporaryFolder) throws
        -> PreparedPhoto
    {
        let (black, flat, path) = (scratch.path("black.v"), scratch.path("flat.v"), scratch.path(name))
        _ = try Tool.run("vips", "black", black, "\(width)", "\(height)", "--bands", cmyk ? "4" : "3")
        _ = try Tool.run("vips", "linear", black, flat, "1", cmyk ? "26 51 77 102" : "200 120 40", "--uchar")
        _ = try Tool.run("vips", "copy", flat, scratch.path("tagged.v"), "--interpretation", cmyk ? "cmyk" : "srgb")
        _ = try Tool.run("vips", "jpegsave", scratch.path("tagged.v"), path, "--Q", "95")
        return PreparedPhoto(path: path, pixels: PixelSize(width: width, height: height), cmyk: cmyk, resolution: 300)
    }

    /// What a page is: fills, rules, text in black and white, and a piece of art.
    static func page(_ scratch: TemporaryFolder) throws -> [PageItem] {
        let font = try SampleFont.lato()
        let art = try scratch.write(
            "art.svg",
            "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 10 10'><path fill='{oro}' d='M0 0h10v10z'/></svg>")
        return [
            .fill(Rect(x: -10, y: -10, width: 320, height: 100), ink: "guinda"),
            .text(font.line("Gaceta", size: 30, ink: "papel"), at: Point(x: 20, y: 60)),
            .text(font.line("El camino quedó listo en mayo.", size: 9.2), at: Point(x: 20, y: 80)),
            .rule(from: Point(x: 20, y: 120), to: Point(x: 280, y: 120), thickness: 0.3, ink: "negro"),
            .art(path: art, Rect(x: 20, y: 300, width: 40, height: 40), inks: [:]),
        ]
    }
}

/// Follows a content stream as an interpreter would: which colours and overprint hold when something is painted.
struct Trace {
    /// One painting operation.
    struct Mark: Equatable {
        var operation: String
        var colour: String
        var overprints: Bool
    }
    var marks: [Mark] = []

    init(_ page: PDFObject, of file: PDFFile) throws {
        struct State {
            var fill = "unset"
            var stroke = "unset"
            var states = (fill: false, stroke: false)
        }
        var state = State()
        var stack: [State] = []
        for operation in ContentTokenizer(file.content(of: page)) {
            let numbers = operation.operands.map { $0.number.map { "\($0)" } ?? $0.name ?? "" }.joined(separator: " ")
            switch operation.name {
            case "q": stack.append(state)
            case "Q": state = stack.popLast() ?? state
            case "k", "rg", "g": state.fill = numbers + " " + operation.name
            case "K", "RG", "G": state.stroke = numbers + " " + operation.name
            case "cs": state.fill = numbers
            case "scn": state.fill += " " + numbers
            case "gs":
                let dictionary = page["Resources"]?["ExtGState"]?[operation.operands[0].name ?? ""]
                guard let op = dictionary?["op"]?.boolean, let stroke = dictionary?["OP"]?.boolean else { continue }
                state.states = (op, stroke)
            case "f", "f*", "Tj", "TJ":
                marks.append(Mark(operation: operation.name, colour: state.fill, overprints: state.states.fill))
            case "S": marks.append(Mark(operation: "S", colour: state.stroke, overprints: state.states.stroke))
            case "Do": marks.append(Mark(operation: "Do", colour: "", overprints: state.states.fill))
            default: break
            }
        }
    }
}
