import Geometry
import PrintModel
import Revision
import Testing

@Suite struct Statuses {
    private func date(_ text: String) -> CivilDate { CivilDate(text) ?? CivilDate.epoch }
    private let old = Snapshot(text: "a", photos: ["f.jpg": "1"])
    private let new = Snapshot(text: "b", photos: ["f.jpg": "1"])

    private func report(_ slug: String, _ area: String = "obras", title: String = "Un puente") -> Report {
        Report(slug: slug, area: area, title: title, body: [], file: "reports/\(area)/\(slug)/report.md")
    }

    private func sheet(
        _ asks: [Ask], _ reports: [Report], _ entries: [LogEntry] = [], now: Snapshot? = nil,
        today: String = "2024-07-01"
    ) -> StatusSheet {
        var publication = Publication(
            name: "g", file: "publications/g.yml", kind: "gazette", layout: "g", title: "G", date: date("2024-07-01"))
        publication.asks = asks
        return StatusSheet(
            publication, today: date(today),
            present: reports.map { PresentReport($0, snapshot: now ?? old, words: 100) }, taken: reports.map(\.slug),
            histories: ReportHistory.all(entries))
    }

    private func act(_ action: LogEntry.Action, _ snapshot: Snapshot, at: String = "2024-06-01") -> LogEntry {
        var entry = LogEntry(action, at: at, by: "Prensa", report: "puente")
        entry.snapshot = snapshot
        return entry
    }

    private func round(_ number: Int, _ snapshot: Snapshot, of publication: String = "g") -> LogEntry {
        var entry = LogEntry(.round, at: "2024-06-10", by: "Prensa")
        (entry.publication, entry.round, entry.reports) = (publication, number, ["puente": snapshot])
        return entry
    }

    @Test func aReportGoesFromMissingToApproved() {
        let ask = Ask(area: "obras", what: "El puente", reports: ["puente"], due: date("2024-07-01"))
        #expect(sheet([ask], []).rows[0].state == .missing)
        #expect(sheet([ask], [], today: "2024-07-04").rows[0].state == .late)
        #expect(sheet([ask], [], today: "2024-07-04").rows[0].daysLate == 3)
        let here = [report("puente")]
        #expect(sheet([ask], here).rows[0].state == .received)
        #expect(sheet([ask], here, [round(1, old)]).rows[0].state == .inReview)
        #expect(sheet([ask], here, [round(1, old)], now: new).rows[0].state == .corrected)
        #expect(sheet([ask], here, [round(1, old), round(2, new)], now: new).rows[0].state == .inReview)
        #expect(sheet([ask], here, [round(1, old, of: "otra")]).rows[0].state == .received)
        let approved = [round(1, old), act(.approve, old)]
        #expect(sheet([ask], here, approved).rows[0].state == .approved)
        #expect(!sheet([ask], here, approved).rows[0].isAltered)
        #expect(sheet([ask], here, approved, now: new).rows[0].isAltered)
        #expect(sheet([ask], here, approved + [act(.reopen, old)]).rows[0].state == .inReview)
    }

    @Test func aPhotographIsContentToo() {
        let ask = Ask(area: "obras", what: "El puente", reports: ["puente"])
        let photo = Snapshot(text: "a", photos: ["f.jpg": "2"])
        #expect(sheet([ask], [report("puente")], [act(.approve, old)], now: photo).rows[0].isAltered)
    }

    @Test func lateDeliveryIsCounted() {
        let ask = Ask(area: "obras", what: "El puente", reports: ["puente"], due: date("2024-05-20"))
        let row = sheet([ask], [report("puente")], [act(.submit, old)]).rows[0]
        #expect(row.state == .received && row.daysLate == 12 && row.delivered == date("2024-06-01"))
    }

    @Test func asksFindTheirReports() {
        let reports = [
            report("agua-el-ojite", title: "Vuelve el agua"), report("puente", title: "El puente del estero"),
            report("luces", title: "Luminarias de La Laja"), report("clinica", "salud", title: "Abre la clínica"),
        ]
        let asks = [
            Ask(area: "obras", what: "Luz", topic: "Luminaria"), Ask(area: "obras", what: "Lo que sea"),
            Ask(area: "obras", what: "Agua", reports: ["agua-el-ojite", "agua-2"]),
            Ask(area: "salud", what: "Puente", topic: "puente"),
        ]
        let found = sheet(asks, reports)
        #expect(found.rows.map(\.report) == ["luces", "puente", "agua-el-ojite", "agua-2", nil])
        #expect(found.rows.map(\.state) == [.received, .received, .received, .missing, .missing])
        #expect(found.unasked == ["clinica"])
    }

    @Test func wordsAndPhotographsAreMeasured() {
        let ask = Ask(area: "obras", what: "El puente", reports: ["puente"], words: 50...99, photos: 0...1)
        let row = sheet([ask], [report("puente")]).rows[0]
        #expect(row.wordsFit == false && row.photosFit == true)
        #expect(sheet([Ask(area: "obras", what: "x", reports: ["y"], words: 1...2)], []).rows[0].wordsFit == nil)
    }

    @Test func versionsAreCountedAsTheyCome() {
        let history = ReportHistory.all([act(.submit, old), round(1, old), act(.correct, new), act(.correct, old)])[
            "puente"]
        #expect(history?.versions.map(\.number) == [1, 2, 3])
        #expect(history?.versions.map(\.snapshot) == [old, new, old])
        #expect(history?.entries.count == 4)
    }
}
