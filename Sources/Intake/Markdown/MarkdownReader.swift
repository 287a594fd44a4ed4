import Foundation
import Geometry
import PrintModel

/// Turns Markdown into blocks of text that can be set.
///
/// Words are never lost in silence: what has no form in print keeps its words where it can, and is a finding always.
struct MarkdownReader {
    /// Deepest nesting of quotations and lists that is followed.
    private static let depth = 16
    private let file: String
    private let report: String?
    private let lineOffset: Int
    private let data: DataShelf?
    private let placesPhotos: Bool
    private var photos: [PhotoInText] = []
    private var blocks: [Block] = []
    private var findings: [Finding] = []
    private var notes: [Block] = []

    private init(file: String, report: String?, lineOffset: Int, data: DataShelf?, placesPhotos: Bool) {
        self.data = data
        self.placesPhotos = placesPhotos
        self.file = file
        self.report = report
        self.lineOffset = lineOffset
    }

    /// Reads `text`, whose first line is line `lineOffset + 1` of `file`; the files that its tables and charts name are looked
    /// for on `data`.
    static func read(
        _ text: String, file: String, report: String? = nil, lineOffset: Int = 0, data: DataShelf? = nil
    ) -> (blocks: [Block], findings: [Finding]) {
        let reader = MarkdownReader(
            file: file, report: report, lineOffset: lineOffset, data: data, placesPhotos: false)
        let read = reader.read(text)
        return (read.blocks, read.findings)
    }

    /// Reads a report's text, in which photographs may stand, each in a paragraph of its own.
    static func readReport(
        _ text: String, file: String, report: String, lineOffset: Int, data: DataShelf
    ) -> (blocks: [Block], photos: [PhotoInText], findings: [Finding]) {
        MarkdownReader(file: file, report: report, lineOffset: lineOffset, data: data, placesPhotos: true).read(text)
    }

    private func read(_ text: String) -> (blocks: [Block], photos: [PhotoInText], findings: [Finding]) {
        var reader = self
        reader.noteDefinitions(in: text)
        MarkdownDocument(text, tables: reader.hasModestTables(text))?.read { root in
            for child in root.children { reader.readBlock(child, depth: 0) }
        }
        return (TableWords.gathered(reader.blocks) + reader.notes, reader.photos, reader.findings)
    }

    // MARK: Blocks

    private mutating func readBlock(_ node: MarkdownNode, depth: Int) {
        switch node.kind {
        case .paragraph where placesPhotos && PhotoInText.areAll(of: node):
            for photo in PhotoInText.all(in: node, line: fileLine(node)) {
                photos.append(photo)
                add(.photo(photo.name), node)
            }
        case .paragraph: add(inline(node).map { .paragraph($0) }, node)
        case .heading: add(inline(node).map { .heading(level: node.level, $0) }, node)
        case .list:
            var items: [[RichText]] = []
            readItems(of: node, into: &items, depth: depth)
            add(items.isEmpty ? nil : .list(start: node.start, items: items), node)
        case .quote:
            let texts = paragraphs(in: node, depth: depth)
            add(texts.isEmpty ? nil : .quotation(texts), node)
        case .table: addTable(node)
        case .codeBlock where data != nil && DataBlock.isData(node.info):
            let block = DataBlock(file: file, report: report, shelf: data, line: fileLine(node))
            let (content, found) = block.read(node.literal, info: node.info)
            findings += found
            add(content, node)
        case .footnote:
            // The note is set after the text: its number would point nowhere, its words still count.
            notes += paragraphs(in: node, depth: depth).map { Block(.paragraph($0), line: fileLine(node)) }
        default:
            for text in paragraphs(ofOdd: node, depth: depth) { add(.paragraph(text), node) }
        }
    }

    private mutating func add(_ content: Block.Content?, _ node: MarkdownNode) {
        if let content { blocks.append(Block(content, line: fileLine(node))) }
    }

    /// The items of a list; those of lists inside it follow the item they stand in.
    private mutating func readItems(of list: MarkdownNode, into items: inout [[RichText]], depth: Int) {
        for item in list.children {
            let position = items.count
            items.append([])
            for child in item.children {
                if child.kind == .list, depth < MarkdownReader.depth {
                    drop("nested-list", "", child)
                    readItems(of: child, into: &items, depth: depth + 1)
                } else {
                    items[position] += paragraphs(of: child, depth: depth)
                }
            }
        }
        items.removeAll(where: \.isEmpty)
    }

    /// The paragraphs inside a block, whatever it holds.
    private mutating func paragraphs(in node: MarkdownNode, depth: Int) -> [RichText] {
        node.children.flatMap { paragraphs(of: $0, depth: depth + 1) }
    }

