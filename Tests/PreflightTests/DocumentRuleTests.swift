import Geometry
import Preflight
import PrintModel
import Testing

/// A rule, a file that breaks it and nothing else.
struct Breach: CustomTestStringConvertible, Sendable {
    var code: FindingCode
    var edit: @Sendable (inout SamplePDF) -> Void
    var testDescription: String { code.rawValue }

    init(_ code: FindingCode, _ edit: @escaping @Sendable (inout SamplePDF) -> Void) {
        self.code = code
        self.edit = edit
    }
}

@Suite struct DocumentRuleTests {
    @Test func aSoundFileHasNoFindings() throws {
        let report = try SamplePDF().check()
        #expect(report.findings == [])
        #expect(report.summary.pages == 1)
        #expect(report.summary.version == "1.6")
        #expect(report.summary.trim == Size(width: 260, height: 360))
        #expect(report.summary.spaces == ["DeviceCMYK": 1])
        #expect(report.summary.highestInk == 100)
    }

    static let breaches: [Breach] = [
        Breach(.preflightVersion) { $0.version = "1.7" },
        Breach(.preflightPDFXVersion) { $0.packet = SamplePDF.packet(version: "PDF/X-3") },
        Breach(.preflightID) { $0.trailer = "" },
        Breach(.preflightID) { $0.trailer = "/ID [() ()]" },
        Breach(.preflightInfo) { $0.info = $0.info.replacing("/Title (Gaceta)", with: "") },
        Breach(.preflightInfo) { $0.info = $0.info.replacing("/ModDate (D:20240531000000Z)", with: "") },
        Breach(.preflightInfo) { $0.info = $0.info.replacing("/ModDate (D:", with: "/ModDate (Mayo ") },
        Breach(.preflightTrapped) { $0.info = $0.info.replacing("/Trapped /False", with: "/Trapped (False)") },
        Breach(.preflightMetadataKey) { $0.packet = SamplePDF.packet(without: "xmpMM:DocumentID") },
        Breach(.preflightMetadataKey) { $0.packet = SamplePDF.packet(without: "xmp:CreatorTool") },
        Breach(.preflightMetadataMismatch) { $0.packet = SamplePDF.packet(trapped: "True") },
        Breach(.preflightOutputIntent) { $0.catalog = "/Metadata 6 0 R" },
        Breach(.preflightOutputIntent) { $0.catalog = "/OutputIntents [4 0 R 4 0 R] /Metadata 6 0 R" },
        Breach(.preflightIntentKey) { $0.intent = $0.intent.replacing("/Info (FOGRA39)", with: "") },
        Breach(.preflightIntentKey) { $0.intent = $0.intent.replacing("/DestOutputProfile 5 0 R", with: "") },
        Breach(.preflightCondition) {
            $0.intent = $0.intent.replacing("Identifier (FOGRA39)", with: "Identifier (SWOP)")
        },
        Breach(.preflightProfile) { $0.profile = SamplePDF.profile(class: "mntr") },
        Breach(.preflightProfile) { $0.profile = SamplePDF.profile(space: "RGB ") },
        Breach(.preflightProfile) { $0.profileEntries = "/N 3" },
        Breach(.preflightProfile) { $0.profile = [1, 2, 3] },
        Breach(.preflightMediaBox) { $0.boxes = "/TrimBox [20 20 280 380] /BleedBox [11.5 11.5 288.5 388.5]" },
        Breach(.preflightTrimBox) { $0.boxes = "/MediaBox [0 0 300 400]" },
        Breach(.preflightBoxOrder) { $0.boxes = $0.boxes.replacing("[11.5 11.5", with: "[-11.5 11.5") },
        Breach(.preflightCropBox) { $0.boxes += " /CropBox [10 10 290 390]" },
        Breach(.preflightNoBleed) { $0.boxes = "/MediaBox [0 0 300 400] /TrimBox [20 20 280 380]" },
        Breach(.preflightUserUnit) { $0.page = "/UserUnit 2" },
        Breach(.preflightLZW) {
            $0.resources = "/XObject << /X 20 0 R >>"
            $0.objects[20] = ("/Type /XObject /Subtype /Form /BBox [0 0 1 1] /Filter /LZWDecode", [0x80, 0x40, 0x40])
        },
        Breach(.preflightPostScript) {
            $0.resources = "/XObject << /X 20 0 R >>"
            $0.objects[20] = ("/Type /XObject /Subtype /PS", Array("showpage".utf8))
        },
        Breach(.preflightAction) { $0.catalog += " /OpenAction << /S /JavaScript /JS (app.alert\\(1\\)) >>" },
        Breach(.preflightAction) { $0.page = "/AA << /O << /S /Named /N /NextPage >> >>" },
        Breach(.preflightTransfer) { $0.resources = "/ExtGState << /G << /TR /Identity >> >>" },
        Breach(.preflightTransfer) {
            $0.resources = "/ExtGState << /G << /TR2 << /FunctionType 2 /N 1 /Domain [0 1] >> >> >>"
        },
        Breach(.preflightHalftone) { $0.resources = "/ExtGState << /G << /HT << /HalftoneType 6 >> >> >>" },
        Breach(.preflightHalftone) { $0.resources = "/ExtGState << /G << /HTP [0 0] >> >>" },
        Breach(.preflightOPI) {
            $0.resources = "/XObject << /X 20 0 R >>"
            $0.objects[20] = ("/Type /XObject /Subtype /Form /BBox [0 0 1 1] /OPI << /#32.0 << >> >>", [])
        },
        Breach(.preflightAlternate) {
            $0.resources = "/XObject << /X 20 0 R >>"
            $0.objects[20] = (
                "/Subtype /Image /Width 1 /Height 1 /BitsPerComponent 8 /ColorSpace /DeviceGray /Alternates []", [0]
            )
        },
        Breach(.preflightReference) {
            $0.resources = "/XObject << /X 20 0 R >>"
            $0.objects[20] = ("/Type /XObject /Subtype /Form /BBox [0 0 1 1] /Ref << /F (other.pdf) /Page 0 >>", [])
        },
        Breach(.preflightOptionalContent) { $0.catalog += " /OCProperties << /OCGs [] /D << /AS [] >> >>" },
        Breach(.preflightAnnotation) { $0.page = "/Annots [<< /Subtype /Text /Rect [100 100 120 120] >>]" },
        Breach(.preflightForm) { $0.catalog += " /AcroForm << /Fields [<< /FT /Tx >>] >>" },
        Breach(.preflightGroupSpace) { $0.page = "/Group << /S /Transparency /CS /DeviceRGB >>" },
    ]

