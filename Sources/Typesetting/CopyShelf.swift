import PrintModel

/// The copies cut last: a paragraph that is set to another measure, or whose lines are made after its ways were found,
/// need not be cut again.
struct CopyShelf {
    private struct Key: Hashable {
        var text: RichText
        var style: TextStyle
        var language: String

        func hash(into hasher: inout Hasher) {
            hasher.combine(text)
            hasher.combine(style.name)
        }
    }

    private var copies: [Key: Copy] = [:]
    private var letters = 0
    /// Most letters of copies that are kept, in bytes of UTF-8: a long story's. A copy takes some hundred times as much
    /// memory.
    private static let most = 12_000

    /// The copy of a request's text, cut by `make` where it is not kept.
    mutating func copy(of request: TextRequest, _ make: () -> Copy) -> Copy {
        let size = request.text.runs.reduce(0) { $0 + $1.text.utf8.count }
        guard size <= CopyShelf.most / 4 else { return make() }
        let key = Key(text: request.text, style: request.style, language: request.language)
        if let copy = copies[key] { return copy }
        let copy = make()
        if letters + size > CopyShelf.most {
            copies.removeAll(keepingCapacity: true)
            letters = 0
        }
        copies[key] = copy
        letters += size
        return copy
    }
}
