import Finishing
import Foundation
import Geometry
import PDFSyntax
import PDFWriting
import Painting
import PrintModel
import TestSupport
import Testing

@Suite struct TwoInkTests {
    private let spot = Ink(name: "plata", cmyk: CMYK(0, 50, 0, 40), spot: "PANTONE 877 C")

    /// A duotone of `width` × `height`, its left half black and its right half the spot, packed as `PhotoForm` says.
    private func duotone(_ name: String, width: Int, height: Int, in scratch: TemporaryFolder) throws -> PreparedPhoto {
        var row: [UInt8] = [0]
        for x in 0..<width { row += x < width / 2 ? [255, 0] : [0, 255] }
        let packed = try Deflate().compress([[UInt8]](repeating: row, count: height).flatMap { $0 })
        let path = scratch.path(name)
        try Data(packed).write(to: URL(fileURLWithPath: path))
        return PreparedPhoto(
            path: path, pixels: PixelSize(width: width, height: height), form: .duotone(spot), resolution: 300)
    }

    private func make(
        _ photo: PreparedPhoto, as standard: PrintStandard = .x4, in scratch: TemporaryFolder
    ) throws -> String {
        let placement = PhotoPlacement(path: "a.jpg", frame: Rect(x: 100, y: 200, width: 60, height: 40))
        let painted = try Fixture.paint([[.photo(placement)]], photos: [placement: photo], inks: [spot])
        #expect(painted.findings == [])
        try Fixture.finish(painted, to: scratch.path("print.pdf"), as: standard)
        return scratch.path("print.pdf")
    }

    @Test("A duotone prints on its two plates and no other", arguments: [PrintStandard.x4, .x1a])
    func plates(_ standard: PrintStandard) throws {
        let scratch = try TemporaryFolder()
        let photo = try duotone("a.duotone", width: 60, height: 40, in: scratch)
        let path = try make(photo, as: standard, in: scratch)
        _ = try Tool.run(
            "gs", "-q", "-dNOPAUSE", "-dBATCH", "-sDEVICE=tiffsep", "-r72", "-o", scratch.path("plate.tif"), path)
        func ink(_ plate: String, _ x: Int) throws -> Int {
            let value = try Tool.run("vips", "getpoint", scratch.path("plate(\(plate)).tif"), "\(x)", "230").text
            return Int(
                ((255 - (Double(value.split(whereSeparator: \.isWhitespace).first ?? "") ?? -1)) / 2.55).rounded())
        }
        #expect(try ["Black", "PANTONE 877 C", "Cyan", "Magenta"].map { try ink($0, 120) } == [100, 0, 0, 0])
        #expect(try ["Black", "PANTONE 877 C", "Cyan", "Magenta"].map { try ink($0, 160) } == [0, 100, 0, 0])
    }

    @Test("Without its plate a spot colour of a duotone shows as its alternate")
    func alternate() throws {
        let scratch = try TemporaryFolder()
        let path = try make(duotone("a.duotone", width: 60, height: 40, in: scratch), in: scratch)
        let pictures = try #require(PDFFile(path: path).pages()[0]["Resources"]?["XObject"])
        let space = try #require(pictures.keys.first.flatMap { pictures[$0]?["ColorSpace"] })
        #expect(space[0]?.name == "DeviceN" && space[1]?[0]?.name == "Black" && space[1]?[1]?.name == "PANTONE 877 C")
        #expect(space[2]?.name == "DeviceCMYK")
        #expect(space[3]?.decoded() == .bytes([0, 0, 0, 0, 0, 0, 0, 255, 0, 128, 0, 102, 0, 128, 0, 255]))
    }

    @Test("A photograph for the black plate is gray there and nowhere else")
    func gray() throws {
        let scratch = try TemporaryFolder()
        _ = try Tool.run("vips", "black", scratch.path("black.v"), "60", "40")
        _ = try Tool.run("vips", "linear", scratch.path("black.v"), scratch.path("g.jpg"), "1", "51", "--uchar")
        let photo = PreparedPhoto(
            path: scratch.path("g.jpg"), pixels: PixelSize(width: 60, height: 40), form: .gray, resolution: 300)
        let path = try make(photo, in: scratch)
        #expect(try Tool.run("pdfimages", "-list", path).text.contains("60    40  gray    1   8  jpeg   no"))
        let cover = try Tool.run("gs", "-q", "-o", "-", "-sDEVICE=inkcov", path).text.split(separator: " ")
        #expect(cover.prefix(3).allSatisfy { Double($0) == 0 } && (Double(cover[3]) ?? 0) > 0)
    }

    @Test("A duotone whose file is damaged, cut short or of another size stops the run and leaves what was there")
    func damaged() throws {
        let scratch = try TemporaryFolder()
        let last = try scratch.write("print.pdf", "the last good one")
        var photo = try duotone("a.duotone", width: 60, height: 40, in: scratch)
        let whole = try Data(contentsOf: URL(fileURLWithPath: photo.path))
        for bytes in [whole.dropLast(9), whole + whole, Data(), Data("no zlib".utf8)] {
            try bytes.write(to: URL(fileURLWithPath: photo.path))
            #expect(throws: Fault.self) { try make(photo, in: scratch) }
        }
        try whole.write(to: URL(fileURLWithPath: photo.path))
        photo.pixels.height = 41
        let fault = #expect(throws: Fault.self) { try make(photo, in: scratch) }
        #expect(fault?.findings.first?.code == .photoNotPainted)
        #expect(try String(contentsOfFile: last, encoding: .utf8) == "the last good one")
    }
}
