/// What a standard for print lets a file have, and how the file says that it is one: the values behind the clauses of the
/// ledger. Finishing and imposition write by them, and preflight judges by them.
public struct StandardTerms: Sendable, Hashable {
    /// What some standards let a file have, and others do not.
    public enum Feature: Sendable, Hashable, CaseIterable {
        /// Clause `x.transparency`: groups, soft masks, opacity, blend modes.
        case transparency
        /// Clause `x.optional-content`.
        case layers
        /// Clause `x.spaces`: colour by a profile of its own, and Lab.
        case managedColour
        /// Clause `x.object-streams`: also cross references as streams.
        case objectStreams
        /// Clause `x.filters`: JBIG2 and JPEG 2000.
        case laterFilters
        /// Clause `x.output-intent`: a registered name in place of the profile.
        case namedCondition
    }
    /// Where a file declares its standard: clause `x.declared`.
    public enum Declaration: Sendable, Hashable {
        /// In the metadata packet, which it must have: clause `x.xmp`.
        case packet
        /// In the information dictionary.
        case info
    }

    /// The name the file carries.
    public let title: String
    /// Versions a file's header may have, the one that we write last: clause `x.version`.
    public let versions: [String]
    /// Where it declares itself.
    public let declaration: Declaration
    /// What it may have.
    public let permitted: Set<Feature>

    /// The version of the header that we write.
    public var version: String { versions.last ?? "" }

    /// Whether a file may have something.
    public func permit(_ feature: Feature) -> Bool { permitted.contains(feature) }

    /// The output intent's subtype, whatever the standard.
    public static let intent = "GTS_PDFX"
    /// The key under which a standard's name stands, in Info and in the packet.
    public static let declared = "GTS_PDFXVersion"

    static let x4 = StandardTerms(
        title: "PDF/X-4", versions: ["1.6"], declaration: .packet,
        permitted: [.transparency, .layers, .managedColour, .objectStreams, .laterFilters])
    static let x1a = StandardTerms(
        title: "PDF/X-1a:2003", versions: ["1.0", "1.1", "1.2", "1.3", "1.4"], declaration: .info,
        permitted: [.namedCondition])
}

extension PrintStandard {
    /// What it lets a file have.
    public var terms: StandardTerms {
        switch self {
        case .x4: .x4
        case .x1a: .x1a
        }
    }
}

/// Entries of the information dictionary: clauses `x.info` and `x.trapped`.
public enum InfoEntry: String, Sendable, CaseIterable {
    case title = "Title"
    case author = "Author"
    case creator = "Creator"
    case producer = "Producer"
    case created = "CreationDate"
    case modified = "ModDate"

    /// Whether a PDF/X must have it.
    public var isRequired: Bool { self == .title || isDate }
    /// Whether it is a date.
    public var isDate: Bool { self == .created || self == .modified }
}

/// Entries of an output intent: clause `x.output-intent`.
public enum IntentEntry: String, Sendable, CaseIterable {
    case identifier = "OutputConditionIdentifier"
    case condition = "OutputCondition"
    case info = "Info"
    case registry = "RegistryName"

    /// Whether a PDF/X must have it.
    public var isRequired: Bool { self == .identifier || self == .info }
}
