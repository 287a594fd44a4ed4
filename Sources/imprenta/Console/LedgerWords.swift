import Ledger
import PrintModel

/// Words and figures of the ledger that more than one command prints.
enum LedgerWords {
    static func moments(_ language: Language) -> [String] {
        language == .spanish
            ? ["Modificado", "Comprometido", "Devengado", "Ejercido", "Pagado", "Disponible"]
            : ["Modified", "Committed", "Accrued", "Exercised", "Paid", "Available"]
    }

    static func figures(_ line: BudgetLine) -> [String] {
        [line.modified, line.committed, line.accrued, line.exercised, line.paid, line.available].map(\.text)
    }

    /// Why a line has no amount; `nil` where it has one.
    static func funding(_ line: BudgetLine, _ language: Language) -> String? {
        guard line.modified == .zero else { return nil }
        return switch line.funding {
        case "current": language.say("Gasto corriente", "Current expenditure")
        case "none": "N/A"
        default: nil
        }
    }

    /// How a run's copies add up.
    static func copies(_ run: PrintRun, _ language: Language) -> String {
        let sum = language.say(
            "Tiraje \(run.id): \(run.received) recibidos = \(run.handedOut) entregados + \(run.deposited) en depósito legal + \(run.archived) en archivo + \(run.remaining) en existencia.",
            "Run \(run.id): \(run.received) received = \(run.handedOut) handed out + \(run.deposited) in legal deposit + \(run.archived) in the archive + \(run.remaining) remaining."
        )
        if run.missing == 0 { return sum }
        return sum + " "
            + (run.missing > 0
                ? language.say("En el último conteo faltaron \(run.missing).", "The last count missed \(run.missing).")
                : language.say(
                    "En el último conteo sobraron \(-run.missing).", "The last count found \(-run.missing) more."))
    }

    /// What an act did, for who looks at one entry.
    static func sentence(_ act: Act, _ language: Language) -> String {
        let say = language.say
        return switch act {
        case .opening(let act):
            switch act.line.funding {
            case .amount(let amount):
                say(
                    "partida \(act.line.code) abierta con \(amount.text)",
                    "line \(act.line.code) opened with \(amount.text)")
            case .currentExpenditure:
                say(
                    "partida \(act.line.code) abierta, gasto corriente",
                    "line \(act.line.code) opened, current expenditure")
            case .none: say("partida \(act.line.code) abierta, sin importe", "line \(act.line.code) opened, no amount")
            }
        case .amendment(let act): amendment(act, language)
        case .order(let act): order(act, language)
        case .composition(let act):
            say("PDF de \(act.publication) ligado a la orden", "PDF of \(act.publication) linked to the order")
        case .delivery(let act):
            say(
                "\(act.copies) ejemplares recibidos, devengado \(act.amount.text)",
                "\(act.copies) copies received, accrued \(act.amount.text)")
        case .release: say("orden cerrada", "order closed")
        case .purchase(let act):
            say(
                "\(act.copies) ejemplares de \(act.newspaper) comprados a \(act.price.text)",
                "\(act.copies) copies of \(act.newspaper) bought at \(act.price.text)")
        case .invoice(let act): invoice(act, language)
        case .credit(let act):
            say("nota de crédito por \(act.facts.charge.text)", "credit note of \(act.facts.charge.text)")
        case .complement(let act):
            say(
                "complemento de pago por \(Centavos(act.settlements.reduce(0) { $0 + $1.paid.count }).text)",
                "payment CFDI of \(Centavos(act.settlements.reduce(0) { $0 + $1.paid.count }).text)")
        case .approval(let act):
            say("orden de pago por \(act.amount.text), ejercido", "payment order of \(act.amount.text), exercised")
        case .payment(let act): say("pago de \(act.amount.text), pagado", "payment of \(act.amount.text), paid")
        case .distribution(let act): distribution(act, language)
        case .evidence(let act): say("se guardó «\(act.title)»", "“\(act.title)” was kept")
        case .progress(let act): say("avance de la meta: \(act.done)", "progress of the goal: \(act.done)")
        case .closing(let act): say("cerrado hasta \(act.through)", "closed through \(act.through)")
        case .reversal(let act): say("revierte el asiento \(act.entry)", "reverses entry \(act.entry)")
        }
    }

    private static func amendment(_ act: Amendment, _ language: Language) -> String {
        switch act.kind {
        case .increase: language.say("ampliación de \(act.amount.text)", "increase of \(act.amount.text)")
        case .reduction: language.say("reducción de \(act.amount.text)", "reduction of \(act.amount.text)")
        case .transfer:
            language.say(
                "transferencia de \(act.amount.text) de \(act.line) a \(act.to ?? "—")",
                "transfer of \(act.amount.text) from \(act.line) to \(act.to ?? "—")")
        }
    }

