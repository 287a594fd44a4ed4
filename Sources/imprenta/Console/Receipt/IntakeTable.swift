import Geometry
import Submissions

/// Submissions as a table for the terminal.
enum IntakeTable {
    /// A line a submission: number, state, when, area, files, what is to be mended, how late it came, reports.
    static func text(of submissions: [Submission], in language: Language) -> String {
        guard !submissions.isEmpty else { return language.say("No hay nada recibido.\n", "Nothing was received.\n") }
        var table = TextTable(
            [
                "Folio", language.say("Estado", "State"), language.say("Desde", "Since"), language.say("Área", "Area"),
                language.say("Para", "For"), language.say("Archivos", "Files"), language.say("Corregir", "Mend"),
                language.say("Tarde", "Late"),
                language.say("Reportes", "Reports"),
            ], figures: [])
        for submission in submissions {
            let errors = submission.findings.count { $0.severity == .error }
            table.add([
                submission.number, Receipt.word(submission.state, language),
                submission.steps.last.map { String($0.time.prefix(10)) } ?? "—", submission.area ?? "—",
                submission.publication ?? "—", String(submission.files.count), errors == 0 ? "—" : String(errors),
                submission.daysLate.map { "\($0) d" } ?? "—",
                submission.reports.map(\.slug).joined(separator: ", "),
            ])
        }
        return table.text + "\n"
    }
}
