import ArgumentParser
import Foundation
import Geometry
import Ledger
import PrintModel
import Production

/// `imprenta ledger invoice …`
struct InvoiceCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "invoice", abstract: Language.current.say("Facturas.", "Invoices."),
        subcommands: [InvoiceAddCommand.self])
}

/// `imprenta ledger invoice add FILE.xml…`
struct InvoiceAddCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "add",
        abstract: Language.current.say(
            "Registra CFDI 4.0: facturas, notas de crédito y complementos de pago.",
            "File CFDI 4.0: invoices, credit notes and payment complements."))

    @Argument(help: .words("Los XML, como llegaron.", "The XML files, as received.", "archivo", "file"))
    var files: [String]

    @Option(help: .words("La orden que cobran las facturas.", "The order that invoices charge.", "orden", "order"))
    var order: String?

    @Option(
        help: .words(
            "Por qué una factura que se parece a otra ya registrada es distinta.",
            "Why an invoice that looks like one already filed is another.", "texto", "text"))
    var distinct: String?

    @OptionGroup var act: ActOptions

    func run() async throws {
        try LedgerSession.record(act) { desk in
            let (recorded, charged) = try desk.fileInvoices(
                files, order: order, distinct: distinct, act.recording)
            return LedgerAnswer(recorded: recorded, isRehearsal: act.dryRun, order: charged)
        }
    }
}

/// `imprenta ledger pay UUID|ORDER`
struct PayCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "pay",
        abstract: Language.current.say(
            "Anota el pago de una factura; con --approve, su orden de pago.",
            "Record the payment of an invoice; with --approve, its payment order."))

    @Argument(
        help: .words(
            "El UUID de la factura, o la orden de una compra de periódicos.",
            "The invoice's UUID, or the order of newspapers bought.", "factura", "invoice"))
    var payable: String

    @Option(
        help: .words(
            "Cuánto; si no se dice, todo lo que está abierto.", "How much; by default all that is open.", "importe",
            "amount"))
    var amount: MoneyOption?

    @Flag(
        help: .words(
            "Es la orden de pago (ejercido), no el pago.", "It is the payment order (exercised), not the payment."))
    var approve = false

    @OptionGroup var act: ActOptions

    func run() async throws {
        let target: Payable = payable.count > 20 ? .invoice(payable.uppercased()) : .purchase(payable)
        try LedgerSession.record(act) { desk in
            try act.record(at: desk) { reader in
                let open = approve ? try reader.unapproved(target) : try reader.unpaid(target)
                let payment = Payment(target, amount: amount?.amount ?? open)
                return [approve ? .approval(payment) : .payment(payment)]
            }
        }
    }
}

/// `imprenta ledger reverse ENTRY`
struct ReverseCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "reverse",
        abstract: Language.current.say(
            "Revierte un asiento con otro que lo nombra; ninguno se borra.",
            "Reverse an entry by another that names it; none is erased."))

    @Argument(help: .words("El número del asiento.", "The entry's number.", "asiento", "entry"))
    var entry: Int

    @OptionGroup var act: ActOptions

    func run() async throws {
        try LedgerSession.record(act) { try act.record(at: $0) { _ in [.reversal(Reversal(entry: entry))] } }
    }
}
