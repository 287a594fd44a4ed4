import Geometry
import PrintModel
import Revision

/// A part of a report on pages for review: lines that are numbered, and what stands around them.
struct ReviewBlock {
    /// Lines with where they start and the style's distance to the next.
    struct Row {
        var lines: [(line: MarkedLine, x: Double)]
        var height: Double
        var isNumbered = true
        /// A rule under the row, from the text's left edge to its right.
        var hasRule = false
        var isChanged: Bool { lines.contains { $0.line.isChanged } }
    }
    var rows: [Row]
    /// White space before it.
    var before = 0.0
    /// Rows that must stand with the first of the next block.
    var keepsWithNext = false
    /// A photograph to the left of its rows.
    var photo: PhotoPlacement?

    /// Height of the rows, or of the photograph where that is higher.
    var height: Double { max(rows.reduce(0) { $0 + $1.height }, photo.map { $0.frame.height + 6 } ?? 0) }
}

/// Makes blocks of what changed in a report.
struct ReviewBlockMaker {
    let design: ReviewDesign
    let setter: any TextSetting
    let words: ReviewWords
    /// Photographs of the report as it is, by name.
    let photos: [String: Photo]
    private(set) var findings: [Finding] = []

    init(_ design: ReviewDesign, _ setter: any TextSetting, _ words: ReviewWords, _ report: Report) {
        self.design = design
        self.setter = setter
        self.words = words
        photos = Dictionary(report.photos.map { ($0.name, $0) }) { first, _ in first }
    }

    /// The blocks of a report, in reading order.
    mutating func blocks(_ changes: [UnitChange]) -> [ReviewBlock] {
        var blocks: [ReviewBlock] = []
        var index = 0
        var part: ReviewWords.Part?
        while index < changes.count {
            let change = changes[index]
            if let next = ReviewBlockMaker.part(of: change.kind), next != part {
                part = next
                blocks.append(label(words.parts[next] ?? ""))
            }
            switch change.kind {
            case .row:
                let end =
                    changes[index...].firstIndex { if case .row = $0.kind { false } else { true } } ?? changes.count
                blocks += table(Array(changes[index..<end]))
                index = end
                continue
            case .photo:
                let end =
                    changes[(index + 1)...].firstIndex { !ReviewBlockMaker.describesPhoto($0.kind) } ?? changes.count
                blocks.append(photo(Array(changes[index..<end])))
                index = end
                continue
            default: blocks.append(paragraph(change))
            }
            index += 1
        }
        return blocks
    }

    private static func part(of kind: TextUnit.Kind) -> ReviewWords.Part? {
        switch kind {
        case .figure: .figures
        case .quote: .quotes
        case .photo: .photos
        default: nil
        }
    }

    private static func describesPhoto(_ kind: TextUnit.Kind) -> Bool {
        switch kind {
        case .caption, .credit, .alternative: true
        default: false
        }
    }

    // MARK: Text

    private mutating func paragraph(_ change: UnitChange) -> ReviewBlock {
        var (style, before, indent, lead) = (design.text, 6.0, 0.0, "")
        var keeps = false
        switch change.kind {
        case .kicker: (style, before, keeps) = (design.kicker, 0, true)
        case .title: (style, before, keeps) = (design.title, 0, true)
        case .deck: (style, before) = (design.deck, 3)
        case .heading: (style, before, keeps) = (design.heading, 14, true)
        case .quotation: indent = 18
        case .item(let number): (indent, before, lead) = (16, 2, number.map { "\($0)." } ?? "•")
        case .fact(let key):
            (style, before) = (design.small, 2)
            lead = (ReviewWords.Part(rawValue: key).flatMap { words.parts[$0] } ?? key) + ": "
        case .figure, .quote: (style, before) = (design.small, 3)
        default: break
        }
        if case .fact = change.kind {
            var text = MarkedText(lead)
            append(change.edits.map(inWords), to: &text)
            return ReviewBlock(rows: rows(text, style, indent: 0), before: before)
        }
        var block = ReviewBlock(rows: rows(marked(change), style, indent: indent), before: before, keepsWithNext: keeps)
        if case .item = change.kind, !block.rows.isEmpty, let mark = set(MarkedText(lead), style, indent).first {
            block.rows[0].lines.append((mark, ReviewDesign.left))
        }
        return block
    }

