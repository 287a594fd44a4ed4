import CCairo
import Geometry
import PDFSyntax
import Preflight
import PrintModel
import TestSupport
import Testing

/// Every rule of preflight, broken by a file that another program made.
@Suite struct ForeignFileTests {
    @Test("A file of Ghostscript's and qpdf's that breaks no rule has no findings", arguments: PrintStandard.allCases)
    func sound(_ standard: PrintStandard) throws {
        let found = try ForeignFile(.qpdf({ _ in }, options: SoundFile.options(standard)), standard).findings()
        #expect(found == [])
    }

    /// The rules that preflight holds files to.
    static let codes: [FindingCode] = ClauseLedger.all.flatMap(\.codes).filter { $0.rawValue.hasPrefix("preflight.") }

    @Test("A file of another maker breaks the rule, and where only one thing was changed, no other", arguments: codes)
    func broken(_ code: FindingCode) throws {
        let files = ForeignFileTests.files.filter { $0.0 == code }.map(\.1)
        try #require(!files.isEmpty, "no file breaks \(code.rawValue)")
        for file in files {
            let found = Set(try file.findings().map(\.code))
            #expect(
                file.breaksOneRule ? found == file.also.union([code]) : found.contains(code),
                "\(found.map(\.rawValue).sorted())")
        }
    }

    static let files: [(FindingCode, ForeignFile)] = document + boxes + objects + drawn + pictures

    // MARK: The document

    private static let document: [(FindingCode, ForeignFile)] = [
        (.preflightDamaged, ForeignFile(.bytes { $0.insert(0x31, afterLast: "startxref\n") })),
        (
            .preflightBomb,
            ForeignFile(
                .qpdf { file in
                    let stream = file.makeStream(["Filter": .name("FlateDecode")], flateBomb(megabytes: 300))
                    file.page.set("Contents", to: .object(stream))
                }, profile: { $0.levels[.preflightBlank] = .off })
        ),
        (.preflightTooComplex, ForeignFile(.qpdf { $0.show(String(repeating: "q Q ", count: 60_000)) })),
        (.preflightNoPages, ForeignFile(.qpdf { try $0.remove(page: $0.page) })),
        (.preflightMissingResource, ForeignFile(.qpdf { $0.show("/Nada gs") })),
        (.preflightContent, ForeignFile(.qpdf { $0.show("Q") })),
        (
            .preflightMore,
            ForeignFile(
                .qpdf { $0.show((0..<1100).map { "/N\($0) gs " }.joined()) }, also: [.preflightMissingResource])
        ),
        (.preflightEncrypted, ForeignFile(.qpdfProgram(["--encrypt", "", "secreto", "256", "--"]))),
        (.preflightVersion, ForeignFile(.qpdf({ _ in }, options: PDFWriteOptions(version: "1.7")))),
        (.preflightVersion, ForeignFile(.qpdf({ _ in }, options: PDFWriteOptions(version: "1.5")), .x1a)),
        (.preflightPDFXVersion, ForeignFile(.qpdf { $0.say(SamplePDF.packet(version: "PDF/X-3")) })),
        (.preflightPDFXVersion, ForeignFile(.libreOffice("hoja.pdf"))),
        (.preflightObjectStreams, ForeignFile(.qpdfProgram(["--object-streams=generate"]), .x1a)),
        (.preflightID, ForeignFile(.bytes { $0.replaceLast("/ID [", by: "/XX [") })),
        (.preflightInfo, ForeignFile(.qpdf { $0.trailer["Info"]?.remove("ModDate") })),
        (.preflightTrapped, ForeignFile(.qpdf { $0.trailer["Info"]?.set("Trapped", to: .text("False")) })),
        (.preflightMetadata, ForeignFile(.libreOffice("cartel.pdf"))),
        (.preflightMetadataKey, ForeignFile(.qpdf { $0.say(SamplePDF.packet(without: "xmpMM:DocumentID")) })),
        (.preflightMetadataMismatch, ForeignFile(.qpdf { $0.say(SamplePDF.packet(trapped: "True")) })),
        (.preflightOutputIntent, ForeignFile(.qpdf { $0.root.remove("OutputIntents") })),
        (.preflightOutputIntent, ForeignFile(.libreOffice("hoja-a.pdf"))),
        (.preflightIntentKey, ForeignFile(.qpdf { $0.root["OutputIntents"]?[0]?.remove("Info") })),
        (
            .preflightProfile,
            ForeignFile(
                .qpdf { file in
                    let screen = file.makeStream(["N": 4], SamplePDF.profile(class: "mntr"))
                    file.root["OutputIntents"]?[0]?.set("DestOutputProfile", to: .object(screen))
                })
        ),
        (
            .preflightCondition,
            ForeignFile(
                .qpdf { $0.root["OutputIntents"]?[0]?.set("OutputConditionIdentifier", to: .text("SWOP")) })
        ),
        (
            .preflightAction,
            ForeignFile(
                .qpdf { $0.root.set("OpenAction", to: ["S": .name("JavaScript"), "JS": .text("app.alert(1)")]) })
        ),
        (.preflightForm, ForeignFile(.qpdf { $0.root.set("AcroForm", to: ["Fields": [["FT": .name("Tx")]]]) })),
        (.preflightEmbeddedFile, ForeignFile(.qpdfProgram(["--add-attachment", "/etc/hostname", "--"]))),
        (
            .preflightOptionalContent,
            ForeignFile(.qpdf { $0.root.set("OCProperties", to: ["OCGs": [], "D": ["AS": []]]) })
        ),
    ]

    // MARK: Pages

    private static let boxes: [(FindingCode, ForeignFile)] = [
        (.preflightMediaBox, ForeignFile(.qpdf { $0.page.remove("MediaBox") })),
        (.preflightTrimBox, ForeignFile(.libreOffice("hoja.pdf"))),
        (.preflightBoxOrder, ForeignFile(.qpdf { $0.page.set("BleedBox", to: [-11, 11, 288, 388]) })),
        (.preflightCropBox, ForeignFile(.qpdf { $0.page.set("CropBox", to: [10, 10, 290, 390]) })),
        (.preflightUserUnit, ForeignFile(.qpdf { $0.page.set("UserUnit", to: 2) })),
        (
            .preflightTrimSize,
            ForeignFile(
                .qpdf { file in
                    let page = file.page
                    try file.appendPage([
                        "MediaBox": [0, 0, 300, 400], "BleedBox": [11.5, 11.5, 288.5, 388.5],
                        "TrimBox": [20, 20, 270, 380], "Contents": page["Contents"].map { .object($0) } ?? .null,
                        "Resources": page["Resources"].map { .object($0) } ?? .null,
                    ])
                })
        ),
        (.preflightNoBleed, ForeignFile(.qpdf { $0.page.remove("BleedBox") })),
        (.preflightBlank, ForeignFile(.libreOffice("cartel.pdf"))),
        (.preflightBlank, ForeignFile(.ghostscript(""))),
        (.preflightBlank, ForeignFile(.cairo { context in cairo_show_page(context) })),
        (.preflightBleedShort, ForeignFile(.ghostscript("0 1 0 0 setcmykcolor 20 100 50 50 rectfill"))),
        (
            .preflightTextCut,
            ForeignFile(.ghostscript("0 0 0 1 setcmykcolor /Times-Roman 20 selectfont 14 100 moveto (abc) show"))
        ),
        (.preflightOutside, ForeignFile(.qpdf { $0.show("0 1 0 0 k 400 100 50 50 re f") })),
        (.preflightOutsideBleed, ForeignFile(.ghostscript("0 1 0 0 setcmykcolor 0 0 5 5 rectfill"))),
        (
            .preflightAnnotation,
            ForeignFile(.ghostscript("[ /Rect [100 100 120 120] /Subtype /Text /Contents (Ojo) /ANN pdfmark"))
        ),
        (.preflightAnnotation, ForeignFile(.libreOffice("hoja.pdf"))),
    ]

    // MARK: Objects

    private static var form: [String: PDFValue] { ["Subtype": .name("Form"), "BBox": [0, 0, 1, 1]] }
    private static var picture: [String: PDFValue] {
        [
            "Subtype": .name("Image"), "Width": 2, "Height": 2, "BitsPerComponent": 8,
            "ColorSpace": .name("DeviceGray"),
        ]
    }

    private static let objects: [(FindingCode, ForeignFile)] = [
        (.preflightFont, ForeignFile(.ghostscript(text("0 0 0 1", 14), options: ["-dEmbedAllFonts=false"]))),
        (
            .preflightNotSubset,
            ForeignFile(
                .ghostscript(text("0 0 0 1", 14), options: ["-dSubsetFonts=false"]), profile: { $0.subsetFonts = true })
        ),
        (
            .preflightType3,
            ForeignFile(
                .ghostscript(
                    """
                    8 dict begin /FontType 3 def /FontMatrix [.001 0 0 .001 0 0] def /FontBBox [0 0 500 500] def
                    /Encoding 256 array def 0 1 255 { Encoding exch /box put } for
                    /BuildChar { pop pop 500 0 0 0 500 500 setcachedevice 0 0 400 400 rectfill } def
                    currentdict end /Box exch definefont pop 0 0 0 1 setcmykcolor /Box 20 selectfont
                    60 200 moveto (ab) show
                    """))
        ),
        (
            .preflightLZW,
            ForeignFile(.bytes { $0.replaceLast("/Filter /FlateDecode", by: "/Filter /LZWDecode  ") })
        ),
        (
            .preflightFilter,
            ForeignFile(
                .qpdf(
                    { file in
                        file.nameObject(picture.merging(["Filter": .name("JBIG2Decode")]) { $1 }, [0])
                        file.show("q 10 0 0 10 50 50 cm /X Do Q")
                    }, options: SoundFile.options(.x1a)), .x1a, profile: { $0.levels[.preflightUnmeasured] = .off })
        ),
        (.preflightPostScript, ForeignFile(.qpdf { $0.nameObject(["Subtype": .name("PS")], Array("showpage".utf8)) })),
        (
            .preflightTransfer,
            ForeignFile(
                .ghostscript(
                    "{ 1 exch sub } settransfer 0 0 0 1 setcmykcolor 50 50 60 60 rectfill",
                    options: ["-dTransferFunctionInfo=/Preserve"]))
        ),
        (.preflightHalftone, ForeignFile(.qpdf { $0.name("ExtGState", "G", ["HT": ["HalftoneType": 6]]) })),
        (.preflightOPI, ForeignFile(.qpdf { $0.nameObject(form.merging(["OPI": ["1.3": [:]]]) { $1 }) })),
        (
            .preflightAlternate,
            ForeignFile(.qpdf { $0.nameObject(picture.merging(["Alternates": []]) { $1 }, [0, 0, 0, 0]) })
        ),
        (
            .preflightReference,
            ForeignFile(.qpdf { $0.nameObject(form.merging(["Ref": ["F": .text("otro.pdf"), "Page": 0]]) { $1 }) })
        ),
    ]

    static func text(_ ink: String, _ size: Double) -> String {
        "\(ink) setcmykcolor /Times-Roman \(size) selectfont 60 200 moveto (Hola) show"
    }
}
