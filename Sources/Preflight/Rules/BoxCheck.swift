import Geometry
import PDFSyntax
import PrintModel

/// Judges the pages' boxes (PDF/X: MediaBox and the page's own TrimBox, trim inside bleed inside media).
struct BoxCheck {
    private var first: Box?
    private let wantedBleed: Double

    init(_ profile: PreflightProfile) { wantedBleed = profile.bleed }

    mutating func check(_ page: PDFObject, number: Int, _ findings: inout FindingCollector) {
        let file = page.file
        let media = Box(file.inherited("MediaBox", of: page)?.numbers(limit: 4))
        if media == nil { findings.add(.preflightMediaBox, page: number) }
        if let unit = page["UserUnit"]?.number, unit != 1 { findings.add(.preflightUserUnit, page: number) }
        let crop = file.inherited("CropBox", of: page).map { Box($0.numbers(limit: 4)) }
        if let crop, let media, crop != media { findings.add(.preflightCropBox, page: number) }
        guard let trim = Box(page["TrimBox"]?.numbers(limit: 4)) else {
            findings.add(.preflightTrimBox, page: number)
            return
        }
        let bleed = Box(page["BleedBox"]?.numbers(limit: 4))
        let nested = [("TrimBox", trim), ("BleedBox", bleed), ("MediaBox", media)].compactMap { name, box in
            box.map { (name, $0) }
        }
        for (inner, outer) in zip(nested, nested.dropFirst()) where !outer.1.contains(inner.1) {
            findings.add(.preflightBoxOrder, page: number, kind: inner.0, ["inner": inner.0, "outer": outer.0])
        }
        if wantedBleed > 0, (bleed ?? trim).grown(by: -0.5).contains(trim, tolerance: 0) == false {
            findings.add(.preflightNoBleed, page: number, ["wanted": readable(Length(points: wantedBleed).millimetres)])
        }
        checkSize(trim, number, &findings)
    }

    private mutating func checkSize(_ trim: Box, _ number: Int, _ findings: inout FindingCollector) {
        guard let first else {
            self.first = trim
            return
        }
        // Half a millimetre is no more than the cutter's own error.
        guard abs(first.width - trim.width) > 1.4 || abs(first.height - trim.height) > 1.4 else { return }
        func size(_ box: Box) -> String {
            readable(Length(points: box.width).millimetres) + " × " + readable(Length(points: box.height).millimetres)
        }
        findings.add(.preflightTrimSize, page: number, ["found": size(trim), "wanted": size(first)])
    }
}
