import Geometry
import GRDB
import PrintModel

extension LedgerReader {
    /// A report, and what in it is a finding. Reads totals that are kept; the history where the report is for a day before
    /// the last one. Orders, invoices and copies are told as they are: such a report bears the ledger's last day.
    public func report(_ kind: LedgerReport.Kind, _ options: ReportOptions) throws -> (
        report: LedgerReport, findings: [Finding]
    ) {
        var present = options
        present.date = max(options.date, try lastDay() ?? options.date)
        return switch kind {
        case .lines: (try stateOfLines(options), [])
        case .months: (try consumption(options), [])
        case .goals: (try goals(options), [])
        case .costs: (try costs(present), [])
        case .invoices: (try invoices(present), [])
        case .open: try openOrders(present)
        case .copies: try copies(present)
        case .distribution: try distribution(present)
        case .newspapers: (try newspapers(present), [])
        }
    }

    /// Concepto, Aprobado, Ampliaciones/(Reducciones), Modificado, Devengado, Pagado, Subejercicio.
    private func stateOfLines(_ options: ReportOptions) throws -> LedgerReport {
        let lines = try budget(options).lines
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
            rows: lines.map { line in
                var row = [.text("\(line.code) \(line.name)")] + cells(amounts(line))
                // Current expenditure and N/A are no amounts, and no zeros either.
                if line.funding != "amount", line.approved == .zero { row[1] = .funding(line.funding) }
                return row
            }, total: [.none] + cells(sums))
    }

    /// Each month's calendar beside what was committed, accrued and paid in it.
    private func consumption(_ options: ReportOptions) throws -> LedgerReport {
        let state = try budget(options)
        var (rows, planned, spent): ([[LedgerReport.Cell]], Int, Int) = ([], 0, 0)
        let moments: [Account] = [.committed, .accrued, .paid]
        // What is paid after the year's end stands in a row of its own, after December.
        let isLate = moments.contains { state.posted($0, options.year, 13) != 0 }
        for month in 1...(isLate ? 13 : 12) {
            func amount(_ account: Account) -> Int { state.posted(account, options.year, month) }
            let calendar = month > 12 ? 0 : state.lines.reduce(0) { $0 + $1.calendar[month - 1].count }
            planned += calendar
            spent += amount(.accrued)
            let cells = [
                calendar, amount(.committed), amount(.accrued), amount(.paid), planned, spent, planned - spent,
            ]
            rows.append([.month(month)] + cells.map { .money(Centavos($0)) })
        }
        func sum(_ account: Account) -> LedgerReport.Cell {
            .money(Centavos((1...13).reduce(0) { $0 + state.posted(account, options.year, $1) }))
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
        let state = try budget(options)
        let rows = state.lines.map { line -> [LedgerReport.Cell] in
            var done = [0, 0, 0, 0]
            for (month, count) in state.progress[line.key] ?? [:] {
                done[month.prefix(4) > String(options.year) ? 3 : ((Int(month.suffix(2)) ?? 1) - 1) / 3] += count
            }
            let quarters = (0..<4).flatMap { quarter -> [LedgerReport.Cell] in
                [
                    line.target == nil && done[quarter] == 0 ? .none : .count(done[quarter]),
                    .money(state.accrued(line.key, options.year, quarter: quarter)),
                ]
            }
            let financial = LedgerReader.tenths(line.accrued.count, of: line.modified.count)
            let sum = done.reduce(0, +)
            let expected = line.target.map { LedgerReader.tenths(sum * 4, of: $0 * elapsed) } ?? .none
            return [.text("\(line.code) \(line.name)"), line.target.map { .count($0) } ?? .none] + quarters + [
                line.target.map { LedgerReader.tenths(sum, of: $0) } ?? .none,
                LedgerReader.light(expected, options.lights), financial,
            ]
        }
        let columns =
            [LedgerReport.Column("goal", isText: true)]
            + ["target", "q1", "f1", "q2", "f2", "q3", "f3", "q4", "f4", "physical"].map { LedgerReport.Column($0) }
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
