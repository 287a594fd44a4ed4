/// A standard that files for print declare.
public enum PrintStandard: String, Sendable, Hashable, Codable, CaseIterable {
    /// PDF/X-1a:2003 (ISO 15930-4), and its older sister of 2001 (ISO 15930-1): inks only, nothing see-through.
    case x1a = "x-1a"
    /// PDF/X-4:2010 (ISO 15930-7): colour-managed, transparency allowed.
    case x4 = "x-4"

    /// Its name as files and people write it.
    public var title: String {
        switch self {
        case .x1a: "PDF/X-1a:2003"
        case .x4: "PDF/X-4"
        }
    }

    /// The standard that a file's `GTS_PDFXVersion` declares; `nil` for anything that is not judged here.
    public init?(declared: String?) {
        switch declared {
        case "PDF/X-4": self = .x4
        case "PDF/X-1a:2003", "PDF/X-1a:2001", "PDF/X-1:2001": self = .x1a
        default: return nil
        }
    }
}
