import Geometry
import PrintModel

/// What an entry does, and whether it may: the same for an entry being written and for one gone through again.
///
/// Rules gather every reason against an entry, and then throw them all; the books are then not to be kept.
final class Rules {
    let books: any Books
    /// Of the entry in hand.
    var number = 0
    var header = Header(date: "", by: "")
    var postings: [Posting] = []
    /// A day that is known to be one: entries after one another often have the same.
    private var known = ""
    /// What is wrong, and what is worth knowing.
    private(set) var findings: [Finding] = []

    init(_ books: any Books) { self.books = books }

    /// Applies an entry to the books; gives what it posts, and findings that are no errors.
    func apply(_ act: Act, number: Int, header: Header) throws -> (postings: [Posting], findings: [Finding]) {
        self.number = number
        self.header = header
        postings = []
        findings = []
        do {
            try checkHeader()
            try act.apply(self)
            if findings.allSatisfy({ $0.severity != .error }) {
                try settle()
                try keepLines()
            }
        } catch is Centavos.Overflow {
            refuse(.ledgerAmount, [:])
        }
        if findings.contains(where: { $0.severity == .error }) {
            throw Fault(.unusableData, findings.filter { $0.severity == .error })
        }
        return (postings, findings)
    }

    /// Notes a reason against the entry.
    func refuse(_ code: FindingCode, _ values: [String: String]) { findings.append(Finding(.error, code, values)) }

    /// Notes something worth knowing.
    func remark(_ code: FindingCode, _ severity: Finding.Severity, _ values: [String: String]) {
        findings.append(Finding(severity, code, values))
    }

    /// Stops at a reason after which nothing more can be said.
    func stop(_ code: FindingCode, _ values: [String: String]) -> Fault {
        let errors = findings.filter { $0.severity == .error }
        return Fault(.unusableData, errors + [Finding(.error, code, values)])
    }

    /// Posts an amount in the entry's own month; nothing where it is none.
    func post(_ line: String, _ account: Account, _ amount: Centavos, month: String? = nil) {
        guard amount != .zero else { return }
        postings.append(Posting(line, account, amount, month ?? header.month))
    }

    private func checkHeader() throws {
        if header.date != known, CivilDate(header.date) == nil { refuse(.ledgerDate, ["date": header.date]) }
        known = findings.isEmpty ? header.date : ""
        if header.by.isEmpty { refuse(.ledgerNobody, [:]) }
        if let closed = try books.closedThrough(), header.date <= closed {
            refuse(.ledgerClosed, ["date": header.date, "closed": closed])
        }
    }

    /// Adds the postings to their lines.
    private func settle() throws {
        for posting in postings {
            guard var line = try books.line(posting.line) else { throw unknownLine(posting.line) }
            try line.add(posting.amount, to: posting.account, month: posting.month)
            try books.save(line)
        }
    }

    /// modificado ≥ comprometido ≥ devengado ≥ ejercido ≥ pagado ≥ 0 on every line that was posted to.
    private func keepLines() throws {
        for key in Set(postings.map(\.line)).sorted() {
            guard let line = try books.line(key) else { continue }
            findings += LineInvariants.violations(of: line).map { violation in
                Finding(.error, violation.code, violation.values.merging(["line": line.code]) { $1 })
            }
        }
    }

    func line(_ key: String) throws -> BudgetLine {
        guard let line = try books.line(key) else { throw unknownLine(key) }
        return line
    }

    func order(_ id: String) throws -> PrintOrder {
        guard let order = try books.order(id) else { throw stop(.ledgerUnknownOrder, ["order": id]) }
        return order
    }

    private func unknownLine(_ key: String) -> Fault { stop(.ledgerUnknownLine, ["line": key]) }

    /// Refuses a date before another.
    func notBefore(_ earlier: String, _ what: String) {
        if header.date < earlier {
            refuse(.ledgerDateOrder, ["date": header.date, "earlier": earlier, "event": what])
        }
    }

    /// Refuses an amount that is not above zero.
    func positive(_ amount: Centavos) {
        if amount <= .zero { refuse(.ledgerAmountNotPositive, ["amount": amount.text]) }
    }
}

/// What must hold of a line at all times.
enum LineInvariants {
    /// What does not hold, with its figures.
    static func violations(of line: BudgetLine) -> [(code: FindingCode, values: [String: String])] {
        var found: [(FindingCode, [String: String])] = []
        if line.margin < .zero {
            let before = Centavos(line.modified.count + line.excess.count)
            found.append(
                (
                    .ledgerOvercommitted,
                    [
                        "modified": before.text, "committed": line.committed.text, "missing": (-line.margin).text,
                    ]
                ))
        }
        let chain: [(Centavos, Centavos, String)] = [
            (line.committed, line.accrued, "accrued"), (line.accrued, line.exercised, "exercised"),
            (line.exercised, line.paid, "paid"), (line.paid, .zero, "zero"),
        ]
        for (above, below, moment) in chain where above < below {
            found.append((.ledgerMoments, ["moment": moment, "above": above.text, "below": below.text]))
        }
        let calendar = line.calendar.reduce(0) { $0 + $1.count }
        if line.modified < .zero || calendar != line.modified.count || line.calendar.contains(where: { $0 < .zero }) {
            found.append((.ledgerCalendar, ["sum": Centavos(calendar).text, "amount": line.modified.text]))
        }
        return found
    }
}

extension Act {
    /// Does what the entry says to the books.
    func apply(_ rules: Rules) throws {
        switch self {
        case .opening(let opening): try rules.open(opening)
        case .amendment(let amendment): try rules.amend(amendment)
        case .order(let placement): try rules.place(placement)
        case .composition(let composition): try rules.compose(composition)
        case .delivery(let delivery): try rules.receive(delivery)
        case .release(let release): try rules.release(release)
        case .purchase(let purchase): try rules.buy(purchase)
        case .invoice(let filing): try rules.file(filing)
        case .credit(let filing): try rules.credit(filing)
        case .complement(let filing): try rules.complement(filing)
        case .approval(let payment): try rules.approve(payment)
        case .payment(let payment): try rules.pay(payment)
        case .distribution(let distribution): try rules.distribute(distribution)
        case .evidence(let evidence): try rules.keep(evidence)
        case .progress(let progress): try rules.advance(progress)
        case .closing(let closing): try rules.close(closing)
        case .reversal(let reversal): try rules.reverse(reversal)
        }
    }
}
