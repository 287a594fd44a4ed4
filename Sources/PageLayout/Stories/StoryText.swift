import Geometry
import PrintModel

/// One flowing unit with every way to set it.
struct TextUnit: Sendable {
    /// What it is.
    enum Role { case body, subhead, listItem, briefTitle }
    var role: Role
    /// What the typesetter was asked; its lines are made once the story's shape is chosen.
    var request: TextRequest
    var ways: [ParagraphWays.Way]
    /// Distance of its lines from the column's left edge.
    var indent = 0.0
    /// The bullet or number that hangs before its first line.
    var marker: SetLine?
}

/// What stands apart from a story's text: at its foot, across its columns.
enum StoryInset: Sendable {
    case table(Table)
    /// Charts that follow one another: they stand side by side where there is room.
    case charts([Chart])
}

/// A story's text set to one measure: what flows, and what stands apart. Shapes share it.
final class StoryText: Sendable {
    let units: [TextUnit]
    let tables: [StoryInset]
    let findings: [Finding]
    /// How its units flow.
    let flow: Flow
    /// Rows that the text takes before each of its story's blocks, and in all, set in its best way.
    let rowsBefore: [Int]

    /// - Parameter starts: How many units stand before each of the story's blocks.
    init(units: [TextUnit], tables: [StoryInset], findings: [Finding], starts: [Int]) {
        self.units = units
        self.tables = tables
        self.findings = findings
        let flowing = StoryText.flowing(units)
        flow = Flow(units: flowing)
        var rows = [0]
        for unit in flowing { rows.append((rows.last ?? 0) + unit.spaceBefore + (unit.variants.first?.rows ?? 0)) }
        rowsBefore = (starts + [units.count]).map { rows[$0] }
    }

    /// The units as they flow. Space may be added before subheads, and before and after lists.
    private static func flowing(_ units: [TextUnit]) -> [FlowUnit] {
        units.indices.map { index in
            let unit = units[index]
            let isHead = unit.role == .subhead || unit.role == .briefTitle
            // A list right under the subhead that heads it keeps close to it.
            let before = index > 0 ? units[index - 1].role : .subhead
            let followsHead = before == .subhead || before == .briefTitle
            let entersList = !followsHead && (unit.role == .listItem) != (before == .listItem)
            return FlowUnit(
                variants: unit.ways.map { FlowUnit.Variant(rows: $0.count, cost: $0.cost, divided: $0.hyphenated) },
                spaceBefore: isHead ? 1 : 0, extraSpace: isHead || entersList ? 1 : 0, keepsWithNext: isHead)
        }
    }
}

/// Sets stories' texts.
struct StoryTextSetter {
    let setter: any TextSetting
    let styles: StyleBook
    let language: String

    private struct Draft {
        var units: [TextUnit] = []
        var tables: [StoryInset] = []
        var findings: [Finding] = []
        var starts: [Int] = []
    }

    /// The text of a story in a measure; the first paragraph beside a drop cap of so many lines, `capWidth` points wide.
    func set(_ story: Story, measure: Double, dropCap: (lines: Int, width: Double)? = nil) -> StoryText {
        var text = Draft()
        var afterBreak = true
        for (index, block) in story.body.enumerated() {
            let place = Finding.Place(file: block.file, line: block.block.line, report: block.report)
            text.starts.append(text.units.count)
            switch block.block.content {
            case .paragraph(let copy):
                let cap = index == 0 ? dropCap : nil
                let shown = cap == nil ? copy : copy.droppingFirstCharacter
                addParagraph(shown, to: &text, measure, first: afterBreak, cap, block.isBrief, place)
                afterBreak = false
            case .heading(_, let copy):
                let role: TextUnit.Role = block.isBrief ? .briefTitle : .subhead
                let style = styles[block.isBrief ? .briefTitle : .subhead]
                add(
                    TextRequest(copy, style: style, measure: measure, language: language, place: place), role, to: &text
                )
                afterBreak = true
            case .list(let start, let items):
                let markers = items.indices.map { number in marker(start.map { "\($0 + number)." } ?? "•", measure) }
                // Numbers of several digits push the whole list further in.
                let indent = max(styles[.list].indent, (markers.compactMap { $0?.width }.max() ?? 0) + 2.5)
                for (item, marker) in zip(items, markers) {
                    addItem(item, marker: marker, indent: indent, to: &text, measure, place)
                }
                afterBreak = false
            case .quotation(let paragraphs):
                addItem(paragraphs, marker: nil, indent: styles[.list].indent, to: &text, measure, place)
                afterBreak = false
            case .table(let table): text.tables.append(.table(table))
            case .chart(let chart):
                if case .charts(let charts)? = text.tables.last {
                    text.tables[text.tables.count - 1] = .charts(charts + [chart])
                } else {
                    text.tables.append(.charts([chart]))
                }
            case .photo: break
            }
        }
        return StoryText(units: text.units, tables: text.tables, findings: text.findings, starts: text.starts)
    }

    private func addParagraph(
        _ copy: RichText, to text: inout Draft, _ measure: Double, first: Bool, _ cap: (lines: Int, width: Double)?,
        _ isBrief: Bool, _ place: Finding.Place
    ) {
        let style = styles[isBrief ? .briefBody : .body]
        var indents: [Double] = first || style.indent == 0 ? [] : [style.indent, 0]
        if let cap { indents = Array(repeating: cap.width, count: cap.lines) + [0] }
        add(
            TextRequest(
                copy, style: style, measure: measure, indents: indents, variants: true, language: language, place: place
            ),
            .body, to: &text)
    }

    private func marker(_ text: String, _ measure: Double) -> SetLine? {
        setter.set(TextRequest(RichText(text), style: styles[.list], measure: measure, language: language)).lines.first
    }

    private func addItem(
        _ paragraphs: [RichText], marker: SetLine?, indent: Double, to text: inout Draft, _ measure: Double,
        _ place: Finding.Place
    ) {
        var marker = marker
        for copy in paragraphs {
            let count = text.units.count
            add(
                TextRequest(
                    copy, style: styles[.list], measure: measure - indent, variants: true, language: language,
                    place: place),
                .listItem, to: &text)
            // A blank paragraph makes no unit.
            guard text.units.count > count else { continue }
            text.units[text.units.count - 1].indent = indent
            text.units[text.units.count - 1].marker = marker
            marker = nil
        }
    }

    private func add(_ request: TextRequest, _ role: TextUnit.Role, to text: inout Draft) {
        let paragraph = setter.ways(of: request)
        text.findings += paragraph.findings
        let ways = paragraph.ways.filter { $0.count > 0 }
        if !ways.isEmpty { text.units.append(TextUnit(role: role, request: request, ways: ways)) }
    }
}

extension RichText {
    /// The first character, where it is a letter or a number.
    var firstLetter: Character? {
        runs.first?.text.first.flatMap { $0.isLetter || $0.isNumber ? $0 : nil }
    }

    /// Whether white space comes first.
    var startsWithSpace: Bool { runs.first?.text.first?.isWhitespace == true }

    /// The text without its first character.
    var droppingFirstCharacter: RichText {
        var copy = self
        guard !copy.runs.isEmpty else { return copy }
        copy.runs[0].text.removeFirst()
        if copy.runs[0].text.isEmpty { copy.runs.removeFirst() }
        return copy
    }
}
