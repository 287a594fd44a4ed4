import Geometry
import Ledger

extension ReportWords {
    /// The words of reports in a language.
    static func words(of municipality: String, in language: Language) -> ReportWords {
        ReportWords(
            municipality: municipality, titles: titles.mapValues { $0[language] },
            headings: headings.mapValues { $0[language] }, months: months(language),
            lights: lights.mapValues { $0[language] }, total: "Total",
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
        .goals: Message(es: "Avance físico y financiero de las metas", en: "Physical and financial progress of goals"),
    ]

    private static let lights = [
        "green": Message(es: "verde", en: "green"), "yellow": Message(es: "amarillo", en: "yellow"),
        "red": Message(es: "rojo", en: "red"),
    ]

    /// `31 de diciembre de 2024`.
    static func day(_ date: String, _ language: Language) -> String {
        guard let day = CivilDate(date) else { return date }
        let month = months(language)[day.month - 1]
        return language.say("\(day.day) de \(month) de \(day.year)", "\(day.day) \(month) \(day.year)")
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
        "missing": Message(es: "Faltan", en: "Missing"),
    ]
}
