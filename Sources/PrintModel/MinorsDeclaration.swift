import Foundation

/// What an area declares of children in its photographs: their images are protected (Ley General de los Derechos de
/// Niñas, Niños y Adolescentes, articles 76 to 80).
public enum MinorsDeclaration: String, Sendable, Hashable, Codable, CaseIterable {
    /// None can be recognised.
    case none
    /// Some can, and those who answer for them agreed in writing.
    case consent

    /// What words mean: «no aparecen», «con autorización de sus padres»; `nil` where they say neither.
    public init?(words: String) {
        let text = words.folding(options: [.caseInsensitive, .diacriticInsensitive], locale: nil)
        let without = ["sin autoriz", "sin permiso", "sin consent", "no se tiene", "no hay autoriz", "no hay permiso"]
        if without.contains(where: text.contains) { return nil }
        if ["autoriz", "permiso", "consent"].contains(where: text.contains) {
            self = .consent
        } else if text.firstMatch(of: #/\b(no|ningun[oa]?|sin|none|cero)\b/#) != nil {
            self = .none
        } else {
            return nil
        }
    }
}
