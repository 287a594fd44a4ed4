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

    /// Whether a receipt comes back for copies that were handed out before.
    private var isReceipt: Bool {
        receipt != nil && delegation != nil && [copies, deposit, archive, count].allSatisfy { $0 == nil }
    }

    func validate() throws {
        let isHandOut = (delegation == nil) == (copies == nil)
        let isAny = [copies, deposit, archive, count].contains { $0 != nil }
        guard isReceipt || isHandOut && isAny && (receipt == nil || copies != nil) else {
            throw ValidationError(
                Language.current.say(
                    "Diga --delegation con --copies, --deposit, --archive o --count; o --delegation con --receipt, para el acuse que volvió firmado.",
                    "Say --delegation with --copies, --deposit, --archive or --count; or --delegation with --receipt, for a receipt that came back signed."
                ))
        }
    }

    func run() async throws {
        try LedgerSession.record(act) { desk in
            let place = try delegation.map(desk.delegation)
            let scan = try receipt.map(desk.attachment)
            if isReceipt, let place, let scan {
                return try act.record(at: desk, attachments: [scan]) { reader in
                    [.evidence(try desk.receipt(scan, of: number, from: place, in: reader))]
                }
            }
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

/// `imprenta ledger attach ORDER|ENTRY FILE`
struct AttachCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "attach",
        abstract: Language.current.say(
            "Guarda un documento con su orden, o con un asiento: requisición, cotización, contrato, remisión, acta.",
            "Keep a document with its order, or with an entry: requisition, quote, contract, delivery note, act."))

    @Argument(
        help: .words(
            "La orden: 2024-001; o el número de un asiento.", "The order: 2024-001; or an entry's number.",
            "orden", "order"))
    var order: String
    @Argument(help: .words("El archivo.", "The file.", "archivo", "file")) var document: String
    @Option(help: .words("Qué es.", "What it is.", "texto", "text")) var title: String
    @Option(
        help: .words(
            "Qué es para un auditor; si no se dice, lo que diga el título: \(Evidence.Kind.list).",
            "What it is to an auditor; by default what the title tells: \(Evidence.Kind.list).", "clase", "kind"))
    var kind: Evidence.Kind?

    @OptionGroup var act: ActOptions

    func run() async throws {
        try LedgerSession.record(act) { desk in
            let attachment = try desk.attachment(document)
            let entry = Int(order)
            return try act.record(at: desk, attachments: [attachment]) { reader in
                let own = try entry.flatMap { try reader.order(ofEntry: $0) }
                return [
                    .evidence(
                        Evidence(
                            order: entry == nil ? order : own, entry: entry,
                            kind: kind ?? Evidence.Kind(title: title), title: title, sha256: attachment.sha256))
                ]
            }
        }
    }
}

extension Evidence.Kind: ExpressibleByArgument {
    /// Every name, for help texts.
    fileprivate static var list: String { allCases.map(\.rawValue).joined(separator: ", ") }
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

    @Argument(help: .words("El trimestre: 2024-T2.", "The quarter: 2024-Q2.", "trimestre", "quarter")) var quarter:
        String

    @OptionGroup var act: ActOptions

    /// Last day of the quarter; `nil` where it is none.
    private var end: String? {
        let ends = ["1": "03-31", "2": "06-30", "3": "09-30", "4": "12-31"]
        guard let match = quarter.uppercased().wholeMatch(of: #/([0-9]{4})-[QT]([1-4])/#) else { return nil }
        return ends[String(match.2)].map { "\(match.1)-\($0)" }
    }

    func run() async throws {
        let closing = Closing(through: end ?? quarter)
        try LedgerSession.record(act) { try act.record(at: $0) { _ in [.closing(closing)] } }
    }
}
