import OfficeFiles

/// What stands in an OpenDocument text that is not its text, and the same content as pandoc can read all of it.
///
/// Pandoc reads past sections, fields, the head rows of tables, and text boxes (OpenDocument 1.2 part 1, 5.4, 7.3, 9.1.7 and
/// 10.4.3): rows are set among the others, boxes after the paragraph they hang on, and of the rest the tags are left out.
/// Comments, deletions, hidden text and tables of contents are left out whole.
final class OpenTextBody: MarkupPass {
    /// Rows that are heads, of each table in order.
    private(set) var headRows: [Int] = []
    /// Whether cells of each table are merged.
    private(set) var merged: [Bool] = []
    /// Words of text boxes, which were put in their place.
    private(set) var boxes: [String] = []
    /// Text that its author hid.
    private(set) var hidden: [String] = []

    /// The words that are to be printed.
    private(set) var words = WordCount()

    /// Tables of contents and indexes, which the program made.
    private(set) var indexes = 0

    /// What holds paragraphs of its own beside the text's: boxes, and shapes with words in them (10.3).
    private static let boxNames: Set<String> = [
        "text-box", "custom-shape", "rect", "ellipse", "circle", "polygon", "path", "line", "caption", "connector",
    ]

    /// What stands among words and pandoc reads.
    private static let known: Set<String> = [
        "p", "h", "span", "a", "s", "tab", "line-break", "note", "note-citation", "note-body", "list", "list-item",
        "list-header", "bookmark", "bookmark-start", "bookmark-end", "reference-mark", "soft-page-break", "sequence",
        "frame", "image", "object", "title", "desc", "table", "table-column", "table-row", "table-cell",
        "covered-table-cell",
    ]

    private let roles: [String: ParagraphRole]
    /// Styles of this content: what they are made from, and those whose words do not show.
    private var parents: [String: String] = [:]
    private var hiding: Set<String> = []
    private var weights: [String: Bool] = [:]
    private var style: String?
    private var unseen: [String] = []
    private var isUnseen: [Bool] = []
    private var role: ParagraphRole?

    /// - Parameter roles: What paragraphs are by the styles that the file names.
    init(roles: [String: ParagraphRole] = [:]) {
        self.roles = roles
        super.init()
    }

    /// Tables that are open, by their numbers among all that stand by themselves; `nil` for one in a cell or a shape.
    private var tables: [Int?] = []
    private var shapes = 0
    /// Whether the words of each section that is open are hidden.
    private var sections: [Bool] = []
    /// Frames that hang on a page, and on no paragraph.
    private var isLoose: [Bool] = []
    private var heads = 0
    private var pending: [[[UInt8]]] = []
    private var boxWords: [String] = []

    override func begin(_ name: String, _ attributes: [String: String]) -> Bool {
        switch name {
        case "style":
            style = attributes["style:name"]
            if let style { parents[style] = attributes["style:parent-style-name"] }
        case "text-properties":
            guard let style else { break }
            if attributes["text:display"] == "none" { hiding.insert(style) }
            if let weight = attributes["fo:font-weight"] { weights[style] = StyleRoles.isBold(weight) }
        case "table" where path.count > 1:
            // Pandoc reads past a table in a cell: its words stand in the cell.
            guard tables.isEmpty, shapes == 0 else {
                tables.append(nil)
                return false
            }
            tables.append(headRows.count)
            headRows.append(0)
            merged.append(false)
        case "table-header-rows":
            heads += 1
            return false
        case "table-column", "table-row", "table-cell", "covered-table-cell", "table-columns", "table-rows",
            "table-header-columns":
            return beginPart(name, attributes)
        case "section":
            let isHidden = attributes["text:display"] == "none"
            sections.append(isHidden)
            if isHidden {
                unseen.append("")
                hold()
            }
            return false
        case "g": return false
        // Pandoc reads past lists in notes and in cells, and past what stands in a list without a mark.
        case "list", "list-item": return keepsLists
        case "list-header":
            if keepsLists { put(Array("<text:list-item>".utf8)) }
            return false
        case "note": words.endWord()
        case "frame":
            isLoose.append(pending.isEmpty)
            if pending.isEmpty {
                put(Array("<text:p>".utf8))
                pending.append([])
            }
        case "tracked-changes", "annotation", "annotation-end": silence()
        case "table-of-content", "alphabetical-index", "illustration-index", "table-index", "object-index",
            "user-index", "bibliography":
            indexes += 1
            silence()
        case "hidden-text", "hidden-paragraph":
            if let words = attributes["text:string-value"], !words.isEmpty { hidden.append(words) }
            silence()
        case "h" where !tables.isEmpty:
            // Pandoc reads past headings in cells.
            pending.append([])
            words.endWord()
            put(Array("<text:p>".utf8))
            return false
        case "p", "h":
            pending.append([])
            words.endWord()
            role = attributes["text:style-name"].flatMap { self.role(ofStyle: $0) }
            if name == "h", role == .strong { role = nil }
        case "span":
            let isHidden = attributes["text:style-name"].map(hiding.contains) ?? false
            isUnseen.append(isHidden)
            if isHidden {
                unseen.append("")
                hold()
            }
        case "s", "tab", "line-break": words.endWord()
        case _ where OpenTextBody.boxNames.contains(name):
            if name != "text-box" { shapes += 1 }
            boxWords.append("")
            hold()
            return false
        default: return pending.isEmpty || OpenTextBody.known.contains(name)
        }
        return true
    }

