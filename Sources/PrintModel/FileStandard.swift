/// A standard that clauses of the ledger come from: those of files for print, and those of files that are read on a screen.
public enum FileStandard: String, Sendable, Hashable, Codable, CaseIterable {
    case x4 = "x-4"
    case x1a = "x-1a"
    /// PDF/UA-1 (ISO 14289-1): a file that can be listened to.
    case ua1 = "ua-1"
    /// PDF/A-2a (ISO 19005-2): a file that lasts, with its structure.
    case a2a = "a-2a"

    /// The name the file carries.
    public var title: String {
        switch self {
        case .x4: PrintStandard.x4.title
        case .x1a: PrintStandard.x1a.title
        case .ua1: "PDF/UA-1"
        case .a2a: "PDF/A-2a"
        }
    }

    /// The same among those for print, by which preflight judges; `nil` for the others.
    public var forPrint: PrintStandard? { PrintStandard(rawValue: rawValue) }
}
