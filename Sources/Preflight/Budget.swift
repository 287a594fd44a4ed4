/// How much reading a file may cost, whatever it asks for. What a page may cost is a part of the whole.
struct Budget {
    /// Operations left for the page.
    private(set) var pageOperations = 0
    /// Operations left for the document.
    private(set) var operations = 20_000_000
    /// Decoded bytes of content left for the document.
    private(set) var contentBytes = 1_500_000_000
    /// Decoded bytes of images that a document may ask for.
    static let images = 8_000_000_000

    /// Deepest nesting of forms, patterns and glyphs in one another (ISO 32000-1, annex C, gives 28 for `q`).
    static let depth = 24
    /// Deepest nesting of `q`.
    static let states = 512
    /// Most decoded bytes of one content stream.
    static let stream = 200_000_000
    /// Most decoded bytes of one image.
    static let image = 600_000_000

    /// Most operations of one page.
    private let operationsOfPage: Int

    init(operationsOfPage: Int) { self.operationsOfPage = operationsOfPage }

    mutating func beginPage() { pageOperations = min(operationsOfPage, operations) }

    /// Takes one operation; false where there is none left.
    mutating func takeOperation() -> Bool {
        guard pageOperations > 0 else { return false }
        pageOperations -= 1
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
