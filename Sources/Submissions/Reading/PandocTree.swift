import Foundation
import Geometry
import PrintModel

/// Turns pandoc's own form of a document (JSON, API 1.22) into a draft. Every word that pandoc tells is kept; what has no
/// form in print keeps its words and is noted.
struct PandocTree {
    /// The document.
    private(set) var draft = Draft()
    /// What was met that print has no form for, how often: names of pandoc's constructors.
    private(set) var odd: [String: Int] = [:]
    /// Addresses of links, in order.
    private(set) var links: [String] = []
    /// The language that the document says it is in.
    private(set) var language: String?

    /// Formulas as text, by their TeX.
    private var formulas: [String: String] = [:]

    /// Deepest nesting that is followed.
    private static let depth = 64

    /// Reads `json`; `nil` where it is not what pandoc writes.
    ///
    /// - Parameter takesHead: Whether the title and what else pandoc holds apart is text of the document, as it is where the
    ///   paragraphs of Word's styles Title, Subtitle, Author and Date are taken out of it; the properties of a file are not.
    /// - Parameter formulas: Formulas as text, by their TeX.
    static func read(_ json: Data, takesHead: Bool, formulas: [String: String] = [:]) -> PandocTree? {
        guard let root = try? JSONSerialization.jsonObject(with: json) as? [String: Any],
            let blocks = root["blocks"] as? [Any]
        else { return nil }
        var tree = PandocTree()
        tree.formulas = formulas
        let meta = root["meta"] as? [String: Any] ?? [:]
        if takesHead {
            for key in ["title", "subtitle", "author", "date", "abstract"] { tree.readHead(meta[key], key) }
        }
        for block in blocks { tree.readBlock(block, depth: 0) }
        tree.language = PandocTree.language(of: meta["lang"])
        return tree
    }

    private static func language(of any: Any?) -> String? {
        let content = (any as? [String: Any])?["c"]
        let inline = ((content as? [Any])?.first as? [String: Any])?["c"]
        return (content as? String ?? inline as? String).flatMap { PandocInlines.isLanguage($0) ? $0 : nil }
    }

    /// A part of the head: one text, several, or blocks.
    private mutating func readHead(_ any: Any?, _ key: String) {
        guard let value = any as? [String: Any], let type = value["t"] as? String, let parts = value["c"] as? [Any]
        else {
            return
        }
        switch type {
        case "MetaInlines":
            let text = inlines(parts)
            if !text.isBlank { draft.blocks.append(key == "title" ? .heading(level: 1, text) : .paragraph(text)) }
        case "MetaBlocks": for block in parts { readBlock(block, depth: 0) }
        case "MetaList": for part in parts { readHead(part, key) }
        default: break
        }
    }

    // MARK: Blocks

    private mutating func readBlock(_ any: Any, depth: Int) {
        guard depth < PandocTree.depth, let node = any as? [String: Any], let type = node["t"] as? String else {
            return
        }
        let content = node["c"]
        let parts = content as? [Any] ?? []
        switch type {
        case "Para", "Plain": add(paragraphsAndPictures(parts))
        case "LineBlock":
            for line in parts { add(paragraphsAndPictures(line as? [Any] ?? [])) }
        case "Header":
            let (level, text) = (parts.first as? Int ?? 1, inlines(parts.dropFirst(2).first as? [Any] ?? []))
            if !text.isBlank { draft.blocks.append(.heading(level: min(max(level, 1), 6), text)) }
        case "BulletList": addList(nil, parts, depth)
        case "OrderedList":
            let attributes = parts.first as? [Any] ?? []
            addList(attributes.first as? Int ?? 1, parts.dropFirst().first as? [Any] ?? [], depth)
        case "DefinitionList":
            odd[type, default: 0] += 1
            for case let pair as [Any] in parts {
                add([.paragraph(inlines(pair.first as? [Any] ?? [], [.bold]))])
                for case let definition as [Any] in pair.dropFirst().first as? [Any] ?? [] {
                    for block in definition { readBlock(block, depth: depth + 1) }
                }
            }
        case "BlockQuote":
            let texts = texts(of: parts, depth: depth + 1)
            if !texts.isEmpty { draft.blocks.append(.quotation(texts)) }
        case "Table": table(parts, depth)
        case "Div": for block in parts.dropFirst().first as? [Any] ?? [] { readBlock(block, depth: depth + 1) }
        case "CodeBlock", "RawBlock":
            odd[type, default: 0] += 1
            let lines = (parts.last as? String ?? "").split(separator: "\n")
            if type == "CodeBlock" { add(lines.map { .paragraph(RichText(String($0))) }) }
        default: break
        }
    }

    private mutating func add(_ blocks: [DraftBlock]) {
        for block in blocks {
            if case .paragraph(let text) = block, text.isBlank { continue }
            draft.blocks.append(block)
        }
    }

    private mutating func addList(_ start: Int?, _ items: [Any], _ depth: Int) {
        var result: [[RichText]] = []
        for case let item as [Any] in items {
            result.append([])
            for block in item { addItem(block, to: &result, depth: depth + 1) }
        }
        result.removeAll(where: \.isEmpty)
        if !result.isEmpty { draft.blocks.append(.list(start: start, items: result)) }
    }

