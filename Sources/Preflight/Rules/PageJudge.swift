import Geometry
import PDFSyntax
import PrintModel

/// Judges what one page paints by a profile and a standard, and lays its inks on a canvas.
final class PageJudge: PaintingObserver {
    let profile: PreflightProfile
    let standard: PrintStandard
    var findings: FindingCollector
    var summary = PreflightSummary()
    /// The page being judged, from 1, and its boxes.
    let page: Int
    let boxes: PageBoxes
    let images: ImageCache
    /// Decoded bytes of images that may still be asked for.
    var imageBytes = Budget.images
    private var isBlank = true
    private var latestFont: FontInfo?
    private var latestFault: FindingCode?
    /// Names of the spot colours the page paints with.
    var spots: Set<String> = []
    /// What lays the page's inks.
    private(set) var painters: PainterStack

    /// Cells along the side of an ink window.
    static let cellsOfWindow = 24.0
    /// Largest side of a cell, points: letters and lines must still be told apart.
    private static let largestCell = 2.0

    init(_ demands: Demands, page: Int, _ boxes: PageBoxes, _ images: ImageCache) {
        (profile, standard) = (demands.profile, demands.standard)
        findings = FindingCollector(file: demands.file, levels: demands.profile.levels)
        (self.page, self.boxes, self.images) = (page, boxes, images)
        let shown = boxes.bleed.intersection(boxes.media)
        painters = PainterStack(
            shown.isEmpty ? boxes.media : shown,
            cell: min(profile.inkWindow / PageJudge.cellsOfWindow, PageJudge.largestCell), cells: demands.cells)
    }

    /// Adds a finding at a place of the page.
    func add(
        _ code: FindingCode, _ box: Box, kind: String = "", _ values: @autoclosure () -> [String: String] = [:]
    ) {
        findings.add(
            code, page: page, kind: kind, values().merging(boxes.place(box)) { first, _ in first }, boxes.area(box))
    }

    // MARK: The page's end

    /// Judges the page as a whole; gives the cells that were worked on.
    func endPage(gaveUp: Bool) -> Int {
        if gaveUp {
            findings.add(.preflightTooComplex, page: page)
        } else if isBlank {
            findings.add(.preflightBlank, page: page)
        }
        let canvas = painters.page
        if canvas.isExhausted {
            findings.add(.preflightUnmeasured, page: page, kind: "complexity", ["kind": "complexity"])
        }
        judgeInk(of: canvas)
        return painters.spent
    }

    private func judgeInk(of canvas: InkCanvas) {
        guard canvas.plates.contains(where: { !$0.isEmpty }) else { return }
        let heaviest = canvas.heaviest(side: profile.inkWindow)
        summary.highestAreaInk = heaviest.ink
        summary.highestAreaInkPage = page
        summary.highestAreaInkPlace = boxes.area(heaviest.box)
        guard heaviest.ink > profile.inkLimit + 0.5 else { return }
        add(
            .preflightAreaInk, heaviest.box,
            ["ink": readable(heaviest.ink, decimals: 0), "wanted": readable(profile.inkLimit)])
    }

    // MARK: What every mark is asked

    /// Judges a space that paints at a place.
    func judge(_ space: ColourSpace, _ box: Box) {
        if masks > 0 {
            if space.isDeviceRGB { add(.preflightDeviceRGB, box) }
            return
        }
        spots.formUnion(space.spots)
        summary.note(space: space.foreign ?? space.label)
        if space.isDeviceRGB { return add(.preflightDeviceRGB, box) }
        if !standard.terms.permit(.managedColour), let name = space.managedName {
            return add(.preflightForbiddenSpace, box, kind: name, ["space": name])
        }
        if let foreign = space.foreign { add(.preflightManagedColour, box, kind: foreign, ["space": foreign]) }
    }

    /// Judges a colour that paints at a place.
    func judge(_ paint: Paint, _ box: Box, overprints: Bool, isLine: Bool = false) {
        judge(paint.space, box)
        guard masks == 0 else { return }
        guard let inks = paint.inks else {
            // White in a screen's colours is paper as well.
            if paint.estimate?.isWhite != true { mark(box) }
            return
        }
        summary.highestInk = max(summary.highestInk, inks.total)
        if inks.isWhite {
            if overprints { add(.preflightWhiteOverprint, box) }
        } else {
            mark(box)
        }
        judgeOutside(box, inks)
        if inks.total > profile.inkLimit + 0.5, !box.intersection(boxes.bleed).isEmpty, !(isLine && isMark(inks, box)) {
            let ink = readable(inks.total, decimals: 0)
            add(.preflightInk, box, kind: ink, ["ink": ink, "wanted": readable(profile.inkLimit)])
        }
    }

