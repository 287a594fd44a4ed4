import PrintModel

/// Cuts text into words and spaces: white space collapses; `Ties` and no-break spaces hold.
struct CopyCutter {
    let style: TextStyle
    let shaper: Shaper
    private let hyphenator: (String?) -> Hyphenator?
    /// The patterns of the paragraph's own language.
    private let ordinary: Hyphenator?
    private var tokens: [Copy.Token] = []
    /// The parts of the word at hand, where it wears more than one emphasis.
    private var segments: [ShapedWord.Segment] = []
    private var latest: (emphasis: RichText.Emphasis, patterns: Hyphenator?, language: String?, shelf: WordShelf)?
    private var latestSpace: (emphasis: RichText.Emphasis, number: Int)?

    /// - Parameter hyphenator: The patterns of a language; `nil` stands for that of the paragraph.
    init(style: TextStyle, shaper: Shaper, hyphenator: @escaping (String?) -> Hyphenator?) {
        self.style = style
        self.shaper = shaper
        self.hyphenator = hyphenator
        ordinary = hyphenator(nil)
    }

    mutating func tokens(of text: RichText) -> [Copy.Token] {
        for run in text.runs {
            var string = run.text
            tokens.reserveCapacity(tokens.count + string.utf8.count / 2)
            string.withUTF8 { cut($0, run) }
        }
        endWord()
        while tokens.last?.kind == .space { tokens.removeLast() }
        return tokens
    }

    private mutating func cut(_ bytes: UnsafeBufferPointer<UInt8>, _ run: RichText.Run) {
        let patterns = run.language.map { hyphenator($0) } ?? ordinary
        let shelf = shelf(run.emphasis, patterns, run.language)
        var start = 0
        var index = 0
        while index < bytes.count {
            guard let white = White(bytes, at: index) else {
                index += 1
                continue
            }
            if start < index {
                if segments.isEmpty {
                    addWord(UnsafeBufferPointer(rebasing: bytes[start..<index]), on: shelf, patterns, run)
                } else {
                    addPart(bytes, start, index, run)
                }
            }
            index += white.length
            start = index
            if !segments.isEmpty { endWord() }
            switch white.kind {
            case .line: tokens.append(.forcedBreak)
            case .free: addSpace(.free, run.emphasis)
            case .fixed: addSpace(.fixed, run.emphasis)
            }
        }
        if start < bytes.count { addPart(bytes, start, bytes.count, run) }
    }

    /// Adds a word that stands in one run from space to space.
    private mutating func addWord(
        _ word: UnsafeBufferPointer<UInt8>, on shelf: WordShelf, _ patterns: Hyphenator?, _ run: RichText.Run
    ) {
        add(
            shaper.word(word, on: shelf, style, patterns) {
                ShapedWord.Segment(text: CopyCutter.text(word), emphasis: run.emphasis, language: run.language)
            })
    }

    private mutating func addPart(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int, _ run: RichText.Run) {
        segments.append(
            ShapedWord.Segment(
                text: CopyCutter.text(UnsafeBufferPointer(rebasing: bytes[start..<end])), emphasis: run.emphasis,
                language: run.language))
    }

    private static func text(_ bytes: UnsafeBufferPointer<UInt8>) -> String {
        let text = String(decoding: bytes, as: UTF8.self)
        // Pango ends a text at a NUL; nothing prints it either.
        return bytes.contains(0) ? String(text.map { $0 == "\0" ? "\u{FFFD}" : $0 }) : text
    }

    private mutating func endWord() {
        guard let first = segments.first else { return }
        let patterns = first.language.map { hyphenator($0) } ?? ordinary
        if segments.count == 1 {
            var text = first.text
            let shelf = shelf(first.emphasis, patterns, first.language)
            add(text.withUTF8 { shaper.word($0, on: shelf, style, patterns) { first } })
        } else {
            add(shaper.word(segments, style, patterns))
        }
        segments.removeAll(keepingCapacity: true)
    }

    /// Adds a word, and ties the space before it that keeps a number with its unit or an abbreviation with what it
    /// belongs to.
    private mutating func add(_ word: Int) {
        let last = tokens.count - 1
        if last > 0, tokens[last].kind == .space, tokens[last].hold == .free, tokens[last - 1].kind == .word {
            switch shaper.tie(tokens[last - 1].number, word) {
            case .none: break
            case .weak: tokens[last] = .space(tokens[last].number, hold: .weak)
            case .strong: tokens[last] = .space(tokens[last].number, hold: .tied)
            }
        }
        tokens.append(.word(word))
    }

    /// The shelf of a word: most often that of the word before.
    private mutating func shelf(
        _ emphasis: RichText.Emphasis, _ patterns: Hyphenator?, _ language: String?
    ) -> WordShelf {
        if let latest, latest.emphasis == emphasis, latest.patterns === patterns, latest.language == language {
            return latest.shelf
        }
        let shelf = shaper.shelf(style, emphasis, patterns, language: language)
        latest = (emphasis, patterns, language, shelf)
        return shelf
    }

    private mutating func addSpace(_ hold: Copy.Hold, _ emphasis: RichText.Emphasis) {
        guard let last = tokens.last, last.kind != .forcedBreak else { return }
        if last.kind == .space {
            tokens[tokens.count - 1] = .space(last.number, hold: last.hold == .fixed ? .fixed : hold)
        } else if let number = space(emphasis) {
            tokens.append(.space(number, hold: hold))
        }
    }

    /// The space of an emphasis, in the glyph and the width of its own face.
    private mutating func space(_ emphasis: RichText.Emphasis) -> Int? {
        if let latestSpace, latestSpace.emphasis == emphasis { return latestSpace.number }
        let number = shaper.space(style, emphasis)
        latestSpace = number.map { (emphasis, $0) }
        return number
    }
}

/// White space at a place in UTF-8.
private struct White {
    enum Kind { case free, fixed, line }
    var kind: Kind
    var length: Int

    /// `nil` where what stands there prints.
    init?(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) {
        let byte = bytes[index]
        if byte < 0x80 {
            guard byte == 0x20 || (byte >= 9 && byte <= 13) else { return nil }
            self.init(kind: .free, length: 1)
            return
        }
        func next(_ offset: Int) -> UInt8 { index + offset < bytes.count ? bytes[index + offset] : 0 }
        switch (byte, next(1), next(2)) {
        case (0xC2, 0xA0, _): self.init(kind: .fixed, length: 2)
        case (0xC2, 0x85, _): self.init(kind: .free, length: 2)
        case (0xE2, 0x80, 0xA8): self.init(kind: .line, length: 3)
        case (0xE2, 0x80, 0xAF): self.init(kind: .fixed, length: 3)
        case (0xE2, 0x80, 0x80...0x8A), (0xE2, 0x80, 0xA9), (0xE2, 0x81, 0x9F), (0xE1, 0x9A, 0x80), (0xE3, 0x80, 0x80):
            self.init(kind: .free, length: 3)
        default: return nil
        }
    }

    private init(kind: Kind, length: Int) {
        self.kind = kind
        self.length = length
    }
}