    /// A block of a list's item; items of a list inside it follow the one they stand in.
    private mutating func addItem(_ any: Any, to items: inout [[RichText]], depth: Int) {
        guard depth < PandocTree.depth, let node = any as? [String: Any], let type = node["t"] as? String else {
            return
        }
        let parts = node["c"] as? [Any] ?? []
        let inner = type == "BulletList" ? parts : type == "OrderedList" ? parts.dropFirst().first as? [Any] : nil
        guard let inner else {
            items[items.count - 1] += texts(of: [any], depth: depth)
            return
        }
        odd["NestedList", default: 0] += 1
        for case let item as [Any] in inner {
            items.append([])
            for block in item { addItem(block, to: &items, depth: depth + 1) }
        }
    }

    /// The paragraphs of blocks, whatever they are: their pictures go on by themselves.
    private mutating func texts(of blocks: [Any], depth: Int) -> [RichText] {
        guard depth < PandocTree.depth else { return [] }
        var inner = PandocTree()
        inner.formulas = formulas
        swap(&inner.draft.notes, &draft.notes)
        for block in blocks { inner.readBlock(block, depth: depth) }
        swap(&inner.draft.notes, &draft.notes)
        odd.merge(inner.odd, uniquingKeysWith: +)
        links += inner.links
        var texts: [RichText] = []
        for block in inner.draft.blocks {
            if case .picture = block { draft.blocks.append(block) } else { texts += block.texts }
        }
        return texts.filter { !$0.isBlank }
    }

    // MARK: Tables

    private mutating func table(_ parts: [Any], _ depth: Int) {
        guard parts.count >= 6 else { return }
        let caption = texts(of: (parts[1] as? [Any])?.dropFirst().first as? [Any] ?? [], depth: depth + 1)
        let head = rows((parts[3] as? [Any])?.dropFirst().first, depth)
        var body: [[PlacedCell]] = []
        for case let part as [Any] in parts[4] as? [Any] ?? [] where part.count >= 4 {
            body += rows(part[2], depth) + rows(part[3], depth)
        }
        let foot = rows((parts[5] as? [Any])?.dropFirst().first, depth)
        let heads = head.filter { $0.contains { !$0.cell.texts.isEmpty || !$0.pictures.isEmpty } }
        let placed = heads + body + foot
        let all = placed.map { $0.map(\.cell) }
        if let captions = PictureSheet.captions(of: placed) {
            // A table that only holds pictures in place, with the words under them.
            for (picture, words) in captions {
                if case .picture(var shown) = draft.blocks[picture] {
                    shown.caption = words
                    draft.blocks[picture] = .picture(shown)
                }
            }
            add(caption.map { .paragraph($0) })
        } else if all.count == 1, all[0].count == 1 {
            // Word's authors put whole pages in tables of one cell, to frame them: that is text.
            add(caption.map { .paragraph($0) } + all[0][0].texts.map { .paragraph($0) })
        } else if all.contains(where: { $0.contains { !$0.texts.isEmpty } }) {
            let words = caption.reduce(nil as RichText?) { before, text in
                before.map { $0 + RichText(" ") + text } ?? text
            }
            draft.blocks.append(.table(DraftTable(caption: words, heads: heads.count, rows: all)))
        } else {
            add(caption.map { .paragraph($0) })
        }
    }

    private mutating func rows(_ any: Any?, _ depth: Int) -> [[PlacedCell]] {
        (any as? [Any] ?? []).compactMap { row -> [PlacedCell]? in
            guard let cells = (row as? [Any])?.dropFirst().first as? [Any] else { return nil }
            return cells.compactMap { cell in
                guard let cell = cell as? [Any], cell.count >= 5 else { return nil }
                let before = draft.blocks.count
                let texts = texts(of: cell[4] as? [Any] ?? [], depth: depth + 1)
                return PlacedCell(
                    cell: DraftTable.Cell(
                        texts, columns: min(cell[3] as? Int ?? 1, 200), rows: min(cell[2] as? Int ?? 1, 10_000)),
                    pictures: before..<draft.blocks.count)
            }
        }
    }

    // MARK: Inlines

    /// A paragraph with its pictures standing before it.
    private mutating func paragraphsAndPictures(_ nodes: [Any]) -> [DraftBlock] {
        var reader = PandocInlines(firstNote: draft.notes.count + 1, formulas: formulas)
        let text = reader.read(nodes)
        take(from: &reader)
        // A picture alone with its caption, as pandoc has it (`fig:`), or among words.
        return reader.pictures.map { .picture($0) } + [.paragraph(text)]
    }

    private mutating func inlines(_ nodes: [Any], _ emphasis: RichText.Emphasis = []) -> RichText {
        var reader = PandocInlines(firstNote: draft.notes.count + 1, formulas: formulas)
        let text = reader.read(nodes, emphasis)
        take(from: &reader)
        draft.blocks += reader.pictures.map { .picture($0) }
        return text
    }

    private mutating func take(from reader: inout PandocInlines) {
        links += reader.links
        odd.merge(reader.odd, uniquingKeysWith: +)
        for blocks in reader.notes {
            let words = texts(of: blocks, depth: 1)
            draft.notes.append(words)
        }
    }
}
