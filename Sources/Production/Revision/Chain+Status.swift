import Geometry
import Intake
import PrintModel
import Revision

extension Chain {
    /// Which area owes what for `publications/<name>.yml`, and how far each has come on a day.
    public func status(_ name: String, today: CivilDate) async -> (result: ComposeResult, sheet: StatusSheet?) {
        var sheet: StatusSheet?
        let result = await ChainRun(self, publication: name).result { run in
            let source = try run.stage(.read) { try run.read(name) }
            sheet = try run.stage(.select) { try run.status(source, today: today) }
        }
        return (result, sheet)
    }
}

extension ChainRun {
    /// The status of a publication; what is wrong with it is found.
    func status(_ source: Source, today: CivilDate) throws -> StatusSheet {
        let (edition, _) = Selector.select(source.shelf.reports, for: source.publication, in: source.workspace)
        let desk = RevisionDesk(chain.folder)
        let reading = try desk.log.read()
        found(reading.findings)
        let histories = ReportHistory.all(reading.entries)
        let taken = edition.reports.map(\.slug)
        let areas = Set(source.publication.asks.map(\.area))
        let wanted = Set(taken + source.publication.asks.flatMap(\.reports))
        var present: [PresentReport] = []
        for report in source.shelf.reports where areas.contains(report.area) || wanted.contains(report.slug) {
            try chain.interruption.check()
            let snapshot = try desk.snapshot(of: report)
            present.append(PresentReport(report, snapshot: snapshot, words: RevisionDesk.words(of: report)))
        }
        desk.save()
        var sheet = StatusSheet(
            source.publication, today: today, present: present, taken: taken, histories: histories)
        for index in sheet.rows.indices {
            let area = sheet.rows[index].ask.area
            sheet.rows[index].areaName = source.workspace.areas[area]?.name ?? area
        }
        judge(sheet, source)
        for one in present where wanted.contains(one.report.slug) {
            judge(one, histories[one.report.slug] ?? ReportHistory(), desk, source)
        }
        let broken = Set(source.shelf.reports.map(\.slug))
        found(source.shelf.findings.filter { !broken.contains($0.place.report ?? "") && $0.severity == .error })
        return sheet
    }

    private func judge(_ sheet: StatusSheet, _ source: Source) {
        let file = source.publication.file
        if source.publication.asks.isEmpty { found([Finding(.note, .askEmpty, at: Finding.Place(file: file))]) }
        for row in sheet.rows {
            var values = ["what": row.ask.what, "area": row.areaName]
            values["report"] = row.report
            values["due"] = row.ask.due?.iso
            values["days"] = row.daysLate.map(String.init)
            let place = Finding.Place(file: file, line: row.ask.line, report: row.report)
            switch row.state {
            case .late: found([Finding(.warning, .askLate, at: place, values)])
            case .missing: found([Finding(.note, .askMissing, at: place, values)])
            default: break
            }
            if row.wordsFit == false, let words = row.words, let asked = row.ask.words {
                values.merge(range(words, asked)) { $1 }
                found([Finding(.warning, .askWords, at: place, values)])
            }
            if row.photosFit == false, let photos = row.photos, let asked = row.ask.photos {
                values.merge(range(photos, asked)) { $1 }
                found([Finding(.warning, .askPhotos, at: place, values)])
            }
        }
    }

    private func range(_ count: Int, _ asked: ClosedRange<Int>) -> [String: String] {
        ["count": String(count), "low": String(asked.lowerBound), "high": String(asked.upperBound)]
    }

    /// Whether a report changed behind the log's back.
    private func judge(_ present: PresentReport, _ history: ReportHistory, _ desk: RevisionDesk, _ source: Source) {
        if let approval = history.approval {
            found([desk.lock(present.report, approval, now: present.snapshot, source.workspace)].compactMap { $0 })
        } else if let last = history.versions.last, last.snapshot != present.snapshot {
            let place = Finding.Place(file: present.report.file, line: 1, report: present.report.slug)
            let values = ["version": String(last.number), "at": String(last.entry.at.prefix(10))]
            found([Finding(.warning, .revisionUnrecorded, at: place, values)])
        }
    }
}
