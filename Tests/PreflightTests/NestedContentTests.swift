import Geometry
import Preflight
import PrintModel
import Testing

/// Colours and fonts are found wherever they hide, and what does not print is left alone.
@Suite struct NestedContentTests {
    private static let red = Array("1 0 0 rg 0 0 200 200 re f".utf8)

    private func findings(_ edit: (inout SamplePDF) -> Void) throws -> [Finding] {
        var sample = SamplePDF()
        edit(&sample)
        return try sample.check(PreflightProfile(name: "sample")).findings
    }

    @Test func formsInForms() throws {
        let found = try findings { sample in
            sample.resources = "/XObject << /A 20 0 R >>"
            sample.content += " q 1 0 0 1 100 200 cm /A Do Q"
            sample.objects[20] = (
                "/Subtype /Form /BBox [0 0 99 99] /Resources << /XObject << /B 21 0 R >> >>",
                Array("q 0.5 0 0 0.5 10 10 cm /B Do Q".utf8)
            )
            sample.objects[21] = ("/Subtype /Form /BBox [0 0 40 20]", NestedContentTests.red)
        }
        #expect(found.map(\.code) == [.preflightDeviceRGB])
        // The inner form's box, halved and moved: from 110, 210 on the page; the trim's corner is 20, 380.
        #expect(found.first?.place.areas == [Rect(x: 90, y: 160, width: 20, height: 10)])
    }

    @Test func tilesFarFromTheirOrigin() throws {
        let found = try findings { sample in
            sample.resources = "/Pattern << /P 20 0 R >>"
            sample.content += " /Pattern cs /P scn 200 300 50 50 re f"
            sample.objects[20] = (
                "/PatternType 1 /PaintType 1 /TilingType 1 /BBox [0 0 20 20] /XStep 20 /YStep 20 /Resources << >>",
                NestedContentTests.red
            )
        }
        #expect(found.map(\.code) == [.preflightDeviceRGB])
        let area = found.first?.place.areas.first
        #expect(area.map { $0.minX >= 160 && $0.minY >= 10 && $0.maxX <= 252 && $0.maxY <= 102 } ?? false)
    }

    @Test func colouredAndUncolouredTiles() throws {
        let found = try findings { sample in
            sample.resources =
                "/Pattern << /P 20 0 R >> /ColorSpace << /U [/Pattern /DeviceRGB] >>"
            sample.content += " /U cs 1 0 0 /P scn 200 300 50 50 re f"
            sample.objects[20] = (
                "/PatternType 1 /PaintType 2 /TilingType 1 /BBox [0 0 20 20] /XStep 20 /YStep 20 /Resources << >>",
                Array("0 0 10 10 re f".utf8)
            )
        }
        #expect(Set(found.map(\.code)) == [.preflightDeviceRGB])
    }

    @Test func shadingsInPatterns() throws {
        let found = try findings { sample in
            sample.resources = "/Pattern << /P << /PatternType 2 /Shading 20 0 R >> >>"
            sample.content += " /Pattern cs /P scn 200 300 50 50 re f"
            sample.objects[20] = (
                "/ShadingType 2 /ColorSpace /DeviceRGB /Coords [0 0 1 1] /Function "
                    + "<< /FunctionType 2 /N 1 /Domain [0 1] /C0 [0 0 0] /C1 [1 1 1] >>", nil
            )
        }
        #expect(found.map(\.code) == [.preflightDeviceRGB])
    }

    @Test func softMasks() throws {
        let found = try findings { sample in
            sample.resources = "/ExtGState << /M << /SMask << /S /Luminosity /G 20 0 R >> >> >>"
            sample.content += " /M gs 0 1 0 0 k 200 300 50 50 re f"
            sample.objects[20] = (
                "/Subtype /Form /BBox [0 0 300 400] /Group << /S /Transparency /CS /DeviceRGB >>",
                NestedContentTests.red
            )
        }
        #expect(Set(found.map(\.code)) == [.preflightDeviceRGB, .preflightGroupSpace])
    }

