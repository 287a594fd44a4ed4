import Geometry
import PrintModel
import Revision

/// One report as it is printed for review.
struct ReviewedReport {
    var report: Report
    var area: String
    var state: ReportState
    var version: Int
    /// Line of the status, where it was asked for.
    var row: StatusRow?
    var words: Int
    /// Against the last round; `nil` where it was in none.
    var changes: [UnitChange]
    var isCompared: Bool
}

/// Lays reports out for review, one after another, each on pages of its own.
struct ReviewPages {
    private let design: ReviewDesign
    private let setter: any TextSetting
    private let words: ReviewWords
    private let title: String
    private let round: Int
    private let date: CivilDate
    private(set) var pages: [LaidOutPage] = []
    private(set) var findings: [Finding] = []
    /// Items of the page that is being filled.
    private var items: [PageItem] = []
    private var y = 0.0
    private var line = 0
    private var reportPage = 0

    init(
        _ design: ReviewDesign, _ setter: any TextSetting, _ words: ReviewWords, title: String, round: Int,
        date: CivilDate
    ) {
        self.design = design
        self.setter = setter
        self.words = words
        self.title = title
        self.round = round
        self.date = date
    }

    /// Adds the pages of a report.
    mutating func add(_ one: ReviewedReport) {
        let first = pages.count
        reportPage = 0
        line = 0
        begin(one)
        var maker = ReviewBlockMaker(design, setter, words, one.report)
        let blocks = maker.blocks(one.changes)
        findings += maker.findings
        for (index, block) in blocks.enumerated() {
            let next = block.keepsWithNext && index + 1 < blocks.count ? blocks[index + 1] : nil
            place(block, before: next, one)
        }
        sign(one)
        end()
        // How many pages the report has is known only now.
        for index in pages.indices.dropFirst(first) where pages.count - first > 1 {
            write(
                "\(index - first + 1)/\(pages.count - first)", design.small, right: ReviewDesign.right, y: 60, on: index
            )
        }
    }

    /// Numbers all pages; gives them.
    mutating func finish() -> [LaidOutPage] {
        for index in pages.indices {
            let text = words.page(index + 1, pages.count)
            write(text, design.small, right: ReviewDesign.right, y: ReviewDesign.footer, on: index)
            write(
                "\(title) · \(words.round(round))", design.small, left: ReviewDesign.edge, y: ReviewDesign.footer,
                on: index)
        }
        return pages
    }

    // MARK: Pages

    private mutating func begin(_ one: ReviewedReport) {
        items = []
        reportPage += 1
        if reportPage == 1 {
            let (setter, language) = (setter, words.language)
            y = ReviewHeader(design, words, round: round, date: date).draw(
                one, { ReviewPages.set($0, $1, $2, setter, language) }, &items)
        } else {
            y = ReviewDesign.top
            text(one.report.title, design.small, ReviewDesign.edge, 60, most: 330)
            rule(66, ReviewDesign.edge, ReviewDesign.right, 0.4, "gris")
        }
        ruleNotes(from: y)
    }

    private mutating func end() {
        rule(ReviewDesign.footer - 12, ReviewDesign.edge, ReviewDesign.right, 0.4, "gris")
        pages.append(LaidOutPage(number: pages.count + 1, kind: "review", items: items))
        items = []
    }

    /// Lines for a pen.
    private mutating func ruleNotes(from top: Double) {
        text(words.notes.uppercased(), design.label, ReviewDesign.notes, top + 7)
        var line = top + 30
        while line < ReviewDesign.bottom + 4 {
            rule(line, ReviewDesign.notes, ReviewDesign.right, 0.3, "tenue")
            line += 24
        }
    }

    private mutating func turn(_ one: ReviewedReport) {
        end()
        begin(one)
    }

    // MARK: Blocks

    /// Places a block, over as many pages as it takes. Two rows at least stay together at a page's foot and head.
    private mutating func place(_ block: ReviewBlock, before next: ReviewBlock?, _ one: ReviewedReport) {
        guard !block.rows.isEmpty || block.photo != nil else { return }
        y += block.before
        let least = block.rows.prefix(block.rows.count < 4 ? 3 : 2).reduce(0) { $0 + $1.height }
        let following = next.map { $0.before + $0.rows.prefix(2).reduce(0) { $0 + $1.height } } ?? 0
        let needed = block.photo != nil ? block.height : (next == nil ? least : block.height + following)
        if y + needed > ReviewDesign.bottom { turn(one) }
        if var photo = block.photo {
            photo.frame = Rect(x: photo.frame.x, y: y + 3, width: photo.frame.width, height: photo.frame.height)
            items.append(.photo(photo))
        }
        let top = y
        for (index, row) in block.rows.enumerated() {
            let isLastPair = index == block.rows.count - 2 && block.rows.count > 3
            let room = row.height + (isLastPair ? block.rows[index + 1].height : 0)
            if y + room > ReviewDesign.bottom { turn(one) }
            draw(row)
        }
        if block.photo != nil { y = max(y, top + block.height) }
    }