    /// Registration and cut marks are lines on every plate, and between the pieces of one sheet they stand also inside its
    /// trim. What is larger than they are is no mark.
    private func isMark(_ inks: InkMix, _ box: Box) -> Bool {
        inks.isAll && min(box.width, box.height) <= PageJudge.largestMark
    }

    /// Points: 8 mm.
    private static let largestMark = 22.7

    /// Notes that something shows.
    func mark(_ box: Box) {
        if masks == 0, !box.intersection(boxes.trim).isEmpty { isBlank = false }
    }

    /// What stands beside the bleed is cut away. Marks are in all inks, and meant to be.
    private func judgeOutside(_ box: Box, _ inks: InkMix) {
        guard !inks.isWhite, !inks.isAll, inks.count < 4, box.intersection(boxes.bleed).isEmpty,
            !box.intersection(boxes.media).isEmpty
        else { return }
        add(.preflightOutsideBleed, box)
    }

    /// Whether a colour is printed over what lies beneath: DeviceCMYK's zeros show it in overprint mode 1 only.
    func overprints(_ paint: Paint, _ isOn: Bool, _ state: GraphicsState) -> Bool {
        isOn && (!paint.space.isDeviceCMYK || state.overprintMode == 1)
    }

    /// Judges whether something that reaches the trim goes on to the bleed. Within half a point nobody sees it.
    func judgeBleed(_ box: Box) {
        guard masks == 0 else { return }
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

    // MARK: Masks, tiles and letters

    /// Masks being read: what they paint is not printed.
    var masks: Int { painters.masks }

    func beginMask(backdrop: InkMix?) { painters.beginMask(backdrop: backdrop) }
    func endMask(transfer: PDFFunction?) -> ClipShape? { painters.endMask(transfer: transfer) }
    func beginGlyph() { painters.beginGlyph() }
    func endGlyph() { painters.endGlyph() }
    func beginTile(_ box: Box, share: Double) { painters.beginTile(box, share: share) }
    func endTile() -> TileInk { painters.endTile() }

    // MARK: What the reading met

    func used(_ font: FontInfo, at box: Box?) {
        // One font shows many strings: only where it is at fault does each of them count.
        guard font !== latestFont || latestFault != nil else { return }
        if font !== latestFont {
            latestFont = font
            latestFault = fault(of: font)
            summary.fonts[font.name] = (summary.fonts[font.name] ?? true) && font.isEmbedded
        }
        guard let code = latestFault else { return }
        findings.add(code, page: page, kind: font.name, ["font": font.name], masks > 0 ? nil : box.flatMap(boxes.area))
    }

    private func fault(of font: FontInfo) -> FindingCode? {
        if !font.isEmbedded { return .preflightFont }
        if font.type3 != nil { return .preflightType3 }
        return profile.subsetFonts && !font.isSubset ? .preflightNotSubset : nil
    }

    func sawThrough(_ key: String) {
        guard !standard.terms.permit(.transparency) else { return }
        findings.add(.preflightTransparency, page: page, kind: key, ["kind": key])
    }

    func grouped(_ group: PDFObject, _ resources: PDFObject?, _ role: GroupRole, _ box: Box) {
        let area = role == .form ? boxes.area(box.intersection(boxes.media)) : nil
        if !standard.terms.permit(.transparency) {
            return findings.add(.preflightTransparency, page: page, kind: "Group", ["kind": "Group"], area)
        }
        guard group["S"]?.name == "Transparency", let object = group["CS"] else { return }
        let space = ColourSpace(object, resources)
        if space.isDeviceCMYK { return }
        // Light is mixed in a mask, not ink.
        if role == .mask, space.components == 1 { return }
        if case .managed(_, 4) = space { return }
        let name = space.label
        findings.add(.preflightGroupSpace, page: page, kind: name, ["space": name], area)
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
