import PrintModel

/// Mends how a text is typed, never what it says: quotation marks, spaces, dashes, points of suspension, ordinals, money.
///
/// The letters and figures stay the same; a test holds it. Marks follow the Ortografía de la lengua española (RAE, 2010)
/// and Mexican use of numbers (NOM-008-SCFI-2002 allows the comma of thousands as printed in Mexico).
public struct TextMender {
    /// What was mended, with how often and the first place it was.
    public struct Mend: Sendable, Hashable {
        /// Its kind: `quotes`, `spaces`, `dashes`, `dots`, `ordinals`, `money`.
        public var kind: String
        /// How many times.
        public var count: Int
        /// The words around the first one, as they were.
        public var example: String
    }

    private var counts: [String: Mend] = [:]

    /// A mender that has mended nothing yet.
    public init() {}

    /// All that was mended, by kind.
    public var mends: [Mend] { counts.values.sorted { $0.kind < $1.kind } }

    /// The text with its marks mended, as its language has them: Spanish unless `language` (BCP 47) or its runs say
    /// otherwise. Of languages other than Spanish and English only the points of suspension are.
    public mutating func mended(_ text: RichText, in language: String? = nil) -> RichText {
        var letters = Letters(text)
        let language = text.runs.first?.language ?? language ?? "es"
        // What one rule mends may be another's to mend: a space taken out leaves three dots in a row.
        for _ in 0..<TextMender.rounds {
            let changes = letters.changes
            dots(&letters)
            guard ["es", "en"].contains(language) else { break }
            dashes(&letters)
            quotes(&letters, isSpanish: language == "es")
            if language == "es" { ordinals(&letters) }
            money(&letters)
            spaces(&letters)
            if letters.changes == changes { break }
        }
        return letters.text
    }

    /// Most rounds of mending; the second seldom finds anything.
    private static let rounds = 6

    private mutating func note(_ kind: String, _ letters: Letters, at index: Int) {
        if counts[kind] != nil {
            counts[kind]?.count += 1
        } else {
            counts[kind] = Mend(kind: kind, count: 1, example: letters.around(index))
        }
    }

    // MARK: The rules

    /// `...` is one sign.
    private mutating func dots(_ letters: inout Letters) {
        var index = 0
        while index + 2 < letters.count {
            if letters[index] == ".", letters[index + 1] == ".", letters[index + 2] == "." {
                note("dots", letters, at: index)
                var end = index + 3
                while end < letters.count, letters[end] == "." { end += 1 }
                letters.replace(index..<end, by: "…")
            }
            index += 1
        }
    }

    /// A hyphen, or two, between spaces is a dash.
    private mutating func dashes(_ letters: inout Letters) {
        var index = 1
        while index + 1 < letters.count {
            var end = index
            while end < letters.count, letters[end] == "-" { end += 1 }
            let length = end - index
            // Between figures it may be a minus; at a paragraph's head it is an item's mark.
            if (1...3).contains(length), letters[index - 1] == " ", end < letters.count, letters[end] == " ",
                !(index >= 2 && letters[index - 2].isNumber && end + 1 < letters.count && letters[end + 1].isNumber)
            {
                note("dashes", letters, at: index)
                letters.replace(index..<end, by: "—")
            }
            index = max(end, index + 1)
        }
    }

    /// Straight quotation marks by pairs: «», and “” inside those, which are the outer ones of English; a single one is an
    /// apostrophe between letters.
    private mutating func quotes(_ letters: inout Letters, isSpanish: Bool) {
        let marks = (0..<letters.count).filter { letters[$0] == "\"" }
        // A mark without its other half is left for a person; after a figure it may be inches.
        if marks.count.isMultiple(of: 2) {
            let depth = letters.depthOfGuillemets
            for (number, index) in marks.enumerated() {
                let opens = number.isMultiple(of: 2)
                note("quotes", letters, at: index)
                let isInner = depth(index) > 0 || !isSpanish
                letters.replace(index..<index + 1, by: opens ? (isInner ? "“" : "«") : (isInner ? "”" : "»"))
            }
        }
        for index in 0..<letters.count where letters[index] == "'" {
            let before = index > 0 ? letters[index - 1] : " "
            let after = index + 1 < letters.count ? letters[index + 1] : " "
            guard before.isLetter, after.isLetter else { continue }
            note("quotes", letters, at: index)
            letters.replace(index..<index + 1, by: "’")
        }
    }

