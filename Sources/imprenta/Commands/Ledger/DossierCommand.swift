import ArgumentParser
import Foundation
import Geometry
import Ledger
import PrintModel
import Production

/// `imprenta ledger dossier ORDER`
struct DossierCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "dossier",
        abstract: Language.current.say(
            "Reúne en una carpeta todos los documentos de una orden, con su índice, y dice qué falta.",
            "Gather all documents of an order in a folder, with an index, and tell what is missing."))

    @Argument(help: .words("La orden: 2024-001.", "The order: 2024-001.", "orden", "order")) var order: String
    @Option(
        help: .words(
            "Carpeta; si no se dice, expediente-ORDEN.", "Folder; by default expediente-ORDER.", "carpeta", "folder"))
    var output: String?

    @OptionGroup var options: Options

    private struct Answer: Encodable {
        struct Check: Encodable {
            let need: String
            let found: Int
            let wanted: Int
        }
        let files: [String]
        let checks: [Check]
    }

    func run() async throws {
        try LedgerSession.run(options) { desk in
            let shown = output ?? "expediente-\(order)"
            let path = URL(fileURLWithPath: shown).standardizedFileURL.path
            let words = DossierWords.words(of: try desk.settings().municipality, in: .current)
            let (files, checks, found) = try desk.writeDossier(of: order, words, to: (path, shown)) {
                DossierCommand.table($0, $1)
            }
            var findings = found
            let missing = checks.filter { !$0.isMet }.compactMap { words.needs[$0.need] }
            if !missing.isEmpty {
                let what = missing.joined(separator: ", ")
                findings.append(Finding(.warning, .ledgerEvidenceMissing, ["order": order, "what": what]))
            }
            let answer = Answer(
                files: files,
                checks: checks.map { Answer.Check(need: $0.need.rawValue, found: $0.found, wanted: $0.wanted) })
            return (answer, files.map { "\(shown)/\($0)" }.joined(separator: "\n"), findings)
        }
    }

    /// Every entry of the order in a line, with its documents.
    private static func table(_ dossier: Dossier, _ files: [String]) -> String {
        let say = Language.current.say
        let heads = [
            say("Asiento", "Entry"), say("Fecha", "Date"), say("Acto", "Act"), say("Oficina", "Office"),
            say("Razón", "Reason"), say("Documento", "Document"), say("Archivo", "File"), "SHA-256",
        ]
        let rows = dossier.entries.map { entry -> [String] in
            let kept = zip(dossier.documents, files).filter { $0.0.entry == entry.number }
            return [
                String(entry.number), entry.header.date, LedgerWords.sentence(entry.act, .current), entry.header.by,
                entry.header.reason ?? "", entry.header.document ?? "", kept.map(\.1).joined(separator: "; "),
                kept.map(\.0.sha256).joined(separator: "; "),
            ]
        }
        return ReportCSV.table([heads] + rows)
    }
}
