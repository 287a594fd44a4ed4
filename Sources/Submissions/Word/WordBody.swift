import OfficeFiles

/// What stands in the body of a Word document that is not its text, and the same body without it.
///
/// Tracked changes are accepted, hidden text is left out, and text boxes are set after the paragraph they hang on: pandoc
/// reads past all three (ISO/IEC 29500-1, 17.13.5, 17.3.2.41; text boxes are in DrawingML or VML).
final class WordBody: MarkupPass {
    /// A change that somebody made with tracking on.
    struct Change: Hashable {
        var author: String
        /// What was put in or taken out.
        var text: String
        var isDeletion: Bool
    }

    /// Most columns of a table.
    private static let columns = 200
    /// What only wraps words: pandoc reads past some of them.
    private static let wrappers: Set<String> = [
        "fldSimple", "smartTag", "customXml", "bdo", "dir", "sdt", "sdtContent", "ruby", "rubyBase",
    ]
    /// What belongs to a wrapper and is no text of the page: its settings, and how a word is pronounced.
    private static let settings: Set<String> = [
        "sdtPr", "sdtEndPr", "smartTagPr", "customXmlPr", "rubyPr", "rt", "fldData",
    ]

    private(set) var changes: [Change] = []
    /// Text that its author hid.
    private(set) var hidden: [String] = []
    /// Words of text boxes, which were put in their place.
    private(set) var boxes: [String] = []

    /// The words that are to be printed.
    private(set) var words = WordCount()

    /// Cells of the row that is open, and of the widest before it, in each table that is open.
    private var tables: [(row: Int, widest: Int)] = []

    private var deletions: [(text: String, author: String)] = []
    private var insertions: [(text: String, author: String)] = []
    private var runs: [(text: String, isHidden: Bool)] = []
    /// Boxes of each paragraph that is open, to be put after it.
    private var pending: [[[UInt8]]] = []
    private var boxWords: [String] = []
    private var choicesWithBox: [Bool] = []
    private var isDropCap = false
    /// Lines of the words of a drawing.
    private var canvas: [String]?

    private let roles: [String: ParagraphRole]
    private var role: ParagraphRole?
    private let hiding: Set<String>
    /// Whether the words of each paragraph that is open are hidden by its style.
    private var areHidden: [Bool] = []

    /// - Parameters:
    ///   - roles: What paragraphs are by their styles.
    ///   - hiding: The styles whose words do not show.
    init(roles: [String: ParagraphRole] = [:], hiding: Set<String> = []) {
        self.roles = roles
        self.hiding = hiding
        super.init()
    }

    override func begin(_ name: String, _ attributes: [String: String]) -> Bool {
        if WordBody.settings.contains(name) { silence() }
        switch name {
        case "del", "moveFrom":
            guard path.dropLast().last != "rPr" && path.dropLast().last != "trPr" else { return true }
            deletions.append(("", WordBody.author(attributes)))
            // Its words are read, and not written.
            hold()
            return false
        case "ins", "moveTo":
            guard path.dropLast().last != "rPr" && path.dropLast().last != "trPr" else { return true }
            insertions.append(("", WordBody.author(attributes)))
            return false
        case "r":
            runs.append(("", areHidden.last ?? false))
            hold()
        case "vanish":
            if let last = runs.indices.last, path.dropLast().last == "rPr", path.dropLast(2).last == "r" {
                runs[last].isHidden = HidingStyles.isOn(attributes)
            }
        case "rStyle":
            if let last = runs.indices.last, path.dropLast().last == "rPr", path.dropLast(2).last == "r",
                hiding.contains(WordBody.value(attributes))
            {
                runs[last].isHidden = true
            }
        case "p":
            if canvas != nil { canvas?.append("") }
            pending.append([])
            areHidden.append(false)
            if !isDropCap { words.endWord() }
            isDropCap = false
        case "tbl": tables.append((0, 0))
        // Pandoc drops what has no column in a table's grid, and whole tables without one: it gets a grid of ours.
        case "tblGrid" where !tables.isEmpty: silence()
        case "tr": if let last = tables.indices.last { tables[last].row = 0 }
        case "tc": if let last = tables.indices.last { tables[last].row += 1 }
        case "gridSpan":
            let count = Int(WordBody.value(attributes)) ?? 1
            if let last = tables.indices.last { tables[last].row += min(max(count, 1), WordBody.columns) - 1 }
        case "pStyle" where path.dropLast().last == "pPr":
            role = roles[WordBody.value(attributes)]
            if let last = areHidden.indices.last { areHidden[last] = hiding.contains(WordBody.value(attributes)) }
        case "tab", "br": text(" ", isWord: false)
        case "cr":
            // Pandoc knows only the other name.
            text(" ", isWord: false)
            put(Array("<w:br></w:br>".utf8))
            return false
        case "footnoteReference", "endnoteReference":
            if let last = runs.indices.last { runs[last].text += " " }
        // Pandoc sets a first letter in a frame before the next paragraph's words.
        case "framePr": isDropCap = attributes["w:dropCap"].map { $0 != "none" } ?? false
        case "AlternateContent":
            choicesWithBox.append(false)
            partRun()
        case "drawing", "pict", "object": partRun()
        // A drawing's own words are in another language than Word's.
        case "txBody":
            canvas = []
            hold()
        case "Fallback": if choicesWithBox.last == true { silence() }
        case "txbxContent":
            if let last = choicesWithBox.indices.last { choicesWithBox[last] = true }
            boxWords.append("")
            hold()
            return false
        default: return !WordBody.wrappers.contains(name)
        }
        return true
    }

