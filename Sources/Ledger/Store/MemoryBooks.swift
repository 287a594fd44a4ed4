import GRDB
import PrintModel

/// The books as entries make them from nothing, to compare with the tables. What they hold grows with orders, runs and
/// invoices, not with entries.
final class MemoryBooks: Books {
    private(set) var lines: [String: BudgetLine] = [:]
    private(set) var orders: [String: PrintOrder] = [:]
    private(set) var runs: [Int: PrintRun] = [:]
    private(set) var invoices: [String: Invoice] = [:]
    private(set) var reversals: [Int: Int] = [:]
    /// What was done, by line and month.
    private(set) var progress: [String: Int] = [:]
    private(set) var closings: Set<String> = []
    private var ordersByEntry: [Int: String] = [:]
    private var lastOrders: [Int: Int] = [:]
    private var bySeal: [String: [String]] = [:]
    private var byFolio: [String: [String]] = [:]
    private let stored: StoredBooks

    /// Books that look up entries that were gone through already in the ledger itself.
    init(_ db: Database) { stored = StoredBooks(db) }

    func line(_ key: String) -> BudgetLine? { lines[key] }
    func save(_ line: BudgetLine) { lines[line.key] = line }
    func advance(_ line: String, in month: String, by done: Int) { progress["\(line) \(month)", default: 0] += done }

    func order(_ id: String) -> PrintOrder? { orders[id] }
    func order(placedBy entry: Int) -> PrintOrder? { ordersByEntry[entry].flatMap { orders[$0] } }
    func lastOrder(in year: Int) -> Int { lastOrders[year] ?? 0 }
    func save(_ order: PrintOrder) {
        orders[order.id] = order
        ordersByEntry[order.entry] = order.id
        lastOrders[order.year] = max(lastOrders[order.year] ?? 0, order.number)
    }

    func run(_ id: Int) -> PrintRun? { runs[id] }
    func save(_ run: PrintRun) { runs[run.id] = run }

    func invoice(_ uuid: String) -> Invoice? { invoices[uuid] }
    func lookalike(of facts: InvoiceFacts) -> Invoice? {
        let candidates = (bySeal[facts.seal] ?? []) + (facts.folio.map { byFolio[facts.issuer + " " + $0] ?? [] } ?? [])
        return candidates.compactMap { invoices[$0] }.filter {
            $0.state == .valid && $0.type == facts.type && $0.uuid != facts.uuid && $0.issuer == facts.issuer
                && ($0.seal == facts.seal
                    || ($0.folio == facts.folio && $0.total == facts.total && $0.date == facts.date))
        }.min { $0.entry < $1.entry }
    }
    func save(_ invoice: Invoice) {
        if invoices.updateValue(invoice, forKey: invoice.uuid) == nil {
            bySeal[invoice.seal, default: []].append(invoice.uuid)
            if let folio = invoice.folio { byFolio[invoice.issuer + " " + folio, default: []].append(invoice.uuid) }
        }
    }

    func reversal(of entry: Int) -> Int? { reversals[entry] }
    func noteReversal(of entry: Int, by reversal: Int) { reversals[entry] = reversal }
    func entry(_ number: Int) throws -> Entry? { try stored.entry(number) }
    func postings(of entry: Int) throws -> [Posting] { try stored.postings(of: entry) }
    func closedThrough() -> String? { closings.max() }
    func close(through date: String) { closings.insert(date) }
    func hasAttachment(_ sha256: String) throws -> Bool { try stored.hasAttachment(sha256) }
}
