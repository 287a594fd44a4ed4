import Geometry
import Preflight
import PrintModel
import Testing

/// The ink of what lies over one another. What is expected follows from the colours alone, or was measured on the plates
/// that Ghostscript's tiffsep makes of the same page.
@Suite struct InkCompositionTests {
    private static let resources =
        "/ExtGState << /O << /op true /OP true /OPM 1 >> /P << /op true /OP true /OPM 0 >> /A << /ca 0.5 /CA 0.5 >> "
        + "/M << /BM /Multiply >> /D << /BM [/Foo /Darken] >> /S << /SMask << /S /Luminosity /G 22 0 R >> >> "
        + "/B << /SMask << /S /Alpha /G 22 0 R >> >> /N << /SMask /None >> >> "
        + "/ColorSpace << /Sp [/Separation /Gold /DeviceCMYK 21 0 R] /Dn [/DeviceN [/Cyan /Gold] /DeviceCMYK 21 0 R] "
        + "/All [/Separation /All /DeviceCMYK 21 0 R] >> /XObject << /G 23 0 R /I 24 0 R /K 28 0 R >> "
        + "/Shading << /L 25 0 R >> /Pattern << /T 26 0 R >>"

    /// The most ink of a window of a page, percent.
    private func ink(_ content: String, _ edit: (inout SamplePDF) -> Void = { _ in }) throws -> Double {
        var sample = SamplePDF()
        sample.content = content
        sample.resources = InkCompositionTests.resources
        sample.objects[21] = ("/FunctionType 2 /N 1 /Domain [0 1] /C0 [0 0 0 0] /C1 [0 0.2 1 0]", nil)
        sample.objects[22] = (
            "/Type /XObject /Subtype /Form /BBox [0 0 300 400] /Group << /S /Transparency /CS /DeviceGray >>",
            Array("0.5 g 0 0 300 400 re f".utf8)
        )
        sample.objects[23] = (
            "/Type /XObject /Subtype /Form /BBox [0 0 300 400] /Group << /S /Transparency /CS /DeviceCMYK >>",
            Array("0 0 1 1 k 50 50 100 100 re f".utf8)
        )
        sample.objects[24] = (
            "/Subtype /Image /Width 100 /Height 100 /BitsPerComponent 8 /ColorSpace /DeviceCMYK",
            [UInt8](repeating: 153, count: 40_000)
        )
        sample.objects[25] = (
            "/ShadingType 2 /ColorSpace /DeviceCMYK /Coords [50 0 250 0] /Function "
                + "<< /FunctionType 2 /N 1 /Domain [0 1] /C0 [0 0 0 0] /C1 [1 1 0 0] >>", nil
        )
        sample.objects[26] = (
            "/PatternType 1 /PaintType 1 /TilingType 1 /BBox [0 0 4 4] /XStep 4 /YStep 4 /Resources << >>",
            Array("1 1 1 0 k 0 0 2 4 re f".utf8)
        )
        sample.objects[28] = (
            "/Subtype /Image /Width 8 /Height 8 /BitsPerComponent 1 /ImageMask true",
            [UInt8](repeating: 0xF0, count: 8)
        )
        edit(&sample)
        return try sample.check(PreflightProfile(name: "sample")).summary.highestAreaInk
    }

    private func near(_ a: Double, _ b: Double, _ tolerance: Double = 1) -> Bool { abs(a - b) <= tolerance }

    private static let under = "1 1 0 0 k 30 30 200 200 re f "

    @Test func whatLiesOverKnocksOut() throws {
        #expect(near(try ink("1 1 0 0 k 30 30 200 200 re f"), 200))
        #expect(near(try ink("1 1 1 1 k 30 30 200 200 re f 0 0 1 0.5 k 20 20 240 300 re f"), 150))
        #expect(near(try ink("1 1 1 1 k 50 50 100 100 re f 0 0 0 0 k 40 40 200 200 re f"), 0))
        #expect(near(try ink("1 1 1 1 k 50 50 100 100 re f 1 g 40 40 200 200 re f 0.5 g 50 50 99 99 re f"), 50))
    }

    @Test func overprintAddsInk() throws {
        let over = "100 100 100 100 re f"
        #expect(near(try ink(InkCompositionTests.under + "/O gs 0 0 1 0.5 k \(over)"), 350))
        // Without mode 1 all process plates are replaced, spot plates are not.
        #expect(near(try ink(InkCompositionTests.under + "/P gs 0 0 1 0.5 k \(over)"), 200))
        #expect(near(try ink(InkCompositionTests.under + "/O gs /Sp cs 1 scn \(over)"), 300))
        #expect(near(try ink(InkCompositionTests.under + "/Sp cs 1 scn \(over)"), 200))
        #expect(near(try ink("/Sp cs 1 scn 30 30 200 200 re f /P gs 1 1 0 0 k \(over)"), 300))
        #expect(near(try ink("0 1 1 0 k 30 30 200 200 re f /O gs /Dn cs 0.7 0.6 scn \(over)"), 330))
        #expect(near(try ink("/All cs 1 scn 30 30 200 200 re f"), 400))
    }

