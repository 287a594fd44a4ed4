import Geometry
import PrintModel

/// The proof's first sheet, and those it goes on over: the judgement, what the file is made of, its inks page by page,
/// and what was found of the file as a whole.
struct SummarySheet {
    let findings: [Finding]
    let summary: PreflightSummary
    let profile: PreflightProfile
    let name: String
    let words: ProofWords

    private static let left = Rect(x: ProofSheets.margin, y: 40, width: 356, height: 521)
    private static let right = Rect(x: 430, y: 40, width: ProofSheets.width - 430 - ProofSheets.margin, height: 521)

    /// Draws the sheets; gives how many.
    func draw(_ pen: SheetPen) -> Int {
        let frame = SummarySheet.left
        pen.write(words.title.uppercased(), at: Point(x: frame.x, y: frame.y + 8), 8, .quiet, bold: true)
        var y = frame.y + 36
        for line in pen.lines(name, 22, width: frame.width, bold: true).prefix(2) {
            pen.write(line, at: Point(x: frame.x, y: y), 22, .ink, bold: true)
            y += 26
        }
        y = drawVerdict(at: y - 6, pen)
        y = drawFacts(from: y + 24, pen)
        drawInk(Rect(x: frame.x, y: y + 18, width: frame.width, height: max(frame.maxY - y - 18, 60)), pen)
        return drawRight(pen)
    }

    // MARK: Left

    private func drawVerdict(at y: Double, _ pen: SheetPen) -> Double {
        let errors = findings.count { $0.severity == .error }
        let warnings = findings.count { $0.severity == .warning }
        let colour = errors > 0 ? ProofColour(.error) : warnings > 0 ? ProofColour(.warning) : .good
        let frame = Rect(x: SummarySheet.left.x, y: y, width: SummarySheet.left.width, height: 34)
        pen.fill(frame, colour, radius: 4)
        let text = pen.fitted(words.verdict(errors, warnings), 12.5, width: frame.width - 28, bold: true)
        pen.write(text, at: Point(x: frame.x + 14, y: y + 21.5), 12.5, .sheet, bold: true)
        return frame.maxY
    }

    private func drawFacts(from top: Double, _ pen: SheetPen) -> Double {
        var y = top
        let frame = SummarySheet.left
        for fact in words.facts(summary, profile) {
            pen.write(pen.fitted(fact.name, 8.6, width: 116), at: Point(x: frame.x, y: y), 8.6, .quiet)
            for line in pen.lines(fact.value, 8.6, width: frame.width - 126).prefix(3) {
                pen.write(line, at: Point(x: frame.x + 126, y: y), 8.6, .ink)
                y += 11
            }
            pen.line(from: Point(x: frame.x, y: y - 6), to: Point(x: frame.maxX, y: y - 6), .rule, width: 0.4)
            y += 6
        }
        return y
    }

    /// A bar for each page: its most ink against the limit.
    private func drawInk(_ frame: Rect, _ pen: SheetPen) {
        let inks = summary.pageFacts.map(\.areaInk)
        guard !inks.isEmpty else { return }
        pen.write(words.ink(profile.inkLimit), at: Point(x: frame.x, y: frame.y + 8), 8.6, .ink, bold: true)
        let chart = Rect(
            x: frame.x, y: frame.y + 20, width: frame.width, height: min(frame.height - 36, 118))
        let most = max(profile.inkLimit * 1.15, inks.max() ?? 0, 1)
        // Many pages share a bar: the highest of them counts.
        let bars = min(inks.count, 90)
        let step = min(chart.width / Double(bars), 28)
        for bar in 0..<bars {
            let pages = bar * inks.count / bars..<max((bar + 1) * inks.count / bars, bar * inks.count / bars + 1)
            let ink = inks[pages].max() ?? 0
            let height = chart.height * ink / most
            pen.fill(
                Rect(
                    x: chart.x + Double(bar) * step, y: chart.maxY - height, width: max(step - 2, step * 0.7),
                    height: height),
                ink > profile.inkLimit + 0.5 ? ProofColour(.error) : ProofColour(red: 0.55, green: 0.60, blue: 0.66))
        }
        let limit = chart.maxY - chart.height * profile.inkLimit / most
        pen.line(from: Point(x: chart.x, y: limit), to: Point(x: chart.maxX, y: limit), .ink, width: 0.6)
        pen.line(from: Point(x: chart.x, y: chart.maxY), to: Point(x: chart.maxX, y: chart.maxY), .rule, width: 0.6)
        let last = String(inks.count)
        pen.write("1", at: Point(x: chart.x, y: chart.maxY + 10), 7, .quiet)
        if inks.count > 1 {
            let end = chart.x + step * Double(bars) - 2
            pen.write(last, at: Point(x: end - pen.measure(last, 7), y: chart.maxY + 10), 7, .quiet)
        }
    }

