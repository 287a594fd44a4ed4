import Geometry
import PrintModel
import Revision

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
    mutating func set(_ text: MarkedText, _ style: TextStyle, _ measure: Double) -> [MarkedLine] {
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
}
