import CCairo
import Foundation
import Geometry
import PDFSyntax
import Preflight
import PrintModel
import TestSupport

/// A file that another program made, and how it is judged.
struct ForeignFile: Sendable {
    /// Who made it.
    enum Maker: Sendable {
        /// Ghostscript, from what a page of PostScript shows; it keeps boxes and inks, and knows nothing of PDF/X.
        case ghostscript(String, options: [String] = [])
        /// Ghostscript's sound page, made a PDF/X and then changed through qpdf.
        case qpdf(@Sendable (PDFFile) throws -> Void, options: PDFWriteOptions = PDFWriteOptions(version: "1.6"))
        /// The same, run through the `qpdf` program.
        case qpdfProgram([String])
        /// The same, some of its bytes changed.
        case bytes(@Sendable (inout [UInt8]) -> Void)
        /// cairo, drawing on a page.
        case cairo(@Sendable (OpaquePointer?) -> Void)
        /// LibreOffice: a file that is kept with the tests.
        case libreOffice(String)
    }
    let maker: Maker
    let standard: PrintStandard?
    /// What else is found, because the one thing that was changed breaks it too.
    let also: Set<FindingCode>
    let profile: @Sendable (inout PreflightProfile) -> Void

    init(
        _ maker: Maker, _ standard: PrintStandard? = nil, also: Set<FindingCode> = [],
        profile: @escaping @Sendable (inout PreflightProfile) -> Void = { _ in }
    ) {
        (self.maker, self.standard, self.also, self.profile) = (maker, standard, also, profile)
    }

    /// Whether nothing but the rule in question is broken.
    var breaksOneRule: Bool {
        switch maker {
        case .qpdf, .bytes: true
        case .ghostscript, .qpdfProgram, .cairo, .libreOffice: false
        }
    }

    /// What preflight finds in it.
    func findings() throws -> [Finding] {
        let scratch = try TemporaryFolder()
        let path = try write(in: scratch)
        var wanted = PreflightProfile(.sample)
        profile(&wanted)
        return try Preflight.check(path: path, profile: wanted, standard: standard, operationLimit: 100_000).findings
    }

    private func write(in scratch: TemporaryFolder) throws -> String {
        let path = scratch.path("made.pdf")
        switch maker {
        case .ghostscript(let page, let options): try Ghostscript.distil(page, options, to: path, in: scratch)
        case .qpdf(let edit, let options):
            let file = try PDFFile(bytes: SoundFile.bytes(standard ?? .x4))
            try edit(file)
            try file.write(to: path, options)
        case .qpdfProgram(let arguments):
            let sound = try scratch.write("sound.pdf", Data(SoundFile.bytes(standard ?? .x4)))
            _ = try Command.run("/usr/bin/qpdf", [sound] + arguments + [path])
        case .bytes(let edit):
            var bytes = try SoundFile.bytes(standard ?? .x4)
            edit(&bytes)
            _ = try scratch.write("made.pdf", Data(bytes))
        case .cairo(let draw):
            let surface = cairo_pdf_surface_create(path, 300, 400)
            let context = cairo_create(surface)
            draw(context)
            cairo_destroy(context)
            cairo_surface_destroy(surface)
        case .libreOffice(let name): return Repository.path("Tests/PreflightTests/Files/\(name)")
        }
        return path
    }
}

/// Pages of PostScript made into PDF.
enum Ghostscript {
    /// A page of 300 × 400 points with boxes, in the colours that it names.
    static func distil(_ page: String, _ options: [String], to path: String, in scratch: TemporaryFolder) throws {
        let source = try scratch.write(
            "page.ps",
            """
            %!PS
            << /PageSize [300 400] >> setpagedevice
            [ /TrimBox [20 20 280 380] /BleedBox [11.5 11.5 288.5 388.5] /PAGE pdfmark
            \(page)
            showpage
            """)
        let made = try Command.run(
            "/usr/bin/gs",
            ["-q", "-dNOPAUSE", "-dBATCH", "-sDEVICE=pdfwrite", "-dPDFSETTINGS=/prepress", "-o", path] + options
                + [source])
        guard made.code == 0 else { throw Fault(.unusableData, .preflightDamaged, ["reason": made.err]) }
    }
}

/// A page of Ghostscript's that qpdf made a PDF/X with nothing to find in it.
enum SoundFile {
    private static let x4 = Result { try make(.x4) }
    private static let x1a = Result { try make(.x1a) }

    static func bytes(_ standard: PrintStandard) throws -> [UInt8] {
        try standard == .x4 ? x4.get() : x1a.get()
    }

    static let page =
        "0 0 0 1 setcmykcolor 100 100 50 50 rectfill /Times-Roman 14 selectfont 60 300 moveto (Gaceta municipal) show"

    private static func make(_ standard: PrintStandard) throws -> [UInt8] {
        let scratch = try TemporaryFolder()
        try Ghostscript.distil(page, ["-dCompatibilityLevel=1.4"], to: scratch.path("page.pdf"), in: scratch)
        let file = try PDFFile(path: scratch.path("page.pdf"))
        let profile = file.makeStream(["N": 4], Array(try Data(contentsOf: URL(filePath: SoundFile.profile))))
        let intent: PDFValue = [
            "Type": .name("OutputIntent"), "S": .name("GTS_PDFX"), "OutputConditionIdentifier": .text("FOGRA39"),
            "Info": .text("FOGRA39"), "DestOutputProfile": .object(profile),
        ]
        file.root.set("OutputIntents", to: [.object(file.makeIndirect(intent))])
        var info: [String: PDFValue] = [
            "Title": .text("Gaceta"), "CreationDate": .text("D:20240531000000Z"), "ModDate": .text("D:20240531000000Z"),
            "Trapped": .name("False"),
        ]
        if standard == .x1a { info["GTS_PDFXVersion"] = .text(standard.title) }
        file.trailer.set("Info", to: .object(file.makeIndirect(.dictionary(info))))
        let packet = file.makeStream(
            ["Type": .name("Metadata"), "Subtype": .name("XML")],
            Array(SamplePDF.packet(version: standard.title).utf8))
        file.root.set("Metadata", to: standard == .x4 ? .object(packet) : .null)
        return try file.bytes(PDFWriteOptions(version: standard == .x4 ? "1.6" : "1.4", objectStreams: .none))
    }

    private static let profile = "/usr/share/scribus/profiles/ISOcoated_v2_300_bas.icc"
}

extension PDFFile {
    /// The first page.
    var page: PDFObject { pages()[0] }

    /// Names something in the page's resources.
    func name(_ kind: String, _ key: String, _ value: PDFValue) {
        guard let resources = inherited("Resources", of: page) else { return }
        if resources[kind] == nil { resources.set(kind, to: [:]) }
        resources[kind]?.set(key, to: value)
    }

    /// Shows something more on the page.
    func show(_ content: String) {
        setContent(Array("q ".utf8) + self.content(of: page) + Array(" Q \(content)".utf8), of: page)
    }

    /// A form, or a picture, in the page's resources under X.
    func nameObject(_ dictionary: [String: PDFValue], _ bytes: [UInt8] = []) {
        let common: [String: PDFValue] = ["Type": .name("XObject")]
        name("XObject", "X", .object(makeStream(dictionary.merging(common) { own, _ in own }, bytes)))
    }
}
