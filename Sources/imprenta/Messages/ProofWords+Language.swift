import Foundation
import Geometry
import PrintModel

extension ProofWords {
    /// The words of a proof in a language.
    init(in language: Language) {
        self.init(
            title: language.say("Revisión antes de imprenta", "Preflight"),
            verdict: { errors, warnings in Self.verdict(errors, warnings, language) },
            page: { language.say("Página \($0)", "Page \($0)") },
            finding: { Catalogue.text(of: $0, in: language) },
            count: { Self.count($0, $1, language) },
            facts: { Self.facts($0, $1, language) },
            document: language.say("Del archivo", "The file"),
            pages: language.say("Por página", "Page by page"),
            ink: { limit in
                let limit = Self.number(limit, 0)
                return language.say(
                    "Tinta más alta de cada página, con el límite de \(limit) %",
                    "Most ink of each page, with the limit of \(limit) %")
            },
            nothing: language.say("Sin observaciones.", "Nothing found."),
            continued: language.say("continúa", "continued"))
    }

    private static func verdict(_ errors: Int, _ warnings: Int, _ language: Language) -> String {
        if errors > 0 {
            let count = count(.error, errors, language) + ", " + count(.warning, warnings, language)
            return language.say("No debe imprimirse así: ", "Not to be printed as it is: ") + count
        }
        if warnings > 0 {
            return language.say("Puede imprimirse, con ", "Can be printed, with ") + count(.warning, warnings, language)
        }
        return language.say("Listo para imprenta", "Ready for print")
    }

    private static func count(_ severity: Finding.Severity, _ count: Int, _ language: Language) -> String {
        switch severity {
        case .error:
            count == 1 ? language.say("1 error", "1 error") : language.say("\(count) errores", "\(count) errors")
        case .warning:
            count == 1 ? language.say("1 aviso", "1 warning") : language.say("\(count) avisos", "\(count) warnings")
        case .note: count == 1 ? language.say("1 nota", "1 note") : language.say("\(count) notas", "\(count) notes")
        }
    }

    private static func facts(_ summary: PreflightSummary, _ profile: PreflightProfile, _ language: Language) -> [(
        name: String, value: String
    )] {
        let none = language.say("ninguna", "none")
        let size = [summary.trim.width, summary.trim.height].map { number(Length(points: $0).millimetres, 1) }
        let loose = summary.fonts.count { !$0.value }
        let fonts =
            loose == 0
            ? language.say("\(summary.fonts.count), todas incrustadas", "\(summary.fonts.count), all embedded")
            : language.say(
                "\(summary.fonts.count), \(loose) sin incrustar", "\(summary.fonts.count), \(loose) not embedded")
        let images = summary.lowestResolution.map { least in
            let ppi = number(least, 0)
            return language.say(
                "\(summary.images), la menor de \(ppi) ppp", "\(summary.images), the lowest of \(ppi) ppi")
        }
        let page = summary.highestAreaInkPage
        let ink = number(summary.highestAreaInk, 0) + " %"
        return [
            (language.say("Páginas", "Pages"), "\(summary.pages), \(size.joined(separator: " × ")) mm"),
            (language.say("Se declara", "Declares itself"), summary.declared ?? language.say("nada", "nothing")),
            (
                language.say("Se juzgó como", "Judged as"),
                summary.standard.title + language.say(", PDF \(summary.version)", ", PDF \(summary.version)")
            ),
            (
                language.say("Con los límites de", "With the limits of"),
                profile.title.isEmpty ? profile.name : profile.title
            ),
            (language.say("Tipografías", "Fonts"), summary.fonts.isEmpty ? none : fonts),
            (language.say("Imágenes", "Images"), images ?? (summary.images == 0 ? none : String(summary.images))),
            (
                language.say("Color", "Colour"),
                summary.spaces.isEmpty ? none : summary.spaces.keys.sorted().joined(separator: ", ")
            ),
            (
                language.say("Tintas directas", "Spot inks"),
                summary.spots.isEmpty ? none : summary.spots.joined(separator: ", ")
            ),
            (
                language.say("Tinta más alta", "Most ink"),
                page == 0 ? none : ink + language.say(", página \(page)", ", page \(page)")
            ),
        ]
    }

    private static func number(_ value: Double, _ decimals: Int) -> String {
        let text = String(format: "%.\(decimals)f", value)
        return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
    }
}
