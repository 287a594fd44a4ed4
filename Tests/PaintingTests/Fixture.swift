import Foundation
import Geometry
import Painting
import PrintModel
import TestSupport

/// Inks, a page and the ways to look at what was painted.
enum Fixture {
    static let inks = [
        Ink(name: "negro", cmyk: CMYK(0, 0, 0, 100), overprint: true), Ink(name: "papel", cmyk: CMYK(0, 0, 0, 0)),
        Ink(name: "guinda", cmyk: CMYK(25, 100, 65, 25)), Ink(name: "oro", cmyk: CMYK(10, 35, 85, 10)),
    ]
    static let keys = ColourKeys(exactly: inks)
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
        let path = scratch.path("painted.pdf")
        let findings = try Painter().paint(
            edition([items], bleed: bleed), photos: photos, keys: keys, sheet: .print, metadata: metadata, to: path)
        return (path, findings)
    }

    /// The PDF with every stream readable.
    static func plain(_ path: String) throws -> String {
        try Tool.run("qpdf", "--qdf", "--object-streams=disable", path, "-").text
    }

    /// `r g b` as cairo writes the key of an ink.
    static func key(_ ink: String) -> [Double] {
        guard let key = keys.keys[ink] else { return [] }
        return [key.red, key.green, key.blue].map { Double($0) / 255 }
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
