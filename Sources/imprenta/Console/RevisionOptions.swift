import ArgumentParser
import Foundation
import Geometry
import Production

/// The day on which something is looked at or done. The system's clock is asked only here.
struct TodayOption: ParsableArguments {
    @Option(
        name: .long,
        help: ArgumentHelp(
            Language.current.say(
                "El día de hoy, como 2024-05-31; si no se dice, el del sistema.",
                "Today's date, like 2024-05-31; by default, the system's."),
            valueName: Language.current.say("fecha", "date")))
    var today: String?

    func validate() throws {
        guard let today, CivilDate(today) == nil else { return }
        throw ValidationError(
            Language.current.say(
                "--today es una fecha, como 2024-05-31.", "--today is a date, like 2024-05-31."))
    }

    /// The day.
    var day: CivilDate {
        let now = TodayOption.now
        let system = CivilDate(year: Int(now.tm_year) + 1900, month: Int(now.tm_mon) + 1, day: Int(now.tm_mday))
        return today.flatMap { CivilDate($0) } ?? system ?? CivilDate.epoch
    }

    /// The day, with the time where the clock was asked: `2024-07-01T13:05:00-06:00`.
    var moment: String {
        if let today { return today }
        let now = TodayOption.now
        let minutes = abs(now.tm_gmtoff) / 60
        return String(
            format: "%@T%02d:%02d:%02d%@%02d:%02d", day.iso, now.tm_hour, now.tm_min, now.tm_sec,
            now.tm_gmtoff < 0 ? "-" : "+", minutes / 60, minutes % 60)
    }

    private static var now: tm {
        var seconds = time(nil)
        var parts = tm()
        localtime_r(&seconds, &parts)
        return parts
    }
}

/// Who does something, and when.
struct AuthorOptions: ParsableArguments {
    @Option(
        name: .long,
        help: ArgumentHelp(
            Language.current.say(
                "Quién lo hace: una oficina o un cargo; si no se dice, lo que diga IMPRENTA_BY.",
                "Who does it: an office or a post; by default, what IMPRENTA_BY says."),
            valueName: Language.current.say("quién", "who")))
    var by: String?

    @OptionGroup var today: TodayOption

    /// The order, or a mistake in the call where nobody is named.
    func order(reason: String?) throws -> RevisionOrder {
        let who = (by ?? ProcessInfo.processInfo.environment["IMPRENTA_BY"] ?? "")
            .split(whereSeparator: \.isWhitespace).joined(separator: " ")
        guard !who.isEmpty, who.count <= 200 else {
            throw ValidationError(Catalogue.text(of: Finding(.error, .revisionNoAuthor), in: Language.current))
        }
        let why = reason?.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        guard why != "" else {
            throw ValidationError(
                Language.current.say(
                    "--reason dice por qué; no puede ir vacío.", "--reason says why; it cannot be empty."))
        }
        return RevisionOrder(at: today.moment, by: who, reason: why.map { String($0.prefix(2000)) })
    }
}
