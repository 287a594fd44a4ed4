import Geometry
import PDFSyntax
import PrintModel

/// Judges every object the file reaches, wherever it hangs: filters, PostScript, actions, curves, OPI and the like.
struct StructureCheck {
    /// Most objects that are looked at.
    private static let limit = 3_000_000

    /// Values of `/S` that make a dictionary an action (ISO 32000-1, 12.6.4); `Transparency` and the like are none.
    private static let actions: Set<String> = [
        "GoTo", "GoToR", "GoToE", "Launch", "Thread", "URI", "Sound", "Movie", "Hide", "Named", "SubmitForm",
        "ResetForm", "ImportData", "JavaScript", "SetOCGState", "Rendition", "Trans", "GoTo3DView", "RichMediaExecute",
    ]

    static func check(_ file: PDFFile, _ standard: PrintStandard, _ findings: inout FindingCollector) {
        var check = StructureCheck(findings: findings)
        // What pages reach is told of the first page that reaches it.
        for (index, page) in file.pages(limit: PreflightRun.pageLimit).enumerated() {
            check.page = index + 1
            if let id = page.id, !check.visited.insert(id).inserted { continue }
            check.look(into: page)
            check.walk()
        }
        check.page = nil
        check.stack = [file.trailer]
        check.walk()
        findings = check.findings
        if check.seen > StructureCheck.limit { findings.add(.preflightTooComplex) }
        checkCatalog(file.root, standard, &findings)
    }

    private var findings: FindingCollector
    private var page: Int?
    private var visited: Set<PDFObject.ID> = []
    private var stack: [PDFObject] = []
    private var seen = 0

    private init(findings: FindingCollector) { self.findings = findings }

    private mutating func walk() {
        while let object = stack.popLast(), seen <= StructureCheck.limit {
            seen += 1
            if let id = object.id {
                if visited.contains(id) { continue }
                // Another page, or the way back to all of them.
                if page != nil, ["Page", "Pages", "Catalog"].contains(object["Type"]?.name ?? "") { continue }
                visited.insert(id)
            }
            look(into: object)
        }
    }

    private mutating func look(into object: PDFObject) {
        switch object.kind {
        case .array:
            for index in 0..<object.count {
                if let element = object[index], element.kind == .array || element.hasKeys { stack.append(element) }
            }
        case .dictionary, .stream:
            let keys = object.keys
            judge(object, Set(keys))
            for key in keys where page == nil || key != "Parent" {
                if let value = object[key], value.kind == .array || value.hasKeys { stack.append(value) }
            }
        default: break
        }
    }

    private mutating func judge(_ object: PDFObject, _ keys: Set<String>) {
        if object.kind == .stream { judgeStream(object, keys) }
        if keys.contains("S"), let action = object["S"]?.name, StructureCheck.actions.contains(action),
            !keys.contains("TransformMethod")
        {
            findings.add(.preflightAction, page: page, kind: action, ["kind": action])
        }
        if keys.contains("JS") {
            findings.add(.preflightAction, page: page, kind: "JavaScript", ["kind": "JavaScript"])
        }
        if keys.contains("TR") && object["Type"]?.name != "Halftone" && object["S"]?.name != "Luminosity"
            && object["S"]?.name != "Alpha"
        {
            findings.add(.preflightTransfer, page: page)
        }
        if keys.contains("TR2"), object["TR2"]?.name != "Default" { findings.add(.preflightTransfer, page: page) }
        if keys.contains("HTP") { findings.add(.preflightHalftone, page: page) }
        if keys.contains("HalftoneType") || object["Type"]?.name == "Halftone" {
            let type = object["HalftoneType"]?.integer
            if type != 1 && type != 5 || keys.contains("HalftoneName") { findings.add(.preflightHalftone, page: page) }
            if keys.contains("TransferFunction"), object["TransferFunction"]?.name != "Identity" {
                findings.add(.preflightTransfer, page: page)
            }
        }
    }

    private mutating func judgeStream(_ stream: PDFObject, _ keys: Set<String>) {
        if stream.filters.contains("LZWDecode") { findings.add(.preflightLZW, page: page) }
        if stream["Subtype"]?.name == "PS" || stream["Subtype2"]?.name == "PS" || keys.contains("PS") {
            findings.add(.preflightPostScript, page: page)
        }
        if keys.contains("OPI") { findings.add(.preflightOPI, page: page) }
        if keys.contains("Alternates") { findings.add(.preflightAlternate, page: page) }
        if keys.contains("Ref") { findings.add(.preflightReference, page: page) }
        if stream["Type"]?.name == "EmbeddedFile" { findings.add(.preflightEmbeddedFile, page: page) }
        // A stream whose data lies in another file.
        if keys.contains("F") && !keys.contains("BitsPerComponent") && stream["F"]?.kind != .name {
            findings.add(.preflightReference, page: page)
        }
    }

    private static func checkCatalog(
        _ root: PDFObject, _ standard: PrintStandard, _ findings: inout FindingCollector
    ) {
        if root["AA"] != nil { findings.add(.preflightAction, kind: "AA", ["kind": "AA"]) }
        if root["Names"]?["JavaScript"] != nil {
            findings.add(.preflightAction, kind: "JavaScript", ["kind": "JavaScript"])
        }
        if root["AcroForm"]?["Fields"]?.count ?? 0 > 0 || root["AcroForm"]?["XFA"] != nil {
            findings.add(.preflightForm)
        }
        if root["Names"]?["EmbeddedFiles"] != nil { findings.add(.preflightEmbeddedFile) }
        guard let layers = root["OCProperties"] else { return }
        if !standard.terms.permit(.layers) {
            findings.add(.preflightOptionalContent, kind: "OCProperties", ["kind": "OCProperties"])
        }
        let alternatives = layers["Configs"]?.elements(limit: 1000) ?? []
        for configuration in [layers["D"]].compactMap({ $0 }) + alternatives where configuration["AS"] != nil {
            findings.add(.preflightOptionalContent, kind: "AS", ["kind": "AS"])
        }
        if layers["D"]?.kind != .dictionary || alternatives.contains(where: { $0["Name"]?.text == nil }) {
            findings.add(.preflightOptionalContent, kind: "Name", ["kind": "Name"])
        }
    }
}
