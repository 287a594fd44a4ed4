import ArgumentParser
import Foundation
import Geometry
import Ledger
import Production

/// What came of proving a ledger, as `--json` prints it.
private struct ProofJSON: Encodable {
    let entries: Int
    let head: String?

    init(_ proof: LedgerStore.Proof) { (entries, head) = (proof.entries, proof.head) }

    func text(_ language: Language) -> String {
        language.say(
            "\(entries) asientos, cadena y saldos en orden. Último: \(head ?? "—")",
            "\(entries) entries, chain and balances in order. Last: \(head ?? "—")")
    }
}

/// `imprenta ledger verify`
struct VerifyCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify",
        abstract: Language.current.say(
            "Comprueba la cadena de asientos, las reglas y los saldos.",
            "Prove the chain of entries, the rules and the balances."))

    @Option(
        help: .words(
            "El último asiento que se anotó aparte; debe estar en la cadena.",
            "A last entry that was noted elsewhere; it must be in the chain.", "hash", "hash"))
    var head: String?

    @OptionGroup var options: Options

    func run() async throws {
        try LedgerSession.run(options) { desk in
            let proof = try desk.store().verify(known: head)
            let answer = ProofJSON(proof)
            return (answer, proof.findings.isEmpty ? answer.text(.current) : "", proof.findings)
        }
    }
}

/// `imprenta ledger export`
struct ExportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export",
        abstract: Language.current.say(
            "Escribe todos los asientos, un objeto JSON por línea.", "Write all entries, a JSON object a line."))

    @Option(
        help: .words(
            "Archivo; si no se dice, la salida estándar.", "File; by default standard output.", "archivo", "file"))
    var output: String?

    @OptionGroup var options: Options

    func run() async throws {
        try LedgerSession.run(options) { desk in
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
            let file = try output.map { try OutputFile(path: URL(fileURLWithPath: $0).standardizedFileURL.path) }
            var count = 0
            try desk.store().read { reader in
                try reader.eachEntry { entry in
                    count += 1
                    let line = try encoder.encode(EntryJSON(entry)) + [0x0A]
                    if let file {
                        try line.withUnsafeBytes { try file.write($0) }
                    } else if !options.json {
                        FileHandle.standardOutput.write(line)
                    }
                }
            }
            try file?.commit()
            let said = output == nil ? "" : Language.current.say("\(count) asientos.", "\(count) entries.")
            return (["entries": count], said, [])
        }
    }
}

/// `imprenta ledger backup FILE`
struct BackupCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "backup",
        abstract: Language.current.say(
            "Copia el libro a un archivo nuevo y comprueba la copia.",
            "Copy the ledger to a new file, and prove the copy."))

    @Argument(help: .words("El archivo nuevo.", "The new file.", "archivo", "file")) var file: String
    @OptionGroup var options: Options

    func run() async throws {
        try LedgerSession.run(options) { desk in
            let path = URL(fileURLWithPath: file).standardizedFileURL.path
            let answer = ProofJSON(try desk.store().backup(to: path, shown: file))
            return (answer, answer.text(.current), [])
        }
    }
}

/// `imprenta ledger restore FILE`
struct RestoreCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "restore",
        abstract: Language.current.say(
            "Pone un respaldo, ya comprobado, en lugar del libro.", "Put a backup, once proven, in the ledger's place.")
    )

    @Argument(help: .words("El respaldo.", "The backup.", "archivo", "file")) var file: String

    @Flag(
        help: .words(
            "Acepta perder los asientos que el respaldo no tiene.", "Accept the loss of entries that the backup lacks.")
    )
    var loseEntries = false

    @Flag(
        help: .words(
            "Ensaya: comprueba el respaldo y no toca el libro.", "Prove the backup; leave the ledger alone."))
    var dryRun = false

    @OptionGroup var options: Options

    func run() async throws {
        try LedgerSession.run(options) { desk in
            let path = URL(fileURLWithPath: file).standardizedFileURL.path
            let (proof, findings) = try desk.restore(
                from: path, shown: file, losing: loseEntries, isRehearsal: dryRun)
            let answer = ProofJSON(proof)
            let rehearsal = Language.current.say(
                "Ensayo: el libro quedó como estaba.", "Dry run: the ledger is as it was.")
            return (answer, (dryRun ? rehearsal + "\n" : "") + answer.text(.current), findings)
        }
    }
}
