import Geometry
import Submissions

/// The receipt that an area gets: what arrived, and what is to be mended.
struct Receipt {
    let submission: Submission

    init(_ submission: Submission) {
        self.submission = submission
    }

    /// The receipt as text, at most 100 columns wide but for findings.
    func text(in language: Language) -> String {
        var lines = [
            language.say("ACUSE DE RECIBO · Folio \(submission.number)", "RECEIPT · Number \(submission.number)"),
            "",
        ]
        if let area = submission.area { lines.append(language.say("Área: ", "Area: ") + area) }
        if let publication = submission.publication {
            lines.append(language.say("Para: ", "For: ") + publication)
        }
        for step in submission.steps {
            let reason = step.reason.map { " — " + $0 } ?? ""
            lines.append("\(Receipt.word(step.state, language)): \(step.time), \(step.by)\(reason)")
        }
        lines.append("")
        for file in submission.files { lines += self.lines(of: file, language) }
        if !submission.reports.isEmpty {
            lines += ["", language.say("Reportes:", "Reports:")]
            lines += submission.reports.map { report in
                let title = report.title.isEmpty ? "—" : report.title
                return language.say(
                    "  \(report.slug): «\(title)», \(report.words) palabras, \(report.photos.count) fotos",
                    "  \(report.slug): “\(title)”, \(report.words) words, \(report.photos.count) photos")
            }
        }
        return lines.joined(separator: "\n") + "\n"
    }

    private func lines(of file: SubmittedFile, _ language: Language) -> [String] {
        var facts = [Receipt.size(file.size, language)]
        if let words = file.words { facts.append(language.say("\(words) palabras", "\(words) words")) }
        if let pictures = file.pictures, pictures > 0 {
            facts.append(language.say("\(pictures) imágenes", "\(pictures) pictures"))
        }
        if file.isRefused { facts.append(language.say("NO SE PUDO LEER", "COULD NOT BE READ")) }
        let head = "• \(file.name) (\(facts.joined(separator: ", ")))"
        let digest = "  SHA-256 \(file.digest)"
        let findings = file.findings.map { finding in
            let mark = finding.severity == .error ? "✗" : finding.severity == .warning ? "!" : "·"
            return "  \(mark) \(Catalogue.text(of: finding, in: language))"
        }
        return [head, digest] + findings
    }

    /// What a state is called.
    static func word(_ state: Submission.State, _ language: Language) -> String {
        switch state {
        case .received: language.say("Recibido", "Received")
        case .accepted: language.say("Aceptado", "Accepted")
        case .returned: language.say("Devuelto", "Returned")
        case .withdrawn: language.say("Retirado", "Withdrawn")
        }
    }

    private static func size(_ bytes: Int, _ language: Language) -> String {
        if bytes < 1024 { return "\(bytes) B" }
        let kilobytes = (bytes + 512) / 1024
        return kilobytes < 1024 ? "\(kilobytes) kB" : "\((kilobytes + 512) / 1024) MB"
    }
}

/// Submissions as a table for the terminal.
enum IntakeTable {
    /// A line a submission: number, state, area, files, reports, when.
    static func text(of submissions: [Submission], in language: Language) -> String {
        guard !submissions.isEmpty else { return language.say("No hay nada recibido.\n", "Nothing was received.\n") }
        let rows = submissions.map { submission in
            [
                submission.number, Receipt.word(submission.state, language), submission.area ?? "—",
                submission.publication ?? "—", String(submission.files.count),
                submission.reports.map(\.slug).joined(separator: ", "),
            ]
        }
        let heads = [
            "Folio", language.say("Estado", "State"), language.say("Área", "Area"), language.say("Para", "For"),
            language.say("Archivos", "Files"), language.say("Reportes", "Reports"),
        ]
        let widths = heads.indices.map { column in ([heads] + rows).map { $0[column].count }.max() ?? 0 }
        return ([heads] + rows).map { row in
            zip(row, widths).map { $0 + String(repeating: " ", count: $1 - $0.count) }.joined(separator: "  ")
                .trimmedEnd + "\n"
        }.joined()
    }
}

extension String {
    /// Without spaces at its end.
    fileprivate var trimmedEnd: String { String(reversed().drop { $0 == " " }.reversed()) }
}
