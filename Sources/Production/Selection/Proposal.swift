import Geometry
import PrintModel

/// What the program proposes for a publication's space, and why: activity 7.1.1 of the annual programme.
public struct SelectionProposal: Sendable {
    /// Why a report was taken or left.
    public enum Reason: String, Sendable, Hashable, Codable, CaseIterable {
        /// The person named it in the publication file.
        case named
        /// The person left it out there.
        case excluded
        /// Its priority; the value is the number.
        case priority
        /// How many days before the publication it happened.
        case days
        /// It has a photograph good enough to print; the value is its score in percent.
        case photo
        /// It has none.
        case noPhoto = "no-photo"
        /// How many reports of its area are in already.
        case area
        /// Another publication had it; the value is its name.
        case published
        /// It has no date, or one outside the window.
        case undated, outside
        /// There was no room; the value is its words.
        case room
    }
    /// A report with what speaks for and against it.
    public struct Candidate: Sendable {
        /// The report.
        public var slug: String
        /// Its headline.
        public var title: String
        /// Its area.
        public var area: String
        /// Words of its text.
        public var words: Int
        /// Higher is better.
        public var score: Int
        /// Why, with the value that each reason shows.
        public var reasons: [(reason: Reason, value: String)]
    }
    /// The reports for the space, in the order they are proposed.
    public var chosen: [Candidate]
    /// The others, the best first.
    public var left: [Candidate]
    /// What was counted of the pages that the chosen make.
    public var layout: LayoutFigures?
    /// Times that pages were composed to find out what fits.
    public var trials: Int
}

/// Proposes reports for a publication: by date, priority, balance of areas, photographs, and what was published before.
struct SelectionProposer {
    let reports: [Report]
    let publication: Publication
    /// Publications of the workspace that came before, with the reports each had.
    let published: [String: String]
    /// Sections that a report must be in to stand anywhere; `nil` where chapters take reports.
    var sections: Set<String>?
    /// How good a report's best photograph is, 0 to 1; `nil` where it has none.
    let photo: (Report) -> Double?

    /// Most reports that one proposal ranks for composing.
    private static let most = 100

    /// Reports in the order in which they would be taken, and those that cannot be.
    func ranked() -> (candidates: [SelectionProposal.Candidate], refused: [SelectionProposal.Candidate]) {
        var open: [(report: Report, base: Int, reasons: [(SelectionProposal.Reason, String)])] = []
        var refused: [SelectionProposal.Candidate] = []
        let named = publication.selection.only
        for report in reports where !named.contains(report.slug) {
            if let reason = refusal(of: report) {
                refused.append(candidate(report, 0, [reason]))
            } else {
                let (score, reasons) = judged(report)
                open.append((report, score, reasons))
            }
        }
        // What the person named comes first, in the person's order.
        var candidates = named.compactMap { slug in reports.first { $0.slug == slug } }
            .map { candidate($0, 1_000, [(.named, publication.file)]) }
        var areas: [String: Int] = [:]
        for slug in named { reports.first { $0.slug == slug }.map { areas[$0.area, default: 0] += 1 } }
        open.sort { $0.base == $1.base ? $0.report.slug < $1.report.slug : $0.base > $1.base }
        // An area that is in already steps back for those that are not: only the best need be looked at each time.
        while !open.isEmpty, candidates.count < SelectionProposer.most {
            let window = open.prefix(64).enumerated().map {
                ($0.offset, $0.element.base - 12 * areas[$0.element.report.area, default: 0])
            }
            let best = window.max { $0.1 == $1.1 ? $0.0 > $1.0 : $0.1 < $1.1 }
            guard let best else { break }
            let item = open.remove(at: best.0)
            let before = areas[item.report.area, default: 0]
            areas[item.report.area] = before + 1
            let reasons = item.reasons + (before > 0 ? [(.area, String(before))] : [])
            candidates.append(candidate(item.report, best.1, reasons))
        }
        refused += open.map { candidate($0.report, $0.base, $0.reasons) }
        return (candidates, refused)
    }

    private func refusal(of report: Report) -> (SelectionProposal.Reason, String)? {
        if publication.selection.except.contains(report.slug) { return (.excluded, publication.file) }
        if publication.overrides[report.slug]?.omit == true { return (.excluded, publication.file) }
        if let other = published[report.slug] { return (.published, other) }
        guard let date = report.date else { return (.undated, "") }
        let (from, to) = (publication.selection.from, publication.selection.to ?? publication.date)
        if date > to || from.map({ date < $0 }) == true { return (.outside, date.iso) }
        if let known = self.sections, report.section.map(known.contains) != true {
            return (.outside, report.section ?? report.file)
        }
        let sections = publication.selection.sections
        if !sections.isEmpty, !sections.contains(report.section ?? "") { return (.outside, report.section ?? "") }
        return nil
    }

    /// Priority weighs most, then how fresh it is, then its photograph.
    private func judged(_ report: Report) -> (Int, [(SelectionProposal.Reason, String)]) {
        var reasons: [(SelectionProposal.Reason, String)] = [(.priority, String(report.priority))]
        var score = (5 - report.priority) * 15
        if let date = report.date {
            let days = max(0, publication.date.days(since: date))
            score += max(0, 30 - days / 2)
            reasons.append((.days, String(days)))
        }
        if let quality = photo(report) {
            score += Int((quality * 15).rounded())
            reasons.append((.photo, String(Int((quality * 100).rounded()))))
        } else {
            reasons.append((.noPhoto, ""))
        }
        return (score, reasons)
    }

    private func candidate(
        _ report: Report, _ score: Int, _ reasons: [(SelectionProposal.Reason, String)]
    ) -> SelectionProposal.Candidate {
        SelectionProposal.Candidate(
            slug: report.slug, title: report.title, area: report.area, words: report.body.words, score: score,
            reasons: reasons.map { (reason: $0.0, value: $0.1) })
    }
}
