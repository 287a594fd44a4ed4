import Geometry
import PrintModel

/// Fits an edition into the pages that it has, no more and no fewer: where the stories are too long, those that carry
/// shorter versions of their text give way, the least important first and no more than need be. Nothing is ever cut: where
/// that is not enough, it finds out by composing how many words must go, and from which story; and where the material is
/// too short to fill the space, how many are wanting.
struct SpaceFitting {
    let edition: Edition
    let pages: Int
    /// Whether to find out what to shorten or lengthen where nothing else helps.
    let proposes: Bool
    /// What an edition is composed for.
    enum Purpose {
        /// To see how it comes out.
        case trial
        /// To be told what to leave out where it is too long.
        case proposal
        /// To fill what is left over with the layout's own notices.
        case filling
    }
    /// Composes an edition.
    let composing: (Edition, Purpose) throws -> LaidOutEdition

    func compose(_ edition: Edition) throws -> LaidOutEdition { try composing(edition, .trial) }

    /// The pages, with what was done to make them.
    func fitted() throws -> LaidOutEdition {
        let first = try compose(edition)
        if isGood(first), rowsEmpty(first) == 0 { return first }
        var search = VersionSearch(self, first)
        if !isGood(first) {
            guard try search.shorten() else {
                return proposes ? try withProposal(with(shortest)) : try compose(with(shortest))
            }
            try search.relax()
        }
        try search.level()
        return try told(search)
    }

    /// Pages that the edition fits into, with its stories whole or each in its shortest version, however well they come
    /// out; `nil` where it does not fit. Composes twice at most.
    func anyFitting() throws -> LaidOutEdition? {
        let whole = try compose(edition)
        if fits(whole) { return whole }
        guard !shortest.isEmpty else { return nil }
        let short = try compose(with(shortest))
        return fits(short) ? short : nil
    }

    // MARK: What is asked of pages

    func fits(_ composed: LaidOutEdition) -> Bool {
        composed.pages.count <= pages && composed.figures.overset == 0
            && !composed.findings.contains { $0.code == .storyUnplaced }
    }

    /// Fits, and with at least one of the photographs there are: a page of nothing but text is the last resort.
    func isGood(_ composed: LaidOutEdition) -> Bool {
        guard fits(composed) else { return false }
        let hasPhotos = stories.contains { !$0.photos.isEmpty }
        return !hasPhotos
            || composed.pages.contains { $0.items.contains { if case .photo = $0 { true } else { false } } }
    }

    /// Rows left empty at the feet of pages.
    func rowsEmpty(_ composed: LaidOutEdition) -> Int {
        composed.findings.filter { $0.code == .pageUnfilled }.reduce(0) {
            $0 + ($1.values["rows"].flatMap { Int($0) } ?? 0)
        }
    }

    // MARK: The edition's stories

    var stories: [Report] { edition.sections.flatMap(\.stories) }

    var byImportance: [Report] {
        stories.sorted { $0.priority == $1.priority ? $0.slug < $1.slug : $0.priority < $1.priority }
    }

    /// The last version of every story that carries any.
    var shortest: [String: Int] {
        Dictionary(stories.map { ($0.slug, $0.versions.count) }, uniquingKeysWith: max).filter { $0.value > 0 }
    }

    /// The edition with some of its stories in versions, numbered from 1; 0 is the whole text.
    func with(_ versions: [String: Int]) -> Edition {
        edition.mapStories { story in
            var story = story
            if let version = versions[story.slug], version > 0 { story.body = story.versions[version - 1] }
            return story
        }
    }

    /// The pages found, with what was shortened and what is wanting.
    private func told(_ search: VersionSearch) throws -> LaidOutEdition {
        var best = search.best
        for story in byImportance {
            guard let version = search.versions[story.slug], version > 0 else { continue }
            let words = ["words": String(story.versions[version - 1].words), "title": story.title]
            best.findings.append(
                Finding(.note, .storyShortened, at: Finding.Place(file: story.file, report: story.slug), words))
        }
        guard rowsEmpty(best) > 0 else { return best }
        let wanting = proposes ? try whatIsWanting(best, with(search.versions)) : nil
        if rowsEmpty(best) >= SpaceFitting.leastFilled {
            let filled = try composing(with(search.versions), .filling)
            if isGood(filled) || fits(filled) && !isGood(best), rowsEmpty(filled) < rowsEmpty(best) {
                let notes = best.findings.filter { $0.code == .storyShortened }
                best = filled
                best.findings += notes
            }
        }
        best.findings += wanting.map { [$0] } ?? []
        return best
    }

    /// Fewest rows that are filled with a notice.
    private static let leastFilled = 5
}
