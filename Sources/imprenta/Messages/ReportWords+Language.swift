import Geometry
import Ledger

extension ReportWords {
    /// The words of reports in a language.
    static func words(of municipality: String, in language: Language) -> ReportWords {
        ReportWords(
            municipality: municipality, titles: titles.mapValues { $0[language] },
            headings: headings.mapValues { $0[language] },
            months: months(language) + [language.say("después", "later")],
            lights: lights.mapValues { $0[language] }, yes: language.say("sí", "yes"),
            no: language.say("falta", "missing"), fundings: fundings.mapValues { $0[language] },
            notes: notes.mapValues { $0[language] }, total: "Total",
            subtitle: { year, date in
                language.say(
                    "Ejercicio \(year), al \(day(date, language))", "Year \(year), as of \(day(date, language))")
            },
            folio: { page, all in language.say("Página \(page) de \(all)", "Page \(page) of \(all)") },
            signers: [
                language.say("Elaboró: Comunicación Social", "Prepared: Press Office"),
                language.say("Revisó: Contraloría", "Reviewed: Comptroller"),
                language.say("Autorizó: Tesorería", "Authorised: Treasury"),
            ])
    }

    private static let titles: [LedgerReport.Kind: Message] = [
        .lines: Message(
            es: "Estado analítico del ejercicio del presupuesto de egresos",
            en: "Statement of the exercise of the expenditure budget"),
        .months: Message(es: "Consumo por mes frente al calendario", en: "Consumption by month against the calendar"),
        .costs: Message(es: "Costo por ejemplar y por página", en: "Cost per copy and per page"),
        .open: Message(es: "Compromisos abiertos", en: "Open commitments"),
        .invoices: Message(es: "Facturas y lo que se debe", en: "Invoices and what is owed"),
        .copies: Message(es: "Conciliación de ejemplares", en: "Reconciliation of copies"),
        .distribution: Message(es: "Ejemplares entregados y sus acuses", en: "Copies handed out and their receipts"),
        .newspapers: Message(es: "Periódicos comprados", en: "Newspapers bought"),
        .goals: Message(es: "Avance físico y financiero de las metas", en: "Physical and financial progress of goals"),
    ]

    private static let lights = [
        "green": Message(es: "verde", en: "green"), "yellow": Message(es: "amarillo", en: "yellow"),
        "red": Message(es: "rojo", en: "red"),
    ]

    private static let fundings = [
        "current": Message(es: "Gasto corriente", en: "Current expenditure"), "none": Message(es: "N/A", en: "N/A"),
    ]

    private static let notes: [LedgerReport.Kind: Message] = [
        .lines: Message(
            es: "Subejercicio = Modificado − Devengado. Entre paréntesis, lo que resta.",
            en: "Unspent = Modified − Accrued. In parentheses, what is taken away."),
        .goals: Message(
            es:
                "El semáforo compara lo hecho con lo que tocaba hacer al cierre del trimestre; sus límites están en imprenta.yml. Los focos van de izquierda a derecha: rojo, amarillo y verde; el encendido es el lleno. El avance financiero es lo devengado entre lo modificado.",
            en:
                "The light compares what was done with what was due by the end of the quarter; its limits are in imprenta.yml. Lamps from left to right: red, yellow and green; the full one is lit. Financial progress is what is accrued of the modified budget."
        ),
        .costs: Message(
            es: "Costo: lo devengado de cada orden, con IVA y retenciones, entre los ejemplares recibidos.",
            en: "Cost: what is accrued of each order, tax and withholdings included, by the copies received."),
        .copies: Message(
            es:
                "Recibidos = entregados + depósito legal + archivo + existencia. «Faltan» es lo que el último conteo no encontró.",
            en:
                "Received = handed out + legal deposit + archive + remaining. “Missing” is what the last count did not find."
        ),
    ]

    /// `31 de diciembre de 2024`.
    static func day(_ date: String, _ language: Language) -> String {
        CivilDate(date).map(language.date) ?? date
    }

