import Foundation
import Geometry
import Testing

@Suite struct CivilDateTests {
    /// Against Foundation's calendar, over leap years and turns of centuries.
    @Test func everyDayHasItsWeekday() throws {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = try #require(TimeZone(identifier: "UTC"))
        let start = try #require(calendar.date(from: DateComponents(year: 1896, month: 1, day: 1)))
        for step in stride(from: 0, to: 90_000, by: 13) {
            let date = start.addingTimeInterval(Double(step) * 86_400)
            let parts = calendar.dateComponents([.year, .month, .day, .weekday], from: date)
            let civil = try #require(
                CivilDate(year: parts.year ?? 0, month: parts.month ?? 0, day: parts.day ?? 0))
            // Foundation counts from Sunday.
            #expect(civil.weekday == ((parts.weekday ?? 0) + 5) % 7 + 1, "\(civil.iso)")
        }
        #expect(CivilDate("2024-07-08")?.weekday == 1)
    }
}
