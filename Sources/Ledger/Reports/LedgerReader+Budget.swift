import Geometry
import GRDB
import PrintModel

extension LedgerReader {
    /// A report, and what in it is a finding. Reads totals that are kept, not the history.
    public func report(_ kind: LedgerReport.Kind, _ options: ReportOptions) throws -> (
        report: LedgerReport, findings: [Finding]
    ) {
        switch kind {
        case .lines: (try stateOfLines(options), [])
        case .months: (try consumption(options), [])
        case .goals: (try goals(options), [])
        case .costs: (try costs(options), [])
        case .invoices: (try invoices(options), [])
        case .open: try openOrders(options)
        case .copies: try copies(options)
        }
    }

    private func wanted(_ options: ReportOptions) throws -> [BudgetLine] {
        try lines(of: options.year).filter { options.line == nil || $0.key == options.line }
    }

    /// Concepto, Aprobado, Ampliaciones/(Reducciones), Modificado, Devengado, Pagado, Subejercicio.
    private func stateOfLines(_ options: ReportOptions) throws -> LedgerReport {
        let lines = try wanted(options)
        func cells(_ amounts: [Centavos]) -> [LedgerReport.Cell] { amounts.map { .money($0) } }
        func amounts(_ line: BudgetLine) -> [Centavos] {
            [line.approved, line.amended, line.modified, line.accrued, line.paid, line.unspent]
        }
        var sums = Array(repeating: Centavos.zero, count: 6)
        for line in lines { sums = try zip(sums, amounts(line)).map { try $0 + $1 } }
        let columns =
            [LedgerReport.Column("concept", isText: true)]
            + ["approved", "amended", "modified", "accrued", "paid", "unspent"].map {
                LedgerReport.Column($0)
            }
        return LedgerReport(
            .lines, year: options.year, date: options.date, columns,
            rows: lines.map { [.text("\($0.code) \($0.name)")] + cells(amounts($0)) }, total: [.none] + cells(sums))
    }

    /// Each month's calendar beside what was committed, accrued and paid in it.
    private func consumption(_ options: ReportOptions) throws -> LedgerReport {
        let lines = try wanted(options)
        var totals: [String: [Int: Int]] = [:]
        for line in lines {
            let rows = try Row.fetchAll(
                db, sql: "SELECT month, account, amount FROM month_total WHERE line = ? AND month BETWEEN ? AND ?",
                arguments: [line.key, "\(options.year)-01", "\(options.year)-12"])
            for row in rows {
                let month: String = row["month"]
                totals[row["account"], default: [:]][Int(month.suffix(2)) ?? 0, default: 0] += row["amount"] as Int
            }
        }
        var (rows, planned, spent): ([[LedgerReport.Cell]], Int, Int) = ([], 0, 0)
        for month in 1...12 {
            func amount(_ account: Account) -> Int { totals[account.rawValue]?[month] ?? 0 }
            let calendar = lines.reduce(0) { $0 + $1.calendar[month - 1].count }
            planned += calendar
            spent += amount(.accrued)
            let cells = [
                calendar, amount(.committed), amount(.accrued), amount(.paid), planned, spent, planned - spent,
            ]
            rows.append([.month(month)] + cells.map { .money(Centavos($0)) })
        }
        func sum(_ account: Account) -> LedgerReport.Cell {
            .money(Centavos((totals[account.rawValue] ?? [:]).values.reduce(0, +)))
        }
        let columns =
            [LedgerReport.Column("month", isText: true)]
            + ["calendar", "committed", "accrued", "paid", "planned", "spent", "difference"].map {
                LedgerReport.Column($0)
            }
        return LedgerReport(
            .months, year: options.year, date: options.date, columns, rows: rows,
            total: [
                .none, .money(Centavos(planned)), sum(.committed), sum(.accrued), sum(.paid), .none, .none,
                .money(Centavos(planned - spent)),
            ],
            chart: ["calendar", "accrued"])
    }

    /// Physical beside financial progress, by quarter; the light tells how far a goal is from where the year is.
    private func goals(_ options: ReportOptions) throws -> LedgerReport {
        let quarter = ((Int(options.date.dropFirst(5).prefix(2)) ?? 12) + 2) / 3
        let isPast = options.date.prefix(4) > String(options.year)
        let elapsed = isPast ? 4 : quarter
        let rows = try wanted(options).map { line -> [LedgerReport.Cell] in
            var done = [0, 0, 0, 0]
            let months = try Row.fetchAll(
                db, sql: "SELECT month, done FROM month_progress WHERE line = ?", arguments: [line.key])
            for row in months {
                let month: String = row["month"]
                let index = month.prefix(4) > String(options.year) ? 3 : ((Int(month.suffix(2)) ?? 1) - 1) / 3
                done[index] += row["done"] as Int
            }
            let financial = LedgerReader.tenths(line.accrued.count, of: line.modified.count)
            guard let target = line.target else {
                return [.text("\(line.code) \(line.name)"), .none] + done.map { .count($0) } + [
                    .none, .none, financial,
                ]
            }
            let sum = done.reduce(0, +)
            let expected = LedgerReader.tenths(sum * 4, of: target * elapsed)
            return [.text("\(line.code) \(line.name)"), .count(target)] + done.map { .count($0) }
                + [LedgerReader.tenths(sum, of: target), LedgerReader.light(expected, options.lights), financial]
        }
        let columns =
            [LedgerReport.Column("goal", isText: true)]
            + ["target", "q1", "q2", "q3", "q4", "physical"].map { LedgerReport.Column($0) }
            + [LedgerReport.Column("light", isText: true), LedgerReport.Column("financial")]
        return LedgerReport(.goals, year: options.year, date: options.date, columns, rows: rows)
    }

    private static func tenths(_ part: Int, of whole: Int) -> LedgerReport.Cell {
        whole > 0 ? .share(Int((Int128(part) * 1000 + Int128(whole) / 2) / Int128(whole))) : .none
    }

    private static func light(_ share: LedgerReport.Cell, _ limits: [Int]) -> LedgerReport.Cell {
        guard case .share(let tenths) = share, limits.count == 2 else { return .none }
        return .light(tenths >= limits[1] * 10 ? "green" : tenths >= limits[0] * 10 ? "yellow" : "red")
    }
}
