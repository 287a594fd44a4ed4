import Geometry
import PrintModel

/// What stage 8 has to say of a file.
public struct PreflightReport: Sendable, Hashable, Codable {
    /// What is wrong or worth knowing: the document's findings first, then page by page.
    public var findings: [Finding]
    /// What the file is made of.
    public var summary: PreflightSummary
}
