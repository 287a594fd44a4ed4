import PrintModel

/// Finds the structure that an author faked: headings in bold or capitals, items that begin with a dash, captions under
/// pictures. Words are never lost; only the marks of items are, which a list has of its own.
struct StructureFinder {
    /// How often something was found.
    private(set) var headings = 0
    private(set) var items = 0

    /// Longest heading, characters and words.
    private static let longest = (characters: 110, words: 16)
    /// Longest caption, characters.
    private static let caption = 300

    /// The draft with its structure.
    mutating func shaped(_ draft: Draft) -> Draft {
        var draft = draft
        draft.blocks = listed(draft.blocks)
        draft.blocks = captioned(draft.blocks)
        draft.blocks = headed(draft.blocks)
        return draft
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

    /// The short paragraph after a picture that names it, or is all in italics, is its caption.
    private func captioned(_ blocks: [DraftBlock]) -> [DraftBlock] {
        var result: [DraftBlock] = []
        for block in blocks {
            if case .paragraph(let text) = block, case .picture(var picture)? = result.last, picture.caption == nil,
                StructureFinder.isCaption(text)
            {
                picture.caption = text
                result[result.count - 1] = .picture(picture)
            } else {
                result.append(block)
            }
        }
        return result
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
            return .heading(level: 2, text.withoutEmphasis)
        }
    }

    private func isHeading(_ text: RichText) -> Bool {
        let plain = text.plain
        let letters = plain.filter(\.isLetter)
        guard letters.count >= 4, plain.count <= StructureFinder.longest.characters,
            plain.split(separator: " ").count <= StructureFinder.longest.words, let end = plain.last,
            !".;,:".contains(end)
        else { return false }
        let isBold = text.runs.allSatisfy { $0.emphasis.contains(.bold) || $0.text.allSatisfy(\.isWhitespace) }
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
    var isBullet: Bool { "•·▪►●○■✓✔➢→*".contains(sign) }

    init?(_ text: String) {
        if let match = text.prefixMatch(of: #/([-–—•·▪►●○■✓✔➢→*])[ \t\u{A0}]+(?=\S)/#) {
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