    // MARK: Right

    private func drawRight(_ pen: SheetPen) -> Int {
        let whole = findings.filter { $0.place.page == nil }
        var rest = whole.enumerated().map {
            FindingList.Item(number: $0.offset + 1, finding: $0.element, text: words.finding($0.element))
        }
        var frame = SummarySheet.right
        var sheets = 1
        var end = frame.minY
        if !rest.isEmpty {
            heading(words.document, frame, pen)
            (rest, end) = FindingList.draw(rest, in: frame.insetBy(top: 24), pen)
        }
        while !rest.isEmpty, sheets < 40 {
            pen.endSheet()
            sheets += 1
            frame = Rect(x: ProofSheets.margin, y: 40, width: ProofSheets.width - 2 * ProofSheets.margin, height: 521)
            heading(words.document + " — " + words.continued, frame, pen)
            (rest, end) = FindingList.draw(rest, in: frame.insetBy(top: 24), pen)
        }
        // The table stands below where there is room for a few of its rows.
        let rows = Set(findings.compactMap(\.place.page)).count
        if end > frame.minY { end += 18 }
        if frame.maxY - end < 34 + 15 * Double(min(rows, 8)) {
            pen.endSheet()
            sheets += 1
            frame = Rect(x: ProofSheets.margin, y: 40, width: ProofSheets.width - 2 * ProofSheets.margin, height: 521)
            end = frame.minY
        }
        drawTable(frame.insetBy(top: end - frame.minY), pen)
        pen.endSheet()
        return sheets
    }

    private func heading(_ text: String, _ frame: Rect, _ pen: SheetPen) {
        pen.write(text, at: Point(x: frame.x, y: frame.y + 8), 10.5, .ink, bold: true)
        pen.line(from: Point(x: frame.x, y: frame.y + 15), to: Point(x: frame.maxX, y: frame.y + 15), .rule, width: 0.6)
    }

    /// How much was found on each page.
    private func drawTable(_ frame: Rect, _ pen: SheetPen) {
        heading(words.pages, frame, pen)
        let byPage = Dictionary(grouping: findings.filter { $0.place.page != nil }) { $0.place.page ?? 0 }
        let rowHeight = 15.0
        let rows = Int((frame.height - 34) / rowHeight)
        let columns = max(Int(frame.width / 180), 1)
        if byPage.isEmpty {
            pen.write(words.nothing, at: Point(x: frame.x, y: frame.y + 34), 9, .good, bold: true)
            return
        }
        for (index, page) in byPage.keys.sorted().prefix(rows * columns).enumerated() {
            let x = frame.x + Double(index / rows) * (frame.width / Double(columns))
            let y = frame.y + 34 + Double(index % rows) * rowHeight
            pen.write(words.page(page), at: Point(x: x, y: y), 8.6, .ink)
            var place = x + 66
            for severity in [Finding.Severity.error, .warning, .note] {
                let count = byPage[page, default: []].count { $0.severity == severity }
                if count > 0 { pen.badge(count, centre: Point(x: place, y: y - 3), ProofColour(severity)) }
                place += 24
            }
        }
    }
}
