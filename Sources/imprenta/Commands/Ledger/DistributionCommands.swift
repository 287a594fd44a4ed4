import ArgumentParser
import Foundation
import Geometry
import Ledger
import PrintModel
import Production

/// `imprenta ledger distribute RUN`
struct DistributeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "distribute",
        abstract: Language.current.say(
            "Anota a dónde van los ejemplares de un tiraje, o cuántos se contaron.",
            "Record where the copies of a run go, or how many were counted."))

    @Argument(
        help: .words(
            "El tiraje: el número que dio «receive».", "The run: the number that “receive” gave.", "tiraje", "run"))
    var number: Int

    @Option(
        help: .words("Delegación que recibe --copies.", "Delegation that gets --copies.", "delegación", "delegation"))
    var delegation: String?
    @Option(help: .words("Ejemplares.", "Copies.", "número", "number")) var copies: Int?
    @Option(help: .words("Ejemplares al depósito legal.", "Copies to legal deposit.", "número", "number")) var deposit:
        Int?
    @Option(help: .words("Ejemplares al archivo.", "Copies to the archive.", "número", "number")) var archive: Int?
    @Option(help: .words("Ejemplares contados en existencia.", "Copies counted in stock.", "número", "number"))
    var count: Int?
    @Option(help: .words("Oficina o cargo que recibió.", "Office that received them.", "texto", "text")) var receivedBy:
        String?
    @Option(
        help: .words(
            "El acuse firmado, escaneado; se guarda.", "The signed receipt, scanned; it is kept.", "archivo", "file"))
    var receipt: String?

    @OptionGroup var act: ActOptions

    func validate() throws {
        guard (delegation == nil) == (copies == nil), [copies, deposit, archive, count].contains(where: { $0 != nil })
        else {
            throw ValidationError(
                Language.current.say(
                    "Diga --delegation con --copies, --deposit, --archive o --count.",
                    "Say --delegation with --copies, --deposit, --archive or --count."))
        }
    }

    func run() async throws {
        try LedgerSession.record(act) { desk in
            let place = try delegation.map(desk.delegation)
            let scan = try receipt.map(desk.attachment)
            let parts: [(Distribution.Destination, Int?)] = [
                (.delegation, copies), (.deposit, deposit), (.archive, archive), (.count, count),
            ]
            return try act.record(at: desk, attachments: scan.map { [$0] } ?? []) { _ in
                parts.compactMap { destination, copies in
                    copies.map {
                        .distribution(
                            Distribution(
                                run: number, destination: destination,
                                delegation: destination == .delegation ? place : nil, copies: $0,
                                receivedBy: receivedBy, receipt: destination == .delegation ? scan?.sha256 : nil))
                    }
                }
            }
        }
    }
}

/// `imprenta ledger attach ORDER FILE`
struct AttachCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "attach",
        abstract: Language.current.say(
            "Guarda un documento con su orden: requisición, cotización, contrato, remisión, comprobante.",
            "Keep a document with its order: requisition, quote, contract, delivery note, proof."))

    @Argument(help: .words("La orden: 2024-001.", "The order: 2024-001.", "orden", "order")) var order: String
    @Argument(help: .words("El archivo.", "The file.", "archivo", "file")) var file: String
    @Option(help: .words("Qué es.", "What it is.", "texto", "text")) var title: String

    @OptionGroup var act: ActOptions

    func run() async throws {
        try LedgerSession.record(act) { desk in
            let attachment = try desk.attachment(file)
            return try act.record(at: desk, attachments: [attachment]) { _ in
                [.evidence(Evidence(order: order, title: title, sha256: attachment.sha256))]
            }
        }
    }
}

/// `imprenta ledger progress LINE`
struct ProgressCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "progress",
        abstract: Language.current.say("Anota el avance físico de una meta.", "Record the physical progress of a goal.")
    )

    @Argument(help: .words("La partida: 6.1.", "The line: 6.1.", "partida", "line")) var line: String
    @Option(help: .words("Cuántas más se cumplieron.", "How many more were done.", "número", "number")) var done: Int

    @OptionGroup var act: ActOptions

    func run() async throws {
        let progress = Progress(line: act.line(line), done: done)
        try LedgerSession.record(act) { try act.record(at: $0) { _ in [.progress(progress)] } }
    }
}

/// `imprenta ledger close 2024-Q2`
struct CloseCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "close",
        abstract: Language.current.say(
            "Cierra un trimestre: ya no cambia.", "Close a quarter: it does not change any more."))

    @Argument(help: .words("El trimestre: 2024-Q2.", "The quarter: 2024-Q2.", "trimestre", "quarter")) var quarter:
        String

    @OptionGroup var act: ActOptions

    func run() async throws {
        let parts = quarter.uppercased().split(separator: "-", omittingEmptySubsequences: false)
        let ends = ["Q1": "03-31", "Q2": "06-30", "Q3": "09-30", "Q4": "12-31"]
        let end = parts.count == 2 ? ends[String(parts[1])].map { "\(parts[0])-\($0)" } : nil
        let closing = Closing(through: end ?? quarter)
        try LedgerSession.record(act) { try act.record(at: $0) { _ in [.closing(closing)] } }
    }
}