    @Test(arguments: breaches) func aBreachIsFoundAlone(_ breach: Breach) throws {
        var sample = SamplePDF()
        breach.edit(&sample)
        let report = try sample.check()
        #expect(Set(report.findings.map(\.code)) == [breach.code])
        #expect(report.findings.allSatisfy { $0.values["count"] != nil && $0.place.file != nil })
    }

    @Test func whatIsAllowedIsNotFound() throws {
        let allowed: [@Sendable (inout SamplePDF) -> Void] = [
            { $0.page = "/Group << /S /Transparency /CS /DeviceCMYK >>" },
            { $0.page = "/Annots [<< /Subtype /PrinterMark /Rect [100 100 120 120] >>]" },
            { $0.page = "/Annots [<< /Subtype /Text /Rect [1 1 5 5] >>]" },
            { $0.resources = "/ExtGState << /G << /TR2 /Default /HT << /HalftoneType 1 >> >> >>" },
            { $0.catalog += " /OCProperties << /OCGs [] /D << /Name (Base) >> >>" },
            { $0.catalog += " /AcroForm << /Fields [] >>" },
            { $0.boxes += " /CropBox [0 0 300 400]" },
            {
                $0.info = $0.info.replacing("/False", with: "/True"); $0.packet = SamplePDF.packet(trapped: "True")
            },
        ]
        for edit in allowed {
            var sample = SamplePDF()
            edit(&sample)
            #expect(try sample.check().findings == [])
        }
    }

    @Test func aPacketThatCannotBeReadIsFound() throws {
        for packet in ["", "<rdf:RDF>", "<a><b></b>", String(repeating: "<a>", count: 1000), "\u{0}"] {
            var sample = SamplePDF()
            sample.packet = packet
            #expect(try sample.codes() == [.preflightMetadata, .preflightPDFXVersion])
        }
    }

    @Test func oldAnswersAreNamed() throws {
        var sample = SamplePDF()
        sample.catalog = "/OutputIntents [4 0 R]"
        sample.info += " /GTS_PDFXVersion (PDF/X-1:2001)"
        let finding = try sample.check().findings.first { $0.code == .preflightPDFXVersion }
        #expect(finding?.values["found"] == "PDF/X-1:2001")
    }

    @Test func pagesOfAnotherSizeAreFound() throws {
        var sample = SamplePDF()
        sample.raw[2] = "<< /Type /Pages /Kids [7 0 R 20 0 R] /Count 2 >>"
        sample.objects[20] = (
            "/Type /Page /Parent 2 0 R /Contents 8 0 R /Resources << >> /MediaBox [0 0 300 400] "
                + "/TrimBox [20 20 270 380] /BleedBox [11.5 11.5 288.5 388.5]", nil
        )
        let findings = try sample.check().findings
        #expect(findings.map(\.code) == [.preflightTrimSize])
        #expect(findings.first?.place.page == 2)
    }

    @Test func whatAPageReachesIsToldOfIt() throws {
        var sample = SamplePDF()
        sample.resources = "/XObject << /X 20 0 R >>"
        sample.objects[20] = (
            "/Type /XObject /Subtype /Form /BBox [0 0 1 1] /OPI << /#32.0 << >> >> /Parent 2 0 R", []
        )
        sample.catalog += " /OpenAction << /S /Named /N /NextPage >>"
        let findings = try sample.check().findings
        #expect(findings.map(\.code) == [.preflightAction, .preflightOPI])
        #expect(findings.map(\.place.page) == [nil, 1])
    }

    @Test func theLedgerIsWhole() {
        let all = ClauseLedger.all
        #expect(Set(all.map(\.id)).count == all.count)
        let faults: Set<FindingCode> = [
            .preflightNotPDF, .preflightPassword, .preflightHostile, .preflightProfileUnknown,
        ]
        let codes = FindingCode.allCases.filter { $0.rawValue.hasPrefix("preflight.") && !faults.contains($0) }
        // The digital edition is judged where it is written, not by preflight.
        let allCodes = all.flatMap(\.codes)
        #expect(Set(allCodes) == Set(codes + [.webNoAlternative]))
        #expect(allCodes.count == codes.count + 1, "a code stands in two clauses")
        #expect(all.allSatisfy { $0.held.contains(.checked) == !$0.codes.isEmpty && !$0.held.isEmpty })
        #expect(all.allSatisfy { !$0.demand.es.isEmpty && !$0.demand.en.isEmpty && $0.demand.es != $0.demand.en })
        // A standard's clauses are its own, and those of the house.
        let old = ClauseLedger.clauses(of: .x1a)
        #expect(old.contains { $0.id == "x.transparency" } && !old.contains { $0.id == "x.xmp" })
        #expect(old.contains { $0.id == "house.area-ink" })
        #expect(ClauseLedger.clauses(of: .ua1).allSatisfy { $0.id.hasPrefix("access.") })
    }
}
