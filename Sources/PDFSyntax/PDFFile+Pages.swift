import CQPDF
import Geometry

/// The pages.
extension PDFFile {
    /// Deepest page tree that is walked.
    private static let treeDepth = 100

    /// The page dictionaries in order, at most `limit`. Walked here, not by qpdf, so that a cyclic or endlessly deep tree
    /// ends and the file stays as it is.
    public func pages(limit: Int = 100_000) -> [PDFObject] {
        var pages: [PDFObject] = []
        var visited: Set<PDFObject.ID> = []
        // Depth first with a stack of our own; children are stacked in reverse.
        var stack: [(node: PDFObject, depth: Int)] = root["Pages"].map { [($0, 0)] } ?? []
        while let (node, depth) = stack.popLast(), pages.count < limit {
            guard node.kind == .dictionary, depth <= PDFFile.treeDepth else { continue }
            if let id = node.id, !visited.insert(id).inserted { continue }
            if let kids = node["Kids"], kids.kind == .array {
                for kid in kids.elements(limit: limit).reversed() { stack.append((kid, depth + 1)) }
            } else if node["Type"]?.name != "Pages" {
                pages.append(node)
            }
        }
        return pages
    }

    /// A page's own or inherited attribute: `Resources`, `MediaBox`, `CropBox` or `Rotate`.
    public func inherited(_ key: String, of page: PDFObject) -> PDFObject? {
        var node: PDFObject? = page
        for _ in 0...PDFFile.treeDepth {
            guard let current = node else { return nil }
            if let value = current[key] { return value }
            node = current["Parent"]
        }
        return nil
    }

    /// A page's content, its streams joined by line ends, as far as it can be decoded; none where it has more than `limit`
    /// bytes.
    public func content(of page: PDFObject, limit: Int = PDFObject.decodeLimit) -> [UInt8] {
        switch decodedContent(of: page, limit: limit) {
        case .bytes(let bytes), .damaged(let bytes): bytes
        case .tooLarge, .unsupported: []
        }
    }

    /// A page's content, its streams joined by line ends: `damaged` where a part of it is missing, `tooLarge` where it has
    /// more than `limit` bytes.
    public func decodedContent(of page: PDFObject, limit: Int = PDFObject.decodeLimit) -> PDFDecoded {
        guard let contents = page["Contents"] else { return .bytes([]) }
        let streams = contents.kind == .array ? contents.elements(limit: 100_000) : [contents]
        var bytes: [UInt8] = []
        var isDamaged = false
        for stream in streams {
            switch stream.decoded(limit: limit - bytes.count) {
            case .bytes(let data): bytes.append(contentsOf: data)
            case .damaged(let data):
                bytes.append(contentsOf: data)
                isDamaged = true
            case .unsupported: isDamaged = true
            case .tooLarge: return .tooLarge
            }
            bytes.append(0x0A)
            guard bytes.count <= limit else { return .tooLarge }
        }
        return isDamaged ? .damaged(bytes) : .bytes(bytes)
    }

    /// Gives a page one new content stream instead of those it has.
    public func setContent(_ bytes: [UInt8], of page: PDFObject) {
        page.set("Contents", to: .object(makeStream([:], bytes)))
    }

    /// Adds a page at the end: a page dictionary of this file or of another, which is copied with all it needs.
    public func append(page: PDFObject) throws {
        guard page.lend({ qpdf_add_page(data, $0, $1, 0) }) & 2 == 0 else { throw fault(.preflightDamaged) }
    }

    /// Adds an empty page at the end, with its attributes.
    @discardableResult
    public func appendPage(_ attributes: [String: PDFValue]) throws -> PDFObject {
        let page = makeIndirect(.dictionary(attributes.merging(["Type": .name("Page")]) { $1 }))
        try append(page: page)
        return page
    }

    /// Takes a page out.
    public func remove(page: PDFObject) throws {
        guard page.lend(qpdf_remove_page) & 2 == 0 else { throw fault(.preflightDamaged) }
    }
}
