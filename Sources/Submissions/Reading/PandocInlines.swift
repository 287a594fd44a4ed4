import PrintModel

/// Turns pandoc's inline nodes into text with emphasis; pictures, links and notes are gathered beside it.
struct PandocInlines {
    private var runs: [RichText.Run] = []
    private let firstNote: Int
    private let formulas: [String: String]
    /// Pictures among the words.
    private(set) var pictures: [DraftPicture] = []
    /// Addresses that links lead to.
    private(set) var links: [String] = []
    /// The blocks of the notes whose marks stand among the words.
    private(set) var notes: [[Any]] = []
    /// What print has no form for.
    private(set) var odd: [String: Int] = [:]

    private static let depth = 64

    /// - Parameters:
    ///   - firstNote: Number of the first note met.
    ///   - formulas: Formulas as text, by their TeX.
    init(firstNote: Int, formulas: [String: String]) {
        self.firstNote = firstNote
        self.formulas = formulas
    }

    mutating func read(_ nodes: [Any], _ emphasis: RichText.Emphasis = []) -> RichText {
        for node in nodes { read(node, emphasis, nil, depth: 0) }
        return RichText(runs: runs).withSingleSpaces
    }

    private mutating func read(_ any: Any, _ emphasis: RichText.Emphasis, _ language: String?, depth: Int) {
        guard depth < PandocInlines.depth, let node = any as? [String: Any], let type = node["t"] as? String else {
            return
        }
        let parts = node["c"] as? [Any] ?? []
        func inner(_ nodes: Any?, _ more: RichText.Emphasis = [], _ other: String? = nil) {
            for child in nodes as? [Any] ?? [] {
                read(child, emphasis.union(more), other ?? language, depth: depth + 1)
            }
        }
        switch type {
        case "Str": append(node["c"] as? String ?? "", emphasis, language)
        case "Space", "SoftBreak": append(" ", emphasis, language)
        case "LineBreak": append("\u{2028}", emphasis, language)
        case "Emph", "Underline": inner(parts, .italic)
        case "Strong": inner(parts, .bold)
        case "Superscript": shifted(parts, PandocInlines.raised, emphasis, language)
        case "Subscript": shifted(parts, PandocInlines.lowered, emphasis, language)
        case "SmallCaps", "Strikeout":
            if type == "Strikeout" { odd[type, default: 0] += 1 }
            inner(parts)
        case "Quoted":
            let isSingle = (parts.first as? [String: Any])?["t"] as? String == "SingleQuote"
            append(isSingle ? "‘" : "“", emphasis, language)
            inner(parts.dropFirst().first)
            append(isSingle ? "’" : "”", emphasis, language)
        case "Cite": inner(parts.dropFirst().first)
        case "Code": append(parts.last as? String ?? "", emphasis, language)
        case "Math":
            let tex = parts.last as? String ?? ""
            odd[type, default: 0] += 1
            append(formulas[tex] ?? tex, emphasis, language)
        case "Link":
            inner(parts.dropFirst().first)
            if let target = (parts.dropFirst(2).first as? [Any])?.first as? String, !target.hasPrefix("#") {
                links.append(target)
            }
        case "Image": picture(parts, depth)
        case "Note":
            notes.append(parts)
            append(PandocInlines.superscript(firstNote + notes.count - 1), emphasis, language)
        case "Span": inner(parts.dropFirst().first, [], PandocInlines.language(of: parts.first))
        default: odd[type, default: 0] += 1
        }
    }

    private static let raised = Dictionary(uniqueKeysWithValues: zip("0123456789ao", "⁰¹²³⁴⁵⁶⁷⁸⁹ªº"))
    private static let lowered = Dictionary(uniqueKeysWithValues: zip("0123456789", "₀₁₂₃₄₅₆₇₈₉"))

    /// Square metres, ordinals and formulas have characters of their own (`m²`, `1.ª`, `CO₂`); other raised and lowered
    /// words stay as they are.
    private mutating func shifted(
        _ nodes: [Any], _ characters: [Character: Character], _ emphasis: RichText.Emphasis, _ language: String?
    ) {
        var inside = PandocInlines(firstNote: firstNote + notes.count, formulas: formulas)
        let plain = inside.read(nodes, emphasis).plain
        notes += inside.notes
        let small = plain.compactMap { characters[$0] }
        append(small.count == plain.count ? String(small) : plain, emphasis, language)
    }

    private mutating func picture(_ parts: [Any], _ depth: Int) {
        guard let source = (parts.dropFirst(2).first as? [Any])?.first as? String else { return }
        var inside = PandocInlines(firstNote: firstNote + notes.count, formulas: formulas)
        let words = inside.read(parts[1] as? [Any] ?? [])
        notes += inside.notes
        // Word's programs fill in a description of their own, or the file's name: that describes nothing.
        pictures.append(DraftPicture(source: source, alternative: words.isBlank ? nil : words.plain))
    }

    private static func language(of attributes: Any?) -> String? {
        let pairs = (attributes as? [Any])?.dropFirst(2).first as? [[String]] ?? []
        return pairs.first { $0.first == "lang" && $0.count == 2 && isLanguage($0[1]) }?[1]
    }

    /// Whether a file names a language as BCP 47 does.
    static func isLanguage(_ tag: String) -> Bool {
        tag.wholeMatch(of: #/[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*/#) != nil
    }

    /// `12` as `¹²`.
    static func superscript(_ number: Int) -> String {
        let digits: [Character] = ["⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹"]
        return String(String(number).compactMap { $0.wholeNumberValue.map { digits[$0] } })
    }

    private mutating func append(_ text: String, _ emphasis: RichText.Emphasis, _ language: String?) {
        guard !text.isEmpty else { return }
        if let last = runs.last, last.emphasis == emphasis, last.language == language {
            runs[runs.count - 1].text += text
        } else {
            runs.append(RichText.Run(text, emphasis, language: language))
        }
    }
}
