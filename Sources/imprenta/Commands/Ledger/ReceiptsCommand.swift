import ArgumentParser
import Foundation
import Geometry
import Ledger
import PrintModel
import Production

/// `imprenta ledger receipts RUN`
struct ReceiptsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "receipts",
        abstract: Language.current.say(
            "Escribe la lista de embarque de un tiraje y un acuse para firmar por delegación, en PDF.",
            "Write a run's packing list and a receipt to sign for each delegation, as PDF."))

    @Argument(
        help: .words(
            "El tiraje: el número que dio «receive».", "The run: the number that “receive” gave.", "tiraje", "run"))
    var number: Int

    @Option(
        help: .words(
            "Archivo PDF; si no se dice, acuses-TIRAJE.pdf.", "PDF file; by default acuses-RUN.pdf.", "archivo", "file")
    )
    var output: String?

    @OptionGroup var options: Options

    func run() async throws {
        try LedgerSession.run(options) { desk in
            let file = output ?? "acuses-\(number).pdf"
            let words = ReceiptsCommand.words(of: try desk.settings().municipality, in: .current)
            let findings = try desk.writeReceipts(of: number, words, to: file)
            return (["file": file], file, findings)
        }
    }

    private static func words(of municipality: String, in language: Language) -> ReceiptWords {
        ReceiptWords(
            municipality: municipality, list: language.say("Lista de embarque", "Packing list"),
            receipt: language.say("Acuse de recibo", "Receipt"), run: language.say("Tiraje", "Run"),
            job: language.say("Publicación", "Publication"), date: language.say("Fecha de envío", "Sent on"),
            delegation: language.say("Delegación", "Delegation"), copies: language.say("Ejemplares", "Copies"),
            total: "Total", sentBy: language.say("Envía", "Sent by"),
            receivedBy: language.say("Recibe", "Received by"),
            signature: language.say("Cargo, nombre, firma y fecha", "Post, name, signature and date"),
            seal: language.say("Sello", "Seal"), remarks: language.say("Observaciones", "Remarks"),
            carrier: language.say("Lleva", "Carried by"),
            reconciliation: { LedgerWords.copies($0, language) },
            confirms: { copies, job in
                language.say(
                    "Recibí \(copies) ejemplares de «\(job)» para su entrega gratuita en la delegación.",
                    "I received \(copies) copies of “\(job)” to be handed out free of charge in the delegation.")
            },
            day: { ReportWords.day($0, language) })
    }
}
