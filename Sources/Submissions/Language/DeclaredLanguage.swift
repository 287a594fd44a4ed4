import OfficeFiles

/// The language that the styles of an Office file say its text is in: Word's `w:lang` of the document's defaults, or
/// OpenDocument's `fo:language` of the default style of paragraphs.
final class DeclaredLanguage: MarkupPass {
    private var language: String?

    /// The language that a part with styles declares, or `nil`.
    static func read(_ bytes: [UInt8]?) -> String? {
        guard let bytes else { return nil }
        let pass = DeclaredLanguage()
        _ = pass.run(bytes)
        return pass.language.flatMap { PandocInlines.isLanguage($0) ? $0 : nil }
    }

    override func begin(_ name: String, _ attributes: [String: String]) -> Bool {
        if language == nil {
            if name == "lang", path.contains("docDefaults") {
                language = attributes["w:val"]
            } else if name == "text-properties", path.contains("default-style"), let found = attributes["fo:language"] {
                let country = attributes["fo:country"].flatMap { $0 == "none" ? nil : "-" + $0 }
                language = found == "none" ? nil : found + (country ?? "")
            }
        }
        return false
    }
}
