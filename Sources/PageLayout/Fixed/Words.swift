import Geometry

/// The few words the layout itself prints, by the language of the publication. Spanish where it knows no better.
enum Words {
    /// `Página 7`.
    static func page(_ number: Int, _ language: String) -> String {
        language.hasPrefix("en") ? "Page \(number)" : "Página \(number)"
    }
    /// `Directorio`.
    static func masthead(_ language: String) -> String { language.hasPrefix("en") ? "Masthead" : "Directorio" }
    /// `Tiraje: 1,500 ejemplares`.
    static func printRun(_ copies: Int, _ language: String) -> String {
        let number = grouped(copies)
        return language.hasPrefix("en") ? "Print run: \(number) copies" : "Tiraje: \(number) ejemplares"
    }
    /// `10:00 h`.
    static func hours(_ time: String, _ language: String) -> String {
        time.last?.isNumber == true ? "\(time)\u{A0}h" : time
    }
    /// The name of a month, from 1.
    static func month(_ number: Int, _ language: String) -> String {
        (language.hasPrefix("en") ? MonthNames.english : MonthNames.spanish)[number - 1]
    }

    /// The name of a date's day: `lunes`.
    static func weekday(_ date: CivilDate, _ language: String) -> String { weekdays(language)[date.weekday - 1] }
    /// The names of all days, Monday first.
    static func weekdays(_ language: String) -> [String] {
        let spanish = ["lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo"]
        let english = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
        return language.hasPrefix("en") ? english : spanish
    }

    /// The heads of the annual programme's table.
    static func programme(_ language: String) -> (goal: String, quarter: String, budget: String, total: String) {
        language.hasPrefix("en")
            ? ("Goal", "Q", "Budget", "Total of amounts set")
            : ("Meta", "Trim.\u{A0}", "Presupuesto", "Suma de montos fijados")
    }

    /// An amount of so many centavos: `$12,000.00`.
    static func money(_ centavos: Int) -> String {
        let cents = String(centavos.magnitude % 100)
        return (centavos < 0 ? "−$" : "$") + grouped(Int(centavos.magnitude / 100)) + "."
            + (cents.count < 2 ? "0" : "") + cents
    }

    /// Thousands with commas, as Mexico writes them.
    private static func grouped(_ number: Int) -> String {
        var digits = String(number)
        var result = ""
        while digits.count > 3 {
            result = "," + digits.suffix(3) + result
            digits.removeLast(3)
        }
        return digits + result
    }
}
