import Foundation
import Geometry
import Ledger
import PrintModel

/// How acts are to be recorded.
public struct Recording: Sendable {
    /// When, by whom, why.
    public var header: Header
    /// Whether everything is taken back at the end: a dry run.
    public var isRehearsal: Bool
    /// Documents that came with the act, as typed; kept with the first entry and its order.
    public var files: [String]
    /// What those documents are to an auditor; what the act's usually are where `nil`.
    public var kind: Evidence.Kind?

    /// A recording.
    public init(_ header: Header, isRehearsal: Bool = false, files: [String] = [], kind: Evidence.Kind? = nil) {
        self.header = header
        self.isRehearsal = isRehearsal
        self.files = files
        self.kind = kind
    }
}

extension LedgerDesk {
    /// Records what `build` makes of the ledger as it is, and after it an entry for each document that came with it: all
    /// in one transaction, or nothing.
    ///
    /// - Parameter create: Whether a ledger is made where there is none.
    /// - Returns: What was recorded, and the order that the first act is about.
    public func record(
        _ recording: Recording, attachments: [Attachment] = [], create: Bool = false,
        _ build: (LedgerReader) throws -> [Act]
    ) throws -> (recorded: LedgerStore.Recorded, order: String?) {
        let documents = try recording.files.map(attachment)
        var order: String?
        let recorded = try store(create: create).record(
            isRehearsal: recording.isRehearsal, attachments: attachments + documents
        ) { reader in
            let acts = try build(reader)
            guard let first = acts.first else { return [] }
            order = try reader.order(of: first, year: recording.header.year)
            let entry = (try reader.head()?.number ?? 0) + 1
            let kept = documents.map { document in
                Act.evidence(
                    Evidence(
                        order: order, entry: entry, kind: recording.kind ?? first.usualEvidence, title: document.name,
                        sha256: document.sha256))
            }
            return (acts + kept).map { ($0, recording.header) }
        }
        return (recorded, order)
    }
}
