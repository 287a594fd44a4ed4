import Geometry
import PageLayout
import PrintModel
import Typesetting

/// The paragraphs of a galley with the way that was chosen for each.
struct GalleyPlan: Sendable {
    struct Entry: Sendable {
        let way: ParagraphWays.Way?
        let choice: ColumnBreaker.Choice
    }
    let breaker: ColumnBreaker
    let entries: [Entry]
}

/// Makes a galley's pages one after the other: the lines of a page exist only until it is painted.
final class GalleyPages {
    private let text: GalleyText
    private let shown: String
    private let format: GalleyFormat
    private let plan: GalleyPlan
    private let typesetter: Typesetter
    private let ruler: GalleyRuler?
    private var walk: ColumnWalk
    private var paragraph = 0
    private var current = LaidOutPage(number: 1, kind: "galley")
    private var waiting: [LaidOutPage] = []
    private var findings = GalleyFindings()
    private var lines = 0

    init(
        _ text: GalleyText, shown: String, _ format: GalleyFormat, _ plan: GalleyPlan, _ typesetter: Typesetter,
        measures: Bool
    ) {
        self.text = text
        self.shown = shown
        self.format = format
        self.plan = plan
        self.typesetter = typesetter
        ruler = measures ? GalleyRuler(size: format.style.size) : nil
        walk = ColumnWalk(plan.breaker)
    }

    /// The next page; `nil` after the last.
    func next() -> LaidOutPage? {
        while waiting.isEmpty, paragraph < plan.entries.count {
            set(paragraph)
            paragraph += 1
        }
        if !waiting.isEmpty { return waiting.removeFirst() }
        guard !current.items.isEmpty else { return nil }
        defer { current.items = [] }
        return current
    }

    /// What was counted and found; whole after the last page.
    func outcome() -> GalleyOutcome {
        GalleyOutcome(lines: lines, findings: findings, quality: ruler?.quality())
    }

    private func set(_ index: Int) {
        let entry = plan.entries[index]
        guard let way = entry.way else { return }
        let place = Finding.Place(file: shown, line: text.paragraphs[index].line)
        let set = typesetter.lines(of: format.request(text.string(index), place: place), way)
        for (line, spot) in zip(set, walk.places(of: set.count, entry.choice)) {
            if spot.page + 1 > current.number {
                waiting.append(current)
                current = LaidOutPage(number: spot.page + 1, kind: "galley")
                current.items.reserveCapacity(plan.breaker.lines)
            }
            let left = format.lefts[spot.column]
            let baseline = format.firstBaseline + Double(spot.row) * format.style.leading
            current.items.append(.text(line, at: Point(x: left, y: baseline)))
            ruler?.add(line, newColumn: spot.row == 0)
            if line.isOverfull || line.isLoose { note(line, place, page: spot.page + 1) }
        }
        lines += set.count
    }

    private func note(_ line: SetLine, _ place: Finding.Place, page: Int) {
        var place = place
        place.page = page
        findings.add(
            Finding(
                line.isOverfull ? .error : .warning, line.isOverfull ? .lineOverfull : .lineLoose, at: place,
                ["text": line.text]))
    }
}

/// What the making of pages counted and found.
struct GalleyOutcome: Sendable {
    let lines: Int
    let findings: GalleyFindings
    let quality: GalleyQuality?
}
