import Foundation
import GRDB
import PrintModel

extension Centavos: DatabaseValueConvertible {
    /// A whole number.
    public var databaseValue: DatabaseValue { count.databaseValue }

    /// From a whole number, never from a real one; held to `limit`, so that what somebody else wrote cannot overflow.
    public static func fromDatabaseValue(_ value: DatabaseValue) -> Centavos? {
        guard case .int64(let count) = value.storage else { return nil }
        return Centavos(Int(max(-Int64(limit), min(Int64(limit), count))))
    }
}

extension BudgetLine: FetchableRecord, PersistableRecord {
    /// The table of lines.
    public static let databaseTableName = "budget_line"
}

extension PrintOrder: FetchableRecord, PersistableRecord {
    /// The table of orders.
    public static let databaseTableName = "print_order"
}

extension PrintRun: FetchableRecord, PersistableRecord {
    /// The table of runs.
    public static let databaseTableName = "print_run"
}

extension Invoice: FetchableRecord, PersistableRecord {
    /// The table of CFDI.
    public static let databaseTableName = "invoice"
}

extension Entry: FetchableRecord {
    /// An entry from its row.
    public init(row: Row) throws {
        number = row["number"]
        header = Header(date: row["date"], by: row["by"], reason: row["reason"], document: row["document"])
        let bytes: Data = row["payload"]
        payload = [UInt8](bytes)
        act = try EntryChain.act(payload)
        let before: Data = row["previous"]
        let own: Data = row["hash"]
        previous = [UInt8](before)
        hash = [UInt8](own)
    }
}

extension Posting: FetchableRecord {
    /// A posting from its row.
    public init(row: Row) throws {
        self.init(row["line"], try Account(stored: row["account"]), row["amount"], row["month"])
    }
}

extension Account {
    /// A column by its name in the ledger.
    init(stored name: String) throws {
        guard let account = Account(rawValue: name) else {
            throw DatabaseError(resultCode: .SQLITE_CORRUPT, message: "account \(name)")
        }
        self = account
    }
}
