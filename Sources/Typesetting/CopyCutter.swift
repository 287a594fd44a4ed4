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
    private var latest: (emphasis: RichText.Emphasis, patterns: Hyphenator?, shelf: WordShelf)?
    /// The spaces met so far, by emphasis: each in the glyph and the width of its own face.
    private var spaces: [UInt8: ShapedPiece] = [:]

    init(style: TextStyle, shaper: Shaper, hyphenator: @escaping (String?) -> Hyphenator?) {
        self.style = style
        self.shaper = shaper
        self.hyphenator = hyphenator
        ordinary = hyphenator(nil)
    }

    mutating func tokens(of text: RichText) -> [Copy.Token] {
        for run in text.runs {
            var string = run.text
            tokens.reserveCapacity(tokens.count + string.utf8.count / 3)
            string.withUTF8 { cut($0, run) }
        }
        endWord()
        while case .space? = tokens.last { tokens.removeLast() }
        tie()
        return tokens
    }

    private mutating func cut(_ bytes: UnsafeBufferPointer<UInt8>, _ run: RichText.Run) {
        var start = 0
        var index = 0
        while index < bytes.count {
            guard let white = White(bytes, at: index) else {
                index += 1
                continue
            }
            if start < index { addPart(bytes, start, index, run) }
            index += white.length
            start = index
            endWord()
            switch white.kind {
            case .line: tokens.append(.forcedBreak)
            case .free: addSpace(.free, run.emphasis)
            case .fixed: addSpace(.fixed, run.emphasis)
            }
        }
        if start < bytes.count { addPart(bytes, start, bytes.count, run) }
    }

    private mutating func addPart(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int, _ run: RichText.Run) {
        var part = String(decoding: UnsafeBufferPointer(rebasing: bytes[start..<end]), as: UTF8.self)
        // Pango ends a text at a NUL; nothing prints it either.
        if part.utf8.contains(0) { part = String(part.map { $0 == "\0" ? "\u{FFFD}" : $0 }) }
        segments.append(ShapedWord.Segment(text: part, emphasis: run.emphasis, language: run.language))
    }

    private mutating func endWord() {
        guard let first = segments.first else { return }
        let patterns = first.language.map { hyphenator($0) } ?? ordinary
        if segments.count == 1 {
            let shelf = shelf(first, patterns)
            tokens.append(.word(shaper.word(first, on: shelf, style, patterns)))
        } else {
            tokens.append(
                .word(
                    ShapedWord(number: -1, segments: segments, style: style, shaper: shaper, hyphenator: patterns)))
        }
        segments.removeAll(keepingCapacity: true)
    }

    /// The shelf of a word: most often that of the word before.
    private mutating func shelf(_ segment: ShapedWord.Segment, _ patterns: Hyphenator?) -> WordShelf {
        if let latest, latest.emphasis == segment.emphasis, latest.patterns === patterns { return latest.shelf }
        let shelf = shaper.shelf(style, segment.emphasis, patterns)
        latest = (segment.emphasis, patterns, shelf)
        return shelf
    }

    private mutating func addSpace(_ hold: Copy.Hold, _ emphasis: RichText.Emphasis) {
        switch tokens.last {
        case nil, .forcedBreak: return
        case .space(let piece, let before):
            tokens[tokens.count - 1] = .space(piece, hold: before == .fixed ? .fixed : hold)
        case .word:
            if let piece = space(emphasis) { tokens.append(.space(piece, hold: hold)) }
        }
    }

    private mutating func space(_ emphasis: RichText.Emphasis) -> ShapedPiece? {
        if let piece = spaces[emphasis.rawValue] { return piece }
        let piece = shaper.shape(" ", style, emphasis).first
        spaces[emphasis.rawValue] = piece
        return piece
    }

    /// Ties the spaces that keep a number with its unit or an abbreviation with what it belongs to.
    private mutating func tie() {
        guard tokens.count > 2 else { return }
        for index in 1..<tokens.count - 1 {
            guard case .space(let piece, .free) = tokens[index], case .word(let before) = tokens[index - 1],
                case .word(let after) = tokens[index + 1]
            else { continue }
            switch shaper.tie(before, after) {
            case .none: continue
            case .weak: tokens[index] = .space(piece, hold: .weak)
            case .strong: tokens[index] = .space(piece, hold: .tied)
            }
        }
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
