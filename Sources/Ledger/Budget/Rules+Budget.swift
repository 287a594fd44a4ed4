import Geometry
import PrintModel

extension Rules {
    /// Opens a line with what the programme gives it, month by month.
    func open(_ opening: LineOpening) throws {
        let line = BudgetLine(year: opening.year, opening.line)
        if try books.line(line.key) != nil { throw stop(.ledgerLineExists, ["line": line.key]) }
        if opening.line.code.isEmpty || opening.line.code.contains("/") {
            refuse(.ledgerLineCode, ["line": opening.line.code])
        }
        try books.save(line)
        let amount = opening.line.funding.amount ?? .zero
        let calendar = BudgetLine.calendar(amount, opening.line.calendar)
        let sum = try Centavos.sum(calendar)
        if sum != amount || calendar.contains(where: { $0 < .zero }) {
            return refuse(.ledgerCalendar, ["sum": sum.text, "amount": amount.text])
        }
        for (index, part) in calendar.enumerated() {
            post(line.key, .approved, part, month: Rules.month(index + 1, of: opening.year))
        }
    }

    /// Changes what a line may spend; a transfer changes two.
    func amend(_ amendment: Amendment) throws {
        let source = try line(amendment.line)
        positive(amendment.amount)
        if header.document == nil { refuse(.ledgerNoAct, [:]) }
        guard (1...12).contains(amendment.month) else { return refuse(.ledgerDate, ["date": String(amendment.month)]) }
        let month = Rules.month(amendment.month, of: source.year)
        switch amendment.kind {
        case .increase: post(source.key, .increased, amendment.amount, month: month)
        case .reduction: post(source.key, .reduced, -amendment.amount, month: month)
        case .transfer:
            let target = try line(amendment.to ?? "")
            if target.year != source.year || target.key == source.key {
                refuse(.ledgerTransfer, ["line": source.key, "to": target.key])
            }
            post(source.key, .transferred, -amendment.amount, month: month)
            post(target.key, .transferred, amendment.amount, month: month)
        }
    }

    /// Adds to what is done of a goal.
    func advance(_ progress: Progress) throws {
        var line = try line(progress.line)
        let (done, overflow) = line.done.addingReportingOverflow(progress.done)
        if overflow || done < 0 { return refuse(.ledgerCopies, ["copies": String(progress.done)]) }
        line.done = done
        try books.save(line)
        try books.advance(line.key, in: header.month, by: progress.done)
    }

    /// Ends a quarter: nothing is dated in it any more.
    func close(_ closing: Closing) throws {
        let ends = ["03-31", "06-30", "09-30", "12-31"]
        guard CivilDate(closing.through) != nil, ends.contains(String(closing.through.suffix(5))) else {
            throw stop(.ledgerDate, ["date": closing.through])
        }
        notBefore(closing.through, "quarter")
        try books.close(through: closing.through)
    }

    /// `2024-07`.
    static func month(_ month: Int, of year: Int) -> String { "\(year)-" + (month < 10 ? "0" : "") + String(month) }
}
