import GRDB
import Geometry
import PrintModel

extension LedgerReader {
    /// Copies sent to delegations, of runs of a year's orders: by whom, received by whom, and whether the signed receipt is
    /// there. What is not signed for is a finding.
    func distribution(_ options: ReportOptions) throws -> (LedgerReport, [Finding]) {
        let titles = try titles(options)
        var sent: [(number: Int, act: Distribution, header: Header)] = []
        var signed: Set<Int> = []
        let sql = """
            SELECT * FROM entry WHERE kind IN ('distribution', 'evidence') AND number > ?
              AND number NOT IN (SELECT entry FROM reversal) ORDER BY number
            """
        let entries = try Entry.fetchCursor(db, sql: sql, arguments: [titles.keys.min() ?? 0])
        while let entry = try entries.next() {
            switch entry.act {
            case .distribution(let act) where act.destination == .delegation && titles[act.run] != nil:
                sent.append((entry.number, act, entry.header))
                if act.receipt != nil { signed.insert(entry.number) }
            case .evidence(let act) where act.kind == .receipt: act.entry.map { _ = signed.insert($0) }
            default: break
            }
        }
        let rows = sent.map { number, act, header -> [LedgerReport.Cell] in
            [
                .text(header.date), .text(String(act.run)), .text(titles[act.run] ?? ""), .text(act.delegation ?? ""),
                .count(act.copies), .text(header.by), .text(act.receivedBy ?? ""), .flag(signed.contains(number)),
            ]
        }
        let findings = sent.filter { !signed.contains($0.number) }.map { _, act, _ in
            Finding(
                .warning, .ledgerReceiptMissing,
                ["run": String(act.run), "copies": String(act.copies), "delegation": act.delegation ?? ""])
        }
        let columns =
            ["date", "run", "title", "delegation"].map { LedgerReport.Column($0, isText: true) }
            + [LedgerReport.Column("copies")]
            + ["sentBy", "receivedBy", "receipt"].map { LedgerReport.Column($0, isText: true) }
        let report = LedgerReport(
            .distribution, year: options.year, date: options.date, columns, rows: rows,
            total: [.none, .none, .none, .none, .count(sent.reduce(0) { $0 + $1.act.copies }), .none, .none, .none])
        return (report, findings)
    }

    /// The jobs of a year's runs that were not reversed, by run.
    private func titles(_ options: ReportOptions) throws -> [Int: String] {
        let sql = """
            SELECT print_run.id, title, line FROM print_run JOIN print_order ON print_order.id = print_run."order"
            WHERE print_order.year = ? AND NOT isReversed AND NOT isPurchase
            """
        return try Row.fetchAll(db, sql: sql, arguments: [options.year]).reduce(into: [:]) { titles, row in
            if options.line == nil || options.line == row["line"] { titles[row["id"]] = row["title"] }
        }
    }

    /// Newspapers bought in a year: when, for which delegation, at what price (activity 7.1.2 of the programme).
    func newspapers(_ options: ReportOptions) throws -> LedgerReport {
        let orders = try PrintOrder.fetchAll(
            db, sql: "SELECT * FROM print_order WHERE year = ? AND isPurchase AND state <> 'cancelled'",
            arguments: [options.year]
        ).filter { options.line == nil || $0.line == options.line }
        let byEntry = Dictionary(uniqueKeysWithValues: orders.map { ($0.entry, $0) })
        var rows: [[LedgerReport.Cell]] = []
        let entries = try Entry.fetchCursor(
            db, sql: "SELECT * FROM entry WHERE kind = 'purchase' AND date BETWEEN ? AND ? ORDER BY date, number",
            arguments: ["\(options.year)-01-01", "\(options.year)-12-31"])
        while let entry = try entries.next() {
            guard case .purchase(let act) = entry.act, let order = byEntry[entry.number] else { continue }
            rows.append([
                .text(entry.header.date), .text(order.id), .text(act.newspaper), .text(act.supplier),
                .text(act.delegation ?? ""), .count(act.copies), .money(act.price), .money(order.accrued),
                .money(order.paid),
            ])
        }
        let columns =
            ["date", "order", "newspaper", "supplier", "delegation"].map { LedgerReport.Column($0, isText: true) }
            + ["copies", "price", "cost", "paid"].map { LedgerReport.Column($0) }
        return LedgerReport(
            .newspapers, year: options.year, date: options.date, columns, rows: rows,
            total: [
                .none, .none, .none, .none, .none, .count(orders.reduce(0) { $0 + $1.copies }), .none,
                .money(try Centavos.sum(orders.map(\.accrued))), .money(try Centavos.sum(orders.map(\.paid))),
            ])
    }
}
