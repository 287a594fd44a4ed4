import OfficeFiles

/// Words of a part of an Office file, paragraph by paragraph: comments, headers, footers.
final class MarkupWords: MarkupPass {
    /// One remark: who made it, and what it says.
    struct Remark: Hashable {
        var author: String
        var text: String
    }

    /// Elements each of which is a remark of its own; the whole part is one where it has none.
    private let element: String?
    private(set) var remarks: [Remark] = []
    private var open: Remark?

    init(each element: String? = nil) {
        self.element = element
        super.init()
    }

    /// The remarks of a part, those without words aside.
    static func read(_ bytes: [UInt8]?, each element: String? = nil) -> [Remark] {
        guard let bytes else { return [] }
        let words = MarkupWords(each: element)
        guard words.run(bytes) != nil else { return [] }
        if element == nil, let whole = words.open { words.remarks = [whole] }
        return words.remarks.compactMap { remark in
            let text = remark.text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
            return text.isEmpty ? nil : Remark(author: remark.author, text: text)
        }
    }

    override func begin(_ name: String, _ attributes: [String: String]) -> Bool {
        if name == element {
            let author = attributes.first { $0.key.hasSuffix(":author") || $0.key == "author" }?.value
            open = Remark(author: author ?? "", text: "")
        } else if element == nil, open == nil {
            open = Remark(author: "", text: "")
        }
        if name == "p" || name == "tab" || name == "br" { open?.text += " " }
        return true
    }

    override func text(_ text: String) {
        // Word keeps words in `t`; OpenDocument in its paragraphs themselves.
        if path.last == "creator" {
            open?.author += text
        } else if path.last == "t" || path.last == "p" || path.last == "span" {
            open?.text += text
        }
    }

    override func end(_ name: String) -> Bool {
        if name == element, let remark = open {
            remarks.append(remark)
            open = nil
        }
        return true
    }
}
