import Foundation

/// The formulas of a document as pandoc writes them without markup: `x²` for `x^{2}`. In its own form of a document they
/// are TeX, which is no text.
enum PandocFormulas {
    /// Begins each formula of a list; no keyboard has it.
    private static let mark: Character = "\u{E000}"

    /// The TeX of a document's formulas (pandoc's JSON), each once, in order.
    static func all(in tree: Data) -> [String] {
        // Few documents have any: a look at the bytes saves reading them twice.
        guard tree.range(of: Data("\"t\":\"Math\"".utf8)) != nil,
            let root = try? JSONSerialization.jsonObject(with: tree)
        else { return [] }
        var found: [String] = []
        gather(root, &found, depth: 0)
        var known: Set<String> = []
        return found.filter { known.insert($0).inserted }
    }

    private static func gather(_ any: Any, _ found: inout [String], depth: Int) {
        guard depth < 400 else { return }
        if let list = any as? [Any] {
            for part in list { gather(part, &found, depth: depth + 1) }
        } else if let node = any as? [String: Any] {
            if node["t"] as? String == "Math" {
                if let tex = (node["c"] as? [Any])?.last as? String { found.append(tex) }
            } else {
                for (_, part) in node.sorted(by: { $0.key < $1.key }) { gather(part, &found, depth: depth + 1) }
            }
        }
    }

    /// A document that holds nothing but these formulas, of the version of `tree`.
    static func document(of formulas: [String], like tree: Data) -> Data? {
        let root = try? JSONSerialization.jsonObject(with: tree) as? [String: Any]
        let blocks = formulas.map { tex -> [String: Any] in
            let formula: [String: Any] = ["t": "Math", "c": [["t": "InlineMath"], tex] as [Any]]
            return ["t": "Para", "c": [["t": "Str", "c": String(mark)], formula] as [Any]]
        }
        let document: [String: Any] = [
            "pandoc-api-version": root?["pandoc-api-version"] ?? [1, 22], "meta": [String: Any](), "blocks": blocks,
        ]
        return try? JSONSerialization.data(withJSONObject: document)
    }

    /// What pandoc wrote of such a document, by TeX. What it cannot write without markup stays TeX.
    static func texts(of formulas: [String], in plain: String) -> [String: String] {
        let parts = plain.split(separator: mark, omittingEmptySubsequences: false).dropFirst()
        guard parts.count == formulas.count else { return [:] }
        var result: [String: String] = [:]
        for (tex, part) in zip(formulas, parts) {
            let text = part.split(whereSeparator: \.isWhitespace).joined(separator: " ")
            let isTeX = text.hasPrefix("$") && text.hasSuffix("$") && text.count > 2
            result[tex] = isTeX ? String(text.dropFirst().dropLast()) : text
        }
        return result
    }
}
