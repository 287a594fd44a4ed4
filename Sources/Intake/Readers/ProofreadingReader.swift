import Geometry
import PrintModel

/// Reads `proofreading:` of `imprenta.yml`.
enum ProofreadingReader {
    static func settings(_ cursor: YAMLCursor?) -> ProofreadingSettings {
        var settings = ProofreadingSettings()
        guard let map = cursor?.map(["dictionaries", "names", "skip"]) else { return settings }
        for (language, value, key) in map["dictionaries"]?.entries() ?? [] {
            guard LanguageSpans.isLanguage(language) else {
                key.refuse("language")
                continue
            }
            guard let path = value.oneLine() else { continue }
            guard path.hasSuffix(".dic"), path.hasPrefix("/"), !path.utf8.contains(0) else {
                value.refuse("dictionary")
                continue
            }
            settings.dictionaries[language] = path
        }
        settings.names = (map["names"]?.list() ?? []).compactMap { $0.oneLine() }
        settings.skipped = Set(
            (map["skip"]?.list() ?? []).compactMap { $0.choice(ProofreadingSettings.Check.self) })
        return settings
    }
}