    private static func order(_ act: OrderPlacement, _ language: Language) -> String {
        let quote = act.quotes.indices.contains(act.chosen) ? act.quotes[act.chosen] : nil
        let amount = quote?.amount.text ?? "—"
        let text = language.say(
            "\(act.copies) ejemplares encargados a \(quote?.supplier ?? "—"), comprometido \(amount)",
            "\(act.copies) copies ordered of \(quote?.supplier ?? "—"), committed \(amount)")
        guard let override = act.override else { return text }
        return text + language.say(", excede la partida: \(override)", ", above the line: \(override)")
    }

    private static func invoice(_ act: InvoiceFiling, _ language: Language) -> String {
        let name = act.facts.folio ?? String(act.facts.uuid.prefix(8))
        let text = language.say(
            "factura \(name) de \(act.facts.issuerName) por \(act.facts.charge.text)",
            "invoice \(name) of \(act.facts.issuerName), \(act.facts.charge.text)")
        guard let replaced = act.replaces else { return text }
        return text + language.say(", sustituye a \(replaced.prefix(8))", ", takes the place of \(replaced.prefix(8))")
    }

    private static func distribution(_ act: Distribution, _ language: Language) -> String {
        switch act.destination {
        case .delegation:
            language.say(
                "\(act.copies) ejemplares a \(act.delegation ?? "—")",
                "\(act.copies) copies to \(act.delegation ?? "—")")
        case .deposit:
            language.say("\(act.copies) ejemplares al depósito legal", "\(act.copies) copies to legal deposit")
        case .archive: language.say("\(act.copies) ejemplares al archivo", "\(act.copies) copies to the archive")
        case .count: language.say("\(act.copies) ejemplares contados", "\(act.copies) copies counted")
        }
    }

    /// What a column of a line is called.
    static func account(_ account: Account, _ language: Language) -> String { accounts[account]?[language] ?? "" }

    private static let accounts: [Account: Message] = [
        .approved: Message(es: "aprobado", en: "approved"), .increased: Message(es: "ampliación", en: "increase"),
        .reduced: Message(es: "reducción", en: "reduction"),
        .transferred: Message(es: "transferencia", en: "transfer"),
        .excess: Message(es: "exceso autorizado", en: "authorised excess"),
        .committed: Message(es: "comprometido", en: "committed"), .accrued: Message(es: "devengado", en: "accrued"),
        .exercised: Message(es: "ejercido", en: "exercised"), .paid: Message(es: "pagado", en: "paid"),
    ]

    /// What kinds of documents are called.
    static func documents(_ language: Language) -> [Evidence.Kind: String] { documents.mapValues { $0[language] } }

    private static let documents: [Evidence.Kind: Message] = [
        .requisition: Message(es: "Requisición", en: "Requisition"),
        .sufficiency: Message(es: "Suficiencia presupuestal", en: "Budget sufficiency"),
        .quote: Message(es: "Cotización", en: "Quote"),
        .contract: Message(es: "Pedido o contrato", en: "Order or contract"),
        .deliveryNote: Message(es: "Remisión", en: "Delivery note"), .witness: Message(es: "Testigo", en: "Witness"),
        .invoice: Message(es: "CFDI", en: "CFDI"), .paymentOrder: Message(es: "Orden de pago", en: "Payment order"),
        .payment: Message(es: "Comprobante de pago", en: "Proof of payment"),
        .receipt: Message(es: "Acuse", en: "Receipt"), .act: Message(es: "Acta", en: "Act"),
        .other: Message(es: "Otro", en: "Other"),
    ]

    /// What an auditor asks for.
    static func needs(_ language: Language) -> [DossierCheck.Need: String] { needs.mapValues { $0[language] } }

    private static let needs: [DossierCheck.Need: Message] = [
        .requisition: Message(es: "Requisición", en: "Requisition"),
        .sufficiency: Message(es: "Suficiencia presupuestal", en: "Budget sufficiency"),
        .quotes: Message(es: "Cotizaciones", en: "Quotes"),
        .contract: Message(es: "Pedido o contrato firmado", en: "Signed order or contract"),
        .print: Message(es: "Huella del PDF impreso", en: "Hash of the printed PDF"),
        .deliveryNote: Message(es: "Remisión de la imprenta", en: "Printer's delivery note"),
        .witness: Message(es: "Testigo de la pieza", en: "Copy of the piece"),
        .invoice: Message(es: "CFDI, XML como llegó", en: "CFDI, the XML as received"),
        .paymentOrder: Message(es: "Orden de pago", en: "Payment order"),
        .payment: Message(es: "Comprobante de pago", en: "Proof of payment"),
        .complement: Message(es: "Complementos de pago (PPD)", en: "Payment CFDI (PPD)"),
        .receipts: Message(es: "Acuses firmados de las delegaciones", en: "Signed receipts of delegations"),
        .copies: Message(es: "Conciliación de ejemplares", en: "Reconciliation of copies"),
    ]
}
