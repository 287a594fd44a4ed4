import Foundation
import Geometry

/// A language the command speaks.
enum Language: String, CaseIterable {
    case spanish = "es"
    case english = "en"

    /// The language of this run: `--lang` (but for `galley`, where it is the text's) before the locale, as the system's own commands choose it. Worked out before
    /// the arguments are parsed, because parsing may fail and has to say so.
    static let current = chosen(CommandLine.arguments, ProcessInfo.processInfo.environment)

    /// The language for these arguments and environment.
    static func chosen(_ arguments: [String], _ environment: [String: String]) -> Language {
        for (index, argument) in arguments.enumerated() where arguments.dropFirst().first != "galley" {
            if argument == "--lang", index + 1 < arguments.count,
                let language = Language(rawValue: arguments[index + 1])
            {
                return language
            }
            if argument.hasPrefix("--lang="), let language = Language(rawValue: String(argument.dropFirst(7))) {
                return language
            }
        }
        let locale = ["LC_ALL", "LC_MESSAGES", "LANG"].lazy.compactMap { environment[$0] }.first { !$0.isEmpty }
        return locale?.hasPrefix("es") == true ? .spanish : .english
    }

    /// A day in words: `14 de mayo de 2024`.
    func date(_ day: CivilDate) -> String {
        self == .spanish
            ? SpanishDate.full(day) : "\(day.day) \(MonthNames.english[day.month - 1]) \(day.year)"
    }

    /// One of two texts.
    func say(_ es: String, _ en: String) -> String { self == .spanish ? es : en }
}
