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

    /// The day it was taken in.
    var day: CivilDate? { submission.steps.first.flatMap { CivilDate($0.time.prefix(10)) } }

    // MARK: Its parts

    private func say(_ es: String, _ en: String) -> String { language.say(es, en) }

    private var title: String { say("Acuse de recibo", "Receipt") }

    private var reportsTitle: String { say("Reportes que salieron de estos archivos", "Reports made of these files") }
    private var filesTitle: String { say("Lo que llegó", "What arrived") }

    /// Facts of the whole, with their names.
    private var facts: [(String, String)] {
        var facts = [("Folio", submission.number)]
        if let area { facts.append((say("Área", "Area"), area)) }
        if let publication = submission.publication { facts.append((say("Para", "For"), publication)) }
        for step in submission.steps {
            let reason = step.reason.map { ". " + say("Motivo: ", "Reason: ") + $0 } ?? ""
            facts.append((Receipt.word(step.state, language), "\(moment(step.time)), \(step.by)\(reason)"))
        }
        facts.append((say("Archivos", "Files"), String(submission.files.count)))
        return facts
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
            ? say("Se recibió todo", "All was taken in")
            : say(
                count(refused, "Un archivo no se pudo leer", "archivos no se pudieron leer"),
                count(refused, "One file could not be read", "files could not be read"))
        if parts.isEmpty { return open + say(" y no falta nada.", ", and nothing is wanting.") }
        return open + "; " + parts.joined(separator: say(" y ", ", ")) + "."
    }

    /// What a file is, in a line.
    private func facts(of file: SubmittedFile) -> String {
        var facts = [Receipt.name(of: file.kind, language), Receipt.size(file.size, language)]
        if let words = file.words { facts.append(say("\(words) palabras", "\(words) words")) }
        if let pictures = file.pictures, pictures > 0 {
            facts.append(say(pictures == 1 ? "1 imagen" : "\(pictures) imágenes", "\(pictures) pictures"))
        }
        if let picture = file.picture {
            let size = "\(picture.width) × \(picture.height) "
            facts.append(size + say("puntos", "pixels"))
            if let taken = picture.taken { facts.append(say("tomada el \(date(taken))", "taken on \(date(taken))")) }
        }
        if file.isRefused { facts.append(say("no se pudo leer", "could not be read")) }
        return facts.joined(separator: ", ")
    }

    /// What was found, by how much it matters, the gravest first: a heading, and the findings with their files.
    private var found: [Found] {
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
    private struct Found {
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

    private func words(of report: SubmittedReport) -> String {
        let title = report.title.isEmpty ? "—" : report.title
        var text = say("«\(title)», \(report.words) palabras", "“\(title)”, \(report.words) words")
        let (photos, tables) = (report.photos.count, report.tables ?? 0)
        text += say(photos == 1 ? ", 1 foto" : ", \(photos) fotos", photos == 1 ? ", 1 photo" : ", \(photos) photos")
        if tables > 0 { text += say(tables == 1 ? ", 1 tabla" : ", \(tables) tablas", ", \(tables) tables") }
        return text
    }

    // MARK: Text

    /// The receipt as text, at most 96 columns wide but for names and hashes.
    var text: String {
        var lines = [title.uppercased(), municipality].filter { !$0.isEmpty } + [""]
        let width = facts.map(\.0.count).max() ?? 0
        lines += facts.map { $0.0 + String(repeating: " ", count: width - $0.0.count) + "  " + $0.1 }
        lines += ["", summary]
        for part in found where part.severity != .note { lines += list(part) }
        if !submission.reports.isEmpty {
            lines += ["", reportsTitle + ":"]
            lines += submission.reports.flatMap { wrapped("\($0.slug): \(words(of: $0))") }
        }
        lines += ["", filesTitle + ":"]
        for file in submission.files {
            lines += ["  " + file.name, "    " + facts(of: file)]
            if !file.digest.isEmpty { lines.append("    SHA-256 " + file.digest) }
        }
        for part in found where part.severity == .note { lines += list(part) }
        return lines.joined(separator: "\n") + "\n"
    }

    private func list(_ found: Found) -> [String] {
        var lines = ["", found.title + ":"]
        var last: String?
        for item in found.items {
            if item.file != last { lines.append("  " + item.file) }
            lines += wrapped(item.text, indent: 4)
            last = item.file
        }
        return lines
    }

    /// A paragraph in lines of at most 96 columns, so many columns in, the second and later two more.
    private func wrapped(_ text: String, indent: Int = 2) -> [String] {
        let indent = String(repeating: " ", count: indent)
        var lines: [String] = []
        var line = indent
        for word in text.split(separator: " ") {
            let isEmpty = line.allSatisfy { $0 == " " }
            if !isEmpty, line.count + word.count + 1 > 96 {
                lines.append(line)
                line = indent + "  " + word
            } else {
                line += (isEmpty ? "" : " ") + word
            }
        }
        return lines + [line]
    }

    // MARK: Form

    /// The receipt as a form to be printed, filed and signed.
    var form: Form {
        var groups = [
            Form.Group(
                "", facts.map { Form.Line($0.0, $0.1) } + [Form.Line(say("Resultado", "Outcome"), summary)])
        ]
        func group(_ severities: [Finding.Severity]) -> [Form.Group] {
            found.filter { severities.contains($0.severity) }.map { part in
                var last: String?
                let lines = part.items.map { item in
                    defer { last = item.file }
                    let tone: Form.Tone = part.severity == .error ? .alert : .prose
                    return Form.Line(item.file == last ? "" : Receipt.breakable(item.file), item.text, tone)
                }
                return Form.Group(part.title, lines)
            }
        }
        groups += group([.error, .warning])
        if !submission.reports.isEmpty {
            groups.append(
                Form.Group(reportsTitle, submission.reports.map { Form.Line($0.slug, words(of: $0), .prose) }))
        }
        groups.append(
            Form.Group(
                filesTitle,
                submission.files.map { file in
                    let digest = file.digest.isEmpty ? "" : "\u{2028}SHA-256 " + Form.grouped(file.digest)
                    return Form.Line(Receipt.breakable(file.name), facts(of: file) + digest, .prose)
                }))
        groups += group([.note])
        return Form(
            title: "\(title) · Folio \(submission.number)", issuer: municipality, groups: groups,
            notes: [
                say(
                    "Los archivos se guardan tal como llegaron, bajo su SHA-256. Para corregir algo, mande de nuevo el archivo completo; lo ya recibido no se borra.",
                    "The files are kept as they came, under their SHA-256. To mend something, send the whole file again; what was received is never removed."
                )
            ],
            signatures: [
                say("Entrega: ", "Handed in by: ") + (area ?? ""),
                say("Recibe: ", "Received by: ") + (submission.steps.first?.by ?? ""),
            ])
    }

    // MARK: Words

    /// What a state is called.
    static func word(_ state: Submission.State, _ language: Language) -> String {
        switch state {
        case .received: language.say("Recibido", "Received")
        case .accepted: language.say("Aceptado", "Accepted")
        case .returned: language.say("Devuelto", "Returned")
        case .withdrawn: language.say("Retirado", "Withdrawn")
        }
    }

    /// What a kind of file is called.
    private static func name(of kind: FileKind, _ language: Language) -> String {
        switch kind {
        case .word, .oldWord: "Word"
        case .openText: "OpenDocument"
        case .spreadsheet: "Excel"
        case .openSpreadsheet: language.say("Hoja de cálculo", "Spreadsheet")
        case .csv: language.say("Datos (CSV)", "Data (CSV)")
        case .text: language.say("Texto", "Text")
        case .markdown: "Markdown"
        case .oldOffice: language.say("Office antiguo o con contraseña", "Old Office, or with a password")
        case .unknown: language.say("Archivo", "File")
        case .empty: language.say("Archivo vacío", "Empty file")
        case .jpeg, .heic, .png, .webp, .tiff, .gif, .avif:
            language.say("Foto ", "Photo ") + kind.rawValue.uppercased()
        case .rtf, .html, .pdf, .zip: kind.rawValue.uppercased()
        }
    }

    private static func size(_ bytes: Int, _ language: Language) -> String {
        if bytes < 1024 { return "\(bytes) B" }
        let kilobytes = (bytes + 512) / 1024
        guard kilobytes >= 1024 else { return "\(kilobytes) kB" }
        let tenths = (kilobytes * 10 + 512) / 1024
        return "\(tenths / 10).\(tenths % 10) MB"
    }

    /// `2024-05-14T10:00:00-0600` as people say it.
    private func moment(_ time: String) -> String {
        guard let day = CivilDate(time.prefix(10)) else { return time }
        return date(day) + ", " + time.dropFirst(11).prefix(5)
    }

    private func date(_ day: CivilDate) -> String {
        language == .spanish ? "\(day.day) de \(MonthNames.spanish[day.month - 1]) de \(day.year)" : day.iso
    }

    /// A name that may be broken where it has no space for long, as names of files have not.
    private static func breakable(_ name: String) -> String {
        var (result, run) = ("", 0)
        for character in name {
            run = character.isWhitespace || "-/".contains(character) ? 0 : run + 1
            result.append(character)
            if run == 18 { (result, run) = (result + "\u{200B}", 0) }
        }
        return result
    }
}

extension Submission {
    /// What was found in all its files.
    var findings: [Finding] { files.flatMap(\.findings) }
}

/// Submissions as a table for the terminal.
enum IntakeTable {
    /// A line a submission: number, state, when, area, files, what is to be mended, reports.
    static func text(of submissions: [Submission], in language: Language) -> String {
        guard !submissions.isEmpty else { return language.say("No hay nada recibido.\n", "Nothing was received.\n") }
        var table = TextTable(
            [
                "Folio", language.say("Estado", "State"), language.say("Desde", "Since"), language.say("Área", "Area"),
                language.say("Para", "For"), language.say("Archivos", "Files"), language.say("Corregir", "Mend"),
                language.say("Reportes", "Reports"),
            ], figures: [])
        for submission in submissions {
            let errors = submission.findings.count { $0.severity == .error }
            table.add([
                submission.number, Receipt.word(submission.state, language),
                submission.steps.last.map { String($0.time.prefix(10)) } ?? "—", submission.area ?? "—",
                submission.publication ?? "—", String(submission.files.count), errors == 0 ? "—" : String(errors),
                submission.reports.map(\.slug).joined(separator: ", "),
            ])
        }
        return table.text + "\n"
    }
}
