import Geometry
import Intake
import PrintModel

/// What came of asking for a proposal.
public struct SelectionResult: Sendable {
    /// The proposal; `nil` where the run stopped.
    public var proposal: SelectionProposal?
    /// Whether it was written into the publication file.
    public var isWritten = false
    /// What was found, and what stopped the run.
    public var findings: [Finding] = []
    /// Why the run stopped.
    public var fault: Fault?

    /// A result.
    public init(
        proposal: SelectionProposal? = nil, isWritten: Bool = false, findings: [Finding] = [], fault: Fault? = nil
    ) {
        self.proposal = proposal
        self.isWritten = isWritten
        self.findings = findings
        self.fault = fault
    }
}

extension Chain {
    /// Proposes reports for `publications/<name>.yml`, as many as its pages hold: found by composing them, not by counting
    /// words. With `writing`, the proposal goes into the file's `select.only`; whatever else stands there stays.
    public func propose(_ name: String, writing: Bool) async -> SelectionResult {
        var (proposal, isWritten): (SelectionProposal?, Bool) = (nil, false)
        let run = await ChainRun(self, publication: name).result { run in
            run.startPictures()
            let source = try run.stage(.read) { try run.read(name) }
            let published = try run.published(before: source)
            let scores = try await run.photoScores(source, published)
            proposal = try run.stage(.select) { try run.propose(source, published, scores) }
            if writing, let proposal {
                try SelectionFile.write(
                    proposal.chosen.map(\.slug), into: self.folder.root + "/" + source.publication.file,
                    shown: source.publication.file)
                isWritten = true
            }
        }
        // What composing the trials found is of the trials.
        return SelectionResult(
            proposal: proposal, isWritten: isWritten, findings: run.fault?.findings ?? [], fault: run.fault)
    }
}

extension ChainRun {
    /// Candidates that do not fit a space one after another, after which none is tried.
    private static let mostMisses = 16

    /// A proposal for the pages that the publication has: the longest row of candidates, the best first, that fit; for
    /// space in a newspaper, each that still fits.
    func propose(
        _ source: Source, _ published: [String: String], _ photoScores: [String: Double]
    ) throws -> SelectionProposal {
        let (candidates, refused) = proposer(source, published, photoScores).ranked()
        let named = min(source.publication.selection.only.count, candidates.count)
        var trials = 0
        var best: LaidOutEdition?
        func fits(_ chosen: some Collection<SelectionProposal.Candidate>) throws -> Bool {
            guard !chosen.isEmpty else { return true }
            trials += 1
            let pages = try trial(chosen.map(\.slug), source)
            guard let pages, pages.pages.count <= source.publication.pages ?? Int.max, pages.figures.overset == 0 else {
                return false
            }
            best = pages
            return true
        }
        // What the person named is in, whether it fits or not; of the rest as many as fit.
        var chosen = Array(candidates.prefix(named))
        if source.publication.space != nil {
            // A page holds few stories: one more at a time, the next where one is too long, until several are in a row.
            var misses = 0
            let room = source.layout.roomForWords
            let shortest = Dictionary(
                source.shelf.reports.map { ($0.slug, ($0.versions.map(\.words) + [$0.body.words]).min() ?? 0) },
                uniquingKeysWith: min)
            for candidate in candidates.dropFirst(named) where misses < ChainRun.mostMisses {
                // What is far too long for the whole space need not be composed to know it.
                guard shortest[candidate.slug, default: 0] <= room else { continue }
                if try fits(chosen + [candidate]) {
                    chosen.append(candidate)
                    misses = 0
                } else {
                    misses += 1
                }
            }
        } else if source.publication.pages != nil {
            // A row that does not fit never fits with one more, or so nearly never that halving finds the longest.
            var (low, high) = (named, candidates.count)
            while low < high {
                let middle = (low + high + 1) / 2
                if try fits(candidates.prefix(middle)) { low = middle } else { high = middle - 1 }
            }
            chosen = Array(candidates.prefix(low))
        }
        if best == nil { _ = try fits(chosen) }
        let taken = Set(chosen.map(\.slug))
        var left = candidates.filter { !taken.contains($0.slug) }.map { candidate in
            var candidate = candidate
            candidate.reasons.append((reason: .room, value: String(candidate.words)))
            return candidate
        }
        left += refused
        return SelectionProposal(chosen: chosen, left: left, layout: best?.figures, trials: trials)
    }

    /// Pages of these reports alone; `nil` where they make none.
    private func trial(_ slugs: [String], _ source: Source) throws -> LaidOutEdition? {
        var source = source
        source.publication.selection.only = slugs
        let edition = Selector.select(
            source.shelf.reports, for: source.publication, in: source.workspace, mixesSections: source.mixesSections
        ).edition
        guard !edition.sections.isEmpty else { return nil }
        return try? layOut(try measure(edition, source), source, proposing: false)
    }

    /// Which reports other publications of the workspace had, that came out before this one, and in which.
    func published(before source: Source) throws -> [String: String] {
        var published: [String: String] = [:]
        let others = chain.folder.publications.filter { $0 != source.publication.name }
        for name in others {
            guard let (other, _) = try? chain.folder.publication(named: name, in: source.workspace, with: source.shelf),
                other.date < source.publication.date
            else { continue }
            // A programme or a poster does not publish what it selects, unless it names it.
            let design = try? chain.folder.layout(named: other.layout, for: other.space).layout
            guard design?.hasStories != false || !other.selection.only.isEmpty else { continue }
            let edition = Selector.select(source.shelf.reports, for: other, in: source.workspace).edition
            for story in edition.sections.flatMap(\.stories) where published[story.slug] == nil {
                published[story.slug] = name
            }
            try chain.interruption.check()
        }
        return published
    }

    private func proposer(
        _ source: Source, _ published: [String: String], _ scores: [String: Double]
    ) -> SelectionProposer {
        SelectionProposer(
            reports: source.shelf.reports, publication: source.publication, published: published
        ) { report in
            // A photograph that was not looked at counts for a usual one.
            report.photos.compactMap(\.path).map { scores[$0] ?? ChainRun.usualPhoto }.max()
        }
    }

    private static let usualPhoto = 0.5
    /// Reports whose photographs are looked at: those that come first without.
    private static let judged = 24

    /// How good the photographs are of the reports that are likely to be chosen, by their paths.
    func photoScores(_ source: Source, _ published: [String: String]) async throws -> [String: Double] {
        let first = proposer(source, published, [:]).ranked().candidates.prefix(ChainRun.judged).map(\.slug)
        let reports = source.shelf.reports.filter { first.contains($0.slug) }
        var shelf = PhotoShelf()
        for report in reports {
            for photo in report.photos {
                guard let path = photo.path else { continue }
                shelf.photos.append((path, Finding.Place(file: report.file, line: photo.line, report: report.slug)))
            }
        }
        awaitPictures()
        let ranking = try await rank(shelf, for: source.condition)
        return Dictionary(ranking.photos.map { ($0.path, $0.score) }, uniquingKeysWith: max)
    }
}

extension Layout {
    /// About as many words as a page of it holds under one head, and rather more.
    fileprivate var roomForWords: Int {
        let head = 4.0
        let rows = (page.trim.height - page.top - page.bottom) / leading - head
        let size = story.styles["body"].flatMap { styles[$0]?.size } ?? 9
        // A character is about half as wide as its size, a word six characters with its space.
        let words = (page.trim.width - page.inside - page.outside) / (size * 0.46) / 6
        return Int(max(1, rows) * max(1, words))
    }
}
