import Digests
import Foundation
import GRDB
import PrintModel

/// One state of the ledger, lent to a closure.
public struct LedgerReader {
    let db: Database

    init(_ db: Database) { self.db = db }

    /// A line by its key, `2024/6.1`.
    public func line(_ key: String) throws -> BudgetLine? { try BudgetLine.fetchOne(db, key: key) }

    /// The lines of a year, by code.
    public func lines(of year: Int) throws -> [BudgetLine] {
        try BudgetLine.filter(Column("year") == year).fetchAll(db)
            .sorted { $0.code.compare($1.code, options: .numeric) == .orderedAscending }
    }

    /// The years that have lines.
    public func years() throws -> [Int] {
        try Int.fetchAll(db, sql: "SELECT DISTINCT year FROM budget_line ORDER BY year")
    }

    /// An order by its number, `2024-003`.
    public func order(_ id: String) throws -> PrintOrder? { try PrintOrder.fetchOne(db, key: id) }

    /// The orders of a year, first to last.
    public func orders(of year: Int) throws -> [PrintOrder] {
        try PrintOrder.filter(Column("year") == year).order(Column("number")).fetchAll(db)
    }

    /// The number of the last order of a year; 0 where there is none.
    public func lastOrder(in year: Int) throws -> Int { try StoredBooks(db).lastOrder(in: year) }

    /// What of a debt no payment order was approved for; zero where it is not known.
    public func unapproved(_ payable: Payable) throws -> Centavos {
        switch payable {
        case .invoice(let uuid): try invoice(uuid).map { try $0.due - $0.exercised } ?? .zero
        case .purchase(let id): try order(id).map { try $0.accrued - $0.invoiced - $0.exercised } ?? .zero
        }
    }

    /// What was approved and is not paid; zero where it is not known.
    public func unpaid(_ payable: Payable) throws -> Centavos {
        switch payable {
        case .invoice(let uuid): try invoice(uuid).map { try $0.exercised - $0.paid } ?? .zero
        case .purchase(let id): try order(id).map { try $0.exercised - $0.paid } ?? .zero
        }
    }

    /// The order that an entry placed.
    public func order(placedBy entry: Int) throws -> PrintOrder? { try StoredBooks(db).order(placedBy: entry) }

    /// A run by the number of its delivery's entry.
    public func run(_ id: Int) throws -> PrintRun? { try PrintRun.fetchOne(db, key: id) }

    /// The runs of an order, first to last.
    public func runs(of order: String) throws -> [PrintRun] {
        try PrintRun.filter(Column("order") == order).order(Column("id")).fetchAll(db)
    }

    /// A CFDI by its fiscal folio, upper-cased.
    public func invoice(_ uuid: String) throws -> Invoice? { try Invoice.fetchOne(db, key: uuid) }

    /// The CFDI filed against an order, first to last.
    public func invoices(of order: String) throws -> [Invoice] {
        try Invoice.filter(Column("order") == order).order(Column("entry")).fetchAll(db)
    }

    /// An entry.
    public func entry(_ number: Int) throws -> Entry? { try StoredBooks(db).entry(number) }

    /// What an entry posted.
    public func postings(of entry: Int) throws -> [Posting] { try StoredBooks(db).postings(of: entry) }

    /// How many entries there are, and the hash of the last: `nil` of an empty ledger.
    public func head() throws -> (number: Int, hash: String)? {
        try Row.fetchOne(db, sql: "SELECT number, hash FROM entry ORDER BY number DESC LIMIT 1").map { row in
            let hash: Data = row["hash"]
            return (row["number"], Digest.hexadecimal(hash))
        }
    }

    /// Calls `body` with every entry, first to last; one is in memory at a time.
    public func eachEntry(_ body: (Entry) throws -> Void) throws {
        let entries = try Entry.fetchCursor(db, sql: "SELECT * FROM entry ORDER BY number")
        while let entry = try entries.next() { try body(entry) }
    }

    /// A document that is kept.
    public func attachment(_ sha256: String) throws -> Attachment? {
        try Row.fetchOne(db, sql: "SELECT name, bytes FROM attachment WHERE sha256 = ?", arguments: [sha256]).map {
            let bytes: Data = $0["bytes"]
            return Attachment(name: $0["name"], bytes: [UInt8](bytes))
        }
    }

    /// Keys of the lines that an act is about.
    func lines(of act: Act) throws -> [String] {
        switch act {
        case .opening(let opening): [BudgetLine.key(opening.year, opening.line.code)]
        case .amendment(let amendment): [amendment.line] + (amendment.to.map { [$0] } ?? [])
        case .order(let placement): [placement.line]
        case .purchase(let purchase): [purchase.line]
        case .progress(let progress): [progress.line]
        case .composition(let composition): try line(ofOrder: composition.order)
        case .delivery(let delivery): try line(ofOrder: delivery.order)
        case .release(let release): try line(ofOrder: release.order)
        case .evidence(let evidence):
            try evidence.order.map(line(ofOrder:)) ?? evidence.entry.flatMap(entry).map { try lines(of: $0.act) } ?? []
        case .invoice(let filing): try line(ofOrder: filing.order)
        case .credit(let filing): try line(ofInvoice: filing.invoice)
        case .complement(let filing): try filing.settlements.flatMap { try line(ofInvoice: $0.invoice) }
        case .approval(let payment), .payment(let payment):
            switch payment.payable {
            case .invoice(let uuid): try line(ofInvoice: uuid)
            case .purchase(let order): try line(ofOrder: order)
            }
        case .distribution(let distribution):
            try run(distribution.run).map { try line(ofOrder: $0.order) } ?? []
        case .closing: []
        case .reversal(let reversal): try entry(reversal.entry).map { try lines(of: $0.act) } ?? []
        }
    }

    /// The order that an act is about; `nil` where it is about none. Of an order that is being placed, the number that
    /// it will have in the year.
    public func order(of act: Act, year: Int) throws -> String? {
        switch act {
        case .order, .purchase: return PrintOrder.id(year: year, number: try lastOrder(in: year) + 1)
        case .composition(let act): return act.order
        case .delivery(let act): return act.order
        case .release(let act): return act.order
        case .evidence(let act): return act.order
        case .invoice(let act): return act.order
        case .credit(let act): return try invoice(act.invoice)?.order
        case .complement(let act): return try act.settlements.first.flatMap { try invoice($0.invoice)?.order }
        case .approval(let act), .payment(let act):
            switch act.payable {
            case .invoice(let uuid): return try invoice(uuid)?.order
            case .purchase(let id): return id
            }
        case .distribution(let act): return try run(act.run)?.order
        case .reversal(let act): return try order(ofEntry: act.entry)
        case .opening, .amendment, .progress, .closing: return nil
        }
    }

    /// The order that an entry is about; `nil` where it is about none.
    public func order(ofEntry number: Int) throws -> String? {
        if let placed = try order(placedBy: number) { return placed.id }
        return try entry(number).flatMap { try order(of: $0.act, year: $0.header.year) }
    }

    private func line(ofOrder id: String) throws -> [String] { try order(id).map { [$0.line] } ?? [] }

    private func line(ofInvoice uuid: String) throws -> [String] {
        try invoice(uuid)?.order.map { try line(ofOrder: $0) } ?? []
    }
}