    private static func months(_ language: Language) -> [String] {
        language == .spanish ? MonthNames.spanish : MonthNames.english
    }

    private static let headings: [String: Message] = [
        "concept": Message(es: "Concepto", en: "Concept"), "approved": Message(es: "Aprobado", en: "Approved"),
        "amended": Message(es: "Ampliaciones/ (Reducciones)", en: "Increases/ (Reductions)"),
        "modified": Message(es: "Modificado", en: "Modified"),
        "committed": Message(es: "Comprometido", en: "Committed"),
        "accrued": Message(es: "Devengado", en: "Accrued"), "exercised": Message(es: "Ejercido", en: "Exercised"),
        "paid": Message(es: "Pagado", en: "Paid"), "unspent": Message(es: "Subejercicio", en: "Unspent"),
        "month": Message(es: "Mes", en: "Month"), "calendar": Message(es: "Calendario", en: "Calendar"),
        "planned": Message(es: "Calendario acumulado", en: "Calendar to date"),
        "spent": Message(es: "Devengado acumulado", en: "Accrued to date"),
        "difference": Message(es: "Diferencia", en: "Difference"), "goal": Message(es: "Meta", en: "Goal"),
        "target": Message(es: "Programado", en: "Target"), "q1": Message(es: "1.er trim.", en: "Q1"),
        "q2": Message(es: "2.º trim.", en: "Q2"), "q3": Message(es: "3.er trim.", en: "Q3"),
        "f1": Message(es: "1.er trim. devengado", en: "Q1 accrued"),
        "f2": Message(es: "2.º trim. devengado", en: "Q2 accrued"),
        "f3": Message(es: "3.er trim. devengado", en: "Q3 accrued"),
        "f4": Message(es: "4.º trim. devengado", en: "Q4 accrued"),
        "q4": Message(es: "4.º trim.", en: "Q4"), "physical": Message(es: "Avance físico", en: "Physical progress"),
        "financial": Message(es: "Avance financiero", en: "Financial progress"),
        "light": Message(es: "Semáforo", en: "Light"), "order": Message(es: "Orden", en: "Order"),
        "title": Message(es: "Trabajo", en: "Job"), "supplier": Message(es: "Proveedor", en: "Supplier"),
        "copies": Message(es: "Ejemplares", en: "Copies"), "pages": Message(es: "Páginas", en: "Pages"),
        "cost": Message(es: "Costo", en: "Cost"), "perCopy": Message(es: "Por ejemplar", en: "Per copy"),
        "perPage": Message(es: "Por página", en: "Per page"), "placed": Message(es: "Encargada", en: "Placed"),
        "expected": Message(es: "Esperada", en: "Expected"), "days": Message(es: "Días", en: "Days"),
        "open": Message(es: "Por recibir", en: "To receive"), "run": Message(es: "Tiraje", en: "Run"),
        "date": Message(es: "Fecha", en: "Date"), "received": Message(es: "Recibidos", en: "Received"),
        "handedOut": Message(es: "Entregados", en: "Handed out"),
        "deposited": Message(es: "Depósito legal", en: "Legal deposit"),
        "archived": Message(es: "Archivo", en: "Archive"), "remaining": Message(es: "Existencia", en: "Remaining"),
        "uuid": Message(es: "Folio fiscal", en: "UUID"), "charge": Message(es: "Cargo", en: "Charge"),
        "credited": Message(es: "Notas de crédito", en: "Credit notes"),
        "documented": Message(es: "Con complemento", en: "Documented"),
        "outstanding": Message(es: "Por pagar", en: "Owed"),
        "delegation": Message(es: "Delegación", en: "Delegation"), "sentBy": Message(es: "Envía", en: "Sent by"),
        "receivedBy": Message(es: "Recibe", en: "Received by"), "receipt": Message(es: "Acuse", en: "Receipt"),
        "newspaper": Message(es: "Periódico", en: "Newspaper"), "price": Message(es: "Precio", en: "Price"),
        "missing": Message(es: "Faltan", en: "Missing"),
    ]
}
