import Foundation

/// The argument parser's own English in Spanish, as far as its sentences are known.
enum UsageWords {
    /// The parser's message in a language.
    static func translated(_ message: String, to language: Language) -> String {
        guard language == .spanish else { return message }
        return message.split(separator: "\n", omittingEmptySubsequences: false).map { line in
            sentence(String(line))
        }.joined(separator: "\n")
    }

    private static func sentence(_ line: String) -> String {
        for (pattern, words) in sentences {
            if let match = try? Regex(pattern).prefixMatch(in: line) {
                let rest = String(line[match.range.upperBound...])
                let values = match.output.dropFirst().map { $0.substring.map(String.init) ?? "" }
                let sentence = values.enumerated().reduce(words) {
                    $0.replacing("$\($1.offset + 1)", with: $1.element)
                }
                return sentence.replacing("' or '", with: "' o '") + rest
            }
        }
        return line
    }

    private static let sentences: [(String, String)] = [
        ("Error: Missing expected argument '(.*)'", "Error: falta el argumento «$1»"),
        ("Error: Missing value for '(.*)'", "Error: falta el valor de «$1»"),
        ("Error: Unknown option '(.*?)'(?:\\. Did you mean '(.*)'\\?)?$", "Error: no se conoce la opción «$1»"),
        ("Error: Unexpected argument '(.*)'", "Error: sobra el argumento «$1»"),
        ("Error: (\\d+) unexpected arguments: (.*)", "Error: sobran $1 argumentos: $2"),
        (
            "Error: The value '(.*?)' is invalid for '(.*?)'\\. Please provide one of (.*)\\.$",
            "Error: el valor «$1» no sirve para «$2»; puede ser $3."
        ),
        ("Error: The value '(.*)' is invalid for '(.*)'", "Error: el valor «$1» no sirve para «$2»"),
        ("Missing expected argument '(.*)'", "Falta el argumento «$1»"),
        ("Missing value for '(.*)'", "Falta el valor de «$1»"),
        ("Unknown option '(.*?)'(?:\\. Did you mean '(.*)'\\?)?$", "No se conoce la opción «$1»"),
        ("Unexpected argument '(.*)'", "Sobra el argumento «$1»"),
        ("(\\d+) unexpected arguments: (.*)", "Sobran $1 argumentos: $2"),
        (
            "The value '(.*?)' is invalid for '(.*?)'\\. Please provide one of (.*)\\.$",
            "El valor «$1» no sirve para «$2»; puede ser $3."
        ),
        ("The value '(.*)' is invalid for '(.*)'", "El valor «$1» no sirve para «$2»"),
        ("Usage: ", "Uso: "), ("Help: ", "Ayuda: "),
        ("  See '(.*)' for more information\\.", "  Escriba «$1» para saber más."),
    ]
}
