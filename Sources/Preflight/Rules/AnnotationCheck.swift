import Geometry
import PDFSyntax

/// Judges annotations: inside the bleed only printer's marks and trap networks may stand (PDF/X). What they look like is
/// judged as the page is.
enum AnnotationCheck {
    /// Most annotations of a page that are looked at, and whose appearances are read.
    private static let limits = (all: 100_000, read: 2000)

    static func check(
        _ page: PDFObject, number: Int, _ boxes: PageBoxes, _ judge: PageJudge, _ interpreter: ContentInterpreter
    ) {
        if page["AA"] != nil { judge.findings.add(.preflightAction, kind: "AA", ["kind": "AA"]) }
        var read = 0
        for annotation in page["Annots"]?.elements(limit: limits.all) ?? [] {
            let kind = annotation["Subtype"]?.name ?? "?"
            guard let box = Box(annotation["Rect"]?.numbers(limit: 4)) else { continue }
            let isInside = !box.intersection(boxes.bleed).isEmpty
            if kind != "PrinterMark", kind != "TrapNet", isInside {
                judge.add(.preflightAnnotation, box, kind: kind, ["kind": kind])
            }
            guard isPrinted(annotation), isInside, read < limits.read, let form = appearance(annotation) else {
                continue
            }
            read += 1
            interpreter.run(appearance: form, in: box)
        }
    }

    /// Whether its flags let it print (ISO 32000-1, 12.5.3).
    private static func isPrinted(_ annotation: PDFObject) -> Bool {
        let flags = annotation["F"]?.integer ?? 0
        return flags & 4 != 0 && flags & 2 == 0
    }

    private static func appearance(_ annotation: PDFObject) -> PDFObject? {
        guard let normal = annotation["AP"]?["N"] else { return nil }
        if normal.kind == .stream { return normal }
        return annotation["AS"]?.name.flatMap { normal[$0] }.flatMap { $0.kind == .stream ? $0 : nil }
    }
}
