import Foundation
import GRDB
import Geometry

/// An entry's row, of which nothing was read yet.
struct RawEntry: Sendable {
    let number: Int
    let kind: String
    let header: Header
    let payload: [UInt8]
    let previous: [UInt8]
    let hash: [UInt8]

    /// What reading it gives: its act, where it can be read, and the hash that it should have.
    struct Read: Sendable {
        let act: Act?
        let hash: [UInt8]
    }

    private static let most = 2_048
    /// So many are taken at a time by whichever thread is free.
    private static let stretch = 64

    /// A row of number, kind, date, office, reason, document, payload, the hash before and its own.
    private init(_ row: Row) {
        number = row[0]
        kind = row[1]
        header = Header(date: row[2], by: row[3], reason: row[4], document: row[5])
        let (payload, previous, hash): (Data, Data, Data) = (row[6], row[7], row[8])
        self.payload = [UInt8](payload)
        self.previous = [UInt8](previous)
        self.hash = [UInt8](hash)
    }

    /// The next entries; none at the end.
    static func batch(_ rows: RowCursor) throws -> [RawEntry] {
        var batch: [RawEntry] = []
        while batch.count < most, let row = try rows.next() { batch.append(RawEntry(row)) }
        return batch
    }

    /// What each of a batch says, by two threads.
    static func read(_ batch: [RawEntry]) -> [Read] {
        let stretches = (batch.count + stretch - 1) / stretch
        return Workers.map(count: stretches, own: (), helper: { () }, check: {}) { _, index in
            batch[index * stretch..<min(batch.count, (index + 1) * stretch)].map(\.read)
        }.flatMap { $0 }
    }

    private var read: Read {
        Read(
            act: try? EntryChain.act(payload),
            hash: EntryChain.hash(number: number, header, kind: kind, payload: payload, previous: previous))
    }
}

/// The postings of entry after entry, in one pass.
final class PostingReader {
    private let rows: RowCursor
    private var waiting: (entry: Int, posting: Posting)?

    init(_ db: Database) throws {
        rows = try Row.fetchCursor(
            db, sql: "SELECT entry, line, account, amount, month FROM posting ORDER BY entry, part")
    }

    /// The postings of an entry; entries are asked for in ascending order.
    func next(of entry: Int) throws -> [Posting] {
        var found: [Posting] = []
        while let next = try peek(), next.entry <= entry {
            if next.entry == entry { found.append(next.posting) }
            waiting = nil
        }
        return found
    }

    private func peek() throws -> (entry: Int, posting: Posting)? {
        if waiting == nil, let row = try rows.next() {
            waiting = (row[0], Posting(row[1], try Account(stored: row[2]), row[3], row[4]))
        }
        return waiting
    }
}

/// What a sum of a month is known by.
struct MonthTotal: Hashable {
    let line: String
    let account: String
    let month: String

    init(line: String, account: String, month: String) {
        (self.line, self.account, self.month) = (line, account, month)
    }

    init(_ posting: Posting) { self.init(line: posting.line, account: posting.account.rawValue, month: posting.month) }
}
