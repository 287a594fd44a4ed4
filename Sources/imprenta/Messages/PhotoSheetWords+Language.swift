import Geometry
import PrintModel

extension PhotoSheetWords {
    /// The words of a contact sheet in a language.
    init(in language: Language) {
        self.init(
            title: language.say("Fotos, de la mejor a la peor", "Photos, from the best to the worst"),
            summary: { Self.summary($0, $1, $2, language) },
            page: { language.say("página \($0) de \($1)", "page \($0) of \($1)") },
            bars: language == .spanish
                ? ["Nitidez", "Exposición", "Contraste", "Tamaño", "Sin grano"]
                : ["Sharpness", "Exposure", "Contrast", "Size", "No grain"],
            widths: { good, most in
                language.say(
                    "Ancho: bien hasta \(good) mm, máximo \(most)", "Width: good up to \(good) mm, at most \(most)")
            },
            reason: { Self.reason($0, $1, $2, language) },
            unusable: { count in
                count == 1
                    ? language.say("Una foto no se puede usar", "One photo cannot be used")
                    : language.say("\(count) fotos no se pueden usar", "\(count) photos cannot be used")
            },
            finding: { Catalogue.text(of: $0, in: language) })
    }

    private static func summary(_ photos: Int, _ duplicates: Int, _ condition: String, _ language: Language) -> String {
        let count =
            photos == 1 ? language.say("1 foto", "1 photo") : language.say("\(photos) fotos", "\(photos) photos")
        let copies =
            duplicates == 0
            ? ""
            : duplicates == 1
                ? language.say(", 1 casi repetida", ", 1 nearly the same as another")
                : language.say(", \(duplicates) casi repetidas", ", \(duplicates) nearly the same as others")
        return "\(count)\(copies)  ·  \(condition)"
    }

    private static func reason(_ reason: PhotoReason, _ other: String, _ faces: Int, _ language: Language) -> String {
        switch reason {
        case .blurred: language.say("borrosa", "blurred")
        case .soft: language.say("poco nítida", "soft")
        case .dark: language.say("oscura", "dark")
        case .bright: language.say("muy clara", "too bright")
        case .shadowsLost: language.say("sombras perdidas", "shadows lost")
        case .highlightsLost: language.say("luces quemadas", "highlights burnt out")
        case .flat: language.say("sin contraste", "flat")
        case .grainy: language.say("con grano", "grainy")
        case .small: language.say("chica para una columna", "too small for a column")
        case .duplicate: language.say("casi igual a la \(other)", "nearly the same as \(other)")
        case .faces: faces == 1 ? language.say("1 cara", "1 face") : language.say("\(faces) caras", "\(faces) faces")
        case .large: language.say("da para una página", "good for a whole page")
        case .sound: language.say("nítida y bien expuesta", "sharp and well exposed")
        }
    }
}
