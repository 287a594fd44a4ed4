import Geometry
import Preflight
import PrintModel
import Testing

@Suite struct ImageRuleTests {
    /// A page with an image drawn `size` points wide and high, its lower left at 50, 50.
    private func page(
        _ width: Int, _ height: Int, size: Double, space: String = "/DeviceCMYK", bits: Int = 8, extra: String = "",
        data: [UInt8]? = nil
    ) -> SamplePDF {
        var sample = SamplePDF()
        sample.resources = "/XObject << /I 20 0 R >>"
        sample.content = "q \(size) 0 0 \(size) 50 50 cm /I Do Q"
        let components = space == "/DeviceCMYK" ? 4 : space == "/DeviceRGB" ? 3 : 1
        sample.objects[20] = (
            "/Subtype /Image /Width \(width) /Height \(height) /BitsPerComponent \(bits) /ColorSpace \(space) " + extra,
            data ?? [UInt8](repeating: 60, count: (width * components * bits + 7) / 8 * height)
        )
        return sample
    }

    @Test func resolution() throws {
        #expect(try page(100, 100, size: 72).codes() == [.preflightResolution])
        #expect(try page(149, 149, size: 72).codes() == [.preflightResolutionLow])
        #expect(try page(224, 224, size: 72).codes() == [])
        #expect(try page(300, 100, size: 72).codes() == [.preflightResolution])
        #expect(try page(16, 16, size: 72).codes() == [])
        let report = try page(100, 100, size: 72).check()
        #expect(report.findings.first?.values["ppi"] == "100")
        #expect(report.summary.lowestResolution == 100 && report.summary.images == 1)
    }

    @Test func resolutionOfTurnedAndNestedImages() throws {
        var turned = page(100, 100, size: 72)
        turned.content = "q 0 72 -72 0 150 50 cm /I Do Q"
        #expect(try turned.check().findings.first?.values["ppi"] == "100")
        var nested = page(100, 100, size: 72)
        nested.content = "q 0.5 0 0 0.5 0 0 cm /F Do Q"
        nested.resources += ""
        nested.resources = "/XObject << /I 20 0 R /F 21 0 R >>"
        nested.objects[21] = ("/Subtype /Form /BBox [0 0 300 400]", Array("36 0 0 36 90 90 cm /I Do".utf8))
        #expect(try nested.codes() == [])
    }

    @Test func lineArt() throws {
        #expect(try page(500, 500, size: 72, space: "/DeviceGray", bits: 1).codes() == [.preflightBitmap])
        #expect(try page(600, 600, size: 72, space: "/DeviceGray", bits: 1).codes() == [.preflightBitmapLow])
        #expect(try page(800, 800, size: 72, space: "/DeviceGray", bits: 1).codes() == [])
        var mask = page(500, 500, size: 72, space: "/DeviceGray", bits: 1)
        mask.objects[20]?.entries = "/Subtype /Image /Width 500 /Height 500 /ImageMask true /BitsPerComponent 1"
        mask.content = "1 0 0 rg " + mask.content
        #expect(try mask.codes() == [.preflightBitmap, .preflightDeviceRGB])
    }

