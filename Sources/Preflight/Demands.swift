import PDFSyntax
import PrintModel

/// What a file is judged by.
struct Demands: Sendable {
    var profile: PreflightProfile
    var standard: PrintStandard
    /// The file as findings name it.
    var file: String
    /// Cells that the inks of one page may be laid on.
    var cells: Int
}

extension PrintStandard {
    /// What a file declares itself to be, in XMP or in Info; `nil` where it declares nothing.
    static func declared(by file: PDFFile) -> String? {
        if let metadata = file.root["Metadata"], case .bytes(let bytes) = metadata.decoded(limit: 10_000_000),
            let version = XMP(bytes)?.value(.standard)
        {
            return version
        }
        let info = file.trailer["Info"]
        if let conformance = info?["GTS_PDFXConformance"]?.text { return conformance }
        return info?[StandardTerms.declared]?.text
    }
}