    /// Pandoc reads of a run with a drawing only the drawing: it gets a run of its own.
    private func partRun() {
        guard path.dropLast().last == "r" else { return }
        put(Array("</w:r><w:r>".utf8))
    }

    override func text(_ text: String) {
        self.text(text, isWord: path.last == "t" || path.last == "delText")
    }

    /// What is read of a run: words, or a tab or line's end between them.
    private func text(_ text: String, isWord: Bool) {
        guard isWord || text == " " else { return }
        if let last = deletions.indices.last { deletions[last].text += text }
        if let last = insertions.indices.last, deletions.isEmpty { insertions[last].text += text }
        if let last = runs.indices.last { runs[last].text += text }
        if let last = boxWords.indices.last { boxWords[last] += text }
        if let last = canvas?.indices.last { canvas?[last] += text }
    }

    override func end(_ name: String) -> Bool {
        switch name {
        case "del", "moveFrom":
            guard path.dropLast().last != "rPr" && path.dropLast().last != "trPr" else { return true }
            _ = take()
            if let gone = deletions.popLast() { note(gone, isDeletion: true) }
            return false
        case "ins", "moveTo":
            guard path.dropLast().last != "rPr" && path.dropLast().last != "trPr" else { return true }
            if let new = insertions.popLast() { note(new, isDeletion: false) }
            return false
        case "r":
            guard let run = runs.popLast() else { return true }
            // The run's closing tag must go with it.
            let markup = take()
            if run.isHidden {
                if !run.text.isEmpty { hidden.append(run.text) }
                return false
            }
            put(markup)
            // What a formula says is not what stands in its runs.
            if deletions.isEmpty, !path.contains("oMath") { words.add(run.text) }
        case "tr":
            if let last = tables.indices.last { tables[last].widest = max(tables[last].widest, tables[last].row) }
        case "tbl":
            let count = min(tables.popLast()?.widest ?? 0, WordBody.columns)
            let column = "<w:gridCol w:w=\"1\"></w:gridCol>"
            put(Array("<w:tblGrid>\(String(repeating: column, count: count))</w:tblGrid>".utf8))
        case "cr": return false
        case "AlternateContent": _ = choicesWithBox.popLast()
        case "txBody":
            _ = take()
            let lines = (canvas ?? []).filter { $0.contains { !$0.isWhitespace } }
            canvas = nil
            guard !lines.isEmpty else { return false }
            boxes.append(lines.joined(separator: " "))
            let markup = lines.map { "<w:p><w:r><w:t>\(MarkupPass.escaped($0))</w:t></w:r></w:p>" }.joined()
            if let last = pending.indices.last { pending[last].append(Array(markup.utf8)) }
            return false
        case "txbxContent":
            let box = take()
            let words = boxWords.popLast() ?? ""
            if !words.isEmpty { boxes.append(words) }
            if let last = pending.indices.last { pending[last].append(box) }
            return false
        default: return !WordBody.wrappers.contains(name)
        }
        return true
    }

    override func ended(_ name: String) {
        if ["drawing", "pict", "object", "AlternateContent"].contains(name) { partRun() }
        if name == "pPr", let role {
            put(Array("<w:r><w:t>\(role.rawValue)</w:t></w:r>".utf8))
            self.role = nil
        }
        if name == "p" {
            if !isDropCap { words.endWord() }
            _ = areHidden.popLast()
        }
        guard name == "p", let boxes = pending.popLast() else { return }
        for box in boxes { put(box) }
    }

    private func note(_ change: (text: String, author: String), isDeletion: Bool) {
        guard change.text.contains(where: { !$0.isWhitespace }) else { return }
        // Word cuts one change into many: pieces of one author that follow one another are one.
        if let last = changes.last, last.author == change.author, last.isDeletion == isDeletion {
            changes[changes.count - 1].text += change.text
        } else {
            changes.append(Change(author: change.author, text: change.text, isDeletion: isDeletion))
        }
    }

    private static func author(_ attributes: [String: String]) -> String {
        attributes.first { $0.key.hasSuffix(":author") || $0.key == "author" }?.value ?? ""
    }

    private static func value(_ attributes: [String: String]) -> String {
        attributes.first { $0.key.hasSuffix(":val") || $0.key == "val" }?.value ?? "true"
    }
}
