import Geometry
import PrintModel
import Submissions

extension Receipt {
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
