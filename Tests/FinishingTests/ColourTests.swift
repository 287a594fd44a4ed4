import Finishing
import Foundation
import Geometry
import PDFSyntax
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
        #expect(kinds["0.1 0.35 0.85 0.1 k"]?.allSatisfy { !$0.overprints } == true)
        #expect(kinds[""]?.map(\.operation) == ["Do"])
        #expect(kinds[""]?.allSatisfy { !$0.overprints } == true)
        #expect(kinds.count == 6)
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
        let space = try #require(page["Resources"]?["ColorSpace"]?["Spot1"])
        #expect(space[0]?.name == "Separation" && space[1]?.name == "PANTONE 877 C")
        #expect(space[2]?.name == "DeviceCMYK" && space[3]?["C1"]?.numbers() == [0, 0, 0, 0.4])
        #expect(
            try Trace(page, of: file).marks == [
                Trace.Mark(operation: "f", colour: "Spot1 1.0", overprints: false),
                Trace.Mark(operation: "f", colour: "Spot1 0.3", overprints: true),
            ])
    }

    @Test("Inks that describe one spot colour differently are a warning")
    func ambiguousSpot() throws {
        let scratch = try TemporaryFolder()
        var inks = Fixture.inks
        inks[5].cmyk = CMYK(0, 10, 0, 40)
        try Fixture.paint([[]], to: scratch.path("painted.pdf"))
        let findings = try Fixture.finish(
            scratch.path("painted.pdf"), to: scratch.path("print.pdf"), keys: ColourKeys(exactly: inks))
        #expect(findings == [Finding(.warning, .spotAmbiguous, ["spot": "PANTONE 877 C"])])
    }

    @Test("Overprint follows the graphics state through q and Q, and each half on its own")
    func stateStack() throws {
        let scratch = try TemporaryFolder()
        let (negro, oro) = (Fixture.key("negro"), Fixture.key("oro"))
        let content = """
            \(oro) rg q \(negro) rg 0 0 1 1 re f q \(oro) rg \(negro) RG 0 0 1 1 re f 0 0 m 1 1 l S Q 0 0 1 1 re f Q
            0 0 1 1 re f \(negro) rg 0 0 1 1 re f
            """
        try Fixture.finish(Fixture.handmade(content, in: scratch), to: scratch.path("print.pdf"))
        let file = try PDFFile(path: scratch.path("print.pdf"))
        let marks = try Trace(file.pages()[0], of: file).marks
        #expect(marks.map(\.overprints) == [true, false, true, true, false, true])
    }

    @Test("Every colour that is no key stops the run, with its page; nothing is written")
    func colourWithoutKey() throws {
        let scratch = try TemporaryFolder()
        let last = try scratch.write("print.pdf", "the last good one")
        // Keys go by the order of names: the first ones stay as they are.
        let fewer = ColourKeys(exactly: Fixture.inks.filter { ["guinda", "negro"].contains($0.name) })
        try Fixture.paint([[], Fixture.page(scratch)], to: scratch.path("painted.pdf"))
        let fault = #expect(throws: Fault.self) {
            try Fixture.finish(scratch.path("painted.pdf"), to: last, keys: fewer)
        }
        #expect(fault?.kind == .unusableData)
        #expect(Set(fault?.findings.map(\.code) ?? []) == [.colourWithoutKey])
        #expect(
            fault?.findings.allSatisfy { $0.place.page == 2 && $0.values["colour"]?.hasSuffix("rg") == true } == true)
        #expect(try String(contentsOfFile: last, encoding: .utf8) == "the last good one")
        #expect(scratch.names() == ["art.svg", "painted.pdf", "print.pdf"])
    }

    @Test(
        "Colours that painting never writes stop the run",
        arguments: [
            "0 0 10 10 re f", "0 0 m 9 9 l S", "0.5 g 0 0 9 9 re f", "0 0 0 1 k 0 0 9 9 re f",
            "0.0435 0 0.7882 rg 0 0 9 9 re f", "/DeviceRGB cs 1 0 0 sc 0 0 9 9 re f",
            "BI /W 1 /H 1 /BPC 8 /CS /RGB ID abc EI", "2 0 0 rg 0 0 9 9 re f",
        ])
    func unkeyed(_ content: String) throws {
        let scratch = try TemporaryFolder()
        let painted = try Fixture.handmade(content, in: scratch)
        let fault = #expect(throws: Fault.self) { try Fixture.finish(painted, to: scratch.path("print.pdf")) }
        #expect(fault?.findings.first?.code == .colourWithoutKey)
        #expect(fault?.findings.first?.place.page == 1)
    }

    @Test("Colours in forms within forms are rewritten, and a form shared by pages only once")
    func forms() throws {
        let scratch = try TemporaryFolder()
        let painted = try Fixture.handmade(
            "/x5 Do",
            resources: { file in
                let inner = file.makeStream(
                    ["Subtype": .name("Form"), "BBox": [0, 0, 9, 9], "Resources": [:]],
                    Array("\(Fixture.key("negro")) rg 0 0 9 9 re f".utf8))
                let outer = file.makeStream(
                    [
                        "Subtype": .name("Form"), "BBox": [0, 0, 9, 9],
                        "Resources": ["XObject": ["x6": .object(inner), "x7": .object(inner)]],
                    ], Array("/x6 Do /x7 Do".utf8))
                return ["XObject": ["x5": .object(outer)]]
            }, in: scratch)
        try Fixture.finish(painted, to: scratch.path("print.pdf"))
        let file = try PDFFile(path: scratch.path("print.pdf"))
        let outer = file.pages()[0]["Resources"]?["XObject"]?["x5"]
        let inner = try #require(outer?["Resources"]?["XObject"]?["x6"])
        guard case .bytes(let bytes) = inner.decoded() else {
            Issue.record("the form cannot be read")
            return
        }
        #expect(String(decoding: bytes, as: UTF8.self) == "/OverprintFill gs\n0 0 0 1 k\n0 0 9 9 re\nf\n")
    }

    @Test("RGB anywhere under a page stops the run: pictures, shadings, patterns, profiles")
    func foreignSpaces() throws {
        let scratch = try TemporaryFolder()
        let photo = try Fixture.jpeg("photo.jpg", width: 8, height: 8, cmyk: false, in: scratch)
        let placement = PhotoPlacement(path: "a.jpg", frame: Rect(x: 0, y: 0, width: 8, height: 8))
        try Fixture.paint([[], [.photo(placement)]], photos: [placement: photo], to: scratch.path("painted.pdf"))
        let shading: (PDFFile) -> PDFValue = { _ in
            ["Shading": ["sh5": ["ShadingType": 2, "ColorSpace": .name("DeviceRGB")]]]
        }
        let profile: (PDFFile) -> PDFValue = { file in
            ["ColorSpace": ["c": [.name("ICCBased"), .object(file.makeStream(["N": 3], [0]))]]]
        }
        let painted = try [
            (2, scratch.path("painted.pdf")),
            (1, Fixture.handmade("/sh5 sh", resources: shading, in: scratch)),
        ]
        for (page, path) in painted {
            let fault = #expect(throws: Fault.self) { try Fixture.finish(path, to: scratch.path("print.pdf")) }
            #expect(fault?.findings.map(\.code) == [.foreignColourSpace])
            #expect(fault?.findings.first?.place.page == page)
        }
        let other = try Fixture.handmade("", resources: profile, in: scratch)
        let fault = #expect(throws: Fault.self) { try Fixture.finish(other, to: scratch.path("print.pdf")) }
        #expect(fault?.findings.first?.values["space"] == "ICCBased")
    }

    @Test("Keys that cannot be told apart are refused")
    func ambiguousKeys() throws {
        let scratch = try TemporaryFolder()
        try Fixture.paint([[]], to: scratch.path("painted.pdf"))
        var inks = Fixture.inks
        inks.append(Ink(name: "negro dos", cmyk: CMYK(0, 0, 0, 100)))
        let fault = #expect(throws: Fault.self) {
            try Fixture.finish(
                scratch.path("painted.pdf"), to: scratch.path("print.pdf"), keys: ColourKeys(resembling: inks))
        }
        #expect(fault?.findings.first?.code == .finishFailed)
    }
}