    @Test func transparencyMixes() throws {
        let over = "100 100 100 100 re f"
        #expect(near(try ink("1 1 1 1 k 30 30 200 200 re f /A gs 0 0 0 0 k 25 25 230 330 re f"), 200))
        #expect(near(try ink("1 0.5 0 0 k 30 30 200 200 re f /M gs 0.5 0.5 1 0 k \(over)"), 275))
        #expect(near(try ink("1 0.5 0 0 k 30 30 200 200 re f /D gs 0.5 0.7 1 0 k \(over)"), 270))
        // A group at half strength over 200 %: half of each.
        #expect(near(try ink("1 1 1 0 k 30 30 240 240 re f q /A gs /G Do Q"), 300))
        #expect(near(try ink("1 1 1 1 k 50 50 100 100 re f q /A gs /G Do Q"), 300))
    }

    @Test func masksWeaken() throws {
        #expect(near(try ink("/S gs 1 1 1 0 k 30 30 200 200 re f"), 150, 2))
        #expect(near(try ink("/B gs 1 1 1 0 k 30 30 200 200 re f"), 300))
        #expect(near(try ink("/S gs /N gs 1 1 1 0 k 30 30 200 200 re f"), 300))
    }

    @Test func masksHaveABackdropAndATransfer() throws {
        // The mask's group paints half grey on the left half only: elsewhere its backdrop holds.
        func masked(_ mask: String, space: String = "/DeviceGray") throws -> Double {
            try ink("/E gs 1 1 1 0 k 30 30 240 300 re f") { sample in
                sample.resources =
                    "/ExtGState << /E << /SMask << /S /Luminosity /G 22 0 R \(mask) >> >> >>"
                sample.objects[22] = (
                    "/Subtype /Form /BBox [0 0 300 400] /Group << /S /Transparency /CS \(space) >>",
                    Array("0.5 g 0 0 150 400 re f".utf8)
                )
            }
        }
        #expect(near(try masked(""), 150, 2))
        #expect(near(try masked("/BC [1]"), 300, 2))
        #expect(near(try masked("/BC [0.8]"), 240, 2))
        #expect(near(try masked("/BC [0 0 0 0]", space: "/DeviceCMYK"), 300, 2))
        #expect(near(try masked("/BC [0 0 0 1]", space: "/DeviceCMYK"), 150, 2))
        #expect(near(try masked("/BC [1 1 1]", space: "/DeviceRGB"), 300, 2))
        let inverted = "/TR << /FunctionType 2 /N 1 /Domain [0 1] /C0 [1] /C1 [0] >>"
        #expect(near(try masked(inverted), 300, 2))
        #expect(near(try masked(inverted + " /BC [0.7]"), 150, 2))
        #expect(near(try masked("/TR /Identity"), 150, 2))
    }

