import Geometry

/// Which neighbouring words stay on one line, by Spanish typographic use (Real Academia Española, "Ortografía", 2010;
/// J. Martínez de Sousa, "Ortografía y ortotipografía").
enum Ties {
    /// How much it matters that two words stay together.
    enum Strength {
        /// Not at all.
        case none
        /// A little: a one-letter word does not end a line where it can be helped.
        case weak
        /// Much: a number and its unit, a title and the name.
        case strong
    }

    /// What a word can be tied by, told once for the word: most can be tied by nothing, and of most others it is clear
    /// by what.
    struct Nature: Sendable {
        /// Whether it may hold the word after it: a number, a title, an initial, an opening mark.
        var holds = false
        /// Whether it is a word of one letter, which does not end a line where it can be helped.
        var isLetter = false
        /// `de`, `del`: holds what ends a date.
        var leadsDate = false
        /// A month, a year.
        var endsDate = false
        /// Whether it may cling to whatever stands before it: closing marks, a Roman number.
        var clings = false

        /// How firmly it keeps a word of another nature beside it; `nil` where that depends on more.
        func strength(before next: Nature) -> Strength? {
            if holds || next.clings || leadsDate && next.endsDate { return nil }
            return isLetter ? .weak : Strength.none
        }
    }

    /// Whether the space between two words must not end a line.
    static func bind(_ before: String, _ after: String) -> Bool { strength(before, after) == .strong }

    /// How firmly two neighbouring words, with the punctuation they wear, stay together.
    static func strength(_ before: String, _ after: String) -> Strength {
        guard let last = before.utf8.last, let first = after.utf8.first else { return .none }
        // Most pairs are two plain words: they are answered without looking them up.
        let isPlain = (0x61...0x7A).contains(last) && (0x61...0x7A).contains(first)
        if isPlain, before.utf8.count > 2 { return .none }
        if before.utf8.count <= 4, before.allSatisfy(opening.contains) { return .strong }
        if after.allSatisfy(closing.contains) { return .strong }
        let word = before.drop(while: opening.contains).lowercased()
        let next = after.trimmingPunctuation
        if isTitle(word, of: after) || isDate(word, next) || isInitial(before, of: after) { return .strong }
        if isRoman(next), before.first?.isUppercase == true || numbered.contains(word) { return .strong }
        if isNumber(word) { return strength(ofNumberAnd: next) }
        return word.count == 1 && "ayoeu".contains(word) ? .weak : .none
    }

    /// Whether a break before a character of a word would leave one letter alone on either side.
    static func strands(_ word: [Character], at place: Int) -> Bool {
        let isLetter = { (character: Character) in character.isLetter || character.isNumber }
        return word.prefix(place).count(where: isLetter) < 2 || word.dropFirst(place).count(where: isLetter) < 2
    }

    private static func strength(ofNumberAnd next: String) -> Strength {
        if units.contains(next) { return .strong }
        // Groups of digits: a telephone number, thousands.
        if next.allSatisfy(\.isNumber) { return .strong }
        return counted.contains(next) ? .weak : .none
    }

    /// A title with the name, an abbreviation with the number it counts.
    private static func isTitle(_ word: String, of after: String) -> Bool {
        guard let first = after.first else { return false }
        let isNumber = first.isNumber || first == "$"
        if numbered.contains(word) { return isNumber }
        return titles.contains(word) && (isNumber || first.isUppercase)
    }

    /// `12 de`, `de marzo`, `de 2024`; `a. m.`
    private static func isDate(_ word: String, _ next: String) -> Bool {
        if next == "de" || next == "del" { return Int(word).map { (1...31).contains($0) } ?? (word == "1º") }
        if word == "de" || word == "del" { return endsDate(next) }
        return (word == "a." || word == "p.") && next == "m"
    }

    fileprivate static func endsDate(_ next: String) -> Bool {
        if let year = Int(next) { return (1000...2999).contains(year) }
        return MonthNames.spanishSpellings.contains(next.lowercased())
    }

    /// `J. P. Duarte`, `S. A.`, `EE. UU.`
    private static func isInitial(_ before: String, of after: String) -> Bool {
        guard before.last == ".", after.first?.isUppercase == true else { return false }
        let letters = before.drop(while: opening.contains).filter { $0 != "." }
        guard letters.allSatisfy(\.isUppercase) else { return false }
        let points = before.count { $0 == "." }
        return (1...3).contains(letters.count) && points == letters.count
            || letters.count == 2 && letters.first == letters.last
    }

