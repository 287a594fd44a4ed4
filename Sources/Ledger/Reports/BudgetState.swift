import GRDB
import PrintModel

/// The budget lines of a year as the entries up to a day leave them, month by month.
struct BudgetState {
    /// The lines, by code.
    var lines: [BudgetLine]
    /// What was posted to a line's column in a month of any year, `2024-07`.
    private(set) var months: [String: [Account: [String: Int]]] = [:]
    /// What was done of a line's goal in a month.
    private(set) var progress: [String: [String: Int]] = [:]

    /// What was posted to a column of all lines in a month of their year; in month 13, in later years.
    func posted(_ account: Account, _ year: Int, _ month: Int) -> Int {
        let name = Rules.month(month, of: year)
        return lines.reduce(0) { sum, line in
            let own = months[line.key]?[account] ?? [:]
            guard month > 12 else { return sum + (own[name] ?? 0) }
            return sum + own.reduce(0) { $0 + ($1.key.prefix(4) > String(year) ? $1.value : 0) }
        }
    }

    /// What was accrued on a line in a quarter, 0 to 3, of its year; in the last, also after it.
    func accrued(_ line: String, _ year: Int, quarter: Int) -> Centavos {
        Centavos(
            (months[line]?[.accrued] ?? [:]).reduce(0) { sum, month in
                let isLater = month.key.prefix(4) > String(year)
                let own = isLater ? 3 : ((Int(month.key.suffix(2)) ?? 1) - 1) / 3
                return sum + (own == quarter ? month.value : 0)
            })
    }
}

extension LedgerReader {
    /// The last day that something was recorded on; `nil` of an empty ledger.
    public func lastDay() throws -> String? { try String.fetchOne(db, sql: "SELECT max(date) FROM entry") }

    /// The lines that a report is about, on its day: from the totals that are kept where nothing was recorded later, else
    /// from the postings of entries up to that day.
    func budget(_ options: ReportOptions) throws -> BudgetState {
        let lines = try lines(of: options.year).filter { options.line == nil || $0.key == options.line }
        var state = BudgetState(lines: lines)
        if try lastDay() ?? "" <= options.date {
            try state.takeTotals(db)
        } else {
            try state.takePostings(db, through: options.date)
        }
        return state
    }
}

extension BudgetState {
    fileprivate mutating func takeTotals(_ db: Database) throws {
        for line in lines {
            let rows = try Row.fetchAll(
                db, sql: "SELECT month, account, amount FROM month_total WHERE line = ?", arguments: [line.key])
            for row in rows { add(row["amount"], to: line.key, try Account(stored: row["account"]), in: row["month"]) }
            let done = try Row.fetchAll(
                db, sql: "SELECT month, done FROM month_progress WHERE line = ?", arguments: [line.key])
            for row in done { progress[line.key, default: [:]][row["month"], default: 0] += row["done"] as Int }
        }
    }

    /// Does again to empty lines what entries up to a day did to them, in their order.
    fileprivate mutating func takePostings(_ db: Database, through day: String) throws {
        var index: [String: Int] = [:]
        for position in lines.indices {
            index[lines[position].key] = position
            for account in Account.allCases { lines[position][account] = .zero }
            lines[position].calendar = Array(repeating: .zero, count: 12)
            lines[position].done = 0
        }
        let sql = """
            SELECT line, account, amount, month FROM posting JOIN entry ON number = posting.entry
            WHERE date <= ? ORDER BY posting.entry, part
            """
        let rows = try Row.fetchCursor(db, sql: sql, arguments: [day])
        while let row = try rows.next() {
            let key: String = row[0]
            guard let position = index[key] else { continue }
            let (account, amount, month) = (try Account(stored: row[1]), row[2] as Centavos, row[3] as String)
            try lines[position].add(amount, to: account, month: month)
            add(amount.count, to: key, account, in: month)
        }
        try takeProgress(db, through: day, index)
    }

    private mutating func takeProgress(_ db: Database, through day: String, _ index: [String: Int]) throws {
        var acts: [Int: Progress] = [:]
        let sql = "SELECT * FROM entry WHERE kind IN ('progress', 'reversal') ORDER BY number"
        let entries = try Entry.fetchCursor(db, sql: sql)
        while let entry = try entries.next() {
            var done: Progress?
            switch entry.act {
            case .progress(let act):
                acts[entry.number] = act
                done = act
            case .reversal(let act): done = acts[act.entry].map { Progress(line: $0.line, done: -$0.done) }
            default: break
            }
            guard let done, let position = index[done.line], entry.header.date <= day else { continue }
            lines[position].done += done.done
            progress[done.line, default: [:]][entry.header.month, default: 0] += done.done
        }
    }

    private mutating func add(_ amount: Int, to line: String, _ account: Account, in month: String) {
        months[line, default: [:]][account, default: [:]][month, default: 0] += amount
    }
}
