import Geometry
import PrintModel

/// An entry of an index with its pages.
struct IndexEntry: Hashable {
    /// What kind of name it is: places, programmes, or words.
    enum Kind: Int { case place, programme, term }
    var name: String
    var kind: Kind
    var pages: [Int]

    /// The pages as they are printed, neighbours joined: `14–16, 22`.
    var printed: String {
        var runs: [ClosedRange<Int>] = []
        for page in pages {
            if let last = runs.last, last.upperBound + 1 >= page {
                runs[runs.count - 1] = last.lowerBound...max(last.upperBound, page)
            } else {
                runs.append(page...page)
            }
        }
        return runs.map { $0.count == 1 ? String($0.lowerBound) : "\($0.lowerBound)–\($0.upperBound)" }
            .joined(separator: ", ")
    }
}

/// Makes the index of a book: the places and programmes that its reports name, on all the pages of the report, and the
/// words that the publication lists, on the pages on which they stand.
struct BookIndex {
    let edition: Edition
    let draft: BookDraft
    /// What stands on the pages of stories.
    let items: [Int: [PageItem]]

    /// The entries in the order of the Spanish alphabet. A word that stands nowhere is a finding.
    func entries(_ findings: inout [Finding]) -> [IndexEntry] {
        var pages: [String: (kind: IndexEntry.Kind, pages: Set<Int>)] = [:]
        let standing = draft.pagesOfReport
        for report in edition.sections.flatMap(\.stories) {
            let here = standing[report.slug] ?? []
            guard !here.isEmpty else { continue }
            if let place = report.place { pages[place, default: (.place, [])].pages.formUnion(here) }
            for name in report.programmes { pages[name, default: (.programme, [])].pages.formUnion(here) }
        }
        if !edition.publication.indexTerms.isEmpty {
            let texts = items.map { (page: $0.key + 1, words: BookIndex.folded(words(of: $0.value))) }
            for term in edition.publication.indexTerms {
                let folded = BookIndex.folded(term)
                let found = texts.filter { BookIndex.stands(folded, in: $0.words) }.map(\.page)
                if found.isEmpty {
                    let place = Finding.Place(file: edition.publication.file)
                    findings.append(Finding(.warning, .indexTermUnused, at: place, ["term": term]))
                } else {
                    pages[term, default: (.term, [])].pages.formUnion(found)
                }
            }
        }
        return pages.map { IndexEntry(name: $0.key, kind: $0.value.kind, pages: $0.value.pages.sorted()) }
            .sorted { SpanishOrder.precedes($0.name, $1.name) }
    }

    /// The words of a page in order, those divided at a line's end made whole.
    private func words(of items: [PageItem]) -> String {
        var text = ""
        for case .text(let line, _) in items {
            var words = line.text
            if line.hyphenated, let last = words.last, last == "-" || last == "\u{2010}" { words.removeLast() }
            text += line.hyphenated ? words : words + " "
        }
        return text
    }

    /// Lower case, without accents, spaces of every kind made plain.
    private static func folded(_ text: String) -> [Character] {
        text.lowercased().map { $0.isWhitespace ? " " : SpanishOrder.plain($0) }
    }

    /// Whether words stand in a text as words, not as parts of others.
    private static func stands(_ words: [Character], in text: [Character]) -> Bool {
        guard let first = words.first, text.count >= words.count else { return false }
        for start in 0...(text.count - words.count) where text[start] == first {
            let end = start + words.count
            if text[start..<end].elementsEqual(words), start == 0 || !text[start - 1].isLetter,
                end == text.count || !text[end].isLetter
            {
                return true
            }
        }
        return false
    }
}

/// The order of the Spanish alphabet (Real Academia Española, *Ortografía*, 2010): accents do not count, `ñ` comes after
/// `n`, `ch` and `ll` are two letters each; the article that a name begins with counts.
enum SpanishOrder {
    /// Whether a name comes before another.
    static func precedes(_ a: String, _ b: String) -> Bool {
        let (first, second) = (key(a), key(b))
        return first == second ? a < b : first.lexicographicallyPrecedes(second)
    }

    /// A letter without its accent; `ñ` stays.
    static func plain(_ letter: Character) -> Character {
        switch letter {
        case "á", "à", "â", "ä": "a"
        case "é", "è", "ê", "ë": "e"
        case "í", "ì", "î", "ï": "i"
        case "ó", "ò", "ô", "ö": "o"
        case "ú", "ù", "û", "ü": "u"
        case "ç": "c"
        default: letter
        }
    }

    private static func key(_ name: String) -> [Int] {
        name.lowercased().map(plain).filter { $0.isLetter || $0.isNumber || $0 == " " }.map { letter in
            if letter == "ñ" { return Int(UnicodeScalar("n").value) * 2 + 1 }
            return Int(letter.unicodeScalars.first?.value ?? 0) * 2
        }
    }
}
