/// Forms of Spanish words that a dictionary may lack although it has the word they are made of: verbs with pronouns,
/// plurals, diminutives. (Nueva gramática de la lengua española, 2009: 16.8, 3.2, 9.1.)
enum SpanishForms {
    private static let pronouns = ["me", "te", "se", "lo", "la", "le", "nos", "los", "las", "les"]

    /// What a word may be made of, in small letters. It is right if one of them is.
    static func bases(of word: String) -> [String] {
        let word = word.lowercased()
        return verbs(word) + singulars(word) + undiminished(word)
    }

    /// `repórtelas` → `reporte`, `lastimarlo` → `lastimar`, `dárselo` → `dar`, `dándole` → `dando`.
    private static func verbs(_ word: String) -> [String] {
        var bases: [String] = []
        for pronoun in pronouns where word.hasSuffix(pronoun) && word.count >= pronoun.count + 3 {
            let stem = String(word.dropLast(pronoun.count))
            let plain = Folding.plain(stem)
            let hasAccent = stem.contains { "áéíóú".contains($0) }
            if plain.hasSuffix("r") || ((plain.hasSuffix("ando") || plain.hasSuffix("endo")) && hasAccent) || hasAccent
            {
                bases.append(plain)
            }
            guard hasAccent else { continue }
            // A second pronoun.
            bases += pronouns.filter { plain.hasSuffix($0) && plain.count > $0.count + 2 }
                .map { String(plain.dropLast($0.count)) }
        }
        return bases
    }

    /// `hijuelos` → `hijuelo`, `motoniveladoras` → `motoniveladora`. Not `comistes`, which is no plural.
    private static func singulars(_ word: String) -> [String] {
        guard word.count > 4, word.hasSuffix("s"), !word.hasSuffix("stes"), let before = word.dropLast().last,
            "aeiouáéó".contains(before)
        else { return [] }
        let short = String(word.dropLast())
        return short.hasSuffix("e") ? [short, String(short.dropLast())] : [short]
    }

    /// `calabacitas` → `calabaza`, `cajoncito` → `cajón` (found without its accent by the plural's rule alone).
    private static func undiminished(_ word: String) -> [String] {
        let single = word.hasSuffix("s") ? String(word.dropLast()) : word
        guard single.count > 5, single.hasSuffix("ito") || single.hasSuffix("ita"), let ending = single.last else {
            return []
        }
        let stem = String(single.dropLast(3))
        var stems = [stem]
        if stem.hasSuffix("c") { stems.append(stem.dropLast() + "z") }
        if stem.hasSuffix("qu") { stems.append(stem.dropLast(2) + "c") }
        if stem.hasSuffix("gu") { stems.append(String(stem.dropLast())) }
        return stems.flatMap { [$0 + String(ending), $0 + "e", $0] }
    }
}
