import PrintModel

/// What breaking needs of a word or a space: plain figures, so that going over a text counts no references.
struct WordFigures {
    /// Points.
    var width = 0.0
    /// What hangs out where the word begins or ends a line, points.
    var hangLeft = 0.0
    var hangRight = 0.0
    /// Letters (clusters).
    var letters = 0
    /// Its pieces and its divisions, among those of all words of the table.
    var pieces = 0..<0
    var divisions = 0..<0
    /// `false` where this thread has not met the word.
    var isKnown = false
    /// Whether the same number is always the same word in the same look.
    var isWhole = false
    var endsInHyphen = false
    /// Whether it has characters that the fonts cannot show.
    var lacksGlyphs = false
    /// What ties it to its neighbours.
    var ties = Ties.Nature()
}

/// A shaped piece of a word by its places in the lists of the table.
struct PieceFigures {
    /// Points.
    var width: Double
    /// Index of its face, and of its language; -1 where that is the paragraph's.
    var face: Int
    var language: Int
    var glyphs: Range<Int>
    var clusters: Range<Int>
    /// The bytes of its characters.
    var text: Range<Int>
}

/// What a division left of a word, or a whole word.
struct PartFigures {
    var pieces: Range<Int>
    /// Points.
    var width = 0.0
    /// Letters (clusters).
    var letters = 0
}

/// The words and spaces that one thread has met, by their numbers, with their glyphs in a few long lists.
final class WordTable {
    private let shared: SharedWords
    private var words: [ShapedWord?] = []
    private(set) var figures: [WordFigures] = []
    private(set) var divisions: [ShapedWord.Division] = []
    private(set) var pieces: [PieceFigures] = []
    private(set) var glyphs: [Glyph] = []
    private(set) var clusters: [Cluster] = []
    private(set) var text: [UInt8] = []
    private(set) var faces: [FontFace] = []
    private(set) var languages: [String] = []

    /// An empty table beside the words that all threads share.
    init(_ shared: SharedWords) { self.shared = shared }

    /// Puts a word at its number, where it is not there yet.
    func add(_ word: ShapedWord) {
        if word.number >= figures.count {
            let missing = max(word.number + 1 - figures.count, figures.count)
            figures += repeatElement(WordFigures(), count: missing)
            words += repeatElement(nil, count: missing)
        }
        guard !figures[word.number].isKnown else { return }
        let part = add(word.pieces, languages: word.languages)
        let first = divisions.count
        divisions += word.divisions
        words[word.number] = word
        figures[word.number] = WordFigures(
            width: part.width, hangLeft: word.hangLeft, hangRight: word.hangRight, letters: part.letters,
            pieces: part.pieces, divisions: first..<divisions.count, isKnown: true,
            isWhole: word.segments.count == 1, endsInHyphen: word.endsInHyphen, lacksGlyphs: !word.missing.isEmpty,
            ties: word.ties)
    }

    /// Puts pieces that follow one another on the lists; `languages` has one for each, or none at all.
    func add(_ more: [ShapedPiece], languages: [String?]) -> PartFigures {
        var part = PartFigures(pieces: pieces.count..<pieces.count + more.count)
        for (number, piece) in more.enumerated() {
            let language = languages.isEmpty ? nil : languages[number]
            let (glyph, cluster, byte) = (glyphs.count, clusters.count, text.count)
            glyphs += piece.glyphs
            clusters += piece.clusters
            text += piece.text.utf8
            pieces.append(
                PieceFigures(
                    width: piece.width, face: WordTable.index(of: piece.face, in: &faces),
                    language: language.map { WordTable.index(of: $0, in: &self.languages) } ?? -1,
                    glyphs: glyph..<glyphs.count, clusters: cluster..<clusters.count, text: byte..<text.count))
            part.width += piece.width
            part.letters += piece.clusters.count
        }
        return part
    }

    /// Faces and languages are few.
    private static func index<Value: Equatable>(of value: Value, in list: inout [Value]) -> Int {
        if let index = list.firstIndex(of: value) { return index }
        list.append(value)
        return list.count - 1
    }

    /// A word by its number; `nil` where nobody has met it.
    func word(_ number: Int) -> ShapedWord? {
        if words.indices.contains(number), let word = words[number] { return word }
        guard let word = shared.word(number) else { return nil }
        add(word)
        return word
    }

    /// Takes in what another thread has met. `false` where a number is nobody's.
    func know(_ tokens: [Copy.Token]) -> Bool {
        tokens.allSatisfy { token in
            token.kind == .forcedBreak
                || (figures.indices.contains(token.number) && figures[token.number].isKnown)
                || word(token.number) != nil
        }
    }
}
