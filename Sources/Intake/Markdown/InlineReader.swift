import Geometry
import PrintModel

/// Turns the inline nodes of a paragraph into rich text, and notes what cannot be set.
struct InlineReader {
    /// Deepest nesting of emphasis and links that is followed.
    private static let depth = 32
    private var runs: [RichText.Run] = []
    /// The report that the words at hand refer to.
    private var reference: String?
    /// What could not be set as written: its name and the words it concerns.
    private(set) var dropped: [(what: String, text: String)] = []

    /// Reads all inline children of `node`.
    static func read(_ node: MarkdownNode) -> (text: RichText, dropped: [(what: String, text: String)]) {
        var reader = InlineReader()
        for child in node.children { reader.read(child, [], depth: 0) }
        reader.runs = LanguageSpans.marked(reader.runs)
        return (RichText(runs: reader.runs).withSingleSpaces, reader.dropped)
    }

    private mutating func read(_ node: MarkdownNode, _ emphasis: RichText.Emphasis, depth: Int) {
        guard depth < InlineReader.depth else {
            dropped.append(("nesting", ""))
            return
        }
        switch node.kind {
        case .text: append(node.literal, emphasis)
        case .code: append(node.literal, emphasis)
        case .softBreak: append(" ", emphasis)
        case .lineBreak: append("\u{2028}", emphasis)
        case .emphasis: readChildren(of: node, emphasis.union(.italic), depth: depth)
        case .strong: readChildren(of: node, emphasis.union(.bold), depth: depth)
        case .link where InlineReader.report(in: node.address) != nil:
            reference = InlineReader.report(in: node.address)
            readChildren(of: node, emphasis, depth: depth)
            reference = nil
        case .link:
            let before = runs.map(\.text).joined().count
            readChildren(of: node, emphasis, depth: depth)
            let words = String(runs.map(\.text).joined().dropFirst(before))
            if !node.address.hasSuffix(words) { dropped.append(("link", node.address)) }
        case .strikethrough:
            readChildren(of: node, emphasis, depth: depth)
            dropped.append(("strikethrough", plain(node, depth: depth)))
        case .image: dropped.append(("image", plain(node, depth: depth) + " (" + node.address + ")"))
        case .htmlInline: dropped.append(("html", node.literal))
        case .footnoteReference: dropped.append(("footnote", node.literal))
        default:
            append(node.literal, emphasis)
            readChildren(of: node, emphasis, depth: depth)
        }
    }

    private mutating func readChildren(of node: MarkdownNode, _ emphasis: RichText.Emphasis, depth: Int) {
        for child in node.children { read(child, emphasis, depth: depth + 1) }
    }

    /// The report that a link to `#its-name` refers to.
    private static func report(in address: String) -> String? {
        guard address.hasPrefix("#"), address.count > 1 else { return nil }
        return String(address.dropFirst())
    }

    private func plain(_ node: MarkdownNode, depth: Int) -> String {
        guard depth < InlineReader.depth else { return "" }
        return node.literal + node.children.map { plain($0, depth: depth + 1) }.joined()
    }

    private mutating func append(_ text: String, _ emphasis: RichText.Emphasis) {
        guard !text.isEmpty else { return }
        if let last = runs.last, last.emphasis == emphasis, last.reference == reference {
            runs[runs.count - 1].text += text
        } else {
            runs.append(RichText.Run(text, emphasis, reference: reference))
        }
    }
}
