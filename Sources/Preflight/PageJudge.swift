import Geometry
import PDFSyntax
import PrintModel

/// Judges what pages paint by a print condition. One judge sees a whole document, page after page.
final class PageJudge: PaintingObserver {
    let condition: PrintCondition
    var findings: FindingCollector
    var summary = PreflightSummary()
    /// The page being judged, from 1, and its boxes.
    var page = 0
    var boxes: PageBoxes
    /// Decoded bytes of images that may still be asked for.
    var imageBytes = Budget.images
    private var isBlank = true
    private var spotPages: [String: Int] = [:]
    var grids: [PDFObject.ID: InkGrid.Result] = [:]

    init(_ condition: PrintCondition, _ findings: FindingCollector, _ boxes: PageBoxes) {
        self.condition = condition
        self.findings = findings
        self.boxes = boxes
    }

    func begin(page: Int, _ boxes: PageBoxes) {
        self.page = page
        self.boxes = boxes
        isBlank = true
    }

    func endPage() {
        if isBlank { findings.add(.preflightBlank, page: page) }
    }

    func endDocument() {
        summary.spots = spotPages.keys.sorted()
        guard spotPages.count > condition.spots else { return }
        findings.add(
            .preflightSpots, page: spotPages.values.min(),
            [
                "found": String(spotPages.count), "names": summary.spots.joined(separator: ", "),
                "wanted": String(condition.spots),
            ])
    }

    /// Adds a finding at a place of the page.
    func add(_ code: FindingCode, _ box: Box, kind: String = "", _ values: [String: String] = [:]) {
        findings.add(code, page: page, kind: kind, values.merging(boxes.place(box)) { first, _ in first })
    }

    // MARK: What every mark is asked

    /// Judges a space that paints at a place.
    func judge(_ space: ColourSpace, _ box: Box) {
        for spot in space.spots { spotPages[spot] = min(spotPages[spot] ?? page, page) }
        if let foreign = space.foreign {
            summary.note(space: foreign)
            if space.isDeviceRGB {
                add(.preflightDeviceRGB, box)
            } else {
                add(.preflightManagedColour, box, kind: foreign, ["space": foreign])
            }
        } else {
            summary.note(space: space.label)
        }
    }

    /// Judges a colour that paints at a place.
    func judge(_ paint: Paint, _ box: Box, overprints: Bool) {
        judge(paint.space, box)
        guard let inks = paint.inks else {
            mark(box)
            return
        }
        summary.highestInk = max(summary.highestInk, inks.total)
        if inks.isWhite {
            if overprints { add(.preflightWhiteOverprint, box) }
        } else {
            mark(box)
        }
        if inks.total > condition.inkLimit + 0.5 {
            let ink = readable(inks.total, decimals: 0)
            add(.preflightInk, box, kind: ink, ["ink": ink, "wanted": readable(condition.inkLimit)])
        }
    }

    /// Notes that something shows.
    func mark(_ box: Box) {
        if !box.intersection(boxes.trim).isEmpty { isBlank = false }
    }

    /// Whether a colour is printed over what lies beneath: DeviceCMYK's zeros show it in overprint mode 1 only.
    func overprints(_ paint: Paint, _ isOn: Bool, _ state: GraphicsState) -> Bool {
        isOn && (!paint.space.isDeviceCMYK || state.overprintMode == 1)
    }

    /// Judges whether something that reaches the trim goes on to the bleed. Within half a point nobody sees it.
    func judgeBleed(_ box: Box) {
        let (trim, bleed, slack) = (boxes.trim, boxes.bleed, 0.5)
        guard box.width > 8, box.height > 8, !box.intersection(trim).isEmpty else { return }
        let sides = [
            ("left", trim.x0 - box.x0, trim.x0 - bleed.x0), ("right", box.x1 - trim.x1, bleed.x1 - trim.x1),
            ("top", box.y1 - trim.y1, bleed.y1 - trim.y1), ("bottom", trim.y0 - box.y0, trim.y0 - bleed.y0),
        ]
        for (side, reach, wanted) in sides where wanted > slack && reach > -slack && reach < wanted - slack {
            add(.preflightBleedShort, box, kind: side, ["side": side])
        }
    }

