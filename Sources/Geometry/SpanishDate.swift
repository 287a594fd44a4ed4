/// Dates as Spanish writes them in a sentence.
public enum SpanishDate {
    /// `14 de mayo de 2024`; `tied` holds the day and the month on one line.
    public static func full(_ date: CivilDate, tied: Bool = false) -> String {
        "\(dayAndMonth(date, tied: tied)) de \(date.year)"
    }

    /// `14 de mayo`; `tied` holds both on one line.
    public static func dayAndMonth(_ date: CivilDate, tied: Bool = false) -> String {
        text(day: date.day, month: date.month, space: tied ? "\u{A0}" : " ")
    }

    /// `31 de febrero de 2024`, of numbers that need not be a date's; `month` is from 1 to 12.
    public static func full(day: Int, month: Int, year: Int) -> String {
        "\(text(day: day, month: month, space: " ")) de \(year)"
    }

    private static func text(day: Int, month: Int, space: String) -> String {
        "\(day)\(space)de\(space)\(MonthNames.spanish[month - 1])"
    }
}