    private mutating func draw(_ row: ReviewBlock.Row) {
        let baseline = y + row.height * 0.72
        for (marked, x) in row.lines {
            items.append(.text(marked.line, at: Point(x: x, y: baseline)))
            for stroke in marked.strokes {
                let isAdded = stroke.mark == .added
                let size = marked.line.runs.first?.size ?? 10
                let height = baseline + (isAdded ? size * 0.17 : -size * 0.24)
                rule(height, x + stroke.from, x + stroke.to, isAdded ? 0.7 : 0.8, isAdded ? "agregado" : "quitado")
            }
        }
        if row.isNumbered {
            line += 1
            write("\(line)", design.number, right: ReviewDesign.numbers, y: baseline)
        }
        if row.isChanged {
            items.append(
                .fill(Rect(x: ReviewDesign.bar, y: y, width: 2.2, height: row.height), ink: "agregado"))
        }
        y += row.height
        if row.hasRule { rule(y - 2, ReviewDesign.left, ReviewDesign.left + ReviewDesign.measure, 0.3, "tenue") }
    }

    // MARK: The end of a report

    /// Two boxes to tick, and lines to sign on.
    private mutating func sign(_ one: ReviewedReport) {
        let height = 84.0
        if y + 20 + height > ReviewDesign.bottom { turn(one) }
        let top = ReviewDesign.bottom - height
        let end = ReviewDesign.left + ReviewDesign.measure
        rule(top, ReviewDesign.left, end, 0.4, "gris")
        var x = ReviewDesign.left
        for box in words.boxes {
            for (from, to) in [((0.0, 0.0), (9.0, 0.0)), ((0, 9), (9, 9)), ((0, 0), (0, 9)), ((9, 0), (9, 9))] {
                items.append(
                    .rule(
                        from: Point(x: x + from.0, y: top + 14 + from.1), to: Point(x: x + to.0, y: top + 14 + to.1),
                        thickness: 0.6, ink: "negro"))
            }
            x += 15 + text(box, design.small, x + 15, top + 21.5) + 24
        }
        let shares = [0.42, 0.33, 0.25]
        x = ReviewDesign.left
        for (label, share) in zip(words.signature, shares) {
            let width = ReviewDesign.measure * share
            rule(top + 64, x, x + width - 10, 0.4, "negro")
            text(label, design.label, x, top + 74)
            x += width
        }
    }

    // MARK: Pen

    private func set(_ text: String, _ style: TextStyle, _ measure: Double) -> [SetLine] {
        ReviewPages.set(text, style, measure, setter, words.language)
    }

    private static func set(
        _ text: String, _ style: TextStyle, _ measure: Double, _ setter: any TextSetting, _ language: String
    ) -> [SetLine] {
        guard !text.isEmpty else { return [] }
        return setter.set(TextRequest(RichText(text), style: style, measure: measure, language: language)).lines
    }

    /// A text of one line; gives its width.
    @discardableResult private mutating func text(
        _ text: String, _ style: TextStyle, _ x: Double, _ y: Double, most: Double = 500
    ) -> Double {
        guard let line = set(text, style, most).first else { return 0 }
        items.append(.text(line, at: Point(x: x, y: y)))
        return line.width
    }

    private mutating func write(_ text: String, _ style: TextStyle, right: Double, y: Double) {
        guard let line = set(text, style, 200).first else { return }
        items.append(.text(line, at: Point(x: right - line.width, y: y)))
    }

    private mutating func write(_ text: String, _ style: TextStyle, right: Double, y: Double, on page: Int) {
        guard let line = set(text, style, 300).first else { return }
        pages[page].items.append(.text(line, at: Point(x: right - line.width, y: y)))
    }

    private mutating func write(_ text: String, _ style: TextStyle, left: Double, y: Double, on page: Int) {
        guard let line = set(text, style, 400).first else { return }
        pages[page].items.append(.text(line, at: Point(x: left, y: y)))
    }

    private mutating func rule(_ y: Double, _ from: Double, _ to: Double, _ thickness: Double, _ ink: String) {
        items.append(.rule(from: Point(x: from, y: y), to: Point(x: to, y: y), thickness: thickness, ink: ink))
    }
}
