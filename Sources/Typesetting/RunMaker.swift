import PrintModel

/// Sets pieces of words one after the other into runs of one face and language.
struct RunMaker {
    private let style: TextStyle
    private let table: WordTable
    private let pieces: [PieceFigures]
    private let shares: LineShape.Shares
    private var x: Double
    private var runs: [GlyphRun] = []
    private var start: Double
    private var face = -1
    /// That of the run at hand, by its index in the table; -1 for the paragraph's.
    private(set) var language = -1
    private var glyphs: [Glyph] = []
    private var clusters: [Cluster] = []
    private var text: [UInt8] = []

    /// Letters of a long line of small type.
    private static let usualLetters = 80

    init(style: TextStyle, _ table: WordTable, shares: LineShape.Shares, x: Double) {
        self.style = style
        self.table = table
        self.shares = shares
        self.x = x
        pieces = table.pieces
        start = x
    }

    mutating func add(word part: Range<Int>) {
        for number in part {
            let piece = pieces[number]
            append(piece, piece.language)
            x += piece.width * shares.width + Double(piece.clusters.count - 1) * shares.tracking
            if number + 1 < part.upperBound { x += shares.tracking }
        }
    }

    mutating func add(space part: Range<Int>, isForeign: Bool) {
        for number in part {
            append(pieces[number], isForeign ? language : -1)
            x += pieces[number].width * (1 + shares.space)
        }
    }

    /// The language that a part of a line begins in.
    func firstLanguage(of part: Range<Int>?) -> Int { part?.first.map { pieces[$0].language } ?? -1 }

    mutating func finished() -> [GlyphRun] {
        endRun()
        return runs
    }

    private mutating func append(_ piece: PieceFigures, _ language: Int) {
        if face != piece.face || self.language != language {
            endRun()
            (face, self.language, start) = (piece.face, language, x)
        }
        if glyphs.isEmpty {
            glyphs.reserveCapacity(RunMaker.usualLetters)
            clusters.reserveCapacity(RunMaker.usualLetters)
            text.reserveCapacity(RunMaker.usualLetters)
        }
        let first = glyphs.count
        text.append(piece.text, of: table.text)
        clusters.append(piece.clusters, of: table.clusters)
        glyphs.append(piece.glyphs, of: table.glyphs)
        if piece.clusters.count == piece.glyphs.count {
            // A glyph a letter: what nearly all words are.
            glyphs.withUnsafeMutableBufferPointer { glyphs in
                for index in first..<glyphs.count {
                    let letter = x + Double(index - first) * shares.tracking
                    glyphs[index].x = letter + glyphs[index].x * shares.width
                }
            }
            return
        }
        var glyph = first
        for (number, cluster) in table.clusters[piece.clusters].enumerated() {
            let letter = x + Double(number) * shares.tracking
            for _ in 0..<cluster.glyphs {
                glyphs[glyph].x = letter + glyphs[glyph].x * shares.width
                glyph += 1
            }
        }
    }

    private mutating func endRun() {
        guard face >= 0 else { return }
        runs.append(
            GlyphRun(
                face: table.faces[face], size: style.size, stretch: shares.width, ink: style.ink,
                text: String(decoding: text, as: UTF8.self), language: language < 0 ? nil : table.languages[language],
                glyphs: glyphs, clusters: clusters, x: start, width: x - start))
        (glyphs, clusters, text) = ([], [], [])
        (face, language) = (-1, -1)
    }
}

extension Array {
    /// Appends some of the elements of another array.
    fileprivate mutating func append(_ range: Range<Int>, of other: [Element]) {
        other.withUnsafeBufferPointer { append(contentsOf: UnsafeBufferPointer(rebasing: $0[range])) }
    }
}
