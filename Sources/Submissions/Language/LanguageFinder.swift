import PrintModel

/// Tells what language a text is in by its commonest words: what a file declares is a hint, often its program's.
///
/// Articles, prepositions, pronouns and auxiliaries are a third to a half of any text in these languages; a word that
/// several share counts for each of them, and so for none.
enum LanguageFinder {
    /// A text shorter than this many words is not judged by itself.
    static let fewest = 8

    private static let common: [String: Set<String>] = [
        "es": words(
            """
            el la los las un una unos unas de del al a en y e o u que se lo le les su sus con por para como más pero no sí
            es son fue fueron ser era está están ha han había hay este esta esto estos estas ese esa esos esas qué cuando
            donde quien también entre sobre hasta desde sin muy ya me mi nos ni cada todo todos toda todas porque si
            """),
        "en": words(
            """
            the a an of to in and or that is are was were be been has have had it its this these those with for on at by
            from as not but they he she we you his her their our will would can which who what when where there than then
            if so into about all no do does did i my your
            """),
        "fr": words(
            """
            le la les un une des de du au aux en et ou que qui se ce cette ces il elle ils elles on nous vous je son sa
            ses leur leurs avec par pour comme plus mais ne pas est sont été être était a ont dans sur sans sous où très
            y tout tous toute toutes si
            """),
        "pt": words(
            """
            o a os as um uma uns umas de do da dos das ao à aos às em no na nos nas e ou que se lhe seu sua seus suas com
            por para pelo pela como mais mas não é são foi foram ser era está estão há este esta isto esse essa quando
            onde também entre sobre até sem muito já me nos cada tudo todos todas porque
            """),
        "it": words(
            """
            il lo la i gli le un uno una di del della dei delle degli al alla ai alle in nel nella e ed o che si ci suo sua
            suoi con per come più ma non è sono era essere stato ha hanno questo questa quello da dal dalla su sul sulla
            anche quando dove chi tra fra senza molto ogni tutto tutti se
            """),
        "de": words(
            """
            der die das den dem des ein eine einen einem einer und oder nicht ist sind war waren sein hat haben wird werden
            in im an am auf aus bei mit nach von vom zu zum zur für als auch es er sie wir ich ihr sich wie wenn dass daß
            so aber nur noch über unter
            """),
    ]

    /// The language of texts as BCP 47 has it, or `nil` where their words do not tell.
    static func language(of texts: [RichText]) -> String? {
        clearest(hits(in: texts.map(\.plain)), ahead: 3, factor: 1.25)
    }

    /// The language of one paragraph where it is clearly not `language`, that of the text around it.
    static func otherLanguage(of text: RichText, than language: String) -> String? {
        let found = hits(in: [text.plain])
        guard found.words >= fewest, let other = clearest(found, ahead: 4, factor: 2), other != language else {
            return nil
        }
        return other
    }

    /// Whether words speak for the language they are said to be in no less than for that of the text around them.
    static func allows(_ hint: String, for text: String, in language: String) -> Bool {
        let found = hits(in: [text])
        return found.counts[base(hint), default: 0] >= found.counts[language, default: 0]
    }

    /// The language of a tag, without region: `es-MX` is `es`.
    static func base(_ tag: String) -> String {
        tag.split(separator: "-").first.map { $0.lowercased() } ?? tag.lowercased()
    }

    private static func words(_ text: String) -> Set<String> {
        Set(text.split(whereSeparator: \.isWhitespace).map(String.init))
    }

    private static func hits(in texts: [String]) -> (words: Int, counts: [String: Int]) {
        var total = 0
        var counts: [String: Int] = [:]
        for text in texts {
            for word in text.split(whereSeparator: { !$0.isLetter }) {
                total += 1
                let word = word.lowercased()
                for (language, words) in common where words.contains(word) { counts[language, default: 0] += 1 }
            }
        }
        return (total, counts)
    }

    /// The language that most words speak for: a tenth of all at least, and clearly ahead of the next.
    private static func clearest(
        _ found: (words: Int, counts: [String: Int]), ahead: Int, factor: Double
    ) -> String? {
        let order = found.counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
        guard let best = order.first, best.value * 10 >= found.words else { return nil }
        let next = order.dropFirst().first?.value ?? 0
        return best.value >= next + ahead && Double(best.value) >= Double(next) * factor ? best.key : nil
    }
}