    // MARK: Painting

    func filled(_ box: Box, isRectangle: Bool, _ state: GraphicsState) {
        guard !state.clip.isEmpty else {
            if box.intersection(boxes.media).isEmpty { findings.add(.preflightOutside, page: page) }
            return
        }
        judge(state.fill, box, overprints: overprints(state.fill, state.fillOverprints, state))
        let isWhite = state.fill.inks?.isWhite ?? false
        let thickness = min(box.width, box.height)
        if isRectangle, !isWhite, thickness < condition.hairline - 0.01 {
            add(.preflightThinFill, box, thin(thickness))
        }
        if !isWhite { judgeBleed(box) }
    }

    func stroked(_ box: Box, _ state: GraphicsState) {
        let width = state.lineWidth * state.matrix.scale
        let isOver = overprints(state.stroke, state.strokeOverprints, state)
        judge(state.stroke, box, overprints: isOver)
        if width < condition.hairline - 0.005 { add(.preflightHairline, box, thin(width)) }
        if state.stroke.inks?.isPlainBlack ?? false, !isOver, width < Thresholds.overprintingLine {
            add(.preflightBlackLine, box, ["width": readable(width, decimals: 2)])
        }
    }

    private func thin(_ width: Double) -> [String: String] {
        ["width": readable(width, decimals: 3), "wanted": readable(condition.hairline, decimals: 3)]
    }

    func shaded(_ shading: PDFObject, _ box: Box, _ state: GraphicsState, _ resources: PDFObject?) {
        guard !box.isEmpty else { return }
        let space = ColourSpace(shading["ColorSpace"], resources)
        judge(space, box)
        mark(box)
        judgeBleed(box)
        guard let ink = ShadingInk.most(shading, space) else {
            if space.foreign == nil {
                findings.add(.preflightUnmeasured, page: page, kind: "shading", ["kind": "shading"])
            }
            return
        }
        summary.highestInk = max(summary.highestInk, ink)
        if ink > condition.inkLimit + 0.5 {
            add(
                .preflightInk, box, kind: "shading",
                ["ink": readable(ink, decimals: 0), "wanted": readable(condition.inkLimit)])
        }
    }

    func grouped(_ group: PDFObject, _ resources: PDFObject?) {
        guard group["S"]?.name == "Transparency", let object = group["CS"] else { return }
        let space = ColourSpace(object, resources)
        if space.isDeviceCMYK { return }
        if case .managed(_, 4) = space { return }
        let name = space.label
        findings.add(.preflightGroupSpace, page: page, kind: name, ["space": name])
    }

    // MARK: What the reading met

    func used(_ font: FontInfo) {
        summary.fonts[font.name] = (summary.fonts[font.name] ?? true) && font.isEmbedded
        if !font.isEmbedded { findings.add(.preflightFont, page: page, kind: font.name, ["font": font.name]) }
    }

    func missed(_ name: String) {
        findings.add(.preflightMissingResource, page: page, kind: name, ["name": name])
    }

    func wasOdd() { findings.add(.preflightContent, page: page) }

    func unfolded() {
        findings.add(.preflightBomb, page: page)
        isBlank = false
    }

    func foundLZW() { findings.add(.preflightLZW) }
}

/// Limits of the Ghent Workgroup 2015 that are the same for every print condition.
enum Thresholds {
    /// Least resolution of 1-bit images, pixels per inch.
    static let bitmapError = 549.0
    /// Resolution of 1-bit images under which one warns.
    static let bitmapWarning = 799.0
    /// Images of so many pixels or less are not judged.
    static let smallImage = 16
    /// Black lines thinner than this overprint, points.
    static let overprintingLine = 2.0
}
