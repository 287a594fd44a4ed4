/// A word, a number or a mark of a text.
struct Token: Hashable {
    /// What a token is.
    enum Kind: Hashable {
        /// Letters, with hyphens, apostrophes and points between them.
        case word
        /// Digits, with points and commas between them; it may end in letters: `3.4km`, `2a`.
        case number
        /// Any other character but white space.
        case mark
    }
    var kind: Kind
    /// Its characters.
    var text: String
    /// Where it stands in the text, in Unicode scalars.
    var range: Range<Int>
    /// Whether white space comes before it.
    var isSpaced: Bool

    /// Whether it is this mark.
    func isMark(_ mark: String) -> Bool { kind == .mark && text == mark }
    /// Whether it is this word, in any case.
    func isWord(_ word: String) -> Bool { kind == .word && (text == word || text.lowercased() == word) }
}

/// Cuts a text into tokens, in one pass.
struct TokenScanner {
    private let scalars: [Unicode.Scalar]
    private var position = 0

    init(_ text: String) { scalars = Array(text.unicodeScalars) }

    /// All tokens of a text.
    static func tokens(of text: String) -> [Token] {
        var scanner = TokenScanner(text)
        var tokens: [Token] = []
        while let token = scanner.next() { tokens.append(token) }
        return tokens
    }

    private mutating func next() -> Token? {
        let before = position
        while position < scalars.count, scalars[position].properties.isWhitespace { position += 1 }
        guard position < scalars.count else { return nil }
        let isSpaced = position > before
        let start = position
        let kind: Token.Kind
        if scalars[start].isDigit {
            kind = .number
            takeNumber()
        } else if scalars[start].isLetter {
            kind = .word
            takeWord()
        } else {
            kind = .mark
            position += 1
        }
        var text = String.UnicodeScalarView()
        text.append(contentsOf: scalars[start..<position])
        return Token(kind: kind, text: String(text), range: start..<position, isSpaced: isSpaced)
    }

    private mutating func takeNumber() {
        while position < scalars.count {
            let isInside = position + 1 < scalars.count && scalars[position + 1].isDigit
            guard scalars[position].isDigit || ([".", ","].contains(scalars[position]) && isInside) else { break }
            position += 1
        }
        let end = position
        // `15m2`: a unit with its power.
        while position < scalars.count,
            scalars[position].isLetter || scalars[position].isRaised || (position > end && scalars[position].isDigit)
        { position += 1 }
    }

    private mutating func takeWord() {
        while position < scalars.count {
            let scalar = scalars[position]
            if scalar.isLetter || scalar.isDigit || scalar.isMarkOfLetter {
                position += 1
                continue
            }
            let next = position + 1 < scalars.count ? scalars[position + 1] : " "
            let joins = "-'’.@_\u{2011}".unicodeScalars.contains(scalar)
            guard joins, next.isLetter || (scalar != "-" && next.isDigit) else { break }
            position += 1
        }
    }
}

extension Unicode.Scalar {
    /// 0 to 9.
    var isDigit: Bool { (0x30...0x39).contains(value) }

    /// A letter of any script; those of Western Europe are told without a table.
    var isLetter: Bool {
        switch value {
        case 0x41...0x5A, 0x61...0x7A: true
        case 0..<0xC0: value == 0xAA || value == 0xBA || value == 0xB5
        case 0xC0...0x24F: value != 0xD7 && value != 0xF7
        default: properties.isAlphabetic
        }
    }

    /// A combining accent.
    fileprivate var isMarkOfLetter: Bool { (0x300...0x36F).contains(value) }
    /// `²`, `³`, `°`.
    fileprivate var isRaised: Bool { value == 0xB2 || value == 0xB3 || value == 0xB0 }
}
