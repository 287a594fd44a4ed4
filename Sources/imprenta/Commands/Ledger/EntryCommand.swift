import ArgumentParser
import Foundation
import Geometry
import Ledger
import PrintModel
import Production

/// `imprenta ledger entry NUMBER`
struct EntryCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "entry",
        abstract: Language.current.say(
            "Muestra un asiento, lo que movió y los documentos que se guardan con él.",
            "Show an entry, what it posted, and the documents kept with it."))

    @Argument(help: .words("El número del asiento.", "The entry's number.", "asiento", "entry")) var number: Int
    @Option(
        help: .words(
            "Carpeta en que se escriben sus documentos.", "Folder to write its documents into.", "carpeta", "folder"))
    var output: String?

    @OptionGroup var options: Options

    private struct Answer: Encodable {
        struct Document: Encodable {
            let entry: Int
            let kind: String
            let name: String
            let sha256: String
        }
        let entry: EntryJSON
        let postings: [Posting]
        let documents: [Document]
        let files: [String]
    }

    func run() async throws {
        try LedgerSession.run(options) { desk in
            let (entry, postings, documents) = try desk.store().read { reader in
                guard let entry = try reader.entry(number) else {
                    throw Fault(.unusableData, .ledgerUnknownEntry, ["entry": String(number)])
                }
                return (entry, try reader.postings(of: number), try reader.documents(of: number))
            }
            let files = try output.map { shown in
                let path = URL(fileURLWithPath: shown).standardizedFileURL.path
                return try desk.writeDocuments(of: number, to: (path, shown)).map { "\(shown)/\($0)" }
            }
            let answer = Answer(
                entry: EntryJSON(entry), postings: postings,
                documents: documents.map {
                    Answer.Document(entry: $0.entry, kind: $0.kind.rawValue, name: $0.name, sha256: $0.sha256)
                }, files: files ?? [])
            return (answer, EntryCommand.text(entry, postings, documents, files ?? []), [])
        }
    }

    private static func text(
        _ entry: Entry, _ postings: [Posting], _ documents: [Dossier.Document], _ files: [String]
    ) -> String {
        let say = Language.current.say
        var lines = [
            say("Asiento \(entry.number), \(entry.header.date): ", "Entry \(entry.number), \(entry.header.date): ")
                + LedgerWords.sentence(entry.act, .current) + ".",
            say("Oficina: ", "Office: ") + entry.header.by,
        ]
        if let reason = entry.header.reason { lines.append(say("Razón: ", "Reason: ") + reason) }
        if let document = entry.header.document { lines.append(say("Documento: ", "Document: ") + document) }
        for posting in postings {
            let account = LedgerWords.account(posting.account, .current)
            lines.append("\(posting.line)  \(posting.month)  \(account)  \(posting.amount.text)")
        }
        let kinds = LedgerWords.documents(.current)
        for document in documents {
            lines.append("\(kinds[document.kind] ?? document.kind.rawValue): \(document.name)  \(document.sha256)")
        }
        return (lines + files).joined(separator: "\n")
    }
}
