import Geometry
import KeptWork
import Preflight
import PrintModel
import TestSupport
import Testing

@Suite struct WorkerTests {
    private var book: SamplePDF {
        var sample = SamplePDF()
        sample.resources =
            "/ColorSpace << /Sp [/Separation /Gold /DeviceCMYK << /FunctionType 2 /N 1 /Domain [0 1] "
            + "/C0 [0 0 0 0] /C1 [0 0 1 0] >>] >>"
        sample.addPages(
            (0..<40).map { page in
                switch page % 5 {
                case 0: "1 0 0 rg 50 \(50 + page) 30 30 re f"
                case 1: "0 0 0 1 k BT /F2 9 Tf 50 200 Td (Hola) Tj ET"
                case 2: ""
                case 3: "/Sp cs 1 scn 50 50 90 90 re f"
                default: "1 1 1 \(Double(page) / 40) k 30 30 200 200 re f"
                }
            })
        return sample
    }

    @Test func theResultDoesNotDependOnThem() throws {
        let alone = try book.check(PreflightProfile(name: "sample"), workers: 1)
        for workers in [2, 3, 8] {
            var report = try book.check(PreflightProfile(name: "sample"), workers: workers)
            // Only the path differs.
            #expect(report.findings.count == alone.findings.count)
            for index in report.findings.indices {
                report.findings[index].place.file = alone.findings[index].place.file
            }
            #expect(report == alone)
        }
        #expect(alone.summary.pages == 41 && alone.summary.pageFacts.count == 41)
        #expect(alone.findings.map { $0.place.page ?? 0 } == alone.findings.map { $0.place.page ?? 0 }.sorted())
    }

    /// Judged again: alike, and only what was changed.
    @Test func pagesThatAreAsTheyWereAreNotJudgedAgain() throws {
        let folder = try TemporaryFolder()
        let profile = PreflightProfile(name: "sample")
        func check(_ sample: SamplePDF, _ profile: PreflightProfile) throws -> (PreflightReport, KeptWork) {
            let kept = KeptWork(file: folder.path("a.work"), program: ProgramStamp(libraries: []))
            var report = try sample.check(profile, kept: kept)
            for index in report.findings.indices { report.findings[index].place.file = nil }
            kept.save()
            return (report, kept)
        }
        let first = try check(book, profile)
        #expect(first.1.counts == (0, 41))
        let second = try check(book, profile)
        #expect(second.0 == first.0 && second.1.counts == (41, 0))

        // Another colour behind the same name makes another page of the one that can use it.
        var other = book
        other.resources = book.resources.replacing("/C1 [0 0 1 0]", with: "/C1 [0 1 1 0]")
        let third = try check(other, profile)
        #expect(third.1.counts == (40, 1))
        var strict = profile
        strict.inkLimit = 50
        let fourth = try check(other, strict)
        #expect(fourth.1.counts == (0, 41) && fourth.0 != third.0)
        var alone = try other.check(strict)
        for index in alone.findings.indices { alone.findings[index].place.file = nil }
        #expect(alone == fourth.0)
    }

    @Test func aFaultOfManyPagesIsToldOnce() throws {
        var sample = book
        sample.boxes = "/MediaBox [0 0 300 400]"
        sample.addPages((0..<40).map { _ in "0 0 0 1 k 50 50 30 30 re f" })
        let findings = try sample.check(PreflightProfile(name: "sample")).findings
        let boxes = findings.filter { $0.code == .preflightTrimBox }
        #expect(boxes.count == 1 && boxes.first?.place.page == 1 && boxes.first?.values["other-pages"] == "40")
    }

    @Test func tooManyFindingsLeaveSomeOfEachKind() throws {
        var sample = SamplePDF()
        sample.addPages(
            (0..<600).map { "1 0 0 rg 50 \($0 % 300) 30 30 re f 0.1 w 0 0 0 1 K 50 200 m 90 200 l S" })
        let findings = try sample.check(PreflightProfile(name: "sample")).findings
        #expect(findings.count <= 1001)
        for code in [FindingCode.preflightDeviceRGB, .preflightHairline, .preflightBlackLine] {
            #expect(findings.contains { $0.code == code && $0.values["other-pages"] != nil })
        }
    }
}
