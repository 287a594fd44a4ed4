import PrintModel

/// Finds the structure that an author faked: headings in bold or capitals, items that begin with a dash, captions under
/// pictures. Words are never lost; only the marks of items are, which a list has of its own.
struct StructureFinder {
    /// How often something was found.
    private(set) var headings = 0
    private(set) var items = 0

    /// Longest heading, characters and words.
    private static let longest = (characters: 110, words: 16)
    /// Most words of a heading that ends with a colon or point.
    private static let labelWords = 8
    /// Longest caption, characters.
    private static let caption = 300

    /// The draft with its structure.
    mutating func shaped(_ draft: Draft) -> Draft {
        var draft = draft
        draft.blocks = quoted(emboldened(draft.blocks))
        draft.blocks = listed(draft.blocks)
        draft.blocks = captioned(draft.blocks)
        draft.blocks = headed(draft.blocks).map { $0.mapTexts(ParagraphRole.unmarked) }
        draft.notes = draft.notes.map { $0.map(ParagraphRole.unmarked) }
        return draft
    }

    // MARK: Bold

    /// Paragraphs whose style is bold are in bold, unless that is how all the text is set.
    private func emboldened(_ blocks: [DraftBlock]) -> [DraftBlock] {
        var letters = (all: 0, strong: 0)
        for case .paragraph(let text) in blocks {
            letters.all += text.plain.count
            if ParagraphRole(of: text) == .strong { letters.strong += text.plain.count }
        }
        return blocks.map { block in
            guard case .paragraph(let text) = block, ParagraphRole(of: text) == .strong else { return block }
            var words = ParagraphRole.unmarked(text)
            guard letters.strong * 2 < letters.all else { return .paragraph(words) }
            for index in words.runs.indices { words.runs[index].emphasis.insert(.bold) }
            return .paragraph(words)
        }
    }

    // MARK: Quotations

    /// Paragraphs whose style says so are quotations; those in a row are one.
    private func quoted(_ blocks: [DraftBlock]) -> [DraftBlock] {
        blocks.reduce(into: []) { result, block in
            guard case .paragraph(let text) = block, ParagraphRole(of: text) == .quotation else {
                result.append(block)
                return
            }
            let words = ParagraphRole.unmarked(text)
            if case .quotation(let texts)? = result.last {
                result[result.count - 1] = .quotation(texts + [words])
            } else {
                result.append(.quotation([words]))
            }
        }
    }

    // MARK: Items

    /// Paragraphs in a row that begin with the same kind of mark are a list.
    private mutating func listed(_ blocks: [DraftBlock]) -> [DraftBlock] {
        var result: [DraftBlock] = []
        var index = 0
        while index < blocks.count {
            guard case .paragraph(let text) = blocks[index], let mark = ItemMark(text.plain) else {
                result.append(blocks[index])
                index += 1
                continue
            }
            var texts: [[RichText]] = []
            var last: ItemMark?
            while index < blocks.count, case .paragraph(let text) = blocks[index], let next = ItemMark(text.plain),
                last.map({ next.follows($0) }) ?? true
            {
                texts.append([text.dropping(next.length)])
                last = next
                index += 1
            }
            if texts.count > 1 || mark.isBullet {
                items += texts.count
                result.append(.list(start: mark.number, items: texts))
            } else {
                result.append(.paragraph(text))
            }
        }
        return result
    }

    // MARK: Captions

    /// The short paragraph after a picture that names it, or is all in italics, is its caption, as is one whose style says
    /// so, also before it, or over a table.
    private func captioned(_ blocks: [DraftBlock]) -> [DraftBlock] {
        var result: [DraftBlock] = []
        var waiting: RichText?
        for block in blocks {
            var block = block
            if let caption = waiting {
                waiting = nil
                if !StructureFinder.give(caption, to: &block) { result.append(.paragraph(caption)) }
            }
            guard case .paragraph(let text) = block else {
                result.append(block)
                continue
            }
            let isMarked = ParagraphRole(of: text) == .caption
            let words = ParagraphRole.unmarked(text)
            var last = result.last ?? .paragraph(words)
            let isTable = if case .table = last { true } else { false }
            // Words under a table stay under it.
            if !isTable, isMarked || StructureFinder.isCaption(words), StructureFinder.give(words, to: &last) {
                result[result.count - 1] = last
            } else if isMarked, !isTable {
                waiting = words
            } else {
                result.append(block)
            }
        }
        if let waiting { result.append(.paragraph(waiting)) }
        return result
    }

    /// Sets a caption under a picture or over a table that has none; `false` for all else.
    private static func give(_ caption: RichText, to block: inout DraftBlock) -> Bool {
        switch block {
        case .picture(var picture) where picture.caption == nil:
            picture.caption = caption
            block = .picture(picture)
        case .table(var table) where table.caption == nil:
            table.caption = caption
            block = .table(table)
        default: return false
        }
        return true
    }

