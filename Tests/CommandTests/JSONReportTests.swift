import Geometry
import PrintModel
import Production
import TestSupport
import Testing

@testable import imprenta

/// What scripts read: a change here breaks them.
@Suite struct JSONReports {
    private var result: ComposeResult {
        var result = ComposeResult(publication: "gaceta-02")
        result.files = [ProducedFile(path: "/w/output/gaceta-02/print.pdf", kind: .print, pages: 16)]
        result.findings = [
            Finding(
                .error, .photoMissing,
                at: Finding.Place(file: "reports/a/b/report.md", line: 6, column: 17, report: "b"),
                ["photo": "puent.jpg", "nearest": "puente.jpg"]),
            Finding(.warning, .folderMissing, at: Finding.Place(page: 3), ["folder": "fotos"]),
        ]
        var figures = LayoutFigures()
        figures.pages = 16
        figures.fill = 0.97
        result.layout = figures
        result.seconds = [.read: 0.1234567, .check: 2]
        result.peakMemoryMB = 133.7
        result.work = (recalled: 40, done: 2)
        return result
    }

    @Test func theObjectAsScriptsReadIt() throws {
        try Snapshot.check(JSONReport(result: result).text(in: .spanish) + "\n", "report.json")
    }

    @Test func aFaultIsAnObjectToo() throws {
        let fault = ComposeResult(fault: Fault(.missingInput, .workspaceMissing, ["folder": "/w"]))
        try Snapshot.check(JSONReport(result: fault).text(in: .english) + "\n", "fault.json")
    }

    @Test(
        arguments: [
            (Fault.Kind.usage, 64), (.unusableData, 65), (.missingInput, 66), (.cannotWrite, 73), (.interrupted, 130),
        ] as [(Fault.Kind, Int32)])
    func exitCodesFollowTheFault(_ kind: Fault.Kind, _ code: Int32) {
        #expect(Session.exitCode(of: ComposeResult(fault: Fault(kind, .usage))) == code)
    }

    @Test func exitCodesFollowTheFindings() {
        #expect(Session.exitCode(of: result) == 1)
        var good = result
        good.findings.removeFirst()
        #expect(Session.exitCode(of: good) == 0)
    }
}
