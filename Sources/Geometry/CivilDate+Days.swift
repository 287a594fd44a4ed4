extension CivilDate {
    /// Days since 1 March of the year 0: differences of it are days between dates. After Howard Hinnant,
    /// “chrono-Compatible Low-Level Date Algorithms”, `days_from_civil`.
    public var dayNumber: Int {
        let shifted = month <= 2 ? year - 1 : year
        let era = shifted / 400
        let yearOfEra = shifted - era * 400
        let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
        return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    }

    /// Days from another date to this one; negative where this is the earlier.
    public func days(since other: CivilDate) -> Int { dayNumber - other.dayNumber }

    /// So many days earlier, or `nil` where that is before the year 1. The inverse of `dayNumber`: `civil_from_days`.
    public func before(days: Int) -> CivilDate? {
        let number = dayNumber - days
        guard number >= 0 else { return nil }
        let (era, dayOfEra) = number.quotientAndRemainder(dividingBy: 146_097)
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shifted = (5 * dayOfYear + 2) / 153
        let month = shifted < 10 ? shifted + 3 : shifted - 9
        return CivilDate(
            year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month: month,
            day: dayOfYear - (153 * shifted + 2) / 5 + 1)
    }
}

extension CivilDate {
    /// 1 January 1970.
    public static let epoch = CivilDate(known: 1970, 1, 1)
}
