import OfficeFiles
import PrintModel

/// What a paragraph is by its style, where pandoc does not tell: a mark that no keyboard has goes with its words through
/// pandoc, and is taken off afterwards.
enum ParagraphRole: Character, CaseIterable {
    case quotation = "\u{E001}"
    case caption = "\u{E002}"
    /// A line of a table of contents, which the program made.
    case contents = "\u{E003}"
    /// Set in bold as a whole, by its style: pandoc tells of bold words alone.
    case strong = "\u{E004}"

    /// By the name of a style as Word, LibreOffice and Google write it; those of Word's own styles are English whatever the
    /// program speaks.
    init?(style name: String) {
        let name = name.lowercased().replacing("_20_", with: " ").replacing(#/[^\p{L}]/#, with: "")
        switch name {
        case "quote", "intensequote", "quotations", "quotation", "blockquote", "cita", "citadestacada":
            self = .quotation
        case "caption", "illustration", "figure", "drawing", "imagecaption", "leyenda", "epígrafe": self = .caption
        case "toc", "tocheading", "tableoffigures", "contents", "contentsheading": self = .contents
        default: return nil
        }
    }

    /// The role that a text's mark tells.
    init?(of text: RichText) {
        guard let first = text.runs.first?.text.first, let role = ParagraphRole(rawValue: first) else { return nil }
        self = role
    }

    /// The text without marks.
    static func unmarked(_ text: RichText) -> RichText {
        guard text.runs.contains(where: { $0.text.contains(where: isMark) }) else { return text }
        return RichText(
            runs: text.runs.compactMap { run in
                var run = run
                run.text.removeAll(where: isMark)
                return run.text.isEmpty ? nil : run
            }
        ).withSingleSpaces
    }

    private static func isMark(_ character: Character) -> Bool { ParagraphRole(rawValue: character) != nil }
}

/// The roles of the paragraph styles of an Office file, by the names that paragraphs call them.
final class StyleRoles: MarkupPass {
    private var names: [String: String] = [:]
    private var parents: [String: String] = [:]
    private var weights: [String: Bool] = [:]
    private var open: String?

    /// Styles whose words are headings already, or facts of the document, where pandoc reads them.
    private static let spoken: Set<String> = ["title", "subtitle", "author", "date", "abstract"]

    /// The roles that a part's styles have, by themselves or by the style they are made from.
    static func read(_ bytes: [UInt8]?) -> [String: ParagraphRole] {
        guard let bytes else { return [:] }
        let pass = StyleRoles()
        _ = pass.run(bytes)
        var roles: [String: ParagraphRole] = [:]
        for style in pass.names.keys {
            let line = pass.line(from: style)
            roles[style] =
                line.lazy.compactMap { ParagraphRole(style: pass.names[$0] ?? $0) }.first
                ?? (pass.isStrong(line) ? .strong : nil)
        }
        return roles
    }

    /// Whether a weight of OpenDocument's is bold (OpenDocument 1.2 part 1, 20.191).
    static func isBold(_ weight: String) -> Bool { weight == "bold" || (Int(weight) ?? 0) >= 600 }

    /// A style and those it is made from, one after another.
    private func line(from style: String) -> [String] {
        var line: [String] = []
        var next: String? = style
        while let name = next, line.count < 12 {
            line.append(name)
            next = parents[name]
        }
        return line
    }

    private func isStrong(_ line: [String]) -> Bool {
        let isSpoken = line.contains { style in
            let name = (names[style] ?? style).lowercased()
            return StyleRoles.spoken.contains(name) || name.hasPrefix("heading")
        }
        return !isSpoken && line.lazy.compactMap { self.weights[$0] }.first == true
    }

    override func begin(_ name: String, _ attributes: [String: String]) -> Bool {
        switch name {
        case "style":
            // Word has `w:styleId` with name and parent inside, OpenDocument `style:name` with all in attributes.
            open = attributes["w:styleId"] ?? attributes["style:name"]
            let family = attributes["style:family"] ?? attributes["w:type"]
            guard let open, family == "paragraph" else { break }
            names[open] = open
            parents[open] = attributes["style:parent-style-name"]
        case "name": if let open, names[open] != nil { names[open] = attributes["w:val"] }
        case "basedOn": if let open, names[open] != nil { parents[open] = attributes["w:val"] }
        case "text-properties":
            if let open, let weight = attributes["fo:font-weight"] { weights[open] = StyleRoles.isBold(weight) }
        // What a table's style says of its first row says nothing of the style.
        case "b" where path.dropLast().last == "rPr" && path.dropLast(2).last == "style":
            if let open { weights[open] = HidingStyles.isOn(attributes) }
        default: break
        }
        return false
    }
}
