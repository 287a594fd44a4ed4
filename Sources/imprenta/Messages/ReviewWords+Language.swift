import Geometry
import Production
import Revision

extension ReviewWords {
    /// The words in a language of the command.
    static func `in`(_ language: Language) -> ReviewWords {
        let states = ReportState.allCases.map { ($0, StateWords.name($0, language)) }
        return ReviewWords(
            language: language.rawValue, heading: language.say("Revisión", "Review"), facts: facts(language),
            parts: parts(language), states: Dictionary(uniqueKeysWithValues: states),
            notes: language.say("Notas", "Notes"),
            legend: language.say(
                "Subrayado: agregado desde la ronda anterior. Tachado: quitado.",
                "Underlined: added since the round before. Struck out: removed."),
            boxes: [
                language.say("Aprobado", "Approved"),
                language.say("Aprobado con correcciones", "Approved with corrections"),
            ],
            signature: [
                language.say("Nombre y cargo", "Name and post"), language.say("Firma", "Signature"),
                language.say("Fecha", "Date"),
            ], round: { language.say("Ronda \($0)", "Round \($0)") },
            page: { language.say("Página \($0) de \($1)", "Page \($0) of \($1)") }, day: { day($0, language) },
            measured: { count, asked in
                guard let asked else { return String(count) }
                if asked.lowerBound == asked.upperBound {
                    return language.say("\(count) de \(asked.lowerBound)", "\(count) of \(asked.lowerBound)")
                }
                return language.say(
                    "\(count) de \(asked.lowerBound) a \(asked.upperBound)",
                    "\(count) of \(asked.lowerBound) to \(asked.upperBound)")
            },
            changed: { added, removed in
                if added == 0, removed == 0 { return language.say("ninguno", "none") }
                return language.say("+\(added) −\(removed) palabras", "+\(added) −\(removed) words")
            })
    }

    private static func facts(_ language: Language) -> [Fact: String] {
        [
            .state: language.say("Estado", "State"), .words: language.say("Palabras", "Words"),
            .photos: language.say("Fotos", "Photos"), .due: language.say("Vence", "Due"),
            .version: language.say("Versión", "Version"), .changes: language.say("Cambios", "Changes"),
        ]
    }

    private static func parts(_ language: Language) -> [Part: String] {
        [
            .figures: language.say("Cifras", "Figures"), .quotes: language.say("Citas", "Quotations"),
            .photos: language.say("Fotografías", "Photographs"),
            .alternative: language.say("Texto alternativo", "Alternative text"),
            .credit: language.say("Crédito", "Credit"), .place: language.say("Lugar", "Place"),
            .date: language.say("Fecha", "Date"),
        ]
    }

    private static let months = [
        "ene", "feb", "mar", "abr", "may", "jun", "jul", "ago", "sep", "oct", "nov", "dic",
    ]
    private static let englishMonths = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]

    private static func day(_ date: CivilDate, _ language: Language) -> String {
        let names = language == .spanish ? months : englishMonths
        let month = names.indices.contains(date.month - 1) ? names[date.month - 1] : ""
        return "\(date.day) \(month) \(date.year)"
    }
}
