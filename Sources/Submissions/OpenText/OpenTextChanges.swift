import OfficeFiles

/// What was put into an OpenDocument text with tracking on (part 1, 5.5): regions say who, and the body between which
/// points.
final class OpenTextChanges: MarkupPass {
    private var authors: [String: String] = [:]
    private var region: String?
    private var isInsertion = false
    private var open: Set<String> = []
    private var texts: [String: String] = [:]
    private var order: [String] = []

    /// The insertions of a text's content, in order.
    static func insertions(in content: [UInt8]) -> [MarkupWords.Remark] {
        let pass = OpenTextChanges()
        guard pass.run(content) != nil else { return [] }
        return pass.order.compactMap { id in
            let text = (pass.texts[id] ?? "").split(whereSeparator: \.isWhitespace).joined(separator: " ")
            return text.isEmpty ? nil : MarkupWords.Remark(author: pass.authors[id] ?? "", text: text)
        }
    }

    override func begin(_ name: String, _ attributes: [String: String]) -> Bool {
        switch name {
        case "changed-region": region = attributes["text:id"] ?? attributes["xml:id"]
        case "insertion":
            isInsertion = true
            if let region { authors[region] = "" }
        case "change-start":
            if let id = attributes["text:change-id"], authors[id] != nil, open.insert(id).inserted { order.append(id) }
        case "change-end": if let id = attributes["text:change-id"] { open.remove(id) }
        case "p", "h", "tab", "s", "line-break": for id in open { texts[id]? += " " }
        default: break
        }
        return false
    }

    override func text(_ text: String) {
        if isInsertion, path.last == "creator", let region { authors[region]? += text }
        for id in open { texts[id, default: ""] += text }
    }

    override func end(_ name: String) -> Bool {
        if name == "insertion" { isInsertion = false }
        if name == "changed-region" { region = nil }
        return false
    }
}
