import Geometry
import Testing

@Suite struct Lengths {
    @Test(arguments: [
        ("12pt", 12.0), ("1in", 72), ("25.4 mm", 72), ("2.54cm", 72), ("1pc", 12), ("-3mm", -8.5039), ("0pt", 0),
    ])
    func units(_ text: String, _ points: Double) throws {
        #expect(abs(try #require(Length(text)).points - points) < 0.001)
    }

    @Test(arguments: ["", "12", "1e2pt", "mm", "12 px", "12mmm", "nan mm", "inf mm", "1,5mm", "1.5.2mm", "--1mm"])
    func refused(_ text: String) { #expect(Length(text) == nil) }

    @Test func comparesAndConverts() {
        #expect(Length(millimetres: 10) < Length(points: 29))
        #expect(abs(Length(points: 72).millimetres - 25.4) < 1e-12)
    }
}

@Suite struct CivilDates {
    @Test(arguments: ["2024-02-29", "0001-01-01", "9999-12-31", "2000-02-29"])
    func real(_ text: String) { #expect(CivilDate(text)?.iso == text) }

    @Test(arguments: [
        "2023-02-29", "1900-02-29", "2024-13-01", "2024-00-10", "2024-04-31", "0000-01-01", "2024-4-01", "24-04-01",
        "2024/04/01", "", "2024-04-01-", "+024-04-01", "２０２４-04-01",
    ])
    func unreal(_ text: String) { #expect(CivilDate(text) == nil) }

    @Test func order() throws {
        let a = try #require(CivilDate("2024-05-31"))
        let b = try #require(CivilDate("2024-06-01"))
        #expect(a < b && !(b < a))
    }
}

@Suite struct Rectangles {
    private let page = Rect(x: 0, y: 0, width: 100, height: 200)

    @Test func insetOffsetAndEdges() {
        let inner = page.insetBy(top: 10, left: 20, bottom: 30, right: 40)
        #expect(inner == Rect(x: 20, y: 10, width: 40, height: 160))
        #expect(inner.offsetBy(x: 5, y: -5) == Rect(x: 25, y: 5, width: 40, height: 160))
        #expect(inner.maxX == 60 && inner.maxY == 170 && inner.area == 6400)
    }

    @Test func intersection() {
        #expect(
            page.intersection(Rect(x: 90, y: 190, width: 50, height: 50)) == Rect(x: 90, y: 190, width: 10, height: 10))
        #expect(page.intersection(Rect(x: 100, y: 0, width: 10, height: 10)) == nil)
    }

    @Test func containsWithinTolerance() {
        #expect(page.contains(Rect(x: 0, y: 0, width: 100.005, height: 200)))
        #expect(!page.contains(Rect(x: 0, y: 0, width: 100.1, height: 200)))
    }
}

@Suite struct Findings {
    @Test func severitiesAreOrdered() {
        #expect([Finding.Severity.error, .note, .warning].sorted() == [.note, .warning, .error])
    }

    @Test func codesAreDistinctAndWellFormed() {
        let codes = FindingCode.allCases.map(\.rawValue)
        #expect(Set(codes).count == codes.count)
        #expect(codes.allSatisfy { $0.wholeMatch(of: #/[a-z]+\.[a-z0-9-]+/#) != nil })
    }
}