    private mutating func paragraphs(of node: MarkdownNode, depth: Int) -> [RichText] {
        guard depth < MarkdownReader.depth else {
            drop("nesting", "", node)
            return []
        }
        switch node.kind {
        case .paragraph: return inline(node).map { [$0] } ?? []
        case .heading:
            drop("nested-heading", "", node)
            return inline(node).map { [$0] } ?? []
        case .item, .quote: return paragraphs(in: node, depth: depth)
        case .list:
            drop("nested-list", "", node)
            return paragraphs(in: node, depth: depth)
        case .table:
            drop("nested-table", "", node)
            return node.children.flatMap { row in row.children.compactMap { inline($0) } }
        default: return paragraphs(ofOdd: node, depth: depth)
        }
    }

    /// Blocks that have no form in print: their words as paragraphs, with a finding.
    private mutating func paragraphs(ofOdd node: MarkdownNode, depth: Int) -> [RichText] {
        switch node.kind {
        case .codeBlock:
            drop("code", firstWords(node.literal), node)
            return texts(node.literal.split(separator: "\n").map(String.init))
        case .htmlBlock:
            drop("html", firstWords(node.literal), node)
            return texts([withoutTags(node.literal)])
        case .rule:
            drop("rule", "", node)
            return []
        default:
            drop("other", "", node)
            return depth < MarkdownReader.depth ? paragraphs(in: node, depth: depth) : []
        }
    }

    private func texts(_ lines: [String]) -> [RichText] {
        lines.map { RichText($0.split(whereSeparator: \.isWhitespace).joined(separator: " ")) }.filter { !$0.isBlank }
    }

    /// The words between tags. A comment ends like a tag, at its first `>`: rather too many words than too few.
    private func withoutTags(_ html: String) -> String {
        var words = ""
        var inTag = false
        for character in html {
            switch character {
            case "<":
                inTag = true
                words.append(" ")
            case ">": inTag = false
            default: if !inTag { words.append(character) }
            }
        }
        return words
    }

    // MARK: Tables and inlines

    private mutating func addTable(_ node: MarkdownNode) {
        guard var table = table(node) else { return }
        // The head and the line of dashes stand over the rows.
        let sums = TableSums(table, firstLine: fileLine(node) + 2)
        table.totals = sums.totals
        findings += sums.findings(at: Finding.Place(file: file, line: fileLine(node), report: report))
        add(.table(table), node)
    }

    private mutating func table(_ node: MarkdownNode) -> Table? {
        let alignments = node.alignments.map { letter -> Table.Alignment in
            letter == UInt8(ascii: "r") ? .right : letter == UInt8(ascii: "c") ? .centre : .left
        }
        var rows = node.children.map { row in row.children.map { inline($0) ?? RichText(runs: []) } }
        guard !rows.isEmpty, !alignments.isEmpty else { return nil }
        for index in rows.indices {
            let missing = alignments.count - rows[index].count
            rows[index] += Array(repeating: RichText(runs: []), count: max(0, missing))
        }
        return Table(alignments: alignments, header: rows.removeFirst(), rows: rows)
    }

    private mutating func inline(_ node: MarkdownNode) -> RichText? {
        let (text, dropped) = InlineReader.read(node)
        for (what, words) in dropped { drop(what, firstWords(words), node) }
        return text.isBlank ? nil : text
    }

    // MARK: Findings

    /// cmark forgets a note that nothing refers to, and its words with it: every definition is reported by its line.
    private mutating func noteDefinitions(in text: String) {
        for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            guard line.contains("[^"), let match = line.prefixMatch(of: #/ {0,3}\[\^[^\]]+\]:(.*)/#) else { continue }
            report("footnote", firstWords(String(match.1)), line: index + 1 + lineOffset)
        }
    }

    /// cmark fills up every row of a table to its width, and takes the square of the width for it: tables that no page
    /// could hold are not given to it.
    private mutating func hasModestTables(_ text: String) -> Bool {
        let lines = text.utf8.split(separator: 0x0A, maxSplits: 4000, omittingEmptySubsequences: false)
        let wide = lines.firstIndex { line in line.count { $0 == UInt8(ascii: "|") } > 25 }
        let isLong = lines.count > 4000 && text.utf8.contains(UInt8(ascii: "|"))
        guard let line = wide ?? (isLong ? 0 : nil) else { return true }
        report("large-table", "", line: line + 1 + lineOffset)
        return false
    }

    private mutating func drop(_ what: String, _ words: String, _ node: MarkdownNode) {
        report(what, words, line: fileLine(node))
    }

    private mutating func report(_ what: String, _ words: String, line: Int) {
        let severity: Finding.Severity = ["link", "rule", "nested-list"].contains(what) ? .note : .warning
        let place = Finding.Place(file: file, line: line, report: report)
        findings.append(Finding(severity, .reportUnsupported, at: place, ["markup": what, "text": words]))
    }

    private func fileLine(_ node: MarkdownNode) -> Int { max(1, node.line) + lineOffset }

    private func firstWords(_ text: String) -> String {
        let line = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        return line.count > 60 ? line.prefix(59) + "…" : line
    }
}
