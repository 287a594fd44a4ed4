/// What changed between two texts, word by word.
public enum WordDiff {
    /// A stretch of text. Put together, what is the same or added makes the new text; what is the same or removed the old.
    public enum Edit: Sendable, Hashable {
        /// In both; white space after a word may differ.
        case same(old: String, new: String)
        /// In the new text only.
        case added(String)
        /// In the old text only.
        case removed(String)
    }

    /// The edits that make `new` of `old`, in order; of two that stand together the removal comes first.
    public static func edits(from old: String, to new: String) -> [Edit] {
        let (a, b) = (words(of: old), words(of: new))
        var numbers: [Substring: Int] = [:]
        func number(_ word: Word) -> Int {
            let next = numbers.count
            return numbers[word.text]
                ?? {
                    numbers[word.text] = next; return next
                }()
        }
        let matches = SequenceDiff.matches(a.map(number), b.map(number))
        var pieces: [Piece] = []
        var (i, j) = (0, 0)
        for (x, y) in matches + [(a.count, b.count)] {
            if i < x { pieces.append(Piece(.removed, old: a[i..<x])) }
            if j < y { pieces.append(Piece(.added, new: b[j..<y])) }
            if x < a.count, y < b.count { pieces.append(Piece(.same, old: a[x..<x + 1], new: b[y..<y + 1])) }
            (i, j) = (x + 1, y + 1)
        }
        return joined(withoutIslands(merged(pieces)))
    }

    /// Words added and removed.
    public static func counts(_ edits: [Edit]) -> (added: Int, removed: Int) {
        edits.reduce(into: (0, 0)) { counts, edit in
            switch edit {
            case .same: break
            case .added(let text): counts.0 += countable(text)
            case .removed(let text): counts.1 += countable(text)
            }
        }
    }

    /// The old text, or the new.
    public static func text(_ edits: [Edit], isNew: Bool) -> String {
        edits.map { edit in
            switch edit {
            case .same(let old, let new): isNew ? new : old
            case .added(let text): isNew ? text : ""
            case .removed(let text): isNew ? "" : text
            }
        }.joined()
    }

    private static func countable(_ text: String) -> Int {
        words(of: text).count { $0.text.contains { $0.isLetter || $0.isNumber } }
    }

    // MARK: Words

    /// A word or a mark, with the white space after it.
    private struct Word {
        var text: Substring
        var space: Substring
    }

    private static func words(of text: String) -> [Word] {
        var words: [Word] = []
        var rest = text[...]
        let lead = rest.prefix(while: \.isWhitespace)
        if !lead.isEmpty {
            words.append(Word(text: "", space: lead))
            rest = rest.dropFirst(lead.count)
        }
        while let first = rest.first {
            var end = rest.index(after: rest.startIndex)
            if isWordly(first) {
                while end < rest.endIndex {
                    let character = rest[end]
                    if !isWordly(character) {
                        let next = rest.index(after: end)
                        // 1,234.50, físico-químico and a.m. are one word.
                        guard ".,:-/'’".contains(character), next < rest.endIndex, isWordly(rest[next]) else { break }
                    }
                    end = rest.index(after: end)
                }
            }
            let space = rest[end...].prefix(while: \.isWhitespace)
            words.append(Word(text: rest[..<end], space: space))
            rest = rest[space.endIndex...]
        }
        return words
    }

    private static func isWordly(_ character: Character) -> Bool { character.isLetter || character.isNumber }

    // MARK: Pieces

    private enum Kind { case same, added, removed }
    private struct Piece {
        var kind: Kind
        var old: ArraySlice<Word>
        var new: ArraySlice<Word>

        init(_ kind: Kind, old: ArraySlice<Word> = [], new: ArraySlice<Word> = []) {
            self.kind = kind
            self.old = old
            self.new = new
        }
    }

    private static func merged(_ pieces: [Piece]) -> [Piece] {
        var result: [Piece] = []
        for piece in pieces {
            if let last = result.last, last.kind == piece.kind {
                result[result.count - 1].old += piece.old
                result[result.count - 1].new += piece.new
            } else {
                result.append(piece)
            }
        }
        return result
    }

    /// A «de» or a comma that stayed between two changes is read more easily as a part of the change.
    private static func withoutIslands(_ pieces: [Piece]) -> [Piece] {
        var result: [Piece] = []
        for (index, piece) in pieces.enumerated() {
            let isIsland =
                piece.kind == .same && index > 0 && index + 1 < pieces.count && piece.new.count <= 2
                && piece.new.reduce(0) { $0 + $1.text.count } <= 4
            guard isIsland else {
                result.append(piece)
                continue
            }
            result.append(Piece(.removed, old: piece.old))
            result.append(Piece(.added, new: piece.new))
        }
        return ordered(result)
    }

    /// In each run of changes, all that is removed before all that is added.
    private static func ordered(_ pieces: [Piece]) -> [Piece] {
        var result: [Piece] = []
        var (removed, added) = (Piece(.removed), Piece(.added))
        func flush() {
            if !removed.old.isEmpty { result.append(removed) }
            if !added.new.isEmpty { result.append(added) }
            (removed, added) = (Piece(.removed), Piece(.added))
        }
        for piece in pieces {
            switch piece.kind {
            case .removed: removed.old += piece.old
            case .added: added.new += piece.new
            case .same:
                flush()
                result.append(piece)
            }
        }
        flush()
        return result
    }

    private static func joined(_ pieces: [Piece]) -> [Edit] {
        pieces.map { piece in
            func text(_ words: ArraySlice<Word>) -> String { words.map { $0.text + $0.space }.joined() }
            return switch piece.kind {
            case .same: .same(old: text(piece.old), new: text(piece.new))
            case .added: .added(text(piece.new))
            case .removed: .removed(text(piece.old))
            }
        }
    }
}
