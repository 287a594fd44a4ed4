import Geometry

/// Messages of the ledger: budget, orders, runs.
let ledgerMessages: [FindingCode: Message] = [
    .ledgerMissing: Message(
        es: "Aquí no hay todavía un libro de tirajes. Empiece con «imprenta ledger budget import».",
        en: "There is no ledger here yet. Begin with “imprenta ledger budget import”."),
    .ledgerNewer: Message(
        es: "Este libro lo escribió una versión más nueva del programa. Actualice el programa; el libro quedó intacto.",
        en: "A newer version of the program wrote this ledger. Update the program; the ledger is untouched."),
    .ledgerDamaged: Message(
        es: "El libro está dañado⟨: {reason}⟩. No lo use; restaure un respaldo con «imprenta ledger restore».",
        en: "The ledger is damaged⟨: {reason}⟩. Do not use it; restore a backup with “imprenta ledger restore”."),
    .ledgerBusy: Message(
        es: "Otro programa tiene ocupado el libro desde hace un minuto. No se anotó nada; repita la orden.",
        en: "Another program has kept the ledger busy for a minute. Nothing was recorded; give the command again."),
    .ledgerReceiptMissing: Message(
        es: "Del tiraje {run} se entregaron {copies} ejemplares en {delegation}, y no está el acuse firmado.",
        en: "Of run {run}, {copies} copies were handed out in {delegation}, and the signed receipt is not there."),
    .ledgerEvidenceMissing: Message(
        es: "Al expediente de la orden {order} le falta: {what}. Guárdelo con «imprenta ledger attach».",
        en: "The dossier of order {order} lacks: {what}. Keep it with “imprenta ledger attach”."),
    .ledgerPrintNotFound: Message(
        es: "El PDF que se imprimió (SHA-256 {sha256}) ya no está en output/; el expediente lleva sólo su huella.",
        en: "The PDF that was printed (SHA-256 {sha256}) is not in output/ any more; the dossier has its hash alone."),
    .ledgerNoOrderForFile: Message(
        es: "Un documento se guarda con una orden o con un asiento; aquí falta decir cuál.",
        en: "A document is kept with an order or an entry; say which."),
    .ledgerNothingToSign: Message(
        es: "Del tiraje {run} no hay en {delegation} una entrega que espere su acuse.",
        en: "No hand-out of run {run} in {delegation} is waiting for its receipt."),
    .ledgerAmount: Message(
        es: "El importe es mayor que lo que el libro puede llevar.",
        en: "The amount is larger than the ledger can hold."),
    .ledgerAmountNotPositive: Message(
        es: "El importe debe ser mayor que cero; es {amount}.",
        en: "The amount must be above zero; it is {amount}."),
    .ledgerDate: Message(
        es: "La fecha {date} no existe o no sirve aquí. Un día se escribe 2024-07-15; un trimestre, 2024-T2.",
        en: "The date {date} does not exist or cannot be used here. A day is written 2024-07-15; a quarter, 2024-Q2."),
    .ledgerDateOrder: Message(
        es: "La fecha {date} es anterior a {earlier}, la de {event}.",
        en: "The date {date} is before {earlier}, that of {event}."),
    .ledgerNobody: Message(
        es: "Falta decir qué oficina lo hace: --by.",
        en: "Say which office does it: --by."),
    .ledgerClosed: Message(
        es: "El periodo está cerrado hasta {closed}; {date} ya no admite asientos. Use una fecha posterior.",
        en: "The period is closed through {closed}; nothing is recorded on {date} any more. Use a later date."),
    .ledgerUnknownLine: Message(
        es: "No hay una partida {line} en el libro. «imprenta ledger budget show» las muestra.",
        en: "There is no line {line} in the ledger. “imprenta ledger budget show” lists them."),
    .ledgerUnknownOrder: Message(
        es: "No hay una orden {order} en el libro.",
        en: "There is no order {order} in the ledger."),
    .ledgerUnknownRun: Message(
        es: "No hay un tiraje recibido con el número {run}, o su recepción se revirtió.",
        en: "There is no delivered run with the number {run}, or its delivery was reversed."),
    .ledgerUnknownEntry: Message(
        es: "No hay un asiento {entry} antes de éste.",
        en: "There is no entry {entry} before this one."),
    .ledgerUnknownInvoice: Message(
        es: "La factura {uuid} no está en el libro. Regístrela primero con «imprenta ledger invoice add».",
        en: "The invoice {uuid} is not in the ledger. File it first with “imprenta ledger invoice add”."),
    .ledgerLineExists: Message(
        es: "La partida {line} ya está en el libro. Para cambiar su monto use «imprenta ledger budget amend».",
        en: "The line {line} is in the ledger already. To change its amount use “imprenta ledger budget amend”."),
    .ledgerLineCode: Message(
        es: "«{line}» no sirve como clave de una partida.",
        en: "“{line}” cannot be a line's code."),
    .ledgerCalendar: Message(
        es: "Los doce meses suman {sum}; deben sumar {amount}, sin meses negativos.",
        en: "The twelve months add up to {sum}; they must add up to {amount}, with none below zero."),
    .ledgerNoAct: Message(
        es: "Falta el acta o acuerdo que cambia el presupuesto: --document.",
        en: "Name the act that changes the budget: --document."),
    .ledgerTransfer: Message(
        es: "No se puede transferir de {line} a {to}: deben ser dos partidas del mismo año.",
        en: "A transfer from {line} to {to} is not possible: they must be two lines of the same year."),
    .ledgerOvercommitted: Message(
        es:
            "La partida {line} no alcanza: modificado {modified}, comprometido {committed}, faltan {missing}. Amplíela con «budget amend», o autorice el exceso con --override y su razón.",
        en:
            "Line {line} does not suffice: budget {modified}, committed {committed}, {missing} missing. Increase it with “budget amend”, or authorise the excess with --override and its reason."
    ),
    .ledgerOverride: Message(
        es: "Se autorizó comprometer {missing} por encima de la partida {line}; queda anotado.",
        en: "Committing {missing} above line {line} was authorised; it stays on record."),
    .ledgerMoments: Message(
        es: "En la partida {line}, {moment}: quedarían {below} sobre {above}. Cada momento cabe en el anterior.",
        en: "On line {line}, {moment}: that would leave {below} above {above}. Each moment fits in the one before."),
    .ledgerOtherYear: Message(
        es: "La fecha {date} no es del año de la partida {line}.",
        en: "The date {date} is not in the year of line {line}."),
    .ledgerNoQuote: Message(
        es: "Falta la cotización elegida.",
        en: "The chosen quote is missing."),
    .ledgerNoChoiceReason: Message(
        es: "Hay varias cotizaciones: diga por qué se elige ésta con --reason.",
        en: "There are several quotes: say why this one is chosen with --reason."),
    .ledgerQuoteExpired: Message(
        es: "La cotización de {supplier} venció el {date}. Pida otra.",
        en: "The quote of {supplier} expired on {date}. Ask for another."),
    .ledgerCopies: Message(
        es: "«{copies}» no es un número de ejemplares posible.",
        en: "“{copies}” is not a possible number of copies."),
    .ledgerOrderNotOpen: Message(
        es: "La orden {order} no está abierta para esto: se cerró, se canceló o es una compra.",
        en: "Order {order} is not open for this: it was closed, cancelled, or is a purchase."),
    .ledgerOtherPublication: Message(
        es: "La orden {order} es de la publicación {publication}.",
        en: "Order {order} is for the publication {publication}."),
    .ledgerMoreCopies: Message(
        es: "Se recibieron {received} ejemplares; se pidieron {ordered}.",
        en: "{received} copies were received; {ordered} were ordered."),
    .ledgerOtherPDF: Message(
        es: "El PDF impreso no es el que se compuso para la orden {order}.",
        en: "The PDF that was printed is not the one composed for order {order}."),
    .ledgerMoreThanOrdered: Message(
        es: "Lo recibido ({amount}) es más de lo que queda por recibir de la orden {order}: {rest}.",
        en: "What was received ({amount}) is more than is left to receive of order {order}: {rest}."),
    .ledgerNoReason: Message(
        es: "Falta la razón: --reason.",
        en: "Say why: --reason."),
]

/// Names of what the ledger's messages tell about.
let ledgerTerms: [String: Message] = [
    "accrued": Message(es: "devengado dentro de comprometido", en: "accrued within committed"),
    "exercised": Message(es: "ejercido dentro de devengado", en: "exercised within accrued"),
    "paid": Message(es: "pagado dentro de ejercido", en: "paid within exercised"),
    "zero": Message(es: "nada por debajo de cero", en: "nothing below zero"),
    "order": Message(es: "la orden", en: "the order"), "invoice": Message(es: "la factura", en: "the invoice"),
    "run": Message(es: "la recepción", en: "the delivery"), "payment": Message(es: "el pago", en: "the payment"),
    "quarter": Message(es: "el fin del trimestre", en: "the end of the quarter"),
    "entry": Message(es: "el asiento", en: "the entry"),
]
