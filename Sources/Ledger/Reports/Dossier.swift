import GRDB
import PrintModel

/// What an auditor asks for about one order: every entry, every document that is kept with it, and what is missing.
public struct Dossier: Sendable {
    /// A document of the order.
    public struct Document: Sendable {
        /// Entry that keeps it.
        public var entry: Int
        /// What it is to an auditor.
        public var kind: Evidence.Kind
        /// What it is, in words that somebody gave; `nil` where nobody did.
        public var title: String?
        /// Name that it was kept under.
        public var name: String
        /// SHA-256 of its bytes.
        public var sha256: String
    }

    /// Copies that were handed out.
    public struct HandOut: Sendable {
        /// Entry.
        public var entry: Int
        /// Run.
        public var run: Int
        /// Day.
        public var date: String
        /// Delegation.
        public var delegation: String
        /// Copies.
        public var copies: Int
        /// Office that received them, where it was said.
        public var receivedBy: String?
        /// SHA-256 of the signed receipt's scan; `nil` where it did not come back yet.
        public var receipt: String?
    }

    /// The order.
    public var order: PrintOrder
    /// How it was placed, with its quotes; `nil` of newspapers bought.
    public var placement: OrderPlacement?
    /// The line that pays, as it is now.
    public var line: BudgetLine?
    /// Its runs.
    public var runs: [PrintRun]
    /// Its CFDI.
    public var invoices: [Invoice]
    /// Every entry about it, first to last.
    public var entries: [Entry]
    /// What each entry posted to the line, by its number.
    public var postings: [Int: [Posting]]
    /// Entries that were taken back, each with the one that did.
    public var reversals: [Int: Int]
    /// Its documents, in the order of their entries.
    public var documents: [Document]
    /// Copies that were handed out, first to last, without what was taken back.
    public var handOuts: [HandOut]
}

extension LedgerReader {
    /// The dossier of an order; `nil` where there is none of that number. Reads the entries that can be about it.
    public func dossier(of id: String) throws -> Dossier? {
        guard let order = try order(id) else { return nil }
        let invoices = try invoices(of: id)
        let runs = try runs(of: id)
        var dossier = Dossier(
            order: order, line: try line(order.line), runs: runs, invoices: invoices, entries: [], postings: [:],
            reversals: [:], documents: [], handOuts: [])
        let uuids = Set(invoices.map(\.uuid))
        let numbers = Set(runs.map(\.id))
        var own: Set<Int> = []
        try eachEntry(
            mentioning: ["\"\(id)\""] + uuids.sorted() + numbers.sorted().map { "\"run\":\($0)" }, order.entry
        ) {
            entry in
            guard entry.number == order.entry || entry.act.concerns(id, uuids, numbers, own) else { return }
            own.insert(entry.number)
            if case .order(let placement) = entry.act { dossier.placement = placement }
            dossier.entries.append(entry)
            dossier.postings[entry.number] = try postings(of: entry.number)
            if case .reversal(let reversal) = entry.act { dossier.reversals[reversal.entry] = entry.number }
            dossier.documents += try documents(in: entry)
        }
        dossier.handOuts = Dossier.handOuts(dossier.entries, dossier.reversals)
        return dossier
    }

    /// Entries whose acts say one of some words, reversals, and one more, first to last.
    private func eachEntry(mentioning words: [String], _ placed: Int, _ body: (Entry) throws -> Void) throws {
        let says = words.map { _ in "instr(payload, CAST(? AS BLOB)) > 0" }.joined(separator: " OR ")
        let entries = try Entry.fetchCursor(
            db, sql: "SELECT * FROM entry WHERE number = ? OR kind = 'reversal' OR \(says) ORDER BY number",
            arguments: [placed] + StatementArguments(words))
        while let entry = try entries.next() { try body(entry) }
    }
}

extension Dossier {
    /// Copies handed out, with the receipts that came at once or later.
    fileprivate static func handOuts(_ entries: [Entry], _ reversals: [Int: Int]) -> [HandOut] {
        var later: [Int: String] = [:]
        for entry in entries {
            if case .evidence(let evidence) = entry.act, evidence.kind == .receipt, let proven = evidence.entry {
                later[proven] = evidence.sha256
            }
        }
        return entries.compactMap { entry -> HandOut? in
            guard case .distribution(let act) = entry.act, act.destination == .delegation,
                reversals[entry.number] == nil
            else { return nil }
            return HandOut(
                entry: entry.number, run: act.run, date: entry.header.date, delegation: act.delegation ?? "",
                copies: act.copies, receivedBy: act.receivedBy, receipt: act.receipt ?? later[entry.number])
        }
    }
}

extension Act {
    fileprivate func concerns(_ order: String, _ uuids: Set<String>, _ runs: Set<Int>, _ entries: Set<Int>) -> Bool {
        switch self {
        case .composition(let act): act.order == order
        case .delivery(let act): act.order == order
        case .release(let act): act.order == order
        case .evidence(let act): act.order == order
        case .invoice(let act): act.order == order
        case .credit(let act): uuids.contains(act.invoice)
        case .complement(let act): act.settlements.contains { uuids.contains($0.invoice) }
        case .approval(let act), .payment(let act):
            switch act.payable {
            case .invoice(let uuid): uuids.contains(uuid)
            case .purchase(let id): id == order
            }
        case .distribution(let act): runs.contains(act.run)
        case .reversal(let act): entries.contains(act.entry)
        default: false
        }
    }
}