    @Test func appearancesOfAnnotations() throws {
        func annotated(_ flags: Int) throws -> Set<FindingCode> {
            Set(
                try findings { sample in
                    sample.page =
                        "/Annots [<< /Subtype /Stamp /F \(flags) /Rect [100 100 150 150] /AP << /N 20 0 R >> >>]"
                    sample.objects[20] = ("/Subtype /Form /BBox [0 0 10 10]", NestedContentTests.red)
                }.map(\.code))
        }
        #expect(try annotated(4) == [.preflightAnnotation, .preflightDeviceRGB])
        // Without the flag it is on the screen only.
        #expect(try annotated(0) == [.preflightAnnotation])
        #expect(try annotated(6) == [.preflightAnnotation])
    }

    @Test func annotationsHaveTheirPlace() throws {
        let found = try findings { $0.page = "/Annots [<< /Subtype /Text /Rect [100 100 120 140] >>]" }
        #expect(found.first?.place.areas == [Rect(x: 80, y: 240, width: 20, height: 40)])
    }

    @Test func lettersOfType3AreNoPictures() throws {
        let found = try findings { sample in
            sample.raw[7] =
                "<< /Type /Page /Parent 2 0 R /Contents 8 0 R /Resources << /Font << /T 23 0 R >> >> \(sample.boxes) >>"
            sample.content = "0 0 0 1 k BT /T 20 Tf 50 50 Td (a) Tj ET"
            sample.objects[23] = (
                "/Type /Font /Subtype /Type3 /FontMatrix [0.001 0 0 0.001 0 0] /FirstChar 97 /LastChar 97 "
                    + "/Widths [500] /Encoding << /Differences [97 /a] >> /CharProcs << /a 24 0 R >> /Resources << >>",
                nil
            )
            sample.objects[24] = (
                "",
                Array("500 0 0 0 500 500 d1 500 0 0 500 0 0 cm BI /W 40 /H 40 /IM true /BPC 1 ID ".utf8)
                    + [UInt8](repeating: 7, count: 200) + Array(" EI".utf8)
            )
        }
        #expect(found.map(\.code) == [.preflightType3])
    }

    @Test func layersThatAreOffDoNotPrint() throws {
        func codes(_ off: String) throws -> [FindingCode] {
            try findings { sample in
                sample.resources = "/Properties << /L 20 0 R >> /XObject << /X 21 0 R >>"
                sample.content += " /OC /L BDC 1 0 0 rg 50 50 20 20 re f EMC /X Do"
                sample.catalog += " /OCProperties << /OCGs [20 0 R] /D << /Name (Base) /OFF [\(off)] >> >>"
                sample.objects[20] = ("/Type /OCG /Name (Capa)", nil)
                sample.objects[21] = ("/Subtype /Form /BBox [0 0 99 99] /OC 20 0 R", NestedContentTests.red)
            }.map(\.code)
        }
        #expect(try codes("20 0 R") == [])
        #expect(try codes("") == [.preflightDeviceRGB])
    }

    @Test func embeddedFilesAreFound() throws {
        let found = try findings { sample in
            sample.catalog += " /Names << /EmbeddedFiles << /Names [] >> >>"
        }
        #expect(found.map(\.code) == [.preflightEmbeddedFile] && found.first?.severity == .warning)
    }

    @Test func contentOutsideTheBleedIsFound() throws {
        let states =
            "/ColorSpace << /All [/Separation /All /DeviceCMYK << /FunctionType 2 /N 1 /Domain [0 1] "
            + "/C0 [0 0 0 0] /C1 [1 1 1 1] >>] >>"
        let outside = try findings { $0.content += " 2 2 6 6 re f" }
        #expect(outside.map(\.code) == [.preflightOutsideBleed] && outside.first?.severity == .note)
        #expect(outside.first?.place.areas == [Rect(x: -18, y: 372, width: 6, height: 6)])
        // Printer's marks stand there by right.
        let marks = try findings {
            $0.resources = states
            $0.content += " /All CS 1 SCN 0.25 w 5 20 m 5 40 l S"
        }
        #expect(marks == [])
    }
}