    private static func isCaption(_ text: RichText) -> Bool {
        guard text.plain.count <= caption else { return false }
        let isNamed = text.plain.prefixMatch(
            of: #/(Foto|Fotografía|Imagen|Figura|Pie de foto|Ilustración)\b/#.ignoresCase())
        return isNamed != nil || text.runs.allSatisfy { $0.emphasis.contains(.italic) }
    }

    // MARK: Headings

    /// A short line alone in bold or in capitals, with text after it, is a heading.
    private mutating func headed(_ blocks: [DraftBlock]) -> [DraftBlock] {
        blocks.enumerated().map { index, block in
            guard case .paragraph(let text) = block, index + 1 < blocks.count, isHeading(text) else { return block }
            // A label of a table or picture is no heading.
            if case .picture = blocks[index + 1] { return block }
            headings += 1
            let isLabel = text.plain.hasSuffix(":") || text.plain.hasSuffix(".") && !text.plain.hasSuffix("..")
            return .heading(level: 2, isLabel ? text.withoutEmphasis.droppingLast : text.withoutEmphasis)
        }
    }

    private func isHeading(_ text: RichText) -> Bool {
        let plain = text.plain
        let letters = plain.filter(\.isLetter)
        let words = plain.split(separator: " ").count
        guard letters.count >= 4, plain.count <= StructureFinder.longest.characters,
            words <= StructureFinder.longest.words, let end = plain.last, !";,".contains(end)
        else { return false }
        let isBold = text.runs.allSatisfy { $0.emphasis.contains(.bold) || $0.text.allSatisfy(\.isWhitespace) }
        // «**Avances de obra:**» is a heading too; a whole sentence in bold is none.
        if end == ":" || end == "." { return isBold && words <= StructureFinder.labelWords }
        return isBold || letters.allSatisfy(\.isUppercase)
    }
}

/// What people type before an item of a list.
struct ItemMark {
    /// Characters it takes, with the space after it.
    var length: Int
    /// The number it gives, or `nil`.
    var number: Int?
    /// The mark.
    var sign: Character
    /// Whether nothing but an item begins so.
    var isBullet: Bool { "•·▪►●○■✓✔➢→*".contains(sign) || ItemMark.isSymbol(sign) }

    /// Word's faces of symbols have their bullets where Unicode has nothing.
    private static func isSymbol(_ sign: Character) -> Bool {
        sign.unicodeScalars.allSatisfy { (0xF021...0xF0FE).contains($0.value) }
    }

    init?(_ text: String) {
        if let first = text.first, ItemMark.isSymbol(first) {
            let length = text.prefix { $0 == first || $0.isWhitespace }.count
            guard length < text.count else { return nil }
            self.init(length: length, number: nil, sign: first)
        } else if let match = text.prefixMatch(of: #/([-–—•·▪►●○■✓✔➢→*o])[ \t\u{A0}]+(?=\S)/#) {
            self.init(length: match.0.count, number: nil, sign: match.1.first ?? "-")
        } else if let match = text.prefixMatch(of: #/([•▪►●■✓✔➢])(?=\S)/#) {
            self.init(length: 1, number: nil, sign: match.1.first ?? "•")
        } else if let match = text.prefixMatch(of: #/\(?([0-9]{1,2})[.)][-–]?[ \t\u{A0}]+(?=\S)/#),
            let number = Int(match.1)
        {
            self.init(length: match.0.count, number: number, sign: "1")
        } else {
            return nil
        }
    }

    private init(length: Int, number: Int?, sign: Character) {
        self.length = length
        self.number = number
        self.sign = sign
    }

    /// Whether it may stand under another in one list.
    func follows(_ other: ItemMark) -> Bool {
        sign == other.sign && (number == nil || number == other.number.map { $0 + 1 })
    }
}

extension RichText {
    /// The text without its first characters.
    func dropping(_ count: Int) -> RichText {
        var left = count
        var result: [Run] = []
        for var run in runs {
            let gone = min(left, run.text.count)
            left -= gone
            run.text = String(run.text.dropFirst(gone))
            if !run.text.isEmpty { result.append(run) }
        }
        return RichText(runs: result)
    }

    /// The text without its last character.
    var droppingLast: RichText {
        guard var last = runs.last else { return self }
        last.text.removeLast()
        return RichText(runs: runs.dropLast() + (last.text.isEmpty ? [] : [last])).withSingleSpaces
    }

    /// The words alone.
    var withoutEmphasis: RichText {
        RichText(
            runs: runs.map { run in
                var run = run
                run.emphasis = []
                return run
            })
    }
}
