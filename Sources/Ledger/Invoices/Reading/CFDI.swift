import Digests
import Geometry
import PrintModel

/// An electronic invoice (CFDI 4.0, Anexo 20 of the Resolución Miscelánea Fiscal), read and checked.
public struct CFDI: Sendable {
    /// A CFDI that it names.
    public struct Relation: Sendable, Hashable {
        /// `01` credit note, `03` goods returned, `04` takes the place of a cancelled one, …
        public var type: String
        /// UUID, upper-cased.
        public var uuid: String
    }

    /// What the ledger goes by.
    public var facts: InvoiceFacts
    /// Which others it names, and how.
    public var relations: [Relation]
    /// Of a payment's own CFDI, what it settles.
    public var settlements: [ComplementFiling.Settlement]
    /// Worth knowing; no errors.
    public var findings: [Finding]

    /// Reads a CFDI as hostile input, and checks it: stamped, ours to pay, and right to the centavo.
    ///
    /// - Parameters:
    ///   - bytes: The XML as received.
    ///   - file: What findings call it.
    ///   - receiver: Our tax id.
    /// - Throws: `Fault` with everything that is wrong, each with its line.
    public init(_ bytes: [UInt8], file: String, receiver: String) throws {
        let root = try SafeXML.read(bytes, file: file)
        let reading = CFDIReading(root, file: file)
        guard reading.isCFDI() else { throw Fault(.unusableData, reading.problems) }
        let facts = reading.facts(receiver: receiver, sha256: Digest.of(bytes))
        let relations = reading.relations()
        var settlements: [ComplementFiling.Settlement] = []
        if facts?.type == "P" {
            settlements = PaymentReading(reading).settlements()
        } else {
            CFDIArithmetic(reading).check()
        }
        guard let facts, reading.problems.isEmpty else { throw Fault(.unusableData, reading.problems) }
        self.facts = facts
        self.relations = relations
        self.settlements = settlements
        findings = reading.findings
    }
}