    /// A day as a person writes it.
    private func inWords(_ edit: WordDiff.Edit) -> WordDiff.Edit {
        func day(_ text: String) -> String { CivilDate(text).map(words.day) ?? text }
        return switch edit {
        case .same(let old, let new): .same(old: day(old), new: day(new))
        case .added(let new): .added(day(new))
        case .removed(let old): .removed(day(old))
        }
    }

    private func marked(_ change: UnitChange) -> MarkedText {
        var text = MarkedText()
        append(change.edits, to: &text)
        return text
    }

    /// Figures have a tab between number and label.
    private func append(_ edits: [WordDiff.Edit], to text: inout MarkedText) {
        let plain = edits.map { edit -> WordDiff.Edit in
            switch edit {
            case .same(let old, let new): .same(old: old, new: new.replacing("\t", with: " · "))
            case .added(let new): .added(new.replacing("\t", with: " · "))
            case .removed(let old): .removed(old.replacing("\t", with: " · "))
            }
        }
        let marked = MarkedText(plain)
        var start = marked.text.unicodeScalars.startIndex
        for mark in marked.marks {
            let next = marked.text.unicodeScalars.index(after: start)
            text.append(marked.text.unicodeScalars[start], mark)
            start = next
        }
    }

    private mutating func rows(_ text: MarkedText, _ style: TextStyle, indent: Double) -> [ReviewBlock.Row] {
        set(text, style, ReviewDesign.measure - indent).map { line in
            ReviewBlock.Row(lines: [(line, ReviewDesign.left + indent)], height: style.leading)
        }
    }

    /// Lines of a text that is `measure` wide.
    private mutating func set(_ text: MarkedText, _ style: TextStyle, _ measure: Double) -> [MarkedLine] {
        guard !text.text.isEmpty else { return [] }
        let request = TextRequest(RichText(text.text), style: style, measure: measure, language: words.language)
        let paragraph = setter.set(request)
        findings += paragraph.findings
        return MarkedLine.lines(paragraph.lines, of: text)
    }

    private mutating func label(_ text: String) -> ReviewBlock {
        var rows = set(MarkedText(text.uppercased()), design.kicker, ReviewDesign.measure).map {
            ReviewBlock.Row(lines: [($0, ReviewDesign.left)], height: 14, isNumbered: false)
        }
        if !rows.isEmpty { rows[rows.count - 1].hasRule = false }
        return ReviewBlock(rows: rows, before: 16, keepsWithNext: true)
    }

    // MARK: Photographs

    private mutating func photo(_ changes: [UnitChange]) -> ReviewBlock {
        let inset = 98.0
        var rows: [ReviewBlock.Row] = []
        for change in changes {
            var text = MarkedText()
            switch change.kind {
            case .credit: text.add((words.parts[.credit] ?? "") + ": ", .same)
            case .alternative: text.add((words.parts[.alternative] ?? "") + ": ", .same)
            default: break
            }
            append(change.edits, to: &text)
            let style = change.kind == .caption ? design.cellHead : design.small
            rows += set(text, style, ReviewDesign.measure - inset).map {
                ReviewBlock.Row(lines: [($0, ReviewDesign.left + inset)], height: 11.5)
            }
        }
        var block = ReviewBlock(rows: rows, before: 6)
        let name = changes.first.map { WordDiff.text($0.edits, isNew: true) } ?? ""
        if let photo = photos[name], let path = photo.path, photo.pixels.width > 0, photo.pixels.height > 0 {
            let scale = min(86 / Double(photo.pixels.width), 86 / Double(photo.pixels.height))
            let frame = Rect(
                x: ReviewDesign.left, y: 0, width: Double(photo.pixels.width) * scale,
                height: Double(photo.pixels.height) * scale)
            block.photo = PhotoPlacement(path: path, frame: frame, alternative: photo.alternative)
        }
        return block
    }

