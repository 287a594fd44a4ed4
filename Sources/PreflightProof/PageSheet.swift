import Foundation
import Geometry
import PrintModel

/// A page's sheet: the page at the left with numbered outlines, its findings at the right.
struct PageSheet {
    let number: Int
    let facts: PreflightPage
    let findings: [Finding]
    let words: ProofWords
    let name: String

    /// Where pages stand on a sheet.
    static let frame = Rect(x: 0, y: 0, width: 520, height: ProofSheets.height)
    private static let list = Rect(x: 548, y: 34, width: ProofSheets.width - 548 - ProofSheets.margin, height: 527)
    /// Most outlines of one finding.
    private static let outlines = 24
    private static let headHeight = 52.0

    /// How the page is looked at.
    var view: PageView { PageView(facts, in: PageSheet.frame.insetBy(top: 26, left: 26, bottom: 26, right: 26)) }

    /// Draws the sheet, and those its findings go on over; gives how many.
    func draw(_ pen: SheetPen) -> Int {
        let items = findings.enumerated().map {
            FindingList.Item(number: $0.offset + 1, finding: $0.element, text: words.finding($0.element))
        }
        drawBoxes(pen)
        drawInk(pen)
        drawOutlines(items, pen)
        head(words.page(number), pen, PageSheet.list)
        let body = PageSheet.list.insetBy(top: PageSheet.headHeight)
        if items.isEmpty {
            pen.write(words.nothing, at: Point(x: body.minX, y: body.minY + 10), 9, .good, bold: true)
        }
        var rest = FindingList.draw(items, in: body, pen).rest
        pen.endSheet()
        var sheets = 1
        // Bounded: a page has at most as many findings as the whole file.
        while !rest.isEmpty, sheets < 40 {
            rest = drawContinuation(rest, pen)
            sheets += 1
        }
        return sheets
    }

    private func drawContinuation(_ items: [FindingList.Item], _ pen: SheetPen) -> [FindingList.Item] {
        let whole = Rect(
            x: ProofSheets.margin, y: 34, width: ProofSheets.width - 2 * ProofSheets.margin, height: 527)
        head(words.page(number) + " — " + words.continued, pen, whole)
        let width = (whole.width - 56) / 3
        var rest = items
        for column in 0..<3 where !rest.isEmpty {
            let frame = Rect(
                x: whole.x + Double(column) * (width + 28), y: whole.y + PageSheet.headHeight, width: width,
                height: whole.height - PageSheet.headHeight)
            rest = FindingList.draw(rest, in: frame, pen).rest
        }
        pen.endSheet()
        return rest
    }

    private func head(_ title: String, _ pen: SheetPen, _ frame: Rect) {
        pen.write(title, at: Point(x: frame.minX, y: frame.minY + 16), 19, .ink, bold: true)
        var x = frame.minX
        for severity in [Finding.Severity.error, .warning, .note] {
            let count = findings.count { $0.severity == severity }
            guard count > 0 else { continue }
            let text = words.count(severity, count)
            pen.write(text, at: Point(x: x, y: frame.minY + 32), 8.4, ProofColour(severity), bold: true)
            x += pen.measure(text, 8.4, bold: true) + 12
        }
        if findings.isEmpty {
            pen.write(
                pen.fitted(name, 8.4, width: frame.width), at: Point(x: x, y: frame.minY + 32), 8.4, .quiet)
        }
        pen.line(
            from: Point(x: frame.minX, y: frame.minY + 41), to: Point(x: frame.maxX, y: frame.minY + 41), .rule,
            width: 0.6)
    }

    /// The trim, and the bleed around it.
    private func drawBoxes(_ pen: SheetPen) {
        let view = view
        pen.stroke(view.rect(facts.trim), .quiet, width: 0.35)
        if facts.bleed != facts.trim { pen.stroke(view.rect(facts.bleed), .quiet, width: 0.35, dash: 2) }
    }

    /// The window with the most ink, whether it is too much or not.
    private func drawInk(_ pen: SheetPen) {
        guard let place = facts.areaInkPlace, facts.areaInk >= 1 else { return }
        let rect = view.rect(place)
        let text = String(Int(facts.areaInk.rounded())) + " %"
        pen.stroke(rect, .sheet, width: 1.2)
        pen.stroke(rect, .ink, width: 0.6, dash: 2)
        let wide = pen.measure(text, 6.5, bold: true) + 6
        let tag = Rect(x: rect.maxX - wide, y: rect.maxY - 10, width: wide, height: 10)
        pen.fill(tag, .ink)
        pen.write(text, at: Point(x: tag.x + 3, y: tag.maxY - 2.8), 6.5, .sheet, bold: true)
    }

    private func drawOutlines(_ items: [FindingList.Item], _ pen: SheetPen) {
        let view = view
        let bounds = PageSheet.frame.insetBy(top: 8, left: 8, bottom: 8, right: 8)
        var taken: [Point] = []
        // What matters most is drawn last, over the rest.
        let ordered = items.sorted { ($0.finding.severity, -$0.number) < ($1.finding.severity, -$1.number) }
        var badges: [(Int, Point, ProofColour)] = []
        for item in ordered {
            let colour = ProofColour(item.finding.severity)
            for (index, area) in item.finding.place.areas.prefix(PageSheet.outlines).enumerated() {
                guard let rect = PageSheet.visible(view.rect(area), bounds) else { continue }
                pen.fill(rect, colour, alpha: 0.10, radius: 1.5)
                pen.stroke(rect, colour, width: 0.9, radius: 1.5)
                // Only the first few places of one thing are numbered: the outlines' colour tells the rest.
                if index < 3 {
                    let place = PageSheet.free(near: rect, bounds, taken)
                    taken.append(place)
                    badges.append((item.number, place, colour))
                }
            }
        }
        for (number, place, colour) in badges { pen.badge(number, centre: place, colour) }
    }

    /// An area with a little air, large enough to be seen, within what is shown.
    private static func visible(_ rect: Rect, _ bounds: Rect) -> Rect? {
        var rect = rect.insetBy(top: -1.5, left: -1.5, bottom: -1.5, right: -1.5)
        let (wide, high) = (max(7 - rect.width, 0) / 2, max(7 - rect.height, 0) / 2)
        rect = rect.insetBy(top: -high, left: -wide, bottom: -high, right: -wide)
        return rect.intersection(bounds)
    }

    /// A place for a number at an area's corner that no other number has.
    private static func free(near rect: Rect, _ bounds: Rect, _ taken: [Point]) -> Point {
        let corner = Point(
            x: min(max(rect.minX, bounds.minX + 7), bounds.maxX - 7),
            y: min(max(rect.minY - 2, bounds.minY + 7), bounds.maxY - 7))
        func isFree(_ point: Point) -> Bool {
            !taken.contains { abs($0.x - point.x) < 13 && abs($0.y - point.y) < 12 }
        }
        for step in 0..<24 {
            let angle = Double(step % 8) * .pi / 4
            let distance = step == 0 ? 0 : 13 * Double(step / 8 + 1)
            let place = Point(x: corner.x + distance * cos(angle), y: corner.y + distance * sin(angle))
            if place.x > bounds.minX, place.x < bounds.maxX, place.y > bounds.minY, place.y < bounds.maxY, isFree(place)
            {
                return place
            }
        }
        return corner
    }

}
