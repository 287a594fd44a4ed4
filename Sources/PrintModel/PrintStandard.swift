/// What a file for the printer promises to be.
public enum PrintStandard: String, Sendable, Hashable, Codable, CaseIterable {
    /// PDF/X-4 (ISO 15930-7): transparency and optional content allowed, the profile embedded.
    case x4 = "x-4"
    /// PDF/X-1a:2003 (ISO 15930-4): inks only, no transparency, PDF 1.4.
    case x1a = "x-1a"

    /// The name the file carries.
    public var title: String { terms.title }

    /// The version of the file's header.
    public var version: String { terms.version }

    /// The standard that a file's `GTS_PDFXVersion` or `GTS_PDFXConformance` declares, PDF/X-1a of 2001 included; `nil`
    /// for anything that is not judged here.
    public init?(declared: String?) {
        switch declared {
        case "PDF/X-4": self = .x4
        case "PDF/X-1a:2003", "PDF/X-1a:2001", "PDF/X-1:2001": self = .x1a
        default: return nil
        }
    }
}