    /// `1o.`, `2a.`, `3°` and `1º` are written `1.º`, `2.ª`.
    private mutating func ordinals(_ letters: inout Letters) {
        var index = 1
        while index < letters.count {
            defer { index += 1 }
            guard letters[index - 1].isNumber, let sign = ordinal(letters, at: index) else { continue }
            note("ordinals", letters, at: index)
            // The point that people set after the letter belongs before it.
            let hasPoint = index + 1 < letters.count && letters[index + 1] == "." && "oa".contains(letters[index])
            letters.replace(index..<index + (hasPoint ? 2 : 1), by: sign)
            index += 1
        }
    }

    /// How an ordinal's letter at a place is written, or `nil` where it is none.
    private func ordinal(_ letters: Letters, at index: Int) -> String? {
        let after = index + 1 < letters.count ? letters[index + 1] : " "
        switch letters[index] {
        case "º": return ".º"
        case "ª": return ".ª"
        case "°": return after == " " && index + 1 < letters.count && !letters.hasUnit(after: index + 2) ? ".º" : nil
        case "o", "a":
            // Not `5a`, which may be an address, nor the letter of a longer code.
            let figures = letters.figures(before: index)
            guard after == ".", (1...2).contains(figures) else { return nil }
            let next = index + 2 < letters.count ? letters[index + 2] : " "
            return next == " " ? (letters[index] == "o" ? ".º" : ".ª") : nil
        default: return nil
        }
    }

    /// `$ 1500.00` is `$1,500.00`.
    private mutating func money(_ letters: inout Letters) {
        var index = 0
        while index < letters.count {
            defer { index += 1 }
            guard letters[index] == "$" else { continue }
            var start = index + 1
            while start < letters.count, letters[start] == " " { start += 1 }
            var end = start
            while end < letters.count, letters[end].isASCII, letters[end].isNumber { end += 1 }
            let follows = end < letters.count ? letters[end] : " "
            let digits = end - start
            // What has commas or points of thousands already is left alone: the next check tells whether they are right.
            let isPlain = follows != "," && !(follows == "." && letters.figures(from: end + 1) > 2)
            guard digits > 0 else { continue }
            let hasSpace = start > index + 1
            if hasSpace {
                note("money", letters, at: index)
                letters.replace(index + 1..<start, by: "")
                end -= start - index - 1
            }
            if digits > 3, isPlain || follows == "," && letters.figures(from: end + 1) < 3 {
                if !hasSpace { note("money", letters, at: index) }
                for place in stride(from: end - 3, to: index + 1, by: -3) { letters.replace(place..<place, by: ",") }
            }
        }
    }

    /// No space before a mark that ends, none after one that begins.
    private mutating func spaces(_ letters: inout Letters) {
        var index = 1
        while index < letters.count {
            let (before, here) = (letters[index - 1], letters[index])
            let after = index + 1 < letters.count ? letters[index + 1] : " "
            let closes = ",;:.!?)]»”…".contains(here) && before == " " && (after == " " || !after.isNumber)
            let isLone = ".…".contains(here) && after != " " && !after.isPunctuation
            let opens = here == " " && "¿¡([«“".contains(before)
            if closes && !isLone && index >= 2 {
                note("spaces", letters, at: index)
                letters.replace(index - 1..<index, by: "")
            } else if opens {
                note("spaces", letters, at: index)
                letters.replace(index..<index + 1, by: "")
            } else {
                index += 1
            }
        }
    }
}