    fileprivate static func isNumber(_ word: String) -> Bool {
        guard let first = word.first, let last = word.last else { return false }
        return (first.isNumber || "$-−+±".contains(first)) && (last.isNumber || last == "º" || last == "ª")
    }

    fileprivate static func isRoman(_ word: String) -> Bool {
        guard word.utf8.count > 1 || ["I", "V", "X"].contains(word) else { return false }
        return word.utf8.allSatisfy { "IVXLCDM".utf8.contains($0) }
    }
}

extension Ties.Nature {
    /// The nature of a word with the punctuation it wears.
    init(of text: String) {
        guard let first = text.utf8.first, let last = text.utf8.last else { return }
        let isASCIILetter = { (byte: UInt8) in (0x41...0x5A).contains(byte & 0xDF) }
        if !isASCIILetter(first) { holds = text.utf8.count <= 4 && text.allSatisfy(Ties.opening.contains) }
        let word = (isASCIILetter(first) ? text : String(text.drop(while: Ties.opening.contains))).lowercased()
        isLetter = word.count == 1 && "ayoeu".contains(word)
        // Between small letters it depends on what it wears.
        if isLetter, text.utf8.count > 2 { holds = true }
        leadsDate = word == "de" || word == "del"
        if last == UInt8(ascii: ".") || Ties.titles.contains(word) || Ties.numbered.contains(word) { holds = true }
        if !isASCIILetter(word.utf8.first ?? 0) {
            holds = holds || Int(word) != nil || word == "1º" || Ties.isNumber(word)
        }
        let next = isASCIILetter(last) ? text : text.trimmingPunctuation
        clings =
            "IVXLCDM".utf8.contains(first) && Ties.isRoman(next)
            || !isASCIILetter(first) && text.allSatisfy(Ties.closing.contains)
        endsDate = Ties.endsDate(next)
    }
}

extension Ties {
    fileprivate static let opening: Set<Character> = ["¿", "¡", "«", "“", "‘", "(", "[", "{", "—", "–", "-", "‹", "„"]
    fileprivate static let closing: Set<Character> = [
        "?", "!", "»", "”", "’", ")", "]", "}", ".", ",", ";", ":", "…", "%", "‰", "›",
    ]
    private static let units: Set<String> = [
        "km", "m", "cm", "mm", "ha", "kg", "g", "mg", "t", "l", "L", "ml", "mL", "kW", "kWh", "MW", "V", "W", "Hz",
        "GB",
        "MB", "%", "°C", "°", "ºC", "km/h", "h", "min", "s", "m²", "m³", "km²", "m2", "m3", "mil", "hrs", "pesos",
        "millones", "millón", "mdp", "MXN", "USD", "MN", "M.N", "a", "p", "a.m", "p.m", "a.m.", "p.m.",
    ]
    /// What is counted in words: kept with its number where that costs little.
    private static let counted: Set<String> = [
        "metros", "kilómetros", "hectáreas", "litros", "toneladas", "kilos", "horas", "minutos", "días", "semanas",
        "meses", "años", "por", "dólares", "euros",
    ]
    /// Stand before a name or a number.
    fileprivate static let titles: Set<String> = [
        "sr.", "sra.", "srta.", "sres.", "sras.", "dr.", "dra.", "dres.", "lic.", "ing.", "arq.", "mtro.", "mtra.",
        "prof.", "profr.", "profra.", "profa.", "c.", "cc.", "c.p.", "d.", "dª.", "gral.", "cnel.", "cap.", "tte.",
        "pbro.", "fr.", "sto.", "sta.", "don", "doña", "av.", "blvd.", "calz.", "col.", "fracc.", "prol.", "priv.",
        "calle", "mr.", "mrs.", "ms.",
    ]
    /// Stand before a number alone.
    fileprivate static let numbered: Set<String> = [
        "núm.", "núms.", "no.", "nos.", "nº", "n.º", "n.", "#", "§", "$", "us$", "mxn", "usd", "pág.", "págs.", "p.",
        "pp.", "art.", "arts.", "fracc.", "inc.", "cap.", "caps.", "fig.", "figs.", "vol.", "t.", "tel.", "tels.",
        "cel.", "ext.", "int.", "km", "km.", "c.p.", "cp", "exp.", "lote", "manzana", "artículo", "artículos", "número",
        "números", "página", "páginas", "inciso", "capítulo", "fracción", "título", "tomo", "anexo", "siglo", "siglos",
        "calle",
    ]
}

extension String {
    fileprivate var trimmingPunctuation: String {
        var text = Substring(self)
        while let last = text.last, ".,;:)»”!?…".contains(last) { text.removeLast() }
        return String(text)
    }
}
