import Geometry
import GRDB
import PrintModel

extension LedgerReader {
    /// What each order's copies and pages cost, tax included, with a row for each publication's sum.
    func costs(_ options: ReportOptions) throws -> LedgerReport {
        let orders = try orders(of: options.year)
            .filter { $0.state != .cancelled && (options.line == nil || $0.line == options.line) }
        var (rows, sums): ([[LedgerReport.Cell]], [String: (copies: Int, cost: Int, orders: Int)]) = ([], [:])
        for order in orders {
            let cost = order.accrued.count
            rows.append(
                [
                    .text(order.id), .text(order.title), .text(order.supplier), .count(order.received),
                    order.pages.map { .count($0) } ?? .none, .money(order.accrued),
                ]
                    + [
                        LedgerReader.rate(cost, order.received),
                        LedgerReader.rate(cost, order.received * (order.pages ?? 0)),
                    ])
            let before = sums[order.publication ?? order.title] ?? (0, 0, 0)
            sums[order.publication ?? order.title] = (
                before.copies + order.received, before.cost + cost, before.orders + 1
            )
        }
        for (name, sum) in sums.sorted(by: { $0.key < $1.key }) where sum.orders > 1 {
            rows.append([
                .none, .text(name), .none, .count(sum.copies), .none, .money(Centavos(sum.cost)),
                LedgerReader.rate(sum.cost, sum.copies), .none,
            ])
        }
        let total = try Centavos.sum(orders.map(\.accrued))
        let columns =
            ["order", "title", "supplier"].map { LedgerReport.Column($0, isText: true) }
            + ["copies", "pages", "cost", "perCopy", "perPage"].map { LedgerReport.Column($0) }
        return LedgerReport(
            .costs, year: options.year, date: options.date, columns, rows: rows,
            total: [
                .none, .none, .none, .count(orders.reduce(0) { $0 + $1.received }), .none, .money(total), .none, .none,
            ])
    }

    /// Ten-thousandths of a peso for one, to the nearest.
    private static func rate(_ centavos: Int, _ count: Int) -> LedgerReport.Cell {
        count > 0 ? .rate(Int((Int128(centavos) * 100 + Int128(count) / 2) / Int128(count))) : .none
    }

    /// What is ordered and did not come yet; what is late, or has been open too long, is a finding.
    func openOrders(_ options: ReportOptions) throws -> (LedgerReport, [Finding]) {
        let orders = try PrintOrder.fetchAll(
            db,
            sql: "SELECT * FROM print_order WHERE year = ? AND state = 'open' AND committed > accrued ORDER BY number",
            arguments: [options.year]
        ).filter { options.line == nil || $0.line == options.line }
        var findings: [Finding] = []
        let rows = orders.map { order -> [LedgerReport.Cell] in
            let open = Centavos(order.committed.count - order.accrued.count)
            let days = LedgerReader.days(from: order.placed, to: options.date)
            if let expected = order.expected, expected < options.date {
                findings.append(
                    Finding(.warning, .ledgerLate, ["order": order.id, "date": expected, "amount": open.text]))
            } else if days > options.openDays {
                findings.append(
                    Finding(.warning, .ledgerOpenLong, ["order": order.id, "days": String(days), "amount": open.text]))
            }
            return [
                .text(order.id), .text(order.title), .text(order.supplier), .text(order.placed),
                .text(order.expected ?? ""),
                .count(days), .money(order.committed), .money(open),
            ]
        }
        let total = try Centavos.sum(orders.map { try $0.committed - $0.accrued })
        let columns =
            ["order", "title", "supplier", "placed", "expected"].map { LedgerReport.Column($0, isText: true) }
            + ["days", "committed", "open"].map { LedgerReport.Column($0) }
        let report = LedgerReport(
            .open, year: options.year, date: options.date, columns, rows: rows,
            total: Array(repeating: .none, count: 7) + [.money(total)])
        return (report, findings)
    }

    /// The valid invoices of a year's orders, and what the supplier is still to get.
    func invoices(_ options: ReportOptions) throws -> LedgerReport {
        let sql = """
            SELECT invoice.*, line FROM invoice JOIN print_order ON print_order.id = invoice."order"
            WHERE print_order.year = ? AND type = 'I' AND invoice.state = 'valid' ORDER BY invoice.entry
            """
        var rows: [[LedgerReport.Cell]] = []
        var sums = Array(repeating: Centavos.zero, count: 6)
        for row in try Row.fetchAll(db, sql: sql, arguments: [options.year]) {
            let line: String = row["line"]
            if let wanted = options.line, wanted != line { continue }
            let invoice = try Invoice(row: row)
            let amounts = [
                invoice.charge, invoice.creditedCharge, invoice.exercisedCharge, invoice.paidCharge, invoice.documented,
                invoice.outstanding,
            ]
            sums = try zip(sums, amounts).map { try $0 + $1 }
            rows.append(
                [.text(invoice.uuid), .text(invoice.order ?? ""), .text(invoice.issuerName), .text(invoice.date)]
                    + amounts.map { .money($0) })
        }
        let columns =
            ["uuid", "order", "supplier", "date"].map { LedgerReport.Column($0, isText: true) }
            + ["charge", "credited", "exercised", "paid", "documented", "outstanding"].map { LedgerReport.Column($0) }
        return LedgerReport(
            .invoices, year: options.year, date: options.date, columns, rows: rows,
            total: [.none, .none, .none, .none] + sums.map { .money($0) })
    }

    /// received = handed out + legal deposit + archive + remaining, or a finding.
    func copies(_ options: ReportOptions) throws -> (LedgerReport, [Finding]) {
        let sql = """
            SELECT print_run.*, title, line FROM print_run JOIN print_order ON print_order.id = print_run."order"
            WHERE print_order.year = ? AND NOT isReversed ORDER BY print_run.id
            """
        var findings: [Finding] = []
        var rows: [[LedgerReport.Cell]] = []
        for row in try Row.fetchAll(db, sql: sql, arguments: [options.year]) {
            let line: String = row["line"]
            if let wanted = options.line, wanted != line { continue }
            let run = try PrintRun(row: row)
            if run.missing != 0 { findings.append(Finding(.error, .ledgerCopiesMissing, run.reconciliation)) }
            let counts = [run.received, run.handedOut, run.deposited, run.archived, run.remaining, run.missing]
            rows.append([.text(String(run.id)), .text(row["title"]), .text(run.date)] + counts.map { .count($0) })
        }
        let columns =
            ["run", "title", "date"].map { LedgerReport.Column($0, isText: true) }
            + ["received", "handedOut", "deposited", "archived", "remaining", "missing"].map { LedgerReport.Column($0) }
        findings += try distribution(options).1
        return (LedgerReport(.copies, year: options.year, date: options.date, columns, rows: rows), findings)
    }

    /// Days from one date to another, both `2024-07-15`.
    static func days(from first: String, to second: String) -> Int {
        func days(_ text: String) -> Int { CivilDate(text).map(\.dayNumber) ?? 0 }
        return days(second) - days(first)
    }
}

extension PrintRun {
    /// The figures of a run whose last count did not come out right.
    var reconciliation: [String: String] {
        [
            "run": String(id), "received": String(received), "handed": String(handedOut),
            "deposited": String(deposited),
            "archived": String(archived), "remaining": String(remaining), "counted": String(remaining - missing),
        ]
    }
}
