import Foundation
import Geometry

/// The words for one kind of finding, in both languages.
///
/// `{value}` is replaced by the finding's value of that name, or by its place (`{file}`, `{line}`, `{page}`, `{report}`).
/// A stretch between `⟨` and `⟩` is left out where a value inside it is not known: `⟨ ¿Quiso decir «{nearest}»?⟩`.
struct Message {
    let es: String
    let en: String

    /// The template in a language.
    subscript(_ language: Language) -> String { language == .spanish ? es : en }
}

extension Message {
    /// The message with values in it.
    func text(in language: Language, _ value: (String) -> String?) -> String {
        var result = ""
        var optional: (text: String, isWhole: Bool)?
        var name: String?
        for character in self[language] {
            switch (character, name) {
            case ("{", nil): name = ""
            case ("}", let key?):
                let found = value(key)
                if optional != nil {
                    optional?.text += found ?? ""
                    if found == nil { optional?.isWhole = false }
                } else {
                    result += found ?? "—"
                }
                name = nil
            case (_, let key?): name = key + String(character)
            case ("⟨", nil): optional = ("", true)
            case ("⟩", nil):
                if let optional, optional.isWhole { result += optional.text }
                optional = nil
            default:
                if optional != nil { optional?.text.append(character) } else { result.append(character) }
            }
        }
        return result
    }

    /// The names between braces, in a language.
    func placeholders(in language: Language) -> Set<String> {
        Set(self[language].matches(of: #/\{([^}]*)\}/#).map { String($0.1) })
    }
}