    /// What a paragraph is by its style, or by the one that its own is made from.
    private func role(ofStyle style: String) -> ParagraphRole? {
        let named = roles[style] ?? parents[style].flatMap { roles[$0] }
        guard named == nil || named == .strong, let weight = weights[style] else { return named }
        return weight ? .strong : nil
    }

    /// A row, column or cell of a table.
    private func beginPart(_ name: String, _ attributes: [String: String]) -> Bool {
        guard let table = tables.last else { return true }
        guard let table else { return false }
        switch name {
        case "table-row": if heads > 0 { headRows[table] += 1 }
        case "table-cell":
            let spans = ["columns", "rows"].contains { side in
                (attributes["table:number-\(side)-spanned"].flatMap(Int.init) ?? 1) > 1
            }
            if spans { merged[table] = true }
        case "covered-table-cell":
            // Pandoc would read past it, and what follows would stand a column too far left.
            let count = attributes["table:number-columns-repeated"].flatMap(Int.init) ?? 1
            put(Array(String(repeating: "<table:table-cell></table:table-cell>", count: min(max(count, 1), 200)).utf8))
            silence()
            return false
        default: break
        }
        return true
    }

    override func began(_ name: String) {
        guard name == "p" || name == "h", let role else { return }
        put(Array(String(role.rawValue).utf8))
        self.role = nil
    }

    override func text(_ text: String) {
        if let last = unseen.indices.last {
            unseen[last] += text
            return
        }
        // What stands in no paragraph is the markup's, as are the names of notes' marks and the captions of forms.
        if !pending.isEmpty, path.last != "note-citation", path.last != "title", path.last != "desc" { words.add(text) }
        if let last = boxWords.indices.last { boxWords[last] += text }
    }

    override func end(_ name: String) -> Bool {
        switch name {
        case "table" where !tables.isEmpty: return tables.removeLast() != nil
        case "table-header-rows":
            heads -= 1
            return false
        case "table-column", "table-row", "table-cell", "covered-table-cell", "table-columns", "table-rows",
            "table-header-columns":
            return tables.last.map { $0 != nil } ?? true
        case "h" where !tables.isEmpty:
            put(Array("</text:p>".utf8))
            words.endWord()
            for box in pending.popLast() ?? [] { put(box) }
            return false
        case "list", "list-item": return keepsLists
        case "list-header":
            if keepsLists { put(Array("</text:list-item>".utf8)) }
            return false
        case "section":
            if sections.popLast() == true { endUnseen() }
            return false
        case _ where OpenTextBody.boxNames.contains(name):
            if name != "text-box" { shapes -= 1 }
            let box = take()
            let words = boxWords.popLast() ?? ""
            if words.contains(where: { !$0.isWhitespace }) { boxes.append(words) }
            // A box that hangs on the page and not on a paragraph stands where it is.
            if let last = pending.indices.last { pending[last].append(box) } else { put(box) }
            return false
        case "g": return false
        default: return pending.isEmpty || OpenTextBody.known.contains(name)
        }
    }

    /// Leaves out what does not show, and notes it.
    private func endUnseen() {
        _ = take()
        if let words = unseen.popLast(), words.contains(where: { !$0.isWhitespace }) { hidden.append(words) }
    }

    private var keepsLists: Bool { tables.isEmpty && !path.contains("note-body") }

    override func ended(_ name: String) {
        if name == "span", isUnseen.popLast() == true { endUnseen() }
        if name == "p" || name == "h" { words.endWord() }
        let isLooseFrame = name == "frame" && isLoose.popLast() == true
        if isLooseFrame { put(Array("</text:p>".utf8)) }
        guard name == "p" || name == "h" || isLooseFrame, let boxes = pending.popLast() else { return }
        for box in boxes { put(box) }
    }
}
