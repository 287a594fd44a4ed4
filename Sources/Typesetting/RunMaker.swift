import PrintModel

/// Sets pieces of words one after the other into runs of one face and language.
struct RunMaker {
    /// A piece, by its number, and where it starts.
    private struct Span {
        let piece: Int
        let x: Double
    }
    private let style: TextStyle
    private let table: WordTable
    private let pieces: [PieceFigures]
    private let shares: LineShape.Shares
    private var x: Double
    private var runs: [GlyphRun] = []
    /// The pieces of the run at hand, and its face.
    private var spans: [Span] = []
    private var face = -1
    /// That of the run at hand, by its index in the table; -1 for the paragraph's.
    private(set) var language = -1

    init(style: TextStyle, _ table: WordTable, shares: LineShape.Shares, x: Double) {
        self.style = style
        self.table = table
        self.shares = shares
        self.x = x
        pieces = table.pieces
        // Words and spaces of a line of a newspaper's column.
        spans.reserveCapacity(32)
    }

    mutating func add(word part: Range<Int>) {
        for number in part {
            let piece = pieces[number]
            append(number, piece.face, piece.language)
            x += piece.width * shares.width + Double(piece.clusters.count - 1) * shares.tracking
            if number + 1 < part.upperBound { x += shares.tracking }
        }
    }

    mutating func add(space part: Range<Int>, isForeign: Bool) {
        for number in part {
            append(number, pieces[number].face, isForeign ? language : -1)
            x += pieces[number].width * (1 + shares.space)
        }
    }

    /// The language that a part of a line begins in.
    func firstLanguage(of part: Range<Int>?) -> Int { part?.first.map { pieces[$0].language } ?? -1 }

    mutating func finished() -> [GlyphRun] {
        endRun()
        return runs
    }

    private mutating func append(_ piece: Int, _ face: Int, _ language: Int) {
        if self.face != face || self.language != language {
            endRun()
            (self.face, self.language) = (face, language)
        }
        spans.append(Span(piece: piece, x: x))
    }

    private mutating func endRun() {
        guard let first = spans.first else { return }
        runs.append(
            GlyphRun(
                face: table.faces[face], size: style.size, stretch: shares.width, ink: style.ink, text: text,
                language: language < 0 ? nil : table.languages[language], glyphs: glyphs, clusters: clusters,
                x: first.x, width: x - first.x))
        spans.removeAll(keepingCapacity: true)
    }

    /// The characters of the run at hand.
    private var text: String {
        String(unsafeUninitializedCapacity: spans.reduce(0) { $0 + pieces[$1.piece].text.count }) { room in
            table.text.withUnsafeBufferPointer { all in
                var count = 0
                for span in spans {
                    for byte in all[pieces[span.piece].text] {
                        room.initializeElement(at: count, to: byte)
                        count += 1
                    }
                }
                return count
            }
        }
    }

    private var clusters: [Cluster] {
        Array(unsafeUninitializedCapacity: spans.reduce(0) { $0 + pieces[$1.piece].clusters.count }) { room, count in
            table.clusters.withUnsafeBufferPointer { all in
                for span in spans {
                    for cluster in all[pieces[span.piece].clusters] {
                        room.initializeElement(at: count, to: cluster)
                        count += 1
                    }
                }
            }
        }
    }

    /// The glyphs of the run at hand, each where it stands on the line.
    private var glyphs: [Glyph] {
        Array(unsafeUninitializedCapacity: spans.reduce(0) { $0 + pieces[$1.piece].glyphs.count }) { room, count in
            table.glyphs.withUnsafeBufferPointer { all in
                table.clusters.withUnsafeBufferPointer { clusters in
                    for span in spans {
                        let piece = pieces[span.piece]
                        // Nearly all clusters are of one glyph.
                        let isPlain = piece.clusters.count == piece.glyphs.count
                        var cluster = piece.clusters.lowerBound
                        var left = isPlain ? 1 : clusters[cluster].glyphs
                        for glyph in all[piece.glyphs] {
                            while left == 0 {
                                cluster += 1
                                left = isPlain ? 1 : clusters[cluster].glyphs
                            }
                            let letter = span.x + Double(cluster - piece.clusters.lowerBound) * shares.tracking
                            room.initializeElement(
                                at: count, to: Glyph(id: glyph.id, x: letter + glyph.x * shares.width, rise: glyph.rise)
                            )
                            count += 1
                            left -= 1
                        }
                    }
                }
            }
        }
    }
}
