import Geometry
import PrintModel

/// What was asked of one area and what came of it: a line of the status.
public struct StatusRow: Sendable, Hashable {
    /// The ask.
    public var ask: Ask
    /// Name of the area, as printed.
    public var areaName = ""
    /// Slug of the report that answers it; `nil` where nobody knows yet which.
    public var report: String?
    /// Its headline.
    public var title: String?
    /// How far it has come.
    public var state: ReportState
    /// Its words, where it is there.
    public var words: Int?
    /// Its photographs that can be found, where it is there.
    public var photos: Int?
    /// The day it was first recorded.
    public var delivered: CivilDate?
    /// Days that it came, or is, after its date.
    public var daysLate: Int?
    /// The approval that holds.
    public var approval: LogEntry?
    /// Whether it changed after it was approved.
    public var isAltered = false

    /// Whether its words are as asked; `nil` where nobody asked or nothing came.
    public var wordsFit: Bool? { words.flatMap { count in ask.words.map { $0.contains(count) } } }
    /// Whether its photographs are as asked.
    public var photosFit: Bool? { photos.flatMap { count in ask.photos.map { $0.contains(count) } } }
}

/// A report that is there, as the status sees it.
public struct PresentReport: Sendable, Hashable {
    /// The report.
    public var report: Report
    /// What it is now.
    public var snapshot: Snapshot
    /// Words of its text.
    public var words: Int
    /// A report as it is.
    public init(_ report: Report, snapshot: Snapshot, words: Int) {
        self.report = report
        self.snapshot = snapshot
        self.words = words
    }
}

/// Which area owes what, and how far each has come.
public struct StatusSheet: Sendable, Hashable {
    /// Name of the publication.
    public var publication: String
    /// The day it is looked at.
    public var today: CivilDate
    /// A line for each report that was asked for, in the order of the file.
    public var rows: [StatusRow]
    /// Slugs of reports in the publication that nobody asked for.
    public var unasked: [String]

    /// How many lines are in each state.
    public func count(_ state: ReportState) -> Int { rows.count { $0.state == state } }

    /// Makes the sheet.
    ///
    /// - Parameters:
    ///   - present: Reports that are there, of the areas that were asked, in order.
    ///   - taken: Slugs of the reports that the publication takes.
    ///   - histories: What the log knows, by slug.
    public init(
        _ publication: Publication, today: CivilDate, present: [PresentReport], taken: [String],
        histories: [String: ReportHistory]
    ) {
        self.publication = publication.name
        self.today = today
        rows = []
        let bySlug = Dictionary(present.map { ($0.report.slug, $0) }) { first, _ in first }
        let answers = AskMatching.answers(to: publication.asks, among: present.map(\.report), taken: Set(taken))
        for (ask, slugs) in zip(publication.asks, answers) {
            for slug in slugs.isEmpty ? [nil] : slugs.map(Optional.some) {
                rows.append(
                    StatusSheet.row(
                        ask, slug, slug.flatMap { bySlug[$0] }, slug.flatMap { histories[$0] } ?? ReportHistory(),
                        publication.name, today))
            }
        }
        let asked = Set(answers.flatMap { $0 })
        unasked = taken.filter { !asked.contains($0) }
    }

    private static func row(
        _ ask: Ask, _ slug: String?, _ present: PresentReport?, _ history: ReportHistory, _ publication: String,
        _ today: CivilDate
    ) -> StatusRow {
        guard let present else {
            let days = ask.due.map { today.days(since: $0) } ?? 0
            return StatusRow(
                ask: ask, report: slug, state: days > 0 ? .late : .missing, daysLate: days > 0 ? days : nil)
        }
        let report = present.report
        var row = StatusRow(
            ask: ask, report: report.slug, title: report.title,
            state: ReportState(history, now: present.snapshot, slug: report.slug, in: publication),
            words: present.words, photos: report.photos.count { $0.path != nil }, delivered: history.entries.first?.day,
            approval: history.approval)
        if let due = ask.due, let delivered = row.delivered, delivered > due {
            row.daysLate = delivered.days(since: due)
        }
        row.isAltered = history.approval?.snapshot.map { $0.content != present.snapshot.content } ?? false
        return row
    }
}
