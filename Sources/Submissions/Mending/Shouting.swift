import Foundation
import PrintModel

/// Titles shouted in capitals, put in the case of a sentence. Names keep their capitals by a list: the municipality's, its
/// areas' and localities', and whatever the workspace adds.
struct Shouting {
    /// Names as they are written, by their words in lower case without accents.
    private let names: [[String]: [String]]
    private let longest: Int

    /// Acronyms of Mexican administration; others are known by having no vowel, or by the workspace's names.
    private static let acronyms: Set<String> = [
        "DIF", "IMSS", "ISSSTE", "INE", "INEGI", "CFE", "CURP", "SEP", "SEDENA", "CONAGUA", "CAEV", "INAPAM", "IVEA",
        "COBAEV", "UV", "ONU", "UNAM", "SAT", "RFC", "PC", "POA", "CAIC", "UBR", "LGBT", "VIH", "COVID", "TIC",
        "INSABI",
        "SUBSEMUN", "FISM", "FORTAMUN", "FAISMUN", "DARE", "CDMX",
    ]

    init(names: [String]) {
        var known: [[String]: [String]] = [:]
        for name in names {
            let words = name.split(separator: " ").map(String.init)
            if !words.isEmpty { known[words.map(Shouting.key)] = words }
        }
        self.names = known
        longest = known.keys.reduce(1) { max($0, $1.count) }
    }

    /// Whether all letters are capitals and there are at least two words of them.
    static func isShouted(_ text: String) -> Bool {
        let letters = text.filter(\.isLetter)
        return letters.count >= 8 && letters.allSatisfy(\.isUppercase) && text.contains(" ")
    }

    /// The text in the case of a sentence.
    func calmed(_ text: String) -> String {
        let words = text.split(separator: " ", omittingEmptySubsequences: false).map(String.init)
        var result: [String] = []
        var begins = true
        var index = 0
        while index < words.count {
            if let name = name(in: words, at: index) {
                // What stands around a word (marks) stays.
                for (word, written) in zip(words[index...], name) { result.append(Shouting.dressed(written, as: word)) }
                index += name.count
                begins = words[index - 1].last.map { ".?!:".contains($0) } ?? false
                continue
            }
            result.append(calmed(words[index], begins: begins))
            begins = words[index].last.map { ".?!".contains($0) } ?? begins
            index += 1
        }
        return result.joined(separator: " ")
    }

    private func name(in words: [String], at index: Int) -> [String]? {
        for count in stride(from: min(longest, words.count - index), to: 0, by: -1) {
            if let name = names[words[index..<index + count].map(Shouting.key)] { return name }
        }
        return nil
    }

    private func calmed(_ word: String, begins: Bool) -> String {
        let letters = word.filter(\.isLetter)
        // Well-formed and under a hundred, or a year: «MIL», «CIVIL» and «DI» are words.
        let isRoman =
            letters.count > 1
            && letters.wholeMatch(of: #/(?:MM)?(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})/#) != nil
        let hasNoVowel = letters.count > 1 && !letters.contains { "AEIOUÁÉÍÓÚÜY".contains($0) }
        if Shouting.acronyms.contains(letters) || isRoman || hasNoVowel { return word }
        let lower = word.lowercased()
        guard begins, let first = lower.firstIndex(where: \.isLetter) else { return lower }
        return lower[..<first] + lower[first].uppercased() + lower[lower.index(after: first)...]
    }

    private static func key(_ word: String) -> String {
        word.filter { $0.isLetter || $0.isNumber }.lowercased().folding(options: .diacriticInsensitive, locale: nil)
    }

    /// A name's word with the marks that the text has around it.
    private static func dressed(_ name: String, as word: String) -> String {
        let before = word.prefix { !$0.isLetter && !$0.isNumber }
        let after = word.reversed().prefix { !$0.isLetter && !$0.isNumber }.reversed()
        return before + name.filter { $0.isLetter || $0.isNumber || "-.'’".contains($0) } + String(after)
    }
}
