/// A number of a text with what it counts or measures.
struct Quantity: Hashable {
    /// What a number measures.
    enum Unit: Hashable {
        case money
        case percent
        /// A measure by its symbol: `km`.
        case measure(String)
        /// Things, by the stem of their name.
        case things(String)
        case none
    }
    var value: Double
    var unit: Unit
    /// The least difference that shows in how it is written: 0.1 for `3.4`, 100,000 for `38.4 M`.
    var grain: Double
    /// The digits that were written, for comparing by eye.
    var digits: String
    /// The tokens it takes.
    var range: ClosedRange<Int>

    /// Whether both may be the same number, one written more coarsely.
    func agrees(with other: Quantity) -> Bool {
        let coarse = max(grain, other.grain)
        return abs(value - other.value) < coarse * 0.501 || value == other.value
    }

    /// Whether one may be a slip for the other: as many digits, of which one is another, or two neighbours changed
    /// places.
    func isSlip(for other: Quantity) -> Bool {
        let (a, b) = (Array(digits), Array(other.digits))
        guard a.count == b.count, a.count >= 4, a != b else { return false }
        let places = a.indices.filter { a[$0] != b[$0] }
        if places.count == 1 { return true }
        guard places.count == 2, places[1] == places[0] + 1 else { return false }
        return a[places[0]] == b[places[1]] && a[places[1]] == b[places[0]]
    }
}

/// Words as figures compare them.
enum Stems {
    private static let empty: Set<String> = [
        "ante", "aunque", "cada", "como", "con", "contra", "cual", "cuando", "desde", "donde", "durante", "entre",
        "esta",
        "este", "esto", "estos", "fueron", "hasta", "hay", "hizo", "más", "menos", "muy", "nueva", "nuevas", "nuevo",
        "nuevos", "otra", "otro", "para", "pero", "por", "que", "según", "sin", "sobre", "son", "sus", "tras", "una",
        "unas", "uno", "unos", "total",
    ]

    /// The stem of a word, folded and in the singular; `nil` for one that says nothing by itself.
    static func stem(_ word: String) -> String? {
        let plain = Folding.plain(word)
        guard plain.count > 3, !empty.contains(word.lowercased()), !empty.contains(plain) else { return nil }
        return singular(plain)
    }

    /// A word without its plural ending.
    static func singular(_ word: String) -> String {
        if word.hasSuffix("es"), word.count > 5, let before = word.dropLast(2).last, "lnrdszjy".contains(before) {
            return String(word.dropLast(2))
        }
        return word.hasSuffix("s") && word.count > 3 ? String(word.dropLast()) : word
    }

    /// The stems of a text, in order.
    static func all(_ tokens: some Sequence<Token>) -> [String] {
        tokens.compactMap { $0.kind == .word ? stem($0.text) : nil }
    }
}
