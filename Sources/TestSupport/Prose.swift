/// Numbers that look random and are the same for the same seed (SplitMix64; Steele, Lea and Flood, OOPSLA 2014).
public struct SeededNumbers: RandomNumberGenerator {
    private var state: UInt64

    /// Numbers that follow from a seed.
    public init(seed: UInt64) { state = seed }

    /// The next number.
    public mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }
}

/// Text that reads like Spanish from afar, made of invented words; the same for the same seed.
public struct Prose {
    /// What chooses the words.
    public var numbers: SeededNumbers

    /// Text that follows from a seed.
    public init(seed: UInt64) { numbers = SeededNumbers(seed: seed) }

    /// One word.
    public mutating func word() -> String {
        // Of ten words of Spanish, five are tiny and two are long.
        let chance = Int.random(in: 0..<10, using: &numbers)
        let words = chance < 5 ? Prose.tiny : chance < 8 ? Prose.short : Prose.long
        return words.randomElement(using: &numbers) ?? "y"
    }

    /// So many words, the first with a capital, without a full stop.
    public mutating func phrase(_ count: Int) -> String {
        let words = (0..<count).map { _ in word() }.joined(separator: " ")
        return words.prefix(1).uppercased() + words.dropFirst()
    }

    /// So many words in sentences of five to eighteen.
    public mutating func paragraph(_ count: Int) -> String {
        var sentences: [String] = []
        var left = count
        while left > 0 {
            let length = min(left, Int.random(in: 5...18, using: &numbers))
            sentences.append(phrase(length) + ".")
            left -= length
        }
        return sentences.joined(separator: " ")
    }

    private static let tiny = ["de", "la", "el", "que", "en", "y", "a", "los", "se", "por", "con", "una", "su", "al"]

    private static let long = [
        "tramilla", "marandola", "carpintela", "sobrecanto", "desmandorle", "cañizuela",
        "arremonte", "deslumbral", "empalizón", "farolega", "guijarrosa", "hormigal",
        "jacarandal", "labrantino", "mazorquera", "nogaleda", "ñandutera", "olivarda", "pedregosa", "quebrantal",
        "ramblizo", "sementero", "tajamarra", "umbralada", "veredilla", "yerbazal", "zanjadora", "acueducta",
        "barrancosa", "camellonero", "descampadura", "encrucijada", "fontanela", "güerizo", "hondonera", "inundal",
        "jornalicia", "lavandela", "manantía", "nopalera", "ocotalina", "portalejo", "resquebrajo", "sombrilla",
        "terraplenada", "vecindaria", "reconstrucción", "empedradora", "pavimentela", "alumbrería", "cosechal",
    ]

    private static let short = [
        "mil", "tres", "obra", "agua", "calle", "plaza", "puente", "río", "piedra", "luz", "maíz", "higo", "tramo",
        "vereda", "ferrujo", "corvillo", "bruñada", "alborque", "camino", "güero", "hormiga", "jacal", "nogal", "otate",
    ]
}
