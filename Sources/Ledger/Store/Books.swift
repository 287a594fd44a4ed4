import PrintModel

/// The state that entries make, as the rules see it: in the ledger's tables when an entry is written, in memory when all
/// are gone through again.
protocol Books: AnyObject {
    func line(_ key: String) throws -> BudgetLine?
    func save(_ line: BudgetLine) throws
    /// Adds to what was done of a line's goal in a month.
    func advance(_ line: String, in month: String, by done: Int) throws
    func order(_ id: String) throws -> PrintOrder?
    /// The order that an entry placed.
    func order(placedBy entry: Int) throws -> PrintOrder?
    func lastOrder(in year: Int) throws -> Int
    func save(_ order: PrintOrder) throws
    func run(_ id: Int) throws -> PrintRun?
    func save(_ run: PrintRun) throws
    func invoice(_ uuid: String) throws -> Invoice?
    /// A valid CFDI of the same issuer with the same seal, or the same folio and total.
    func lookalike(of facts: InvoiceFacts) throws -> Invoice?
    func save(_ invoice: Invoice) throws
    /// The entry that reversed another.
    func reversal(of entry: Int) throws -> Int?
    func noteReversal(of entry: Int, by reversal: Int) throws
    func entry(_ number: Int) throws -> Entry?
    /// What an entry posted.
    func postings(of entry: Int) throws -> [Posting]
    /// Last day of the last quarter that is closed.
    func closedThrough() throws -> String?
    func close(through date: String) throws
    func hasAttachment(_ sha256: String) throws -> Bool
}
