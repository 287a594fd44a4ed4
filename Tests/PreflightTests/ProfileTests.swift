import Geometry
import Preflight
import PrintModel
import Testing

/// Each threshold of a profile decides, and nothing else does.
@Suite struct ProfileTests {
    private func codes(_ content: String, _ resources: String = "", _ edit: (inout PreflightProfile) -> Void)
        throws -> Set<FindingCode>
    {
        var sample = SamplePDF()
        sample.content = content + " 0 0 0 1 k 100 100 50 50 re f"
        sample.resources = resources
        var profile = PreflightProfile(name: "sample")
        edit(&profile)
        return Set(try sample.check(profile).findings.map(\.code))
    }

    private static let states = "/ExtGState << /O << /op true /OP true /OPM 1 >> >>"

    @Test func thresholdsDecide() throws {
        let image =
            "q 72 0 0 72 50 200 cm BI /W 120 /H 120 /BPC 8 /CS /G ID " + String(repeating: "\u{1}", count: 14_400)
            + " EI Q"
        #expect(try codes(image, "") { $0.resolutionError = 99 } == [.preflightResolutionLow])
        #expect(try codes(image, "") { $0.resolutionError = 149 } == [.preflightResolution])
        #expect(
            try codes(image, "") {
                $0.resolutionWarning = 100; $0.resolutionError = 99
            } == [])
        #expect(try codes(image, "") { $0.exemptPixels = 120 } == [])
        let bitmap =
            "q 72 0 0 72 50 200 cm BI /W 320 /H 320 /BPC 1 /CS /G ID " + String(repeating: "\u{1}", count: 12_800)
            + " EI Q"
        #expect(try codes(bitmap, "") { _ in } == [.preflightBitmap])
        #expect(try codes(bitmap, "") { $0.bitmapError = 299 } == [.preflightBitmapLow])
        #expect(try codes(bitmap, "") { ($0.bitmapError, $0.bitmapWarning) = (299, 300) } == [])
    }

    @Test func inkTextAndLinesDecide() throws {
        let dark = "1 1 0.6 0 k 30 200 150 150 re f"
        #expect(try codes(dark) { $0.inkLimit = 245 } == [.preflightInk, .preflightAreaInk])
        #expect(try codes(dark) { $0.inkLimit = 305 } == [])
        // What is small is no matter for the window, only for the colour itself.
        #expect(try codes("1 1 0.6 0 k 30 200 15 15 re f") { $0.inkLimit = 245 } == [.preflightInk])
        let text = "0.5 0.5 0 0 k BT /F1 9 Tf 50 200 Td (Hola) Tj ET"
        #expect(try codes(text) { $0.multiInkText = 10 } == [.preflightMultiInkText])
        #expect(try codes(text) { $0.multiInkText = 9 } == [])
        let line = "0 0 0 1 K 1.5 w 50 200 m 90 200 l S"
        #expect(try codes(line) { $0.overprintLine = 2 } == [.preflightBlackLine])
        #expect(try codes(line) { $0.overprintLine = 1 } == [])
        #expect(
            try codes("/O gs 0 0 0 1 K 0.3 w 50 200 m 90 200 l S", ProfileTests.states) { $0.hairline = 0.5 } == [
                .preflightHairline
            ])
    }

    @Test func fontsMayHaveToBeSubset() throws {
        let whole =
            "/Font << /W << /Type /Font /Subtype /TrueType /BaseFont /Whole /FontDescriptor << /FontFile2 9 0 R >> >> >> "
        var sample = SamplePDF()
        sample.raw[7] =
            "<< /Type /Page /Parent 2 0 R /Contents 8 0 R /Resources << \(whole) >> \(sample.boxes) >>"
        sample.content = "BT /W 20 Tf 50 200 Td (Hola) Tj ET"
        var profile = PreflightProfile(name: "sample")
        #expect(try sample.check(profile).findings == [])
        profile.subsetFonts = true
        let finding = try sample.check(profile).findings.first
        #expect(finding?.code == .preflightNotSubset && finding?.severity == .warning)
        #expect(finding?.place.areas.count == 1)
    }

    @Test func bleedMayBeUnwanted() throws {
        var sample = SamplePDF()
        sample.boxes = "/MediaBox [0 0 300 400] /TrimBox [20 20 280 380]"
        var profile = PreflightProfile(name: "sample")
        #expect(try sample.check(profile).findings.map(\.code) == [.preflightNoBleed])
        profile.bleed = 0
        #expect(try sample.check(profile).findings == [])
    }

    @Test func levelsChangeHowMuchARuleMatters() throws {
        var sample = SamplePDF()
        sample.content += " 1 0 0 rg 50 200 9 9 re f"
        var profile = PreflightProfile(name: "sample")
        #expect(try sample.check(profile).findings.first?.severity == .error)
        profile.levels = [.preflightDeviceRGB: .note]
        #expect(try sample.check(profile).findings.first?.severity == .note)
        profile.levels = [.preflightDeviceRGB: .off]
        #expect(try sample.check(profile).findings == [])
    }

    @Test func aConditionOverAProfileKeepsTheLowerLimit() {
        var condition = PrintCondition.sample
        condition.inkLimit = 260
        var profile = PreflightProfile(name: "sample")
        profile.inkLimit = 320
        #expect(profile.on(condition).inkLimit == 260 && profile.on(condition).identifier == "FOGRA39")
        profile.inkLimit = 240
        #expect(profile.on(condition).inkLimit == 240)
        #expect(PreflightProfile(condition).inkLimit == 260)
    }

    @Test func theConditionAskedForIsCompared() throws {
        var profile = PreflightProfile(name: "sample")
        profile.identifier = "CGATS TR 002"
        #expect(try SamplePDF().check(profile).findings.map(\.code) == [.preflightCondition])
    }
}
