import Foundation
import Geometry
import Painting
import PrintModel
import TestSupport
import Testing

@Suite struct ShapeAndPhotoTests {
    @Test("A sheet for print ends at the bleed")
    func mediaBox() throws {
        let scratch = try TemporaryFolder()
        let (path, _) = try Fixture.paint([], in: scratch, bleed: 8.5)
        #expect(try Tool.run("pdfinfo", "-box", path).text.contains("317 x 417 pts"))
    }

    @Test("A rule keeps its thickness exactly; a fill its place and size to a thousandth of a point")
    func thickness() throws {
        let scratch = try TemporaryFolder()
        let items: [PageItem] = [
            .rule(from: Point(x: 10, y: 20), to: Point(x: 90, y: 20), thickness: 0.3, ink: "guinda"),
            .fill(Rect(x: 10.1, y: 30.1, width: 50, height: 0.7087), ink: "oro"),
        ]
        let text = try Fixture.plain(Fixture.paint(items, in: scratch).path)
        #expect(text.contains(".3 w"))
        // The trim lies 10 pt inside a sheet 420 high.
        #expect(text.contains("20 390 m 100 390 l S"))
        let box = text.split(separator: "\n").first { $0.hasSuffix(" re f") }?.split(separator: " ").compactMap {
            Double($0)
        }
        let numbers = try #require(box).suffix(4).map { $0 }
        for (found, expected) in zip(numbers, [20.1, 420 - 40.1 - 0.7087, 50, 0.7087]) {
            #expect(abs(found - expected) <= 0.000501)
        }
    }

    @Test("Every ink is written in its own percentages, and no other colour appears")
    func inks() throws {
        let scratch = try TemporaryFolder()
        let font = try SampleFont.lato()
        let items: [PageItem] = Fixture.inks.enumerated().flatMap { index, ink -> [PageItem] in
            let y = 20 + 30 * Double(index)
            return [
                .fill(Rect(x: 10, y: y, width: 20, height: 5), ink: ink.name),
                .rule(from: Point(x: 40, y: y), to: Point(x: 60, y: y), thickness: 1, ink: ink.name),
                .text(font.line("tinta", size: 9, ink: ink.name), at: Point(x: 70, y: y)),
            ]
        }
        let lines = try Fixture.content(Fixture.paint(items, in: scratch).path)
        for mark in ["k", "K"] {
            let found = Set(lines.filter { $0.hasSuffix(" " + mark) })
            #expect(found == Set(Fixture.inks.map { "\(Fixture.shares($0.name)) \(mark)" }))
        }
        for foreign in [" rg", " RG", " g", " G", " sc", " scn"] {
            #expect(!lines.contains { $0.hasSuffix(foreign) })
        }
    }

    @Test("An ink the layout does not declare is a finding, once a page, and its item is left out")
    func unknownInk() throws {
        let scratch = try TemporaryFolder()
        let fill = PageItem.fill(Rect(x: 1, y: 1, width: 5, height: 5), ink: "turquesa")
        let (path, findings) = try Fixture.paint([fill, fill], in: scratch)
        #expect(findings.map(\.code) == [.inkUnknown])
        #expect(findings.first?.values["ink"] == "turquesa")
        #expect(findings.first?.place.page == 1)
        #expect(try !Fixture.plain(path).contains(" re f"))
    }

    @Test("A photograph goes in as it is, exactly on its frame", arguments: [true, false])
    func photo(cmyk: Bool) throws {
        let scratch = try TemporaryFolder()
        let photo = try Fixture.jpeg("photo.jpg", width: 64, height: 48, cmyk: cmyk, in: scratch)
        let placement = PhotoPlacement(path: "/photos/a.jpg", frame: Rect(x: -10, y: 25.5, width: 160.25, height: 120))
        let (path, findings) = try Fixture.paint([.photo(placement)], in: scratch, photos: [placement: photo])
        #expect(findings == [])
        let list = try Tool.run("pdfimages", "-list", path).text
        #expect(list.contains(cmyk ? "64    48  cmyk    4   8  jpeg   no" : "64    48  rgb     3   8  jpeg   no"))
        #expect(try Fixture.plain(path).contains("160.25 0 0 120 0 264.5 cm"))
        _ = try Tool.run("pdfimages", "-all", path, scratch.path("out"))
        let original = try Data(contentsOf: URL(fileURLWithPath: photo.path))
        #expect(try Data(contentsOf: URL(fileURLWithPath: scratch.path("out-000.jpg"))) == original)
    }

    @Test("A prepared photograph that is not what it says is a finding at the report's line")
    func badPhoto() throws {
        let scratch = try TemporaryFolder()
        let good = try Fixture.jpeg("photo.jpg", width: 64, height: 48, cmyk: true, in: scratch)
        let text = try scratch.write("text.jpg", "This is no photograph.")
        let wrong: [PreparedPhoto] = [
            PreparedPhoto(path: text, pixels: good.pixels, cmyk: true, resolution: 300),
            PreparedPhoto(path: scratch.path("none.jpg"), pixels: good.pixels, cmyk: true, resolution: 300),
            PreparedPhoto(path: good.path, pixels: good.pixels, cmyk: false, resolution: 300),
            PreparedPhoto(path: good.path, pixels: PixelSize(width: 65, height: 48), cmyk: true, resolution: 300),
        ]
        for photo in wrong {
            let placement = PhotoPlacement(
                path: "a.jpg", frame: Rect(x: 0, y: 0, width: 64, height: 48),
                place: Finding.Place(file: "report.md", line: 7))
            let (path, findings) = try Fixture.paint([.photo(placement)], in: scratch, photos: [placement: photo])
            #expect(findings.map(\.code) == [.photoNotPainted])
            #expect(findings.first?.place == Finding.Place(file: "report.md", line: 7, page: 1))
            #expect(try !Fixture.plain(path).contains("/Image"))
        }
    }

    @Test("A photograph's pixels never cost memory, however many its file declares")
    func memory() throws {
        let scratch = try TemporaryFolder()
        var photo = try Fixture.jpeg("photo.jpg", width: 64, height: 48, cmyk: true, in: scratch)
        var bytes = Array(try Data(contentsOf: URL(fileURLWithPath: photo.path)))
        let frame = try #require(bytes.indices.first { bytes[$0...].starts(with: [0xFF, 0xC0]) })
        bytes.replaceSubrange(frame + 5..<frame + 9, with: [0xEA, 0x60, 0xEA, 0x60])
        try Data(bytes).write(to: URL(fileURLWithPath: photo.path))
        photo.pixels = PixelSize(width: 60_000, height: 60_000)
        let placement = PhotoPlacement(path: "a.jpg", frame: Rect(x: 0, y: 0, width: 300, height: 300))
        _ = try Fixture.paint([.photo(placement)], in: scratch, photos: [placement: photo])
        let status = try String(contentsOfFile: "/proc/self/status", encoding: .utf8)
        let peak = status.split(separator: "\n").first { $0.hasPrefix("VmHWM") }
        let kilobytes = try #require(peak.flatMap { Int($0.filter(\.isNumber)) })
        #expect(kilobytes < 1_000_000)
    }
}
