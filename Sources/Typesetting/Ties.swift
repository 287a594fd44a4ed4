/// Which neighbouring words stay on one line, by Spanish typographic use.
enum Ties {
    private static let units: Set<String> = [
        "km", "m", "cm", "mm", "ha", "kg", "g", "t", "l", "ml", "%", "°C", "km/h", "h", "min", "m²", "m³", "mil", "hrs",
        "pesos", "millones",
    ]
    private static let abbreviations: Set<String> = [
        "núm.", "no.", "nº", "pág.", "págs.", "art.", "arts.", "sr.", "sra.", "srta.", "dr.", "dra.", "lic.", "ing.",
        "av.", "col.", "tel.", "calle", "$", "inciso", "capítulo", "fracción",
    ]

    /// Whether the space between two words must not end a line.
    static func bind(_ before: String, _ after: String) -> Bool {
        let unit = after.trimmingPunctuation
        if before.last?.isNumber == true, units.contains(unit) { return true }
        return abbreviations.contains(before.lowercased()) && after.first.map { $0.isNumber || $0.isUppercase } == true
    }
}

extension String {
    fileprivate var trimmingPunctuation: String {
        var text = Substring(self)
        while let last = text.last, ".,;:)»”".contains(last) { text.removeLast() }
        return String(text)
    }
}
