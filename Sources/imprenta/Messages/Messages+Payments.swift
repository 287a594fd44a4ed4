import Geometry

/// Messages of the ledger: invoices, payments, copies.
let paymentMessages: [FindingCode: Message] = [
    .ledgerMoreThanInvoiced: Message(
        es: "El importe {amount} es más de lo que queda por autorizar de {what}: {rest}.",
        en: "The amount {amount} is more than is left to approve of {what}: {rest}."),
    .ledgerNotApproved: Message(
        es:
            "El importe {amount} es más de lo que está autorizado y sin pagar de {what}: {rest}. Autorice primero con «imprenta ledger pay --approve».",
        en:
            "The amount {amount} is more than is approved and unpaid of {what}: {rest}. Approve first with “imprenta ledger pay --approve”."
    ),
    .ledgerInvoiceNotValid: Message(
        es: "{uuid} no es una factura vigente de este libro y esta orden: se sustituyó, se revirtió o es de otro tipo.",
        en: "{uuid} is not a valid invoice of this ledger and order: it was replaced, reversed, or is of another type."),
    .ledgerNeedsInvoice: Message(
        es: "La orden {order} se paga por su factura (UUID); sin factura sólo se pagan periódicos comprados.",
        en: "Order {order} is paid by its invoice (UUID); only newspapers bought are paid without one."),
    .ledgerDuplicateInvoice: Message(
        es: "La factura {uuid} ya se registró: asiento {entry}, orden {order}. No se registra dos veces.",
        en: "The invoice {uuid} was filed already: entry {entry}, order {order}. It is not filed twice."),
    .ledgerReversedInvoice: Message(
        es:
            "La factura {uuid} se registró en el asiento {entry} y se revirtió. Para registrarla otra vez diga por qué con --distinct.",
        en: "The invoice {uuid} was filed in entry {entry} and reversed. To file it again say why with --distinct."),
    .ledgerLookalike: Message(
        es:
            "La factura {uuid} lleva el mismo sello, o la misma serie, folio, fecha y total, que {other} (asiento {entry}). Si de verdad es otra, diga por qué con --distinct.",
        en:
            "The invoice {uuid} has the same seal, or the same series, folio, date and total, as {other} (entry {entry}). If it really is another, say why with --distinct."
    ),
    .ledgerOtherSupplier: Message(
        es: "El emisor es {found}; para {order} se espera {expected}.",
        en: "The issuer is {found}; {expected} is expected for {order}."),
    .ledgerReplacesUnknown: Message(
        es: "Dice sustituir a {uuid}, que no está en el libro.",
        en: "It says that it replaces {uuid}, which is not in the ledger."),
    .ledgerReverseFirst: Message(
        es: "Otros asientos se apoyan en el {entry}. Revierta antes ésos, del último al primero.",
        en: "Other entries stand on entry {entry}. Reverse those before, last to first."),
    .ledgerNotDelivered: Message(
        es:
            "De la orden {order} no se ha recibido nada: todavía no hay deuda que facturar. Use antes «imprenta ledger receive».",
        en:
            "Nothing of order {order} was received: there is no debt to invoice yet. Use “imprenta ledger receive” before."
    ),
    .ledgerInvoiceAboveOrder: Message(
        es:
            "Las facturas de la orden {order} suman {charge}; lo recibido vale {accrued}. Sobran {over}; la tolerancia es {tolerance}.",
        en:
            "The invoices of order {order} add up to {charge}; what was received is worth {accrued}. {over} too much; the tolerance is {tolerance}."
    ),
    .ledgerInvoiceAdjusts: Message(
        es:
            "La factura cobra {over} más que lo recibido de la orden {order}, dentro de la tolerancia; el devengado se ajustó.",
        en:
            "The invoice charges {over} more than was received of order {order}, within the tolerance; what is accrued was adjusted."
    ),
    .ledgerInvoiceBelowOrder: Message(
        es: "La orden {order} se recibió completa y se facturaron {charge} de {accrued}. ¿Falta una factura?",
        en: "Order {order} was received in full, and {charge} of {accrued} is invoiced. Is an invoice missing?"),
    .ledgerCreditTooLarge: Message(
        es:
            "La nota de crédito ({amount}) es más de lo que queda sin autorizar de {uuid}: {rest}. Si ya se autorizó o pagó, revierta antes eso.",
        en:
            "The credit note ({amount}) is more than is left unapproved of {uuid}: {rest}. If it was approved or paid, reverse that before."
    ),
    .ledgerNotPPD: Message(
        es: "La factura {uuid} no es de pago en parcialidades (PPD): no lleva complemento de pago.",
        en: "The invoice {uuid} is not one paid later (PPD): no payment CFDI belongs to it."),
    .ledgerPartiality: Message(
        es:
            "El complemento dice parcialidad {partiality} sobre un saldo de {before} de {uuid}; sigue la {next} sobre {owed}. ¿Falta otro complemento?",
        en:
            "The payment CFDI says partiality {partiality} of a balance of {before} of {uuid}; next is {next} of {owed}. Is another payment CFDI missing?"
    ),
    .ledgerPartialityArithmetic: Message(
        es: "En el pago de {uuid}, {before} menos {paid} no es {after}.",
        en: "In the payment of {uuid}, {before} less {paid} is not {after}."),
    .ledgerReversedAlready: Message(
        es: "El asiento {entry} ya se revirtió, en el {by}.",
        en: "Entry {entry} was reversed already, by {by}."),
    .ledgerNotReversible: Message(
        es: "El asiento {entry} ({kind}) no se revierte; anote uno nuevo que lo corrija.",
        en: "Entry {entry} ({kind}) is not reversed; record a new one that corrects it."),
    .ledgerTooManyCopies: Message(
        es: "No se pueden entregar {copies} ejemplares: quedan {remaining}.",
        en: "{copies} copies cannot be handed out: {remaining} are left."),
    .ledgerNoDelegation: Message(
        es: "Diga a qué delegación van: --delegation.",
        en: "Say which delegation they go to: --delegation."),
    .ledgerUnknownDelegation: Message(
        es: "«{delegation}» no es una delegación de imprenta.yml.⟨ ¿Quiso decir «{nearest}»?⟩",
        en: "“{delegation}” is not a delegation of imprenta.yml.⟨ Did you mean “{nearest}”?⟩"),
    .ledgerCopiesMissing: Message(
        es:
            "El tiraje {run} no cuadra: recibidos {received} = entregados {handed} + depósito {deposited} + archivo {archived} + deben quedar {remaining}, pero se contaron {counted}.",
        en:
            "Run {run} does not reconcile: received {received} = handed out {handed} + deposit {deposited} + archive {archived} + {remaining} that should be left, but {counted} were counted."
    ),
    .ledgerNoAttachment: Message(
        es: "El documento {sha256} no está guardado en el libro.",
        en: "The document {sha256} is not kept in the ledger."),
    .ledgerNoRFC: Message(
        es: "Falta el RFC del ayuntamiento en imprenta.yml: «finance: rfc: …».",
        en: "The municipality's RFC is missing in imprenta.yml: “finance: rfc: …”."),
    .ledgerNoProgramme: Message(
        es: "imprenta.yml no tiene «programme». Diga de qué archivo se lee el programa anual.",
        en: "imprenta.yml has no “programme”. Say which file the annual programme is read from."),
    .ledgerNoOrder: Message(
        es: "Diga de qué orden es la factura: --order.",
        en: "Say which order the invoice belongs to: --order."),
    .ledgerNoRelation: Message(
        es: "La nota de crédito debe nombrar una sola factura; nombra {count}.",
        en: "A credit note must name one invoice; it names {count}."),
    .ledgerNotComposed: Message(
        es: "No se puede leer el PDF {file}.",
        en: "The PDF {file} cannot be read."),
    .ledgerImportSame: Message(
        es: "{count} partidas ya estaban en el libro, iguales; no se tocaron.",
        en: "{count} lines were in the ledger already, the same; they were left alone."),
    .ledgerImportDiffers: Message(
        es: "La partida {line} ya está en el libro con {known}; el programa dice {found}. Cámbiela con «budget amend».",
        en:
            "Line {line} is in the ledger already with {known}; the programme says {found}. Change it with “budget amend”."
    ),
    .ledgerLate: Message(
        es: "La orden {order} debía llegar el {date} y sigue abierta con {amount} sin recibir.",
        en: "Order {order} was expected on {date} and is still open with {amount} not received."),
    .ledgerOpenLong: Message(
        es: "La orden {order} lleva {days} días comprometida con {amount} sin recibir.",
        en: "Order {order} has been committed for {days} days with {amount} not received."),
]
