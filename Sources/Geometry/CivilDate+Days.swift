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
}

extension CivilDate {
    /// 1 January 1970.
    public static let epoch = CivilDate(known: 1970, 1, 1)
}
