import Geometry
import PDFSyntax

/// Judges annotations: inside the bleed only printer's marks and trap networks may stand (PDF/X).
enum AnnotationCheck {
    static func check(_ page: PDFObject, number: Int, _ boxes: PageBoxes, _ findings: inout FindingCollector) {
        if page["AA"] != nil { findings.add(.preflightAction, kind: "AA", ["kind": "AA"]) }
        for annotation in page["Annots"]?.elements(limit: 100_000) ?? [] {
            let kind = annotation["Subtype"]?.name ?? "?"
            guard kind != "PrinterMark", kind != "TrapNet" else { continue }
            guard let box = Box(annotation["Rect"]?.numbers(limit: 4)) else { continue }
            guard !box.intersection(boxes.bleed).isEmpty else { continue }
            findings.add(.preflightAnnotation, page: number, kind: kind, ["kind": kind])
        }
    }
}