    // MARK: Tables

    private mutating func table(_ changes: [UnitChange]) -> [ReviewBlock] {
        let rows = changes.flatMap(ReviewBlockMaker.cells)
        let columns = rows.map(\.cells.count).max() ?? 0
        guard columns > 0 else { return [] }
        let gap = 8.0
        let widths = ReviewBlockMaker.widths(
            rows.map(\.cells), columns, in: ReviewDesign.measure - gap * Double(columns - 1))
        let areNumbers = (0..<columns).map { column in
            let cells = rows.filter { !$0.isHead && $0.isNumber.indices.contains(column) }
            return 2 * cells.count { $0.isNumber[column] } > cells.count
        }
        return rows.enumerated().map { number, row in
            var lines: [[MarkedLine]] = []
            for (index, cell) in row.cells.enumerated() {
                lines.append(set(cell, row.isHead ? design.cellHead : design.cell, widths[index]))
            }
            let count = max(1, lines.map(\.count).max() ?? 1)
            var made = (0..<count).map { line -> ReviewBlock.Row in
                var x = ReviewDesign.left
                var placed: [(line: MarkedLine, x: Double)] = []
                for (index, cell) in lines.enumerated() {
                    if line < cell.count {
                        let slack =
                            (row.isHead ? areNumbers[index] : row.isNumber[index])
                            ? widths[index] - cell[line].line.width : 0
                        placed.append((cell[line], x + max(0, slack)))
                    }
                    x += widths[index] + gap
                }
                return ReviewBlock.Row(lines: placed, height: 12)
            }
            made[count - 1].hasRule = true
            made[count - 1].height = 15
            return ReviewBlock(rows: made, before: number == 0 ? 10 : 2, keepsWithNext: row.isHead)
        }
    }

    private struct TableRow {
        var cells: [MarkedText]
        var isHead: Bool
        var isNumber: [Bool]
    }

    /// The cells of a row; two rows where the number of cells changed.
    private static func cells(_ change: UnitChange) -> [TableRow] {
        guard case .row(let isHead) = change.kind else { return [] }
        let sides = [false, true].map { isNew in
            WordDiff.text(change.edits, isNew: isNew).components("\t")
        }
        let isAll = change.edits.count == 1
        func row(_ cells: [MarkedText], _ texts: [String]) -> TableRow {
            let isNumber = texts.map { text in
                let first = text.unicodeScalars.first { $0 != "$" && $0 != "-" && $0 != "−" }
                return first.map { (0x30...0x39).contains($0.value) } ?? false
            }
            return TableRow(cells: cells, isHead: isHead, isNumber: isNumber)
        }
        if isAll, case .added = change.edits[0] { return [row(sides[1].map { MarkedText($0, .added) }, sides[1])] }
        if isAll, case .removed = change.edits[0] { return [row(sides[0].map { MarkedText($0, .removed) }, sides[0])] }
        guard sides[0].count == sides[1].count else {
            return [
                row(sides[0].map { MarkedText($0, .removed) }, sides[0]),
                row(sides[1].map { MarkedText($0, .added) }, sides[1]),
            ]
        }
        return [row(zip(sides[0], sides[1]).map { MarkedText(WordDiff.edits(from: $0, to: $1)) }, sides[1])]
    }

    /// Widths by the longest cell of each column, none so narrow that nothing fits.
    private static func widths(_ rows: [[MarkedText]], _ columns: Int, in width: Double) -> [Double] {
        let longest = (0..<columns).map { column in
            Double(min(48, max(6, rows.map { $0.indices.contains(column) ? $0[column].text.count : 0 }.max() ?? 0)))
        }
        let total = longest.reduce(0, +)
        return longest.map { width * $0 / total }
    }
}

extension String {
    /// The parts between separators, empty ones among them.
    fileprivate func components(_ separator: Character) -> [String] {
        split(separator: separator, omittingEmptySubsequences: false).map(String.init)
    }
}
