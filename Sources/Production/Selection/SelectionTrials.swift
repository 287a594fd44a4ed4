import Geometry
import Intake
import PrintModel

/// Finds out by composing how many of the ranked candidates a publication's pages hold. What the person named is in,
/// whether it fits or not; of the rest as many as fit.
final class SelectionTrials {
    /// What the person named.
    let named: [SelectionProposal.Candidate]
    /// Times that a row of reports was tried.
    private(set) var count = 0
    /// What was counted of the pages of the longest row that fit.
    private(set) var figures: LayoutFigures?
    private let others: [SelectionProposal.Candidate]
    private let source: Source
    private let desk: PageDesk
    /// Words of the shortest version of each report.
    private let words: [String: Int]

    /// Candidates that do not fit a space one after another, after which none is tried.
    private static let mostMisses = 16

    /// Trials of candidates, the best first.
    ///
    /// - Parameter measured: A report with the sizes of its photographs.
    init(
        _ candidates: [SelectionProposal.Candidate], _ source: Source, on desk: PageDesk,
        measured: (Report) -> Report
    ) {
        let count = min(source.publication.selection.only.count, candidates.count)
        named = Array(candidates.prefix(count))
        others = Array(candidates.dropFirst(count))
        let slugs = Set(candidates.map(\.slug))
        var measuredSource = source
        measuredSource.shelf.reports = source.shelf.reports.map { slugs.contains($0.slug) ? measured($0) : $0 }
        self.source = measuredSource
        self.desk = desk
        words = Dictionary(
            source.shelf.reports.map { ($0.slug, ($0.versions.map(\.words) + [$0.body.words]).min() ?? 0) },
            uniquingKeysWith: min)
    }

    /// What the person named, alone.
    func namedAlone() throws -> [SelectionProposal.Candidate] {
        _ = try fits(named)
        return named
    }

    /// For a space with room for about so many words: candidates one after another, each that still fits with those before
    /// it. While they fit, twice as many are tried at once; where one does not, only shorter ones are tried after it, so that
    /// few pages are composed however many candidates there are.
    func filling(_ room: Int) throws -> [SelectionProposal.Candidate] {
        var (chosen, next, step, misses) = (named, 0, 1, 0)
        // What has this many words does not fit with the chosen.
        var tooLong = room - length(of: named) + 1
        while next < others.count, misses < SelectionTrials.mostMisses {
            let some = others[next..<min(next + step, others.count)]
            let length = length(of: some)
            if length < tooLong, try fits(chosen + some) {
                chosen += some
                next += some.count
                tooLong -= length
                (step, misses) = (step * 2, 0)
            } else if some.count > 1 {
                step = some.count / 2
            } else {
                if length < tooLong { (tooLong, misses) = (length, misses + 1) }
                next += 1
            }
        }
        return chosen
    }

    /// The longest row that fits: one that does not never fits with one more, or so nearly never that halving finds it.
    func longest() throws -> [SelectionProposal.Candidate] {
        var (low, high) = (0, others.count)
        while low < high {
            let middle = (low + high + 1) / 2
            if try fits(named + others.prefix(middle)) { low = middle } else { high = middle - 1 }
        }
        return named + others.prefix(low)
    }

    private func length(of candidates: some Sequence<SelectionProposal.Candidate>) -> Int {
        candidates.reduce(0) { $0 + words[$1.slug, default: 0] }
    }

    private func fits(_ chosen: [SelectionProposal.Candidate]) throws -> Bool {
        guard let edition = edition(of: chosen), let pages = try pages(of: edition) else { return false }
        figures = pages.figures
        return true
    }

    /// Pages that an edition fits into.
    private func pages(of edition: Edition) throws -> LaidOutEdition? {
        count += 1
        if let fitting = desk.fitting(edition, proposes: false) { return try fitting.anyFitting() }
        let pages = try desk.laidOut(edition, proposes: false)
        let isFitting = pages.pages.count <= edition.publication.pages ?? Int.max && pages.figures.overset == 0
        return isFitting && pages.figures.stories > 0 ? pages : nil
    }

    /// An edition of these reports alone; `nil` where they make none.
    private func edition(of chosen: [SelectionProposal.Candidate]) -> Edition? {
        guard !chosen.isEmpty else { return nil }
        var publication = source.publication
        publication.selection.only = chosen.map(\.slug)
        let edition = Selector.select(
            source.shelf.reports, for: publication, in: source.workspace, mixesSections: source.mixesSections
        ).edition
        return edition.sections.isEmpty ? nil : edition
    }
}
