import Foundation
import Geometry
import PrintModel
import Submissions

/// The receipt (acuse) that an area gets: what arrived, and what is to be mended, in the words of its language.
struct Receipt {
    let submission: Submission
    let language: Language
    /// The area's name; its id where the workspace knows none.
    let area: String?
    let municipality: String

    init(_ submission: Submission, in language: Language, settings: Workspace?) {
        self.submission = submission
        self.language = language
        area = submission.area.map { settings?.areas[$0]?.name ?? $0 }
        municipality = settings?.municipality ?? ""
    }

    /// Whether the files were only looked at: there is no number then, and nothing is kept.
    var isPreview: Bool { submission.folio == 0 }

    // MARK: Its parts

    func say(_ es: String, _ en: String) -> String { language.say(es, en) }

    var title: String {
        isPreview
            ? say("Revisión previa: no se recibió nada", "A look before: nothing was taken in")
            : say("Acuse de recibo", "Receipt")
    }

    var reportsTitle: String { say("Reportes que salieron de estos archivos", "Reports made of these files") }
    var filesTitle: String { say("Lo que llegó", "What arrived") }

    /// Facts of the whole, with their names.
    var facts: [(String, String)] {
        var facts = isPreview ? [] : [("Folio", submission.number)]
        if let area { facts.append((say("Área", "Area"), area)) }
        if let publication = submission.publication { facts.append((say("Para", "For"), publication)) }
        if !isPreview { facts += submission.steps.map { (Receipt.word($0.state, language), words(of: $0)) } }
        if let days = submission.daysLate {
            let late = days == 1 ? say("1 día", "1 day") : say("\(days) días", "\(days) days")
            facts.append((say("Entrega", "Delivery"), late + say(" después de la fecha pedida", " after its date")))
        }
        facts.append((say("Archivos", "Files"), String(submission.files.count)))
        return facts
    }

    /// What was done, when, by whom and why.
    private func words(of step: SubmissionStep) -> String {
        var text = "\(moment(step.time)), \(step.by)"
        let replaced = step.replaced.map { Set($0.values).sorted().joined(separator: ", ") }
        if let replaced { text += ". " + say("Reemplazó a ", "It took the place of ") + replaced }
        if let reason = step.reason { text += ". " + say("Motivo: ", "Reason: ") + reason }
        return text
    }

    /// What is to be done, in a sentence.
    var summary: String {
        let refused = submission.files.count(where: \.isRefused)
        let errors = submission.findings.count { $0.severity == .error }
        let warnings = submission.findings.count { $0.severity == .warning }
        func count(_ number: Int, _ one: String, _ many: String) -> String { number == 1 ? one : "\(number) \(many)" }
        var parts: [String] = []
        if errors > 0 {
            parts.append(
                say(
                    "hay " + count(errors, "una cosa que corregir", "cosas que corregir"),
                    count(errors, "one thing is to be mended", "things are to be mended")))
        }
        if warnings > 0 {
            parts.append(
                say(
                    (errors > 0 ? "" : "hay ")
                        + count(
                            warnings, errors > 0 ? "una que revisar" : "una cosa que revisar",
                            errors > 0 ? "que revisar" : "cosas que revisar"),
                    count(warnings, "one to be looked over", "to be looked over")))
        }
        let open =
            refused == 0
            ? (isPreview ? say("Se pudo leer todo", "All can be read") : say("Se recibió todo", "All was taken in"))
            : say(
                count(refused, "Un archivo no se pudo leer", "archivos no se pudieron leer"),
                count(refused, "One file could not be read", "files could not be read"))
        if parts.isEmpty { return open + say(" y no falta nada.", ", and nothing is wanting.") }
        return open + "; " + parts.joined(separator: say(" y ", ", ")) + "."
    }

    /// What a file is, in a line.
    func facts(of file: SubmittedFile) -> String {
        var facts = [Receipt.name(of: file.kind, language), Receipt.size(file.size, language)]
        if let words = file.words { facts.append(say("\(words) palabras", "\(words) words")) }
        if let pictures = file.pictures, pictures > 0 {
            facts.append(say(pictures == 1 ? "1 imagen" : "\(pictures) imágenes", "\(pictures) pictures"))
        }
        if let picture = file.picture {
            let size = "\(picture.width) × \(picture.height) "
            facts.append(size + say("puntos", "pixels"))
            if let taken = picture.taken { facts.append(say("tomada el ", "taken on ") + language.date(taken)) }
        }
        if file.isRefused { facts.append(say("no se pudo leer", "could not be read")) }
        return facts.joined(separator: ", ")
    }

    /// What was found, by how much it matters, the gravest first: a heading, and the findings with their files.
    var found: [Found] {
        let severities: [Finding.Severity] = [.error, .warning, .note]
        return severities.map { severity in
            var findings: [Found.Item] = []
            for file in submission.files {
                for finding in file.findings where finding.severity == severity {
                    findings.append(Found.Item(file: file.name, text: Catalogue.text(of: finding, in: language)))
                }
            }
            return Found(title: heading(severity), severity: severity, items: findings)
        }.filter { !$0.items.isEmpty }
    }

    /// Findings of one severity.
    struct Found {
        struct Item {
            var file: String
            var text: String
        }
        var title: String
        var severity: Finding.Severity
        var items: [Item]
    }

    private func heading(_ severity: Finding.Severity) -> String {
        switch severity {
        case .error: say("Hay que corregir", "To be mended")
        case .warning: say("Hay que revisar", "To be looked over")
        case .note: say("Para saber", "To know")
        }
    }

    func words(of report: SubmittedReport) -> String {
        let title = report.title.isEmpty ? "—" : report.title
        var text = say("«\(title)», \(report.words) palabras", "“\(title)”, \(report.words) words")
        let (photos, tables) = (report.photos.count, report.tables ?? 0)
        text += say(photos == 1 ? ", 1 foto" : ", \(photos) fotos", photos == 1 ? ", 1 photo" : ", \(photos) photos")
        if tables > 0 { text += say(tables == 1 ? ", 1 tabla" : ", \(tables) tablas", ", \(tables) tables") }
        return text
    }
}

extension Submission {
    /// What was found in all its files.
    var findings: [Finding] { files.flatMap(\.findings) }
}
