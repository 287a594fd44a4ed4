import Geometry
import Preflight
import PrintModel
import Testing

@Suite struct PaintRuleTests {
    /// Overprinting in mode 1, and in mode 0.
    private static let states = "/ExtGState << /O << /op true /OP true /OPM 1 >> /P << /op true /OP true /OPM 0 >> >>"
    private static let spaces =
        "/ColorSpace << /Spot [/Separation /PANTONE#20185 /DeviceCMYK 21 0 R] /K [/Separation /Black /DeviceCMYK 21 0 R] "
        + "/All [/Separation /All /DeviceCMYK 21 0 R] /N [/DeviceN [/Cyan /Gold] /DeviceCMYK 21 0 R] "
        + "/Icc [/ICCBased 22 0 R] /Lab [/Lab << /WhitePoint [1 1 1] >>] "
        + "/Ix [/Indexed /DeviceRGB 1 <000000FFFFFF>] /IxK [/Indexed /DeviceCMYK 1 <00000000FFFFFFFF>] >>"

    private func sample(_ content: String, _ resources: String = "") -> SamplePDF {
        var sample = SamplePDF()
        sample.content = content + "\n0 0 0 1 k 100 100 50 50 re f"
        sample.resources = PaintRuleTests.states + PaintRuleTests.spaces + resources
        sample.objects[21] = ("/FunctionType 2 /N 1 /Domain [0 1] /C0 [0 0 0 0] /C1 [0 1 1 0]", nil)
        sample.objects[22] = ("/N 3", [0])
        return sample
    }

    private func codes(_ content: String, _ resources: String = "", _ condition: PrintCondition = .sample) throws
        -> Set<FindingCode>
    {
        try sample(content, resources).codes(condition)
    }

    @Test func blankPages() throws {
        var sample = SamplePDF()
        for content in [
            "", "0 0 0 0 k 100 100 50 50 re f", "1 g 0 0 300 400 re f", "q 0 0 1 1 re W n Q",
        ] {
            sample.content = content
            #expect(try sample.codes() == [.preflightBlank])
        }
        sample.content = "0 0 5 5 re f"
        #expect(try sample.codes() == [.preflightBlank, .preflightOutsideBleed])
    }

