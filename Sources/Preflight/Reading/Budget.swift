/// How much reading a page may cost, whatever it asks for. What a document may cost is summed up page by page, so that
/// it does not matter which of several workers comes first.
struct Budget {
    /// Operations left.
    private(set) var operations: Int
    /// Decoded bytes of content left.
    private(set) var contentBytes = 800_000_000
    private let granted: Int

    /// Operations that all pages of a document may have together.
    static let operationsOfDocument = 20_000_000
    /// Decoded bytes of images that one page may ask for.
    static let images = 2_000_000_000
    /// Cells that the inks of one page may be laid on.
    static let cells = 500_000_000
    /// Cells that the inks of all pages may be laid on.
    static let cellsOfDocument = 6_000_000_000

    /// Deepest nesting of forms, patterns and glyphs in one another (ISO 32000-1, annex C, gives 28 for `q`).
    static let depth = 24
    /// Deepest nesting of `q`.
    static let states = 512
    /// Most decoded bytes of one content stream.
    static let stream = 200_000_000
    /// Most decoded bytes of one image.
    static let image = 600_000_000

    init(operations: Int) {
        self.operations = operations
        granted = operations
    }

    /// Operations taken so far.
    var spent: Int { granted - operations }

    /// Takes one operation; false where there is none left.
    mutating func takeOperation() -> Bool {
        guard operations > 0 else { return false }
        operations -= 1
        return true
    }

    /// Takes the cost of decoding a content stream; false where it is too much.
    mutating func takeContent(_ bytes: Int) -> Bool {
        // Even an empty form costs something to find and to begin.
        contentBytes -= bytes + 500
        return contentBytes > 0
    }
}
