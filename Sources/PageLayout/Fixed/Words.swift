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
        let english = [
            "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
            "November", "December",
        ]
        return (language.hasPrefix("en") ? english : SpanishDate.months)[number - 1]
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
