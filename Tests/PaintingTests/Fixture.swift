import Foundation
import Geometry
import PDFWriting
import Painting
import PrintModel
import TestSupport

/// Inks, a page and the ways to look at what was painted.
enum Fixture {
    static let inks = [
        Ink(name: "negro", cmyk: CMYK(0, 0, 0, 100), overprint: true), Ink(name: "papel", cmyk: CMYK(0, 0, 0, 0)),
        Ink(name: "guinda", cmyk: CMYK(25, 100, 65, 25)), Ink(name: "oro", cmyk: CMYK(10, 35, 85, 10)),
    ]
    static let palette = Palette.press(inks)
    static var metadata: DocumentMetadata {
        get throws {
            guard let date = CivilDate("2024-05-31") else { throw Fault(.usage, .paintFailed) }
            return DocumentMetadata(
                title: "Gaceta «Ñandú»", author: "H. Ayuntamiento", language: "es", date: date)
        }
    }

    static func edition(_ pages: [[PageItem]], bleed: Double = 10) -> LaidOutEdition {
        LaidOutEdition(
            trim: Size(width: 300, height: 400), bleed: bleed, inks: inks,
            pages: pages.enumerated().map { LaidOutPage(number: $0.offset + 1, kind: "story", items: $0.element) })
    }

    /// Paints for print and gives the PDF's path.
    static func paint(
        _ items: [PageItem], in scratch: TemporaryFolder, photos: [PhotoPlacement: PreparedPhoto] = [:],
        bleed: Double = 10
    ) throws -> (path: String, findings: [Finding]) {
        let painted = try Painter().paint(
            edition([items], bleed: bleed), photos: photos, palette: palette, sheet: .print, metadata: metadata)
        let path = scratch.path("painted.pdf")
        try write(painted, to: path)
        return (path, painted.findings)
    }

    /// Writes painted pages as a PDF without any finish.
    static func write(_ painted: PaintedPages, to path: String) throws {
        let document = try DocumentWriter(path: path, version: "1.6", spots: painted.spots)
        for page in painted.pages { try document.add(page) }
        try document.finish(info: PDFBytes())
    }

    /// The operators of the only page.
    static func content(_ path: String) throws -> [String] {
        let text = try plain(path)
        return text.split(separator: "\n").map(String.init)
    }

    /// The PDF with every stream readable.
    static func plain(_ path: String) throws -> String {
        try Tool.run("qpdf", "--qdf", "--object-streams=disable", path, "-").text
    }

    /// An ink as `k` takes it.
    static func shares(_ ink: String) -> String {
        guard let ink = inks.first(where: { $0.name == ink }) else { return "?" }
        return [ink.cmyk.cyan, ink.cmyk.magenta, ink.cmyk.yellow, ink.cmyk.black].map { String(format: "%g", $0 / 100) }
            .joined(separator: " ").replacingOccurrences(of: "0.", with: ".")
    }

    /// A JPEG of so many pixels with one flat colour, made by vips.
    static func jpeg(_ name: String, width: Int, height: Int, cmyk: Bool, in scratch: TemporaryFolder) throws
        -> PreparedPhoto
    {
        let (black, flat, path) = (scratch.path("black.v"), scratch.path("flat.v"), scratch.path(name))
        _ = try Tool.run("vips", "black", black, "\(width)", "\(height)", "--bands", cmyk ? "4" : "3")
        _ = try Tool.run("vips", "linear", black, flat, "1", cmyk ? "10 20 30 40" : "200 120 40", "--uchar")
        _ = try Tool.run("vips", "copy", flat, path, "--interpretation", cmyk ? "cmyk" : "srgb")
        return PreparedPhoto(
            path: path, pixels: PixelSize(width: width, height: height), cmyk: cmyk, resolution: 300)
    }
}
