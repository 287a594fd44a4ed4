import Geometry

/// One rule that a file for print is held to: an entry of the ledger, from which finishing and preflight both work.
public struct Clause: Sendable, Hashable, Codable {
    /// How a clause is held.
    public enum Held: String, Sendable, Hashable, Codable, CaseIterable {
        /// Finishing writes it right, whatever it is given.
        case enforced
        /// Nothing that Imprenta writes can break it.
        case cannotArise
        /// Preflight reads any file and judges.
        case checked
        /// It cannot be seen in a file: whoever sends it to print answers for it.
        case userDuty
        /// It could be read from a file, but nothing here does.
        case notChecked
    }

    /// What it demands, in the languages of those who read the table.
    public struct Demand: Sendable, Hashable, Codable {
        /// In Spanish.
        public let es: String
        /// In English.
        public let en: String
    }

    /// Stable id: `x.` for the PDF/X standards, `access.` for PDF/UA-1 and PDF/A-2a, `house.`
    /// for the print condition and the Ghent Workgroup's rules, `file.`
    /// for what a file needs to be judged at all.
    public let id: String
    /// The standards that ask for it; empty for rules of the house, which hold for every file.
    public let standards: [FileStandard]
    /// Where it comes from.
    public let source: String
    /// What it demands.
    public let demand: Demand
    /// How it is held; never empty.
    public let held: [Held]
    /// The codes of the findings where it is broken; empty where it is not checked.
    public let codes: [FindingCode]
    /// How much breaking it matters, unless a profile says otherwise.
    public let severity: Finding.Severity

    /// An entry of the ledger.
    init(
        _ id: String, _ standards: [FileStandard], _ source: String, _ held: [Held], _ codes: [FindingCode],
        _ severity: Finding.Severity, es: String, en: String
    ) {
        (self.id, self.standards, self.source, self.held) = (id, standards, source, held)
        (self.codes, self.severity, demand) = (codes, severity, Demand(es: es, en: en))
    }

    /// Whether a standard, or none in particular, asks for it. Rules of the house are for what is printed.
    public func applies(to standard: FileStandard?) -> Bool {
        guard let standard else { return true }
        return standards.isEmpty ? standard.forPrint != nil : standards.contains(standard)
    }
}

/// The ledger: every clause, in the order in which they are shown.
public enum ClauseLedger {
    /// Every clause.
    public static let all: [Clause] = file + document + pages + content + ink + duties + access

    /// How much a code matters, from the first clause that names it.
    public static let severities: [FindingCode: Finding.Severity] = all.reduce(into: [:]) { result, clause in
        for code in clause.codes where result[code] == nil { result[code] = clause.severity }
    }

    /// The clauses of a standard with the rules of the house; all where it is `nil`.
    public static func clauses(of standard: FileStandard?) -> [Clause] { all.filter { $0.applies(to: standard) } }

    /// Both PDF/X standards.
    static let pdfx: [FileStandard] = [.x1a, .x4]
    /// Where most clauses of PDF/X come from. The standards were read through checklists and implementations made from
    /// them, so that no clause number is given.
    static let iso = "ISO 15930-4, -7"
    /// The Ghent Workgroup's specifications.
    static let gwg = "GWG 2015"
}
