import ArgumentParser
import Foundation
import Geometry
import Ledger
import PrintModel
import Production

/// A quote on the command line: `Supplier; 13920.00; RFC; 2024-07-31`, the last two optional.
struct QuoteOption: ExpressibleByArgument {
    let quote: Quote

    init?(argument: String) {
        let parts = argument.split(separator: ";", omittingEmptySubsequences: false)
            .map { $0.trimmingCharacters(in: .whitespaces) }
        guard (2...4).contains(parts.count), !parts[0].isEmpty, let amount = Centavos(parts[1]) else { return nil }
        let rfc = parts.count > 2 && !parts[2].isEmpty ? parts[2].uppercased() : nil
        let until = parts.count > 3 ? CivilDate(parts[3]) : nil
        if parts.count > 3, until == nil { return nil }
        quote = Quote(supplier: parts[0], rfc: rfc, amount: amount, validUntil: until?.iso)
    }
}

/// `imprenta ledger order LINE`
struct OrderCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "order",
        abstract: Language.current.say(
            "Encarga un tiraje: compromete la cotización elegida.", "Order a print run: commit the chosen quote."))

    @Argument(help: .words("La partida que paga: 6.1.", "The line that pays: 6.1.", "partida", "line"))
    var line: String

    @Option(help: .words("Qué se imprime.", "What is printed.", "texto", "text"))
    var title: String

    @Option(help: .words("Ejemplares.", "Copies.", "número", "number"))
    var copies: Int

    @Option(
        help: .words(
            "Cotización: «proveedor; importe con IVA; RFC; vigencia». Puede repetirse.",
            "Quote: “supplier; amount with tax; RFC; valid until”. May be repeated.", "cotización", "quote"))
    var quote: [QuoteOption]

    @Option(help: .words("Cuál se elige, desde 1.", "Which is chosen, from 1.", "número", "number"))
    var choose = 1

    @Option(help: .words("Publicación de publications/.", "Publication of publications/.", "nombre", "name"))
    var publication: String?

    @Option(help: .words("Tamaño.", "Size.", "texto", "text")) var size: String?
    @Option(help: .words("Páginas.", "Pages.", "número", "number")) var pages: Int?
    @Option(help: .words("Tintas: 4/4.", "Inks: 4/4.", "texto", "text")) var inks: String?
    @Option(help: .words("Papel.", "Paper.", "texto", "text")) var stock: String?
    @Option(help: .words("Encuadernación.", "Binding.", "texto", "text")) var binding: String?
    @Option(help: .words("Fecha de entrega esperada.", "Expected delivery.", "fecha", "date")) var expected: DateOption?

    @Option(
        help: .words(
            "Autoriza comprometer más que la partida: quién y por qué.",
            "Authorise committing more than the line: who and why.", "texto", "text"))
    var override: String?

    @OptionGroup var act: ActOptions

    func validate() throws {
        guard !quote.isEmpty, quote.indices.contains(choose - 1) else {
            throw ValidationError(
                Language.current.say(
                    "Falta --quote, o --choose no es una de ellas.", "--quote is missing, or --choose is none of them.")
            )
        }
    }

    func run() async throws {
        let placement = OrderPlacement(
            line: act.line(line), publication: publication, title: title, copies: copies,
            specification: Specification(size: size, pages: pages, inks: inks, stock: stock, binding: binding),
            quotes: quote.map(\.quote), chosen: choose - 1, expected: expected?.date.iso, override: override)
        try LedgerSession.record(act) { try act.record(at: $0) { _ in [.order(placement)] } }
    }
}

/// `imprenta ledger receive ORDER`
struct ReceiveCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "receive",
        abstract: Language.current.say(
            "Recibe un tiraje: nace la deuda.", "Receive a print run: the debt comes into being."))

    @Argument(help: .words("La orden: 2024-001.", "The order: 2024-001.", "orden", "order"))
    var order: String

    @Option(help: .words("Ejemplares buenos.", "Good copies.", "número", "number"))
    var copies: Int

    @Option(help: .words("Ejemplares echados a perder.", "Spoiled copies.", "número", "number"))
    var spoiled = 0

    @Option(help: .words("Ejemplares que se guardan como testigos.", "Copies kept as witnesses.", "número", "number"))
    var witnesses = 0

    @Option(
        help: .words(
            "Lo que valen; si no se dice, la parte que toca de la orden.",
            "What they are worth; by default their share of the order.", "importe", "amount"))
    var amount: MoneyOption?

    @Option(
        help: .words(
            "El PDF que se imprimió; si no se dice, el compuesto para la orden.",
            "The PDF that was printed; by default the one composed for the order.", "archivo", "file"))
    var pdf: String?

    @OptionGroup var act: ActOptions

    func run() async throws {
        try LedgerSession.record(act) { desk in
            let sha256 = try pdf.map(desk.sha256(ofPDF:))
            var answer = try act.record(at: desk) { reader in
                let share = try reader.order(order)?.share(ofMore: copies)
                return [
                    .delivery(
                        Delivery(
                            order: order, copies: copies, spoiled: spoiled, witnesses: witnesses, sha256: sha256,
                            amount: amount?.amount ?? share ?? .zero))
                ]
            }
            answer.run = answer.recorded.entries.first?.number
            return answer
        }
    }
}

/// `imprenta ledger release ORDER`
struct ReleaseCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "release",
        abstract: Language.current.say(
            "Cierra una orden y devuelve a la partida lo que ya no se va a recibir.",
            "Close an order, and give back to its line what will not be received."))

    @Argument(help: .words("La orden: 2024-001.", "The order: 2024-001.", "orden", "order"))
    var order: String

    @OptionGroup var act: ActOptions

    func run() async throws {
        try LedgerSession.record(act) { try act.record(at: $0) { _ in [.release(Release(order: order))] } }
    }
}

/// `imprenta ledger purchase LINE`
struct PurchaseCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "purchase",
        abstract: Language.current.say(
            "Compra periódicos para las delegaciones.", "Buy newspapers for the delegations."))

    @Argument(help: .words("La partida que paga: 7.1.", "The line that pays: 7.1.", "partida", "line"))
    var line: String

    @Option(help: .words("El periódico.", "The newspaper.", "texto", "text")) var newspaper: String
    @Option(help: .words("Quién lo vende.", "Who sells it.", "texto", "text")) var supplier: String
    @Option(help: .words("Ejemplares.", "Copies.", "número", "number")) var copies: Int
    @Option(help: .words("Precio de uno.", "Price of one.", "importe", "amount")) var price: MoneyOption
    @Option(help: .words("Para qué delegación.", "For which delegation.", "delegación", "delegation")) var delegation:
        String?

    @OptionGroup var act: ActOptions

    func run() async throws {
        try LedgerSession.record(act) { desk in
            let delegation = try delegation.map(desk.delegation)
            let purchase = Purchase(
                line: act.line(line), newspaper: newspaper, supplier: supplier, copies: copies, price: price.amount,
                delegation: delegation)
            var answer = try act.record(at: desk) { _ in [.purchase(purchase)] }
            answer.run = answer.recorded.entries.first?.number
            return answer
        }
    }
}