    @Test func colourSpaces() throws {
        #expect(try codes("1 0 0 rg 50 50 9 9 re f") == [.preflightDeviceRGB])
        #expect(try codes("/DeviceRGB CS 1 0 0 SC 50 50 m 90 90 l 3 w S") == [.preflightDeviceRGB])
        #expect(try codes("/Ix cs 1 sc 50 50 9 9 re f") == [.preflightDeviceRGB])
        #expect(try codes("/Icc cs 1 0 0 sc 50 50 9 9 re f") == [.preflightManagedColour])
        #expect(try codes("/Lab cs 50 0 0 sc 50 50 9 9 re f") == [.preflightManagedColour])
        #expect(try codes("1 0 0 rg") == [])
        #expect(try codes("0.5 g 50 50 9 9 re f 0 1 0 0 K 50 50 m 90 90 l 3 w S /All cs 0.2 scn 50 50 9 9 re f") == [])
        #expect(
            try codes("1 0 0 rg 50 50 9 9 re f", "/Other 1").contains(.preflightDeviceRGB))
        var defaulted = sample("1 0 0 rg 50 50 9 9 re f")
        defaulted.resources = "/ColorSpace << /DefaultRGB [/ICCBased 22 0 R] >>"
        #expect(try defaulted.codes() == [.preflightManagedColour])
        #expect(try codes("/Nope cs 50 50 9 9 re f") == [.preflightMissingResource])
    }

    @Test func placesAreMillimetresFromTheTrim() throws {
        let report = try sample("1 0 0 rg 48.346 200 40 151.654 re f 10 10 re f").check()
        let finding = report.findings.first { $0.code == .preflightDeviceRGB }
        #expect(finding?.values["x"] == "10")
        #expect(finding?.values["y"] == "10")
        #expect(finding?.place.page == 1 && finding?.values["page"] == "1")
    }

    @Test func spotColours() throws {
        let content = "/Spot cs 1 scn 50 50 9 9 re f /N cs 0 1 scn 60 60 9 9 re f /K cs 1 scn 50 50 9 9 re f"
        let report = try sample(content).check()
        #expect(report.findings.map(\.code) == [.preflightSpots])
        #expect(report.summary.spots == ["Gold", "PANTONE 185"])
        var condition = PrintCondition.sample
        condition.spots = 2
        #expect(try codes(content, "", condition) == [])
    }

    @Test func inkLimit() throws {
        #expect(try codes("1 1 1 0.2 k 50 50 9 9 re f") == [.preflightInk])
        #expect(try codes("1 1 1 0.2 K 50 50 m 90 90 l 3 w S") == [.preflightInk])
        #expect(try codes("1 1 1 0 k 50 50 9 9 re f") == [])
        #expect(try codes("/All cs 1 scn 50 50 9 9 re f") == [.preflightInk])
        // Marks are lines on every plate, wherever a sheet is cut; a long bar of ink is none.
        #expect(try codes("/All CS 1 SCN 0.5 w 50 50 m 64 50 l S") == [])
        #expect(try codes("/IxK cs 1 sc 50 50 9 9 re f") == [.preflightInk])
        #expect(try codes("/IxK cs 0 sc 50 50 9 9 re f") == [])
        #expect(try codes("1 1 1 0.2 k") == [])
    }

    @Test func hairlines() throws {
        #expect(try codes("/O gs 0.1 w 50 50 m 90 90 l S") == [.preflightHairline])
        #expect(try codes("/O gs 0 w 50 50 m 90 90 l S") == [.preflightHairline])
        #expect(
            try codes("/O gs .1 0 0 .1 0 0 cm 2.4 w 500 500 m 900 900 l S 10 0 0 10 0 0 cm") == [.preflightHairline])
        #expect(try codes("/O gs 0.25 w 50 50 m 90 90 l S") == [])
        #expect(try codes("/O gs q .1 0 0 .1 0 0 cm 2.5 w 500 500 m 900 900 l S Q") == [])
        #expect(try codes("/O gs 10 0 0 10 0 0 cm 0.025 w 5 5 m 9 9 l S .1 0 0 .1 0 0 cm") == [])
        #expect(try codes("50 50 100 0.1 re f") == [.preflightThinFill])
        #expect(try codes("50 50 100 0.25 re f") == [])
        #expect(try codes("0 0 0 1 K 1 w 50 50 m 90 90 l S") == [.preflightBlackLine])
        #expect(try codes("0 0 0 1 K 2 w 50 50 m 90 90 l S") == [])
    }

    @Test func blackText() throws {
        func text(_ colour: String, size: Double = 9) -> String {
            "q \(colour) BT /F1 \(size) Tf 50 60 Td (Hola) Tj ET Q"
        }
        #expect(try codes(text("/O gs 0 0 0 1 k")) == [])
        #expect(try codes(text("0 0 0 1 k")) == [.preflightBlackKnockout])
        #expect(try codes(text("/P gs 0 0 0 1 k")) == [.preflightBlackKnockout])
        #expect(try codes(text("/P gs /K cs 1 scn")) == [])
        #expect(try codes(text("0 0 0 1 k", size: 12)) == [])
        #expect(try codes(text("/O gs 0 g")) == [.preflightBlackGray])
        #expect(try codes(text("0 0 0 0.5 k")) == [])
        #expect(try codes(text("0.4 0 0 1 k")) == [.preflightBlackTextInks])
        #expect(try codes(text("0.4 0 0 1 k", size: 14)) == [])
        #expect(try codes(text("0.4 0.4 0 0 k", size: 7)) == [.preflightMultiInkText])
        #expect(try codes(text("0.4 0.4 0 0 k", size: 8)) == [])
        #expect(try codes(text("0 0.4 0 0 k", size: 5)) == [])
        #expect(try codes(text("0.9 0.9 0 1 k", size: 30)) == [])
        #expect(try codes(text("0.9 0.9 0.1 1 k", size: 30)) == [.preflightRichBlack])
        #expect(try codes(text("1 0 0 rg", size: 30)) == [.preflightDeviceRGB])
    }

    @Test func textSizeFollowsEveryMatrix() throws {
        func size(_ content: String) throws -> String? {
            try sample("0.4 0.4 0 0 k " + content).check().findings.first { $0.code == .preflightMultiInkText }?
                .values["size"]
        }
        #expect(try size("BT /F1 1 Tf 6 0 0 6 50 50 Tm (a) Tj ET") == "6")
        #expect(try size("q .5 0 0 .5 0 0 cm BT /F1 1 Tf 6 0 0 6 90 90 Tm (a) Tj ET Q") == "3")
        #expect(try size("q 0 1 -1 0 200 0 cm BT /F1 5 Tf 50 50 Td (a) Tj ET Q") == "5")
        #expect(try size("BT /F1 5 Tf 2 0 0 2 50 50 Tm (a) Tj ET") == nil)
        #expect(try size("BT 3 Tr /F1 5 Tf 50 50 Td (a) Tj ET") == nil)
    }

    @Test func textAdvances() throws {
        // Each line of the text ends in a colour of its own whose place tells how far the pen has moved.
        func x(_ show: String) throws -> Double? {
            let content = "BT /F1 10 Tf 0 0 0 0.5 k 20 100 Td \(show) 1 0 0 rg (a) Tj ET"
            return try sample(content).check().findings.first { $0.code == .preflightDeviceRGB }?.values["x"]
                .flatMap(Double.init)
        }
        let millimetre = Length(millimetres: 1).points
        func near(_ value: Double?, _ points: Double) -> Bool {
            value.map { abs($0 - points / millimetre) < 0.06 } ?? false
        }
        #expect(near(try x("(abcd) Tj"), 20))
        #expect(near(try x("[(ab) -1000 (cd)] TJ"), 30))
        #expect(near(try x("2 Tc (abcd) Tj 0 Tc"), 28))
        #expect(near(try x("50 Tz (abcd) Tj"), 10))
        #expect(near(try x("5 Tw (a cd) Tj"), 25))
        #expect(near(try x("(abcd) Tj 12 TL T*"), 0))
        #expect(near(try x("15 -3 TD"), 15))
    }

    @Test func whiteThatOverprints() throws {
        #expect(try codes("/O gs 0 0 0 0 k 50 50 9 9 re f") == [.preflightWhiteOverprint])
        #expect(try codes("/O gs 0 0 0 0 k BT /F1 20 Tf 50 50 Td (a) Tj ET") == [.preflightWhiteOverprint])
        #expect(try codes("/K cs /P gs 0 scn 50 50 9 9 re f") == [.preflightWhiteOverprint])
        #expect(try codes("0 0 0 0 k 50 50 9 9 re f") == [])
    }

    @Test func fontsAreEmbeddedWhereTextShows() throws {
        func text(_ setting: String) -> String { "/O gs BT \(setting) 50 50 Td (a) Tj ET" }
        #expect(try codes(text("/F2 20 Tf")) == [.preflightFont])
        #expect(try codes(text("3 Tr /F2 20 Tf")) == [])
        #expect(try codes(text("/F9 20 Tf")) == [.preflightMissingResource])
        let report = try sample(text("/F1 20 Tf") + text("/F2 20 Tf")).check()
        #expect(report.summary.fonts == ["Sound": true, "Helvetica": false])
        var form = sample("/X Do", "/XObject << /X 20 0 R >>")
        form.objects[20] = (
            "/Subtype /Form /BBox [0 0 300 400] /Resources << /Font << \(SamplePDF.fonts) >> >>",
            Array("BT /F2 20 Tf 50 50 Td (a) Tj ET".utf8)
        )
        #expect(try form.codes() == [.preflightFont])
        var composite = sample(text("/F3 20 Tf"))
        composite.resources +=
            "/Font << /F3 << /Subtype /Type0 /BaseFont /Wide /DescendantFonts [<< /Subtype /CIDFontType2 /W [0 [500] 1 9 600] /FontDescriptor << /FontFile2 9 0 R >> >>] >> >>"
        #expect(try !composite.codes().contains(.preflightFont))
    }

    @Test func glyphsOfType3AreRead() throws {
        var glyphs = sample("BT /T 10 Tf 50 50 Td (a) Tj ET")
        glyphs.raw[7] =
            "<< /Type /Page /Parent 2 0 R /Contents 8 0 R /Resources << /Font << /T 23 0 R >> >> \(glyphs.boxes) >>"
        glyphs.objects[23] = (
            "/Type /Font /Subtype /Type3 /FontMatrix [0.001 0 0 0.001 0 0] /FirstChar 97 /LastChar 97 /Widths [500] "
                + "/Encoding << /Differences [97 /a] >> /CharProcs << /a 24 0 R >> /Resources << >>", nil
        )
        glyphs.objects[24] = ("", Array("500 0 d0 1 0 0 rg 0 0 500 500 re f".utf8))
        #expect(try glyphs.codes().contains(.preflightDeviceRGB))
    }

    @Test func bleed() throws {
        #expect(try codes("0 1 0 0 k 20 100 50 50 re f") == [.preflightBleedShort])
        #expect(try codes("0 1 0 0 k 15 100 50 50 re f") == [.preflightBleedShort])
        #expect(try codes("0 1 0 0 k 11.5 100 50 50 re f") == [])
        #expect(try codes("0 1 0 0 k 0 100 50 50 re f") == [])
        #expect(try codes("0 1 0 0 k 21 100 50 50 re f") == [])
        #expect(try codes("0 0 0 0 k 20 100 50 50 re f") == [])
        let report = try sample("0 1 0 0 k 20 20 260 360 re f").check()
        #expect(report.findings.compactMap { $0.values["side"] } == ["left", "right", "top", "bottom"])
        // What counts is what shows.
        #expect(try codes("q 20 100 50 50 re W n 0 1 0 0 k 0 0 300 400 re f Q") == [.preflightBleedShort])
    }

    @Test func thingsOutside() throws {
        #expect(try codes("0 1 0 0 k 400 100 50 50 re f") == [.preflightOutside])
        #expect(try codes("/O gs BT /F1 20 Tf 14 100 Td (abc) Tj ET") == [.preflightTextCut])
        #expect(try codes("/O gs BT /F1 20 Tf 22 100 Td (abc) Tj ET") == [])
    }

    @Test func nestedContentIsRead() throws {
        let red = Array("1 0 0 rg 0 0 20 20 re f".utf8)
        var form = sample("q 1 0 0 1 50 60 cm /X Do Q", "/XObject << /X 20 0 R >>")
        form.objects[20] = ("/Subtype /Form /BBox [0 0 20 20] /Matrix [2 0 0 2 0 0]", red)
        let finding = try form.check().findings.first
        #expect(finding?.code == .preflightDeviceRGB)
        #expect(finding?.values["x"] == "10.6" && finding?.values["y"] == "98.8")
        var pattern = sample("/Pattern cs /P scn 50 50 90 90 re f", "/Pattern << /P 20 0 R >>")
        pattern.objects[20] = (
            "/PatternType 1 /PaintType 1 /TilingType 1 /BBox [0 0 20 20] /XStep 20 /YStep 20 /Resources << >>", red
        )
        #expect(try pattern.codes() == [.preflightDeviceRGB])
        var group = sample("/X Do", "/XObject << /X 20 0 R >>")
        group.objects[20] = ("/Subtype /Form /BBox [0 0 20 20] /Group << /S /Transparency /CS /DeviceRGB >>", [])
        #expect(try group.codes() == [.preflightGroupSpace])
    }

    @Test func softMasksArePrintedByNobody() throws {
        var mask = sample("/M gs 0 1 0 0 k 50 50 20 20 re f", "")
        mask.resources = "/ExtGState << /M << /SMask << /S /Luminosity /G 20 0 R >> >> >>"
        mask.objects[20] = (
            "/Subtype /Form /BBox [0 0 300 400] /Group << /S /Transparency /CS /DeviceGray >>",
            Array("1 g 0 0 300 400 re f 0.5 g 10 10 3 0.01 re f".utf8)
        )
        #expect(try mask.codes() == [])
    }

    @Test func gradients() throws {
        func shading(_ function: String, _ space: String = "/DeviceCMYK") -> String {
            "/Shading << /S << /ShadingType 2 /ColorSpace \(space) /Coords [0 0 1 1] /Function \(function) >> >>"
        }
        let use = "q 50 50 90 90 re W n /S sh Q"
        func exponential(_ a: String, _ b: String) -> String {
            "<< /FunctionType 2 /N 1 /Domain [0 1] /C0 [\(a)] /C1 [\(b)] >>"
        }
        #expect(try codes(use, shading(exponential("0 0 0 0", "1 1 1 0"))) == [])
        #expect(try codes(use, shading(exponential("0 0 0 0", "1 1 1 1"))) == [.preflightInk])
        let stitched = "<< /FunctionType 3 /Domain [0 1] /Functions [\(exponential("0 0 0 0", "1 1 1 1"))] >>"
        #expect(try codes(use, shading(stitched)) == [.preflightInk])
        let parts = ["1", "1", "1", "1"].map { exponential("0", $0) }.joined(separator: " ")
        #expect(try codes(use, shading("[\(parts)]")) == [.preflightInk])
        #expect(try codes(use, shading(exponential("0 0 0", "1 1 1"), "/DeviceRGB")) == [.preflightDeviceRGB])
        #expect(try codes(use, shading("<< /FunctionType 4 >>")) == [.preflightUnmeasured])
        #expect(try codes("q /S sh Q").contains(.preflightMissingResource))
    }

    @Test func badSyntaxIsFoundAndReadOn() throws {
        #expect(try codes("Q") == [.preflightContent])
        #expect(try codes("1 2 cm ) ] >> 1 0 0 rg 50 50 9 9 re f") == [.preflightContent, .preflightDeviceRGB])
        #expect(try codes("/Nope Do") == [.preflightMissingResource])
        #expect(try codes("q q q") == [])
    }
}
