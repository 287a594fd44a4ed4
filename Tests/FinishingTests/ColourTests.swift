import Finishing
import Foundation
import Geometry
import PDFSyntax
import PDFWriting
import Painting
import PrintModel
import TestSupport
import Testing

@Suite struct ColourTests {
    @Test("Black text and rules are 100 K alone and overprint; other inks and pictures knock out")
    func inksAndOverprint() throws {
        let scratch = try TemporaryFolder()
        let photo = try Fixture.jpeg("photo.jpg", width: 60, height: 40, cmyk: true, in: scratch)
        let placement = PhotoPlacement(path: "a.jpg", frame: Rect(x: 20, y: 150, width: 60, height: 40))
        let items =
            try Fixture.page(scratch) + [
                .text(SampleFont.lato().line("Pie", size: 8), at: Point(x: 20, y: 140)), .photo(placement),
            ]
        let file = try PDFFile(path: Fixture.make([items], photos: [placement: photo], in: scratch))
        let marks = try Trace(file.pages()[0], of: file).marks.filter { $0.operation != "Tj" || $0.colour != "" }
        let black = "0.0 0.0 0.0 1.0"
        let kinds = Dictionary(grouping: marks, by: \.colour)
        #expect(kinds[black + " k"]?.allSatisfy { $0.overprints } == true)
        #expect(kinds[black + " K"]?.allSatisfy { $0.overprints } == true)
        #expect(kinds["0.25 1.0 0.65 0.25 k"]?.allSatisfy { !$0.overprints } == true)
        #expect(kinds["0.0 0.0 0.0 0.0 k"]?.allSatisfy { !$0.overprints } == true)
        // The art and the photograph.
        #expect(kinds[""]?.map(\.operation) == ["Do", "Do"])
        #expect(kinds[""]?.last?.overprints == false)
        #expect(kinds.count == 5)
    }

    @Test("The plates say so too: black adds to what lies beneath, and a photograph is not inverted")
    func plates() throws {
        let scratch = try TemporaryFolder()
        let photo = try Fixture.jpeg("photo.jpg", width: 60, height: 40, cmyk: true, in: scratch)
        let placement = PhotoPlacement(path: "a.jpg", frame: Rect(x: 100, y: 200, width: 60, height: 40))
        let items: [PageItem] = [
            .fill(Rect(x: 0, y: 0, width: 100, height: 100), ink: "guinda"),
            .fill(Rect(x: 0, y: 50, width: 200, height: 50), ink: "negro"),
            .fill(Rect(x: 0, y: 75, width: 20, height: 20), ink: "papel"),
            .fill(Rect(x: 90, y: 190, width: 80, height: 60), ink: "negro"), .photo(placement),
            .fill(Rect(x: 200, y: 300, width: 50, height: 50), ink: "plata clara"),
        ]
        let path = try Fixture.make([items], photos: [placement: photo], in: scratch)
        _ = try Tool.run(
            "gs", "-q", "-dNOPAUSE", "-dBATCH", "-sDEVICE=tiffsep", "-r72", "-o", scratch.path("plate.tif"), path)
        func ink(_ plate: String, _ x: Int, _ y: Int) throws -> Int {
            // The sheet begins 10 pt before the trim; a plate is 255 where it prints nothing.
            let value = try Tool.run("vips", "getpoint", scratch.path("plate(\(plate)).tif"), "\(x + 10)", "\(y + 10)")
            return Int(
                ((255 - (Double(value.text.split(whereSeparator: \.isWhitespace).first ?? "") ?? -1)) / 2.55)
                    .rounded())
        }
        func inks(_ x: Int, _ y: Int) throws -> [Int] {
            try ["Cyan", "Magenta", "Yellow", "Black"].map { try ink($0, x, y) }
        }
        #expect(try inks(50, 25) == [25, 100, 65, 25])
        #expect(try inks(50, 75) == [25, 100, 65, 100])
        #expect(try inks(150, 75) == [0, 0, 0, 100])
        #expect(try inks(10, 85) == [0, 0, 0, 0])
        for (found, expected) in try zip(inks(130, 220), [10, 20, 30, 40]) { #expect(abs(found - expected) <= 1) }
        #expect(try ink("PANTONE 877 C", 225, 325) == 30)
        #expect(try inks(225, 325) == [0, 0, 0, 0])
    }

    @Test("A spot ink is a Separation of its own name with a CMYK alternate, one for all its tints")
    func spot() throws {
        let scratch = try TemporaryFolder()
        let items: [PageItem] = [
            .fill(Rect(x: 0, y: 0, width: 10, height: 10), ink: "plata"),
            .fill(Rect(x: 0, y: 20, width: 10, height: 10), ink: "plata clara"),
        ]
        let file = try PDFFile(path: Fixture.make([items, items], in: scratch))
        let page = file.pages()[1]
        let spaces = try #require(page["Resources"]?["ColorSpace"])
        let name = try #require(spaces.keys.first)
        let space = try #require(spaces[name])
        #expect(spaces.keys.count == 1)
        #expect(space[0]?.name == "Separation" && space[1]?.name == "PANTONE 877 C")
        #expect(space[2]?.name == "DeviceCMYK" && space[3]?["C1"]?.numbers() == [0, 0, 0, 0.4])
        #expect(
            try Trace(page, of: file).marks == [
                Trace.Mark(operation: "f", colour: "\(name) 1.0", overprints: false),
                Trace.Mark(operation: "f", colour: "\(name) 0.3", overprints: true),
            ])
    }