    @Test func clipsCutAway() throws {
        #expect(near(try ink("q 30 30 200 200 re W n 1 1 1 1 k 0 0 300 400 re f Q"), 400))
        // A triangle of the window's own size covers half of it, as near as the grid's cells meet its edges.
        let side = 15 * Length.pointsPerMillimetre
        let triangle = "q 50 50 m \(50 + side) 50 l 50 \(50 + side) l h W n 1 1 1 1 k 0 0 300 400 re f Q"
        #expect(near(try ink(triangle), 200, 16))
        // An even-odd frame around a hole.
        #expect(
            near(
                try ink("1 1 1 1 k 50 50 \(side) \(side) re 55 55 \(side - 10) \(side - 10) re f*"),
                400 * (1 - (side - 10) * (side - 10) / side / side), 20))
    }

    @Test func linesHaveTheirWidth() throws {
        // A line of 10 pt through a window of 42.5 pt.
        let side = 15 * Length.pointsPerMillimetre
        #expect(near(try ink("0 0 0 1 K 10 w 30 200 m 250 200 l S"), 1000 / side, 1))
        #expect(near(try ink("0 0 0 1 K 10 w [5 5] 0 d 30 200 m 250 200 l S"), 500 / side, 1))
        #expect(near(try ink("0 0 0 1 K 10 w 150 30 m 150 300 l S"), 1000 / side, 1))
    }

    @Test func imagesLieWhereTheyArePlaced() throws {
        // 153 of 255 is 60 % in each of four inks.
        #expect(near(try ink("q 100 0 0 100 50 50 cm /I Do Q"), 240))
        #expect(near(try ink("q 70 70 -70 70 150 50 cm /I Do Q"), 240, 2))
        #expect(near(try ink("q 100 0 0 100 50 50 cm /I Do Q /O gs 0 0 0 1 k 50 50 100 100 re f"), 280))
        #expect(near(try ink("1 1 1 1 k 40 40 200 200 re f q 220 0 0 220 30 30 cm /I Do Q"), 240))
        // Half of a stencil paints.
        #expect(near(try ink("1 1 0 0 k q 8 0 0 8 50 50 cm /K Do Q"), 64.0 / 2 * 200 / 1806, 2))
    }

    @Test func imagesHaveMasks() throws {
        let masked = try ink("q 100 0 0 100 50 50 cm /I Do Q") { sample in
            sample.objects[24]?.entries += " /SMask 27 0 R"
            sample.objects[27] = (
                "/Subtype /Image /Width 10 /Height 10 /BitsPerComponent 8 /ColorSpace /DeviceGray",
                [UInt8](repeating: 51, count: 100)
            )
        }
        #expect(near(masked, 48))
    }

    @Test func gradientsAndTilesAreMeasured() throws {
        // From none to 200 % over 200 pt: the last 42.5 pt have 178.7 %.
        #expect(near(try ink("q 50 50 200 200 re W n /L sh Q"), 178.7, 3))
        #expect(near(try ink("/Pattern cs /T scn 50 50 200 200 re f"), 150, 2))
        // A tile of 100 pt whose left half is dark: the window fits into that half.
        let large = try ink("/Pattern cs /T scn 20 20 260 360 re f") { sample in
            sample.objects[26] = (
                "/PatternType 1 /PaintType 1 /TilingType 1 /BBox [0 0 100 100] /XStep 100 /YStep 100 /Resources << >>",
                Array("1 1 1 0 k 0 0 50 100 re f 0 0 0 0.1 k 50 0 50 100 re f".utf8)
            )
        }
        #expect(near(large, 300, 3))
    }

    @Test func lettersHaveTheirShare() throws {
        let lines = String(repeating: "(desayuno caliente llega a treinta escuelas) Tj T* ", count: 20)
        let page = "/O gs 1 1 0 0 k 20 20 260 360 re f 0 0 0 1 k BT /F1 9 Tf 10 TL 25 340 Td \(lines) ET"
        let found = try ink(page)
        #expect(found > 208 && found < 235)
    }

    @Test func rgbCountsAsItsComplement() throws {
        #expect(near(try ink("1 0 0 rg 50 50 100 100 re f"), 200))
        #expect(near(try ink("0 0 0 rg 50 50 100 100 re f"), 100))
    }

    @Test func theWorstSpotIsTold() throws {
        var sample = SamplePDF()
        sample.content = "1 1 0 0 k 30 30 200 200 re f /O gs 0 0 1 1 k 120 130 60 60 re f"
        sample.resources = InkCompositionTests.resources
        let findings = try sample.check(PreflightProfile(name: "sample")).findings
        let finding = try #require(findings.first { $0.code == .preflightAreaInk })
        #expect(findings.map(\.code) == [.preflightAreaInk])
        #expect(finding.values["ink"] == "400" && finding.values["wanted"] == "300")
        let area = try #require(finding.place.areas.first)
        // The trim's corner lies at 20, 380; the square from 120 to 180 and 130 to 190.
        #expect(area.minX > 99 && area.maxX < 161 && area.minY > 189 && area.maxY < 251)
        #expect(abs(area.width - 42.5) < 2 && abs(area.height - 42.5) < 2)
    }

    @Test func everyObjectOfTheImageIsReadFromAJPEG() throws {
        // What no filter decodes is told, and the rest is measured all the same.
        var sample = SamplePDF()
        sample.resources = "/XObject << /I 24 0 R >>"
        sample.content = "q 72 0 0 72 50 50 cm /I Do Q 1 1 0 0 k 150 150 100 100 re f"
        sample.objects[24] = (
            "/Subtype /Image /Width 400 /Height 400 /BitsPerComponent 8 /ColorSpace /DeviceCMYK /Filter /JPXDecode", [0]
        )
        let report = try sample.check(PreflightProfile(name: "sample"))
        #expect(report.findings.map(\.code) == [.preflightUnmeasured])
        #expect(near(report.summary.highestAreaInk, 200))
    }
}