    @Test func colourOfImages() throws {
        #expect(try page(300, 300, size: 72, space: "/DeviceRGB").codes() == [.preflightDeviceRGB])
        #expect(try page(300, 300, size: 72, space: "/DeviceGray").codes() == [])
        #expect(
            try page(300, 300, size: 72, space: "[/ICCBased 5 0 R]", data: [UInt8](repeating: 60, count: 360_000))
                .codes()
                == [])
    }

    @Test func inkOfImages() throws {
        // 60 of 255 in four inks is 94 %; full in all is 400 %.
        let calm = try page(300, 300, size: 72).check()
        #expect(calm.findings == [])
        #expect(abs(calm.summary.highestAreaInk - 94.1) < 0.1)
        let full = [UInt8](repeating: 255, count: 360_000)
        #expect(try page(300, 300, size: 72, data: full).codes() == [.preflightAreaInk])
        // Inverted by /Decode there is no ink at all.
        let inverted = try page(300, 300, size: 72, extra: "/Decode [1 0 1 0 1 0 1 0]", data: full).check()
        #expect(inverted.findings == [] && inverted.summary.highestAreaInk == 0)
        // Only one component inverted.
        let mixed = try page(300, 300, size: 72, extra: "/Decode [1 0 0 1 0 1 0 1]", data: full).check()
        #expect(abs(mixed.summary.highestAreaInk - 300) < 0.01)
    }

    @Test func inkIsAveragedOverTheWindow() throws {
        // A full dark square of 5 mm in an image of 72 pt: less than the window of 15 mm, so its average is low.
        var data = [UInt8](repeating: 0, count: 360_000)
        for y in 240..<300 { for x in 0..<60 * 4 { data[y * 1200 + x] = 255 } }
        #expect(try page(300, 300, size: 72, data: data).codes() == [])
        var narrow = PrintCondition.sample
        narrow.inkWindow = Length(millimetres: 2).points
        let finding = try page(300, 300, size: 72, data: data).check(narrow).findings.first
        #expect(finding?.code == .preflightAreaInk)
        #expect(finding?.values["ink"] == "400")
        // The dark square lies at the image's lower left: 50, 50 on the page, the trim's corner at 20, 380.
        let x = finding?.values["x"].flatMap(Double.init) ?? 0
        let y = finding?.values["y"].flatMap(Double.init) ?? 0
        #expect(x > 10.5 && x < 16 && y > 111 && y < 117)
    }

    @Test func indexedAndDeepImagesAreMeasured() throws {
        let indexed = page(
            300, 300, size: 72, space: "[/Indexed /DeviceCMYK 1 <00000000FFFFFFFF>]", bits: 8,
            data: [UInt8](repeating: 1, count: 90_000))
        #expect(try indexed.codes() == [.preflightAreaInk])
        let deep = page(300, 300, size: 72, bits: 16, data: [UInt8](repeating: 255, count: 720_000))
        #expect(try deep.codes() == [.preflightAreaInk])
        let shallow = page(300, 300, size: 72, bits: 4, data: [UInt8](repeating: 0xFF, count: 180_000))
        #expect(try shallow.codes() == [.preflightAreaInk])
        #expect(
            try page(300, 300, size: 72, bits: 4, data: [UInt8](repeating: 0x11, count: 180_000)).check().summary
                .highestAreaInk < 27)
    }

    @Test func whatCannotBeMeasuredIsSaid() throws {
        #expect(try page(300, 300, size: 72, extra: "/Filter /JPXDecode").codes() == [.preflightUnmeasured])
        #expect(try page(300, 300, size: 72, data: [1, 2, 3]).codes() == [.preflightUnmeasured])
        #expect(
            try page(300, 300, size: 72, extra: "/Filter /DCTDecode", data: [0xFF, 0xD8]).codes() == [
                .preflightUnmeasured
            ])
    }

    @Test func imagesReachTheBleed() throws {
        var sample = page(900, 900, size: 100)
        sample.content = "q 100 0 0 100 20 100 cm /I Do Q"
        #expect(try sample.codes() == [.preflightBleedShort])
        sample.content = "q 100 0 0 100 11.5 100 cm /I Do Q"
        #expect(try sample.codes() == [])
        // Cropped by a clip to its frame, as photographs are.
        sample.content = "q 20 110 50 50 re W n 100 0 0 100 0 100 cm /I Do Q"
        #expect(try sample.codes() == [.preflightBleedShort])
    }

    @Test func inlineImages() throws {
        var sample = SamplePDF()
        sample.content =
            "q 72 0 0 72 50 50 cm BI /W 20 /H 20 /BPC 8 /CS /RGB /F /AHx ID 00> EI Q 0 0 0 1 k 100 200 50 50 re f"
        #expect(try sample.codes() == [.preflightDeviceRGB, .preflightResolution])
        sample.content =
            "q 72 0 0 72 50 50 cm BI /W 8 /H 8 /BPC 8 /CS /G /F /LZW ID 00 EI Q 0 0 0 1 k 100 200 50 50 re f"
        #expect(try sample.codes() == [.preflightLZW])
    }
}