    @Test("Spot colours are printed in process inks where that is asked for, their tints as shares")
    func spotsAsProcess() throws {
        let scratch = try TemporaryFolder()
        let items: [PageItem] = [
            .fill(Rect(x: 0, y: 0, width: 10, height: 10), ink: "plata"),
            .fill(Rect(x: 0, y: 20, width: 10, height: 10), ink: "plata clara"),
        ]
        let painted = try Fixture.paint([items], palette: .press(Fixture.inks, spotsAsProcess: true))
        try Fixture.finish(painted, to: scratch.path("print.pdf"))
        let file = try PDFFile(path: scratch.path("print.pdf"))
        #expect(file.pages()[0]["Resources"]?["ColorSpace"] == nil)
        #expect(
            try Trace(file.pages()[0], of: file).marks.map(\.colour) == ["0.0 0.0 0.0 0.4 k", "0.0 0.0 0.0 0.12 k"])
    }

    @Test("Inks that describe one spot colour differently are a warning")
    func ambiguousSpot() throws {
        var inks = Fixture.inks
        inks[5].cmyk = CMYK(0, 10, 0, 40)
        let painted = try Fixture.paint([[]], inks: inks)
        #expect(painted.findings == [Finding(.warning, .spotAmbiguous, ["spot": "PANTONE 877 C"])])
    }

    @Test("Each half of overprint is its own, and is said only where it changes")
    func halves() throws {
        let scratch = try TemporaryFolder()
        let (a, b) = (Point(x: 0, y: 0), Point(x: 9, y: 9))
        let square = Rect(x: 0, y: 0, width: 9, height: 9)
        let items: [PageItem] = [
            .fill(square, ink: "oro"), .rule(from: a, to: b, thickness: 1, ink: "negro"), .fill(square, ink: "negro"),
            .fill(square, ink: "negro"), .rule(from: a, to: b, thickness: 1, ink: "oro"), .fill(square, ink: "oro"),
        ]
        let file = try PDFFile(path: Fixture.make([items], in: scratch))
        let marks = try Trace(file.pages()[0], of: file).marks
        #expect(marks.map(\.overprints) == [false, true, true, true, false, false])
        let states = file.content(of: file.pages()[0]).split(separator: 0x0A).count {
            $0.suffix(3).elementsEqual(" gs".utf8)
        }
        #expect(states == 4)
    }

    @Test("A page in a screen's colours stops the run, with its number; nothing is written")
    func foreignSpaces() throws {
        let scratch = try TemporaryFolder()
        let last = try scratch.write("print.pdf", "the last good one")
        let photo = try Fixture.jpeg("photo.jpg", width: 8, height: 8, cmyk: false, in: scratch)
        let placement = PhotoPlacement(path: "a.jpg", frame: Rect(x: 0, y: 0, width: 8, height: 8))
        let pages: [[PageItem]] = [[], [.photo(placement)]]
        let fill = PageItem.fill(Rect(x: 0, y: 0, width: 8, height: 8), ink: "oro")
        for painted in try [
            Fixture.paint(pages, photos: [placement: photo]),
            Fixture.paint([[], [fill]], palette: .screen(Fixture.inks)),
        ] {
            for standard in PrintStandard.allCases {
                let fault = #expect(throws: Fault.self) { try Fixture.finish(painted, to: last, as: standard) }
                #expect(fault?.findings.map(\.code) == [.foreignColourSpace])
                #expect(fault?.findings.first?.place.page == 2)
            }
        }
        #expect(try String(contentsOfFile: last, encoding: .utf8) == "the last good one")
    }
}
