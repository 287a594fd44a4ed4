import Geometry
import Intake
import Photos
import PrintModel
import Revision
import Typesetting

/// One round of review: which it is, what the reports are in it, and what they were in the round before.
struct ReviewDesk {
    /// Its number, from 1.
    let round: Int
    /// The day it was made.
    let date: CivilDate
    private let run: ChainRun
    private let source: Source
    private let desk: RevisionDesk
    private let reports: [Report]
    private let snapshots: [String: Snapshot]
    private let texts: [String: [UInt8]]
    private let before: LogEntry?
    private let histories: [String: ReportHistory]
    /// `nil` where the round is in the log already.
    private let entry: LogEntry?

    init(_ run: ChainRun, _ source: Source, _ edition: Edition, round: Int?, _ order: RevisionOrder) throws {
        self.run = run
        self.source = source
        desk = RevisionDesk(run.chain.folder)
        let reading = try desk.log.read()
        run.found(reading.findings)
        let name = source.publication.name
        let rounds = reading.entries.rounds(of: name)
        var now: [String: Snapshot] = [:]
        var bytes: [String: [UInt8]] = [:]
        for report in edition.reports {
            try run.chain.interruption.check()
            let text = try desk.bytes(of: report)
            bytes[report.slug] = text
            now[report.slug] = desk.snapshot(of: report, text: text)
        }
        desk.save()
        let last = rounds.last
        let isSame = last?.reports == now
        let known: LogEntry?
        if let round {
            known = rounds.first { $0.round == round }
            guard known != nil || round == rounds.count + 1 else {
                let values = ["round": String(round), "count": String(rounds.count)]
                throw Fault(.usage, .revisionNoRound, at: Finding.Place(file: source.publication.file), values)
            }
        } else {
            known = isSame ? last : nil
            if let number = known?.round {
                run.found([Finding(.note, .revisionRoundKept, ["round": String(number)])])
            }
        }
        if let known {
            (self.round, date, entry) = (known.round ?? 1, known.day ?? CivilDate.epoch, nil)
            (reports, snapshots) = try ReviewDesk.kept(known, edition, source, desk)
            texts = [:]
            histories = ReportHistory.all(reading.entries.filter { $0.number < known.number })
        } else {
            var made = LogEntry(.round, at: order.at, by: order.by, reason: order.reason)
            (made.publication, made.round, made.reports) = (name, rounds.count + 1, now)
            (self.round, date, entry) = (rounds.count + 1, made.day ?? CivilDate.epoch, made)
            (reports, snapshots, texts) = (edition.reports, now, bytes)
            histories = ReportHistory.all(reading.entries)
        }
        let number = self.round
        before = rounds.last { ($0.round ?? 0) < number }
    }

    /// The reports of a round as they were in it; the order is today's, those no longer taken come last.
    private static func kept(
        _ entry: LogEntry, _ edition: Edition, _ source: Source, _ desk: RevisionDesk
    ) throws -> ([Report], [String: Snapshot]) {
        let then = entry.reports ?? [:]
        let order = edition.reports.map(\.slug)
        let rest = then.keys.filter { !order.contains($0) }.sorted()
        let known = Dictionary(source.shelf.reports.map { ($0.slug, $0) }) { first, _ in first }
        let reports = try (order + rest).compactMap { slug -> Report? in
            guard let snapshot = then[slug], let report = known[slug] else { return nil }
            return try desk.report(report, snapshot.text, source.workspace)
        }
        return (reports, then)
    }

    /// Writes the round into the log; one that another writer made meanwhile is not overtaken.
    func record() throws {
        guard let entry else { return }
        try desk.log.add { reading in
            guard reading.entries.rounds(of: source.publication.name).count + 1 == entry.round else {
                throw Fault(.cannotWrite, .outputBusy, at: Finding.Place(file: "revisions"), ["folder": "revisions"])
            }
            return (entry, reports.compactMap { texts[$0.slug] })
        }
    }

    // MARK: Pages

    /// The pages.
    func layOut(_ words: ReviewWords) throws -> LaidOutEdition {
        let design = try ReviewDesign()
        let setter = try Typesetter(fonts: design.fonts, hyphenation: [:], styles: design.styles)
        var pages = ReviewPages(
            design, setter, words, title: source.metadata.title, round: round, date: date)
        let rows = rows()
        for report in reports {
            try run.chain.interruption.check()
            pages.add(try reviewed(measured(report), rows))
        }
        let all = pages.finish()
        run.found(unique(pages.findings))
        return LaidOutEdition(trim: ReviewDesign.page, bleed: 0, inks: ReviewDesign.inks, pages: all)
    }

    private func unique(_ findings: [Finding]) -> [Finding] {
        var seen: Set<Finding> = []
        return findings.filter { seen.insert($0).inserted }
    }

    private func rows() -> [String: StatusRow] {
        let present = reports.map {
            PresentReport($0, snapshot: snapshots[$0.slug] ?? Snapshot(text: ""), words: RevisionDesk.words(of: $0))
        }
        let sheet = StatusSheet(
            source.publication, today: date, present: present, taken: reports.map(\.slug), histories: histories)
        return Dictionary(sheet.rows.compactMap { row in row.report.map { ($0, row) } }) { first, _ in first }
    }

    private func reviewed(_ report: Report, _ rows: [String: StatusRow]) throws -> ReviewedReport {
        let history = histories[report.slug] ?? ReportHistory()
        let now = snapshots[report.slug] ?? Snapshot(text: "")
        let old = try before?.reports?[report.slug].map { try desk.report(report, $0.text, source.workspace) }
        let isKnown = history.versions.last?.snapshot == now
        return ReviewedReport(
            report: report, area: source.workspace.areas[report.area]?.name ?? report.area,
            state: ReportState(history, now: now, slug: report.slug, in: source.publication.name),
            version: history.versions.count + (isKnown ? 0 : 1), row: rows[report.slug],
            words: RevisionDesk.words(of: report),
            changes: UnitChange.all(from: old.map(TextUnit.all), to: TextUnit.all(of: report)), isCompared: old != nil)
    }

    /// With the sizes of its photographs; one that cannot be read has none, and is shown by its words alone.
    private func measured(_ report: Report) -> Report {
        var report = report
        for index in report.photos.indices {
            guard let path = report.photos[index].path else { continue }
            let place = Finding.Place(file: report.file, line: report.photos[index].line, report: report.slug)
            if let size = try? PhotoReader.measure(path, at: place) { report.photos[index].pixels = size }
        }
        return report
    }
}
