import Foundation
import Geometry
import PrintModel
import Testing
@Suite struct Probe {
    @Test func sample() throws {
        var start = Date()
        func lap(_ name: String) { print("LAP", name, Date().timeIntervalSince(start)); start = Date() }
        let edition = try Workshop.sampleEdition()
        lap("read")
        let pages = try Workshop.compose(edition)
        lap("sample")
        print(pages.figures, pages.findings)
        for n in [2, 4, 6, 8, 12] {
            var room = try Newsroom(seed: UInt64(n))
            let pages = try Workshop.compose(room.edition(reports: n))
            lap("\(n) reports")
            print(
                pages.figures,
                pages.findings.map { "\($0.code.rawValue) \($0.place.page ?? 0) \($0.place.report ?? "")\($0.values)" })
        }
    }
}
