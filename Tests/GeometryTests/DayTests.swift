import Geometry
import Testing

@Suite struct Days {
    private static let spans: [(String, String, Int)] = [
        ("2024-03-01", "2024-02-28", 2), ("2023-03-01", "2023-02-28", 1), ("2024-12-31", "2024-01-01", 365),
        ("2000-03-01", "1900-03-01", 36_525), ("2024-07-01", "2024-07-04", -3), ("0001-01-02", "0001-01-01", 1),
    ]
    @Test(arguments: spans)
    func daysBetweenDates(_ later: String, _ earlier: String, _ days: Int) throws {
        #expect(try #require(CivilDate(later)).days(since: #require(CivilDate(earlier))) == days)
    }
}
