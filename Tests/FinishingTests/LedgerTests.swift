import Finishing
import Geometry
import Preflight
import PrintModel
import TestSupport
import Testing

/// What the ledger says that finishing enforces, on what it writes.
@Suite struct LedgerTests {
    @Test("No clause that is enforced or cannot arise is broken in a finished file", arguments: PrintStandard.allCases)
    func enforced(_ standard: PrintStandard) throws {
        let scratch = try TemporaryFolder()
        let photo = try Fixture.jpeg("photo.jpg", width: 600, height: 400, cmyk: true, in: scratch)
        let placement = PhotoPlacement(path: "a.jpg", frame: Rect(x: 20, y: 150, width: 60, height: 40))
        let page = try Fixture.page(scratch) + [.photo(placement)]
        let path = try Fixture.make([page, page], photos: [placement: photo], as: standard, in: scratch)
        let report = try Preflight.check(path: path, profile: PreflightProfile(Fixture.condition))
        #expect(report.summary.standard == standard)
        let held = ClauseLedger.clauses(of: FileStandard(rawValue: standard.rawValue)).filter { clause in
            clause.held.contains(.enforced) || clause.held.contains(.cannotArise)
        }
        #expect(held.count > 20)
        let broken = Set(report.findings.map(\.code)).intersection(held.flatMap(\.codes))
        #expect(broken == [], "\(report.findings)")
    }
}
