import Geometry
import PrintModel
import Revision

/// Words of which some were added or removed, as one text with marks.
struct MarkedText {
    /// What happened to a word.
    enum Mark: Hashable { case same, added, removed }

    private(set) var text = ""
    /// A mark for each Unicode scalar of the text.
    private(set) var marks: [Mark] = []

    /// Nothing yet.
    init() {}

    init(_ edits: [WordDiff.Edit]) {
        for (index, edit) in edits.enumerated() {
            switch edit {
            case .same(_, let new): add(new, .same)
            case .added(let new): add(new, .added)
            case .removed(let old):
                add(old, .removed)
                // What replaces it does not touch it.
                if index + 1 < edits.count, case .added = edits[index + 1], old.last?.isWhitespace == false {
                    add(" ", .same)
                }
            }
        }
    }

    init(_ text: String, _ mark: Mark = .same) { add(text, mark) }

    /// Adds words; white space at their end is never marked.
    mutating func add(_ words: String, _ mark: Mark) {
        text += words
        let trailing = words.unicodeScalars.reversed().prefix { $0.properties.isWhitespace }.count
        let count = words.unicodeScalars.count
        marks += Array(repeating: mark, count: count - trailing) + Array(repeating: .same, count: trailing)
    }

    /// Adds one scalar.
    mutating func append(_ scalar: Unicode.Scalar, _ mark: Mark) {
        text.unicodeScalars.append(scalar)
        marks.append(mark)
    }

    /// Whether anything changed.
    var isChanged: Bool { marks.contains { $0 != .same } }
}

/// A set line with its marked words in their inks, and where to underline and strike.
struct MarkedLine {
    /// A stretch of the line, points from its start.
    struct Stroke {
        var from: Double
        var to: Double
        var mark: MarkedText.Mark
    }
    var line: SetLine
    var strokes: [Stroke] = []

    var isChanged: Bool { !strokes.isEmpty }

    /// The lines of a text, marked. Lines have the text's characters in order, but for white space at their ends.
    static func lines(_ lines: [SetLine], of text: MarkedText) -> [MarkedLine] {
        guard text.isChanged else { return lines.map { MarkedLine(line: $0) } }
        let scalars = Array(text.text.unicodeScalars)
        var position = 0
        return lines.map { line in
            var marked = MarkedLine(line: line)
            marked.line.runs = line.runs.flatMap { run in
                marked.split(run, text.marks, scalars, &position)
            }
            return marked
        }
    }

    /// A run in pieces of one mark each.
    private mutating func split(
        _ run: GlyphRun, _ marks: [MarkedText.Mark], _ scalars: [Unicode.Scalar], _ position: inout Int
    ) -> [GlyphRun] {
        let bytes = Array(run.text.utf8)
        var pieces: [(mark: MarkedText.Mark, run: GlyphRun)] = []
        var (byte, glyph) = (0, 0)
        for cluster in run.clusters {
            let shown = String(decoding: bytes[byte..<min(bytes.count, byte + cluster.bytes)], as: UTF8.self)
            let glyphs = run.glyphs[glyph..<min(run.glyphs.count, glyph + cluster.glyphs)]
            let mark = MarkedLine.mark(of: shown, marks, scalars, &position)
            if pieces.last?.mark != mark {
                var piece = run
                (piece.text, piece.glyphs, piece.clusters) = ("", [], [])
                piece.x = glyphs.first?.x ?? run.x + run.width
                pieces.append((mark, piece))
            }
            pieces[pieces.count - 1].run.text += shown
            pieces[pieces.count - 1].run.glyphs += glyphs
            pieces[pieces.count - 1].run.clusters.append(cluster)
            (byte, glyph) = (byte + cluster.bytes, glyph + cluster.glyphs)
        }
        for index in pieces.indices {
            let end = index + 1 < pieces.count ? pieces[index + 1].run.x : run.x + run.width
            pieces[index].run.width = end - pieces[index].run.x
            guard pieces[index].mark != .same else { continue }
            pieces[index].run.ink = pieces[index].mark == .added ? "agregado" : "quitado"
            add(Stroke(from: pieces[index].run.x, to: end, mark: pieces[index].mark))
        }
        return pieces.map(\.run)
    }

    /// Strokes of one mark that touch are one.
    private mutating func add(_ stroke: Stroke) {
        if let last = strokes.last, last.mark == stroke.mark, stroke.from - last.to < 0.5 {
            strokes[strokes.count - 1].to = stroke.to
        } else {
            strokes.append(stroke)
        }
    }

    /// The mark of some characters of a line; moves on past them in the text.
    private static func mark(
        of shown: String, _ marks: [MarkedText.Mark], _ scalars: [Unicode.Scalar], _ position: inout Int
    ) -> MarkedText.Mark {
        var mark: MarkedText.Mark?
        for scalar in shown.unicodeScalars {
            let isSpace = scalar.properties.isWhitespace
            var next = position
            // A line drops the white space at its end; the text may tie words by another kind of it.
            while next < scalars.count, scalars[next] != scalar, scalars[next].properties.isWhitespace, !isSpace {
                next += 1
            }
            guard next < scalars.count, scalars[next] == scalar || (isSpace && scalars[next].properties.isWhitespace)
            else {
                continue
            }
            if mark == nil { mark = marks[next] }
            position = next + 1
        }
        return mark ?? .same
    }
}
