import Geometry
import PDFSyntax

/// A PDF to be imposed.
public final class SourceFile {
    /// The file's name for findings and marks.
    public let name: String
    /// How many are wanted.
    public let quantity: Int?
    let file: PDFFile
    let pages: [PDFObject]
    let boxes: [SourceBoxes]
    /// What is worth knowing about it.
    public private(set) var findings: [Finding] = []

    /// Bleed that a page should have, points: less than the usual 3 mm by no more than a cutter errs.
    private static let slack = 0.5 * Length.pointsPerMillimetre

    /// Opens a PDF.
    ///
    /// - Parameters:
    ///   - path: where it lies; it must not change while this object lives.
    ///   - shown: its name for people.
    ///   - bleed: bleed that its pages should have, points.
    /// - Throws: `Fault` of kind `missingInput` or `unusableData` where it cannot be read, is encrypted, damaged or empty,
    ///   or a page's content is damaged.
    public init(path: String, shown: String, quantity: Int? = nil, bleed: Double) throws {
        name = shown
        self.quantity = quantity
        do {
            file = try PDFFile(path: path)
        } catch let fault as Fault {
            throw SourceFile.named(fault, path, shown)
        }
        pages = file.pages(limit: Planner.pageLimit + 1)
        boxes = pages.map { SourceBoxes($0) }
        let problems = problems()
        guard problems.isEmpty else { throw Fault(.unusableData, problems) }
        look(bleed)
    }

    private static func named(_ fault: Fault, _ path: String, _ shown: String) -> Fault {
        Fault(
            fault.kind,
            fault.findings.map { finding in
                var finding = finding
                if finding.place.file == path { finding.place.file = shown }
                return finding
            })
    }

    /// Its pages as the planner takes them.
    public var piece: ImpositionPiece {
        ImpositionPiece(name: name, pages: boxes.map(\.size), quantity: quantity)
    }

    /// What it says of itself.
    var facts: SourceFacts { SourceFacts(file) }

    private func problems() -> [Finding] {
        let place = Finding.Place(file: name)
        // What is imposed goes to print, where a password has no place.
        if file.isEncrypted { return [Finding(.error, .imposeEncrypted, at: place)] }
        if pages.isEmpty { return [Finding(.error, .imposeNoPages, at: place)] }
        var check = ContentCheck()
        guard check.isBounded(file.root["OutputIntents"]), check.isBounded(file.root["OCProperties"]) else {
            return [Finding(.error, .preflightHostile, at: place)]
        }
        return pages.enumerated().compactMap { index, page in
            check.judge(page).map { Finding(.error, $0, at: Finding.Place(file: name, page: index + 1)) }
        }
    }

    private func look(_ bleed: Double) {
        let place = Finding.Place(file: name)
        if !file.warnings.isEmpty { findings.append(Finding(.error, .imposeMended, at: place)) }
        if facts.standard == nil { findings.append(Finding(.warning, .imposeNotPDFX, at: place)) }
        let short = boxes.indices.filter { boxes[$0].bleed < bleed - SourceFile.slack }
        if bleed > 0, let first = short.first {
            findings.append(
                Finding(
                    .warning, .imposeNoBleed, at: Finding.Place(file: name, page: first + 1),
                    [
                        "count": "\(short.count)", "wanted": millimetres(bleed),
                        "found": millimetres(short.map { boxes[$0].bleed }.min() ?? 0),
                    ]))
        }
        let annotated = pages.indices.filter { hasPrintedAnnotations(pages[$0]) }
        if let first = annotated.first {
            findings.append(
                Finding(
                    .warning, .imposeAnnotations, at: Finding.Place(file: name, page: first + 1),
                    ["count": "\(annotated.count)"]))
        }
    }

    /// Links and traps are not seen on paper.
    private func hasPrintedAnnotations(_ page: PDFObject) -> Bool {
        (page["Annots"]?.elements(limit: 1000) ?? []).contains { annotation in
            !["Link", "Popup", "TrapNet", "PrinterMark"].contains(annotation["Subtype"]?.name ?? "Link")
                && (annotation["F"]?.integer ?? 0) & 2 == 0
        }
    }
}
