import Geometry
import Preflight
import PrintModel
import Testing

@Suite struct StandardTests {
    private func codes(_ sample: SamplePDF, _ standard: PrintStandard? = nil) throws -> Set<FindingCode> {
        Set(try sample.check(PreflightProfile(name: "sample"), standard).findings.map(\.code))
    }

    @Test func aSoundFileOfEachHasNoFindings() throws {
        #expect(try codes(SamplePDF()) == [])
        #expect(try codes(SamplePDF.x1a) == [])
        let report = try SamplePDF.x1a.check(PreflightProfile(name: "sample"))
        #expect(report.summary.standard == .x1a && report.summary.declared == "PDF/X-1a:2003")
        #expect(try SamplePDF().check(PreflightProfile(name: "sample")).summary.standard == .x4)
    }

    @Test func theStandardOfTheCallWins() throws {
        #expect(
            try codes(SamplePDF(), .x1a) == [.preflightVersion, .preflightPDFXVersion])
        let asNewer = try codes(SamplePDF.x1a, .x4)
        #expect(asNewer.isSuperset(of: [.preflightVersion, .preflightPDFXVersion, .preflightMetadata]))
        // A file that declares nothing is judged as PDF/X-4.
        var nameless = SamplePDF.x1a
        nameless.info = nameless.info.replacing("/GTS_PDFXVersion (PDF/X-1a:2003)", with: "")
        #expect(try codes(nameless).contains(.preflightMetadata))
    }

    @Test func theOlderSisterIsRead() throws {
        var sample = SamplePDF.x1a
        sample.version = "1.3"
        sample.info = sample.info.replacing(
            "(PDF/X-1a:2003)", with: "(PDF/X-1:2001) /GTS_PDFXConformance (PDF/X-1a:2001)")
        #expect(try codes(sample) == [])
        sample.version = "1.4"
        #expect(try codes(sample) == [.preflightVersion])
    }

    private static let icc = "/ColorSpace << /Icc [/ICCBased 5 0 R] /Lab [/Lab << /WhitePoint [1 1 1] >>] >>"

    static let breaches: [Breach] = [
        Breach(.preflightVersion) { $0.version = "1.5" },
        Breach(.preflightID) { $0.trailer = "" },
        Breach(.preflightInfo) { $0.info = $0.info.replacing("/Title (Gaceta)", with: "") },
        Breach(.preflightTrapped) { $0.info = $0.info.replacing("/Trapped /False", with: "") },
        Breach(.preflightOutputIntent) { $0.catalog = "" },
        Breach(.preflightIntentKey) { $0.intent = $0.intent.replacing("/DestOutputProfile 5 0 R", with: "") },
        Breach(.preflightTrimBox) { $0.boxes = "/MediaBox [0 0 300 400]" },
        Breach(.preflightTransparency) { $0.page = "/Group << /S /Transparency /CS /DeviceCMYK >>" },
        Breach(.preflightTransparency) {
            $0.resources = "/ExtGState << /G << /ca 0.5 >> >>"
            $0.content = "/G gs " + $0.content
        },
        Breach(.preflightTransparency) {
            $0.resources = "/ExtGState << /G << /CA 0.9 >> >>"
            $0.content = "/G gs " + $0.content
        },
        Breach(.preflightTransparency) {
            $0.resources = "/ExtGState << /G << /BM /Multiply >> >>"
            $0.content = "/G gs " + $0.content
        },
        Breach(.preflightTransparency) {
            $0.resources = "/ExtGState << /G << /SMask << /S /Alpha /G 20 0 R >> >> >>"
            $0.content = "/G gs " + $0.content
            $0.objects[20] = ("/Subtype /Form /BBox [0 0 300 400]", Array("0 g 0 0 300 400 re f".utf8))
        },
        Breach(.preflightTransparency) {
            $0.resources = "/XObject << /F 20 0 R >>"
            $0.content += " /F Do"
            $0.objects[20] = ("/Subtype /Form /BBox [0 0 9 9] /Group << /S /Transparency >>", [])
        },
        Breach(.preflightTransparency) {
            $0.resources = "/XObject << /I 20 0 R >>"
            $0.content += " q 10 0 0 10 50 50 cm /I Do Q"
            $0.objects[20] = (
                "/Subtype /Image /Width 2 /Height 2 /BitsPerComponent 8 /ColorSpace /DeviceGray /SMask 21 0 R",
                [0, 0, 0, 0]
            )
            $0.objects[21] = (
                "/Subtype /Image /Width 2 /Height 2 /BitsPerComponent 8 /ColorSpace /DeviceGray", [9, 9, 9, 9]
            )
        },
        Breach(.preflightForbiddenSpace) {
            $0.resources = StandardTests.icc
            $0.content += " /Icc cs 0 0 0 1 sc 50 50 9 9 re f"
        },
        Breach(.preflightForbiddenSpace) {
            $0.resources = StandardTests.icc
            $0.content += " /Lab CS 50 0 0 SC 3 w 50 50 m 90 90 l S"
        },
        Breach(.preflightDeviceRGB) { $0.content += " 1 0 0 rg 50 50 9 9 re f" },
        Breach(.preflightFilter) {
            $0.resources = "/XObject << /I 20 0 R >>"
            $0.content += " q 10 0 0 10 50 50 cm /I Do Q"
            $0.objects[20] = (
                "/Subtype /Image /Width 20 /Height 2 /BitsPerComponent 1 /ColorSpace /DeviceGray /Filter /JBIG2Decode",
                [0]
            )
        },
        Breach(.preflightOptionalContent) { $0.catalog += " /OCProperties << /OCGs [] /D << /Name (Base) >> >>" },
        Breach(.preflightLZW) {
            $0.resources = "/XObject << /X 20 0 R >>"
            $0.objects[20] = ("/Type /XObject /Subtype /Form /BBox [0 0 1 1] /Filter /LZWDecode", [0x80, 0x40, 0x40])
        },
    ]

    @Test(arguments: breaches) func aBreachOfX1aIsFoundAlone(_ breach: Breach) throws {
        var sample = SamplePDF.x1a
        breach.edit(&sample)
        #expect(try codes(sample, .x1a) == [breach.code])
    }

    @Test func whatX1aAllowsIsNotFound() throws {
        var sample = SamplePDF.x1a
        sample.resources =
            "/ExtGState << /G << /ca 1 /CA 1 /BM /Normal /SMask /None >> /C << /BM /Compatible >> >> "
            + "/ColorSpace << /S [/Separation /Black /DeviceCMYK << /FunctionType 2 /N 1 /Domain [0 1] /C0 [0 0 0 0] "
            + "/C1 [0 0 0 1] >>] >>"
        sample.content = "/G gs /C gs /S cs 1 scn 50 50 20 20 re f 0.5 g 80 80 20 20 re f"
        #expect(try codes(sample) == [])
        // A registered name may stand for the profile.
        sample.intent =
            "/Type /OutputIntent /S /GTS_PDFX /OutputConditionIdentifier (FOGRA39) /Info (FOGRA39) "
            + "/RegistryName (http://www.color.org)"
        #expect(try codes(sample) == [])
    }
}
