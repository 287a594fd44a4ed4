import CCmark
import Geometry

/// A Markdown text parsed by cmark-gfm with its table, strikethrough and autolink extensions.
///
/// Owns the parser and the tree; nodes are lent to `read` and live no longer.
final class MarkdownDocument {
    private let parser: OpaquePointer
    private let root: OpaquePointer

    /// Parses `text`, with tables or with their bars as text; `nil` only where cmark cannot allocate.
    init?(_ text: String, tables: Bool = true) {
        cmark_gfm_core_extensions_ensure_registered()
        guard let parser = cmark_parser_new(CMARK_OPT_FOOTNOTES | CMARK_OPT_STRIKETHROUGH_DOUBLE_TILDE) else {
            return nil
        }
        for name in (tables ? ["table"] : []) + ["strikethrough", "autolink"] {
            if let syntax = cmark_find_syntax_extension(name) { cmark_parser_attach_syntax_extension(parser, syntax) }
        }
        var text = text
        text.withUTF8 { bytes in
            bytes.withMemoryRebound(to: CChar.self) { cmark_parser_feed(parser, $0.baseAddress, $0.count) }
        }
        guard let root = cmark_parser_finish(parser) else {
            cmark_parser_free(parser)
            return nil
        }
        self.parser = parser
        self.root = root
    }

    deinit {
        cmark_node_free(root)
        cmark_parser_free(parser)
    }

    /// Lends the root.
    func read<Result>(_ body: (MarkdownNode) -> Result) -> Result {
        withExtendedLifetime(self) { body(MarkdownNode(pointer: root)) }
    }
}

/// A node of a Markdown tree.
struct MarkdownNode {
    fileprivate let pointer: OpaquePointer

    /// What a node is, as far as the reader tells apart.
    enum Kind: String {
        case document, paragraph, heading, list, item, table
        case quote = "block_quote"
        case codeBlock = "code_block"
        case htmlBlock = "html_block"
        case rule = "thematic_break"
        case footnote
        case tableHeader = "table_header"
        case tableRow = "table_row"
        case tableCell = "table_cell"
        case text, code, link, image, strikethrough
        case softBreak = "softbreak"
        case lineBreak = "linebreak"
        case htmlInline = "html_inline"
        case emphasis = "emph"
        case strong
        case footnoteReference
    }

    /// What it is, or `nil` for something no one here knows.
    var kind: Kind? {
        // The footnotes' types have no name in cmark, the extensions' have no constant.
        switch cmark_node_get_type(pointer) {
        case CMARK_NODE_FOOTNOTE_DEFINITION: .footnote
        case CMARK_NODE_FOOTNOTE_REFERENCE: .footnoteReference
        default: cmark_node_get_type_string(pointer).flatMap { Kind(rawValue: String(cString: $0)) }
        }
    }

    /// Line it begins on, from 1; 0 where cmark does not know.
    var line: Int { Int(cmark_node_get_start_line(pointer)) }

    /// Its characters, for text, code and HTML.
    var literal: String { cmark_node_get_literal(pointer).map { String(cString: $0) } ?? "" }

    /// What stands after the fence of a block of code.
    var info: String { cmark_node_get_fence_info(pointer).map { String(cString: $0) } ?? "" }

    /// The address of a link or an image.
    var address: String { cmark_node_get_url(pointer).map { String(cString: $0) } ?? "" }

    /// The title of a link or an image.
    var title: String { cmark_node_get_title(pointer).map { String(cString: $0) } ?? "" }

    /// Level of a heading, 1 to 6.
    var level: Int { Int(cmark_node_get_heading_level(pointer)) }

    /// First number of a numbered list; `nil` for bullets.
    var start: Int? {
        cmark_node_get_list_type(pointer) == CMARK_ORDERED_LIST ? Int(cmark_node_get_list_start(pointer)) : nil
    }

    /// Alignment of each column of a table: `l`, `c`, `r`, or 0 for none.
    var alignments: [UInt8] {
        let count = Int(cmark_gfm_extensions_get_table_columns(pointer))
        guard let first = cmark_gfm_extensions_get_table_alignments(pointer) else { return [] }
        return Array(UnsafeBufferPointer(start: first, count: count))
    }

    /// Its children in order.
    var children: some Sequence<MarkdownNode> {
        sequence(first: cmark_node_first_child(pointer)) { cmark_node_next($0) }
            .lazy.prefix { $0 != nil }.compactMap { $0.map { MarkdownNode(pointer: $0) } }
    }
}
